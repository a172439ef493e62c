import * as z from 'zod'
import type { ProviderAnswer, ProviderQuery } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { askApi, jsonOf, notUnderstood } from './api.ts'
import { distinct, webHit } from './hit.ts'
import { htmlText } from './html-text.ts'
import { mediawikiFailure } from './mediawiki.ts'

/** CirrusSearch refuses longer ones. */
const maxQueryChars = 300

/** Full-text search by the MediaWiki Action API, without a key. https://www.mediawiki.org/wiki/API:Search */
export const wikipedia: ProviderSpec = {
  name: 'wikipedia',
  kind: 'encyclopedia',
  covers: 'articles, in the language of the question',
  documentation: 'https://www.mediawiki.org/wiki/API:Search',
  limits: 'no key; one request at a time is asked for',
  publicBase: 'https://{lang}.wikipedia.org',
  address: 'WIKIPEDIA_URL',
  create: access => ({
    search: async (query, call) => {
      if (query.site !== undefined && !/(^|\.)wikipedia\.org$/.test(query.site)) return { hits: [], hasNothing: true }
      const baseUrl = baseFor(access.baseUrl, query.language)
      const request = { path: '/w/api.php', parameters: parametersOf(query) }
      return answerOf(await askApi({ ...access, baseUrl }, request, call), baseUrl, query)
    },
  }),
}

function baseFor(template: string, language: string): string {
  const lang = /^[a-z]{2,3}(-[a-z]+)*$/.test(language) ? language : 'en'
  return template.replaceAll('{lang}', lang)
}

function parametersOf({ text, limit }: ProviderQuery) {
  return {
    action: 'query',
    list: 'search',
    srsearch: text.slice(0, maxQueryChars),
    srlimit: Math.min(Math.max(limit, 1), 50),
    srprop: 'snippet',
    srenablerewrites: '1',
    format: 'json',
    formatversion: '2',
  }
}

const found = z.object({ search: z.array(z.object({ title: z.string(), snippet: z.string().optional() })) })
/** A search without a hit is an empty list; the whole `query` is left out by some versions. */
const succeeded = z.union([z.object({ query: found }), z.object({ batchcomplete: z.unknown(), query: z.undefined() })])

function answerOf(bytes: Uint8Array, base: string, { limit, since, until }: ProviderQuery): ProviderAnswer {
  const body = jsonOf(bytes)
  const failure = mediawikiFailure(body)
  if (failure) throw failure
  const answer = succeeded.safeParse(body)
  if (!answer.success) throw notUnderstood()
  const hits = (answer.data.query?.search ?? []).flatMap(({ title, snippet }) =>
    webHit({ url: articleUrl(base, title), title, snippet: plainSnippet(snippet ?? '') }),
  )
  const isDated = since !== undefined || until !== undefined
  return {
    hits: distinct(hits, limit),
    ...(isDated && hits.length > 0 && { note: 'articles have no publication date, so none was left out' }),
  }
}

/** A wiki without CirrusSearch shows its source text, in HTML. */
function plainSnippet(html: string): string {
  return htmlText(htmlText(html))
    .replace(/'{2,}/g, '')
    .replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
}

/** https://www.mediawiki.org/wiki/Manual:Page_title: spaces are underscores; colons and slashes stay. */
function articleUrl(base: string, title: string): string {
  const path = encodeURIComponent(wellFormed(title).replaceAll(' ', '_')).replaceAll('%2F', '/').replaceAll('%3A', ':')
  return `${base}/wiki/${path}`
}

/** Half a surrogate pair has no encoding. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd')
