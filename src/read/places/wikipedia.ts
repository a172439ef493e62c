import * as z from 'zod'
import { ResearchError } from '../../errors.ts'
import { notAsDocumented } from './doors.ts'
import { pageOf, textOf } from './page.ts'
import { definePlace, isHost } from './place.ts'

interface Article {
  readonly lang: string
  /** What names it in the API: a title or the number of an old revision. */
  readonly named: Readonly<Record<'page', string>> | Readonly<Record<'oldid', string>>
}

function articleOf(url: URL): Article | undefined {
  const lang = /^([a-z][a-z-]{1,11})\.(?:m\.)?wikipedia\.org$/.exec(url.hostname)?.[1]
  if (lang === undefined || lang === 'www' || !isHost(url, 'wikipedia.org')) return undefined
  const old = url.searchParams.get('oldid')
  if (old !== null) return /^\d+$/.test(old) ? { lang, named: { oldid: old } } : undefined
  const path = /^\/wiki\/(.+)$/.exec(url.pathname)?.[1]
  const title = path === undefined ? url.searchParams.get('title') : decoded(path)
  return title ? { lang, named: { page: title.replaceAll('_', ' ') } } : undefined
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    // Not UTF-8: the page itself may still answer.
    return undefined
  }
}

const failed = z.object({ error: z.object({ code: z.string() }) })
const parsed = z.object({
  parse: z.object({ title: z.string(), revid: z.int(), text: z.string(), displaytitle: z.string().optional() }),
})
const revised = z.object({
  query: z.object({
    pages: z.array(z.object({ revisions: z.array(z.object({ timestamp: z.iso.datetime() })).optional() })),
  }),
})

/**
 * The article's own HTML and the revision that it is, by the Action API: https://www.mediawiki.org/wiki/API:Parsing_wikitext and
 * https://www.mediawiki.org/wiki/API:Revisions. Mirrors have that one too.
 */
export const wikipedia = definePlace({
  name: 'Wikipedia',
  reads: 'articles, also old revisions; number and date of the revision',
  doors: { api: { variable: 'WIKIPEDIA_URL', base: 'https://{lang}.wikipedia.org' } },
  matches: url => articleOf(url) !== undefined,

  async open(url, { doors: { api }, now }) {
    const { lang, named } = articleOf(url) ?? { lang: 'en', named: { page: '' } }
    const ask = <T>(parameters: Readonly<Record<string, string>>, schema: z.ZodType<T>) =>
      api.json(`/w/api.php?${new URLSearchParams({ ...parameters, format: 'json', formatversion: '2' })}`, schema, {
        lang,
      })
    const answer = await ask(
      { action: 'parse', ...named, prop: 'text|revid|displaytitle', redirects: '1', disableeditsection: '1' },
      z.union([parsed, failed]),
    )
    if ('error' in answer) throw apiFailure(answer.error.code)
    const { title, revid, text, displaytitle } = answer.parse
    const { query } = await ask(
      { action: 'query', prop: 'revisions', rvprop: 'timestamp', revids: `${revid}` },
      revised,
    )
    const timestamp = query.pages[0]?.revisions?.[0]?.timestamp
    if (timestamp === undefined) throw notAsDocumented()
    return {
      bytes: pageOf({ title, posts: [{ html: text }] }),
      contentType: 'text/html; charset=utf-8',
      url: url.href,
      retrieved: now,
      title: textOf(displaytitle ?? '') || title,
      notes: [`revision ${revid} of ${timestamp.slice(0, 10)}`],
    }
  },
})

/** https://www.mediawiki.org/wiki/API:Errors_and_warnings: failures come with HTTP 200; their text is not ours. */
function apiFailure(code: string): ResearchError {
  if (/^(missingtitle|nosuchrevid|pagecannotexist|invalidtitle)$/.test(code)) {
    return new ResearchError('Wikipedia has no such article.', { kind: 'not_found', fix: 'Search for its subject.' })
  }
  const kind = /^(maxlag|ratelimited|readonly)$/.test(code) ? 'rate_limited' : 'unreachable'
  return new ResearchError('Wikipedia could not give the article.', { kind, fix: 'Try again in a minute.' })
}
