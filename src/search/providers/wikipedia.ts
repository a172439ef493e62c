import * as z from 'zod'
import type { Call } from '../../call.ts'
import { type FailureKind, ResearchError } from '../../errors.ts'
import type { Fetched, Net } from '../../net/net.ts'
import type { Hit, ProviderAnswer, ProviderQuery, SearchProvider } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { htmlText } from './html-text.ts'

const publicBase = 'https://{lang}.wikipedia.org'
/** CirrusSearch refuses longer ones. */
const maxQueryChars = 300

export interface WikipediaOptions {
  readonly net: Net
  /** Where a wiki with `/w/api.php` and `/wiki/` is, such as a mirror; `{lang}` stands for the language. */
  readonly baseUrl?: string
}

/**
 * Full-text search by the MediaWiki Action API, without a key.
 * https://www.mediawiki.org/wiki/API:Search and, for failures, https://www.mediawiki.org/wiki/API:Errors_and_warnings
 */
export function createWikipediaProvider({ net, baseUrl = publicBase }: WikipediaOptions): SearchProvider {
  const isOwn = baseUrl !== publicBase && wikipediaOrigin(baseUrl) !== undefined
  const ask = (url: string, { signal }: Pick<Call, 'signal'>): Promise<Fetched> =>
    isOwn
      ? net.configured(url, { signal, headers: { accept: 'application/json' } })
      : net.foreign(url, { signal, accept: 'application/json', api: true })

  return {
    name: 'wikipedia',
    kind: 'encyclopedia',
    search: async (query, call) => {
      if (query.site !== undefined && !/(^|\.)wikipedia\.org$/.test(query.site)) return { hits: [], partial: true }
      const base = baseFor(baseUrl, query.language)
      const { bytes } = await ask(searchUrl(base, query), call)
      return answerOf(bytes, base, query)
    },
  }
}

export const wikipedia: ProviderSpec = {
  name: 'wikipedia',
  kind: 'encyclopedia',
  covers: 'articles, in the language of the question',
  documentation: 'https://www.mediawiki.org/wiki/API:Search',
  limits: 'no key; one request at a time is asked for',
  publicBase,
  address: 'WIKIPEDIA_URL',
  create: ({ net, baseUrl }) => createWikipediaProvider({ net, baseUrl }),
}

/** The exact origin that an override names, for the configured door; undefined where its host depends on the language. */
export function wikipediaOrigin(baseUrl: string): string | undefined {
  const host = /^https?:\/\/[^/]+/.exec(baseUrl)?.[0]
  return host === undefined || host.includes('{lang}') ? undefined : new URL(host).origin
}

function baseFor(template: string, language: string): string {
  const lang = /^[a-z]{2,3}(-[a-z]+)*$/.test(language) ? language : 'en'
  return template.replaceAll('{lang}', lang).replace(/\/+$/, '')
}

function searchUrl(base: string, { text, limit }: ProviderQuery): string {
  const parameters = new URLSearchParams({
    action: 'query',
    list: 'search',
    srsearch: text.slice(0, maxQueryChars),
    srlimit: String(Math.min(Math.max(limit, 1), 50)),
    srprop: 'snippet',
    srenablerewrites: '1',
    format: 'json',
    formatversion: '2',
  })
  return `${base}/w/api.php?${parameters}`
}

const failed = z.object({ error: z.object({ code: z.string() }) })
const succeeded = z.object({
  // A search without a hit is an empty list; the whole `query` is left out by some versions.
  query: z.object({ search: z.array(z.object({ title: z.string(), snippet: z.string().optional() })) }).optional(),
})

function answerOf(bytes: Uint8Array, base: string, { limit, since, until }: ProviderQuery): ProviderAnswer {
  const body = jsonOf(bytes)
  const failure = failed.safeParse(body)
  if (failure.success) throw apiFailure(failure.data.error.code)
  const answer = succeeded.safeParse(body)
  if (!answer.success) throw notUnderstood()
  const hits = (answer.data.query?.search ?? []).slice(0, limit).map((one): Hit => {
    const snippet = htmlText(one.snippet ?? '')
    const url = articleUrl(base, one.title)
    return { origin: { type: 'web', url }, title: one.title, ...(snippet !== '' && { snippet }) }
  })
  const isDated = since !== undefined || until !== undefined
  return {
    hits,
    ...(isDated && hits.length > 0 && { note: 'articles have no publication date, so none was left out' }),
  }
}

/** https://www.mediawiki.org/wiki/Manual:Page_title: spaces are underscores; colons and slashes stay. */
function articleUrl(base: string, title: string): string {
  const path = encodeURIComponent(wellFormed(title).replaceAll(' ', '_')).replaceAll('%2F', '/').replaceAll('%3A', ':')
  return `${base}/wiki/${path}`
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw notUnderstood()
  }
}

const later = 'Search again in a minute, or search other kinds.'
const failures: readonly (readonly [codes: RegExp, kind: FailureKind, message: string, fix: string])[] = [
  [/^(maxlag|ratelimited|cirrussearch-too-busy-error|readonly)$/, 'rate_limited', 'Wikipedia is too busy.', later],
  [/^(readapidenied|permissiondenied|blocked|autoblocked|mwoauth)/, 'blocked', 'Wikipedia does not serve us.', later],
  [
    /^(missingparam|badvalue|invalid|unknown_|cirrussearch-(query-too-long|regex|parse|offset)|nosrsearch|badinteger)/,
    'invalid',
    'Wikipedia does not understand the query.',
    'Search in plain words, without operators.',
  ],
]

/** Errors come with HTTP 200. Their text is not ours, so only the code is used. */
function apiFailure(code: string): ResearchError {
  const known = failures.find(([codes]) => codes.test(code))
  const [, kind, message, fix] = known ?? [code, 'unreachable' as const, 'Wikipedia could not search.', later]
  return new ResearchError(message, { fix, kind })
}

function notUnderstood(): ResearchError {
  return new ResearchError('Wikipedia did not answer in its usual form.', { fix: later, kind: 'unreachable' })
}

/** Half a surrogate pair has no encoding. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd')
