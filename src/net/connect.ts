import { buildConnector } from 'undici'
import { bareHost } from './guard.ts'
import type { Names, ResolvedAddress } from './names.ts'

/**
 * Connects only to addresses that passed the check: they are resolved first, no socket is made when one of them is out of bounds, and
 * the connection is pinned to them, so that a name cannot change its address in between.
 */
export function createConnector(names: Pick<Names, 'resolve'>, timeoutMs: number): buildConnector.connector {
  return (options, callback) => {
    names.resolve(bareHost(options.hostname)).then(
      addresses => buildConnector({ timeout: timeoutMs, lookup: pinned(addresses) })(options, callback),
      error => callback(error instanceof Error ? error : new Error('look-up failed', { cause: error }), null),
    )
  }
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
