import { lookup as dnsLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { buildConnector } from 'undici'
import { bareHost, privateAddress } from './guard.ts'

export interface ResolvedAddress {
  readonly address: string
  readonly family: number
}

/** Every address of a name. */
export type Lookup = (hostname: string) => Promise<readonly ResolvedAddress[]>

export interface ConnectRules {
  readonly lookup?: Lookup
  readonly isReachable: (address: string) => boolean
  readonly timeoutMs: number
}

/**
 * Connects only to addresses that passed the check: they are resolved first, no socket is made when one of them is out of bounds, and
 * the connection is pinned to them, so that a name cannot change its address in between.
 */
export function createConnector({
  lookup = systemLookup,
  isReachable,
  timeoutMs,
}: ConnectRules): buildConnector.connector {
  const resolve = async (hostname: string): Promise<readonly ResolvedAddress[]> => {
    const family = isIP(hostname)
    const addresses = family === 0 ? await lookup(hostname) : [{ address: hostname, family }]
    if (addresses.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' })
    if (!addresses.every(({ address }) => isReachable(address))) throw privateAddress()
    return addresses
  }
  return (options, callback) => {
    resolve(bareHost(options.hostname)).then(
      addresses => buildConnector({ timeout: timeoutMs, lookup: pinned(addresses) })(options, callback),
      error => callback(error instanceof Error ? error : new Error('look-up failed', { cause: error }), null),
    )
  }
}

function systemLookup(hostname: string): Promise<readonly ResolvedAddress[]> {
  return dnsLookup(hostname, { all: true })
}

type LookupDone = (error: Error | null, address: string | ResolvedAddress[], family?: number) => void

function pinned(addresses: readonly ResolvedAddress[]) {
  return (_hostname: string, options: { readonly all?: boolean | undefined }, done: LookupDone): void => {
    const first = addresses[0]
    if (options.all === true) done(null, [...addresses])
    else if (first === undefined) done(new Error('no address'), '')
    else done(null, first.address, first.family)
  }
}
