import * as z from 'zod'
import { type FailureKind, ResearchError } from '../../errors.ts'

const failed = z.object({ error: z.object({ code: z.string() }) })

const later = 'Search again in a minute, or search other kinds.'
const failures: readonly (readonly [codes: RegExp, kind: FailureKind, message: string, fix: string])[] = [
  [/^(maxlag|ratelimited|cirrussearch-too-busy-error|readonly)$/, 'rate_limited', 'It is too busy.', later],
  [/^(readapidenied|permissiondenied|blocked|autoblocked|mwoauth)/, 'blocked', 'It does not serve us.', later],
  [
    /^(missingparam|badvalue|invalid|unknown_|cirrussearch-(query-too-long|regex|parse|offset)|nosrsearch|badinteger|toolong)/,
    'invalid',
    'It does not understand the query.',
    'Search in plain words, without operators.',
  ],
]

/**
 * The failure that an answer of the MediaWiki Action API tells. It comes with HTTP 200, and its text is not ours, so only the code is
 * used. https://www.mediawiki.org/wiki/API:Errors_and_warnings
 */
export function mediawikiFailure(body: unknown): ResearchError | undefined {
  const failure = failed.safeParse(body)
  if (!failure.success) return undefined
  const { code } = failure.data.error
  const known = failures.find(([codes]) => codes.test(code))
  const [, kind, message, fix] = known ?? [code, 'unreachable' as const, 'It could not search.', later]
  return new ResearchError(message, { fix, kind })
}
