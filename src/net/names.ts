import { lookup as dnsLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { privateAddress } from './guard.ts'

export interface ResolvedAddress {
  readonly address: string
  readonly family: number
}

/** Every address of a name. */
export type Lookup = (hostname: string) => Promise<readonly ResolvedAddress[]>

export interface NameRules {
  readonly lookup?: Lookup
  readonly isReachable: (address: string) => boolean
}

export interface Names {
  /** The addresses of a name or literal that may be connected to. Rejects where one of them is out of bounds. */
  resolve(hostname: string): Promise<readonly ResolvedAddress[]>
  /** Rejects where a name that a proxy is to look up leads out of bounds here. Where nothing can be looked up, the proxy decides alone. */
  admit(hostname: string): Promise<void>
}

/** Always there (RFC 2606 §3), so it shows what a look-up on this machine is worth. */
const wellKnownName = 'example.com'
const probeHoldsMs = 600_000

/**
 * Ranges out of which local proxies ("fake IP" mode of Clash, sing-box, Surge) give every name an address of their own, which only they
 * understand: the block for benchmarks (RFC 2544) and the one of sing-box for IPv6.
 */
const standInRanges = [ipaddr.parseCIDR('198.18.0.0/15'), ipaddr.parseCIDR('fc00::/18')]

type NamesHere = 'real' | 'stand-ins' | 'unknown'

export function createNames({ lookup = systemLookup, isReachable }: NameRules): Names {
  const here = remembered(() => namesHere(lookup), probeHoldsMs)

  const resolve = async (hostname: string): Promise<readonly ResolvedAddress[]> => {
    const family = isIP(hostname)
    if (family !== 0) return checked([{ address: hostname, family }], isReachable)
    const addresses = await lookup(hostname)
    if (addresses.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' })
    if (addresses.every(isStandIn) && (await here()) === 'stand-ins') return addresses
    return checked(addresses, isReachable)
  }

  return {
    resolve,
    admit: async hostname => {
      if (isIP(hostname) === 0 && (await here()) === 'unknown') return
      await resolve(hostname)
    },
  }
}

function checked(
  addresses: readonly ResolvedAddress[],
  isReachable: NameRules['isReachable'],
): readonly ResolvedAddress[] {
  if (!addresses.every(({ address }) => isReachable(address))) throw privateAddress()
  return addresses
}

async function namesHere(lookup: Lookup): Promise<NamesHere> {
  const addresses = await lookup(wellKnownName).catch(() => [])
  if (addresses.length === 0) return 'unknown'
  return addresses.every(isStandIn) ? 'stand-ins' : 'real'
}

function isStandIn({ address }: ResolvedAddress): boolean {
  const parsed = ipaddr.process(address)
  return standInRanges.some(range => parsed.kind() === range[0].kind() && parsed.match(range))
}

function systemLookup(hostname: string): Promise<readonly ResolvedAddress[]> {
  return dnsLookup(hostname, { all: true })
}

function remembered<T>(ask: () => Promise<T>, holdsMs: number): () => Promise<T> {
  let last: { readonly answer: Promise<T>; readonly until: number } | undefined
  return () => {
    if (last === undefined || last.until < performance.now()) {
      last = { answer: ask(), until: performance.now() + holdsMs }
    }
    return last.answer
  }
}
