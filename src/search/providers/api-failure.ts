import { ResearchError } from '../../errors.ts'
import type { Access } from './access.ts'

interface Refusal {
  readonly status: number
  readonly retryAfterMs?: number
}

const goOn = 'Go on with what the others found.'

/** What an API's status means where it is no success. The words of its body are not ours. */
export function statusFailure(refusal: Refusal, access: Pick<Access, 'key' | 'setup'>): ResearchError {
  const { status, retryAfterMs } = refusal
  if (status === 429 || (status === 403 && retryAfterMs !== undefined)) return rateLimited(retryAfterMs)
  if (status === 401 || status === 403) return refused(access)
  if (status === 402) return usedUp(access)
  if (status === 400 || status === 414 || status === 422) return badQuery()
  if (status === 404 || status === 410) {
    return new ResearchError('There is nothing at its address.', {
      kind: 'not_found',
      fix: `Check ${access.setup.address}. ${goOn}`,
    })
  }
  if (status === 408 || status === 504)
    return new ResearchError('It gave up on the search.', { kind: 'timeout', fix: goOn })
  return new ResearchError(`It answered ${status}.`, { kind: 'unreachable', fix: goOn, retryAfterMs })
}

export function rateLimited(retryAfterMs?: number): ResearchError {
  const wait = retryAfterMs === undefined ? 'in a minute' : `in ${Math.ceil(retryAfterMs / 1000)} s`
  return new ResearchError('It asks for fewer requests.', {
    kind: 'rate_limited',
    fix: `Search again ${wait}, or go on with what the others found.`,
    retryAfterMs,
  })
}

/** Not accepted, or not there although it is needed; a service without keys does not serve us at all. */
export function refused({ key, setup }: Pick<Access, 'key' | 'setup'>): ResearchError {
  if (setup.key === undefined) return new ResearchError('It does not serve us.', { kind: 'blocked', fix: goOn })
  const { variable, from } = setup.key
  return key === undefined
    ? new ResearchError('It wants a key.', { kind: 'no_key', fix: `Set ${variable}; a key is from ${from}.` })
    : new ResearchError('It does not accept the key.', {
        kind: 'no_key',
        fix: `Check ${variable}; it is from ${from}.`,
      })
}

export function usedUp({ setup }: Pick<Access, 'setup'>): ResearchError {
  return new ResearchError('What its plan allows is used up.', {
    kind: 'rate_limited',
    fix: setup.key === undefined ? goOn : `See the plan at ${setup.key.from}, or go on with what the others found.`,
    retryAfterMs: 3_600_000,
  })
}

export function badQuery(): ResearchError {
  return new ResearchError('It did not accept the query.', {
    kind: 'invalid',
    fix: 'Search in plain words, fewer of them, without operators.',
  })
}
