import type { Call } from '../call.ts'
import { daysBefore, realDay } from './days.ts'
import type { ProviderAnswer, ProviderQuery, SearchProvider } from './provider.ts'

/** Words that ask for what is new, and the days back that they mean from today. The first that fits counts. */
const periods: readonly (readonly [words: RegExp, days: number])[] = [
  [/\b(?:today|tonight|breaking|right now)\b|今天|今日|刚刚|剛剛/i, 2],
  [/\bthis week\b|\bpast week\b|本周|这周|這週|本週|一周内/i, 8],
  [/\bthis month\b|\bpast month\b|本月|这个月|這個月|一个月内/i, 32],
  [/\b(?:latest|newest|most recent|recent(?:ly)?|up[- ]to[- ]date)\b|最新|最近|近期|近日/i, 365],
]

const thisYear = /\bthis year\b|今年|本年度/i

/** Words that say nothing but that: pages seldom have them. */
export const timeWords: ReadonlySet<string> = new Set(['latest', 'newest', 'recent', 'recently', 'today', 'tonight'])

/** Whether the words ask for what is new, be a period given or not. */
export const asksForNew = ({ text }: Pick<ProviderQuery, 'text'>) =>
  thisYear.test(text) || periods.some(([words]) => words.test(text))

/** The day since which a query without a date of its own asks for things, by its words; undefined where it does not ask for what is new. */
export function impliedSince({ text, since, until, today }: ProviderQuery): string | undefined {
  if (since !== undefined || until !== undefined) return undefined
  const near = periods.find(([words, days]) => days < 365 && words.test(text))
  if (near === undefined && thisYear.test(text)) return `${today.slice(0, 4)}-01-01`
  const period = near ?? periods.find(([words]) => words.test(text))
  return period && daysBefore(today, period[1])
}

/**
 * A provider that takes "latest" as a period which ends today, and gets only days that every calendar has. Where such a period brings
 * nothing it is asked once more without, since the period was ours; one with few requests to spare says instead that it looked at this
 * period only.
 */
export function anchored(provider: SearchProvider): SearchProvider {
  const search = (query: ProviderQuery, call: Call) =>
    provider.search(query.until === undefined ? query : { ...query, until: realDay(query.until) }, call)
  if (!provider.applies?.includes('since')) return { ...provider, search }
  return {
    ...provider,
    search: async (query: ProviderQuery, call: Call): Promise<ProviderAnswer> => {
      const since = impliedSince(query)
      if (since === undefined) return search(query, call)
      const answer = await search({ ...query, since }, call)
      const note = [`since ${since}, as the words ask`, ...(answer.note ? [answer.note] : [])].join('; ')
      if (answer.hits.length > 0) return { ...answer, note }
      return (provider.spacingMs ?? 0) > 0 ? { ...answer, note, partial: true } : search(query, call)
    },
  }
}
