import * as z from 'zod'
import { daysBefore } from '../days.ts'
import { isLatin, isNewsLike } from '../fields.ts'
import type { Operator, ProviderQuery } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { asksForNew } from '../recency.ts'
import { askApi, notUnderstood, textOf } from './api.ts'
import { badQuery, rateLimited } from './api-failure.ts'
import { distinct, webHit } from './hit.ts'
import { keywords } from './keywords.ts'

const applies = ['site', 'exact', 'since', 'until'] as const satisfies readonly Operator[]

const article = z.object({ url: z.string(), title: z.string(), seendate: z.string().optional() })
/** An empty object where nothing was found. */
const answer = z.union([z.object({ articles: z.array(article) }), z.strictObject({})])

const languages: Readonly<Record<string, string>> = {
  en: 'english',
  de: 'german',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  pt: 'portuguese',
}

/** It searches the last three months. */
const REACH_DAYS = 90

/** https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/; failures are sentences in plain text, most of them with HTTP 200. */
export const gdelt: ProviderSpec = {
  name: 'gdelt',
  kind: 'news',
  covers: 'online news of the last three months, world-wide',
  documentation: 'https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/',
  limits: 'no key; one request every five seconds, fewer when it is busy; asked for news, recent or dated queries',
  publicBase: 'https://api.gdeltproject.org',
  address: 'GDELT_URL',
  create: access => ({
    applies,
    spacingMs: 5_000,
    fits: query => isNewsLike(query) && isLatin(query),
    search: async (query, call) => {
      const { limit, until, today } = query
      const reach = daysBefore(today, REACH_DAYS)
      if (until !== undefined && until < reach) return { hits: [], partial: true, note: 'it reaches three months back' }
      const parameters = {
        query: searchQuery(query),
        mode: 'artlist',
        format: 'json',
        maxrecords: Math.min(limit, 250),
        sort: asksForNew(query) ? 'datedesc' : 'hybridrel',
        ...period(query, reach),
      }
      const bytes = await askApi(access, { path: '/api/v2/doc/doc', parameters }, call)
      const hits = articlesIn(textOf(bytes)).flatMap(({ url, title, seendate }) =>
        webHit({ url, title, published: seendate?.replace(/^(\d{4})(\d\d)(\d\d).*/, '$1-$2-$3') }),
      )
      return { hits: distinct(hits, limit) }
    },
  }),
}

/** All words must stand there; those of one or two letters are an error. */
function searchQuery({ text, exact, site, language }: ProviderQuery): string {
  const rest = exact.reduce((all, phrase) => all.replace(phrase, ' '), text)
  const source = languages[language]
  return [
    ...keywords(rest, 6).filter(word => word.length > 2),
    ...exact.map(phrase => `"${phrase.replaceAll('"', '')}"`),
    ...(site !== undefined ? [`domainis:${site}`] : []),
    ...(source !== undefined ? [`sourcelang:${source}`] : []),
  ].join(' ')
}

function period({ since, until, today }: ProviderQuery, reach: string) {
  if (since === undefined && until === undefined) return {}
  const from = since === undefined || since < reach ? reach : since
  const stamp = (day: string, time: string) => `${day.replaceAll('-', '')}${time}`
  return { startdatetime: stamp(from, '000000'), enddatetime: stamp(until ?? today, '235959') }
}

function articlesIn(text: string) {
  // Titles come with stray backslashes and control characters, which JSON does not allow.
  const mended = text.replace(/\p{Cc}/gu, ' ').replace(/\\(?!["\\/bfnrtu])/g, ' ')
  const parsed = answer.safeParse(parsedOrUndefined(mended))
  if (parsed.success) return 'articles' in parsed.data ? parsed.data.articles : []
  if (/limit requests/i.test(text)) throw rateLimited(5_000)
  if (
    /^[^{<]{0,300}(?:too short|too long|too common|invalid|unsupported|must be|timespan|parenthes|quer(?:y|ies))/i.test(
      text,
    )
  )
    throw badQuery()
  throw notUnderstood()
}

function parsedOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
