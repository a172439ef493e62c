import type { Call } from '../../call.ts'
import { ResearchError } from '../../errors.ts'
import type { Hit } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import type { Access } from './access.ts'
import { askApi, notUnderstood } from './api.ts'
import { distinct, webHit } from './hit.ts'
import type { Markup } from './markup.ts'

/** ISO 639-3, as the catalog names languages. */
const languages: Readonly<Record<string, string>> = {
  en: 'eng',
  zh: 'zho',
  de: 'deu',
  fr: 'fra',
  es: 'spa',
  it: 'ita',
  pt: 'por',
  ru: 'rus',
  ja: 'jpn',
  ko: 'kor',
  ar: 'ara',
}

/** More than these in one search are refused by servers that keep their usual limit. */
const MOST_BOOKS = 20

/**
 * https://kiwix-tools.readthedocs.io/en/latest/kiwix-serve.html: `/catalog/v2/entries` for the books of a language, since one search
 * must not mix languages, then `/search` as RSS (`format=xml`).
 */
export const kiwix: ProviderSpec = {
  name: 'kiwix',
  kind: 'encyclopedia',
  covers: 'Wikipedia and other works as ZIM files, through a kiwix-serve of yours, off line too',
  documentation: 'https://kiwix-tools.readthedocs.io/en/latest/kiwix-serve.html',
  limits: 'none; on a private address its pages can be read with DEEPRESEARCH_ALLOW_PRIVATE=1',
  address: 'KIWIX_URL',
  create: access => ({
    search: async ({ text, limit, language }, call) => {
      const books = await booksIn(language, access, call)
      if (books.length === 0) return { hits: [], partial: true, note: 'no book in the language of the query' }
      const parameters = {
        pattern: text,
        'books.name': books.slice(0, MOST_BOOKS),
        pageLength: Math.min(limit, 140),
        format: 'xml',
      }
      const channel = (await xml(access, { path: '/search', parameters }, call)).first('channel')
      if (channel === undefined) throw notUnderstood()
      const hits = channel.all('item').flatMap(item => hitOf(item, access.baseUrl))
      const left = books.length - MOST_BOOKS
      return {
        hits: distinct(hits, limit),
        ...(left > 0 && { note: `${MOST_BOOKS} of ${books.length} books searched`, partial: true }),
      }
    },
  }),
}

/** Names of books as `/search` takes them: the last part of the address at which each is. */
async function booksIn(language: string, access: Access, call: Call): Promise<string[]> {
  const parameters = { lang: languages[language], count: -1 }
  const feed = (await xml(access, { path: '/catalog/v2/entries', parameters }, call)).first('feed')
  if (feed === undefined) throw notUnderstood()
  return feed.all('entry').flatMap(entry => {
    const link = entry.all('link').find(one => one.attribute('type') === 'text/html')
    const name = link?.attribute('href').split('/').at(-1)
    return name ? [decodeURIComponent(name)] : []
  })
}

async function xml(
  access: Access,
  request: { readonly path: string; readonly parameters: Record<string, string | number | string[] | undefined> },
  call: Call,
): Promise<Markup> {
  const bytes = await askApi(access, { ...request, accept: 'application/xml' }, call).catch(withoutIndex)
  return (await import('./markup.ts')).parseXml(bytes)
}

function withoutIndex(error: unknown): never {
  if (!(error instanceof ResearchError) || error.kind !== 'invalid') throw error
  throw new ResearchError('Its books cannot be searched together.', {
    kind: 'invalid',
    fix: 'Serve books that have a full-text index, of one language each.',
    cause: error,
  })
}

function hitOf(item: Markup, baseUrl: string): Hit[] {
  const link = item.textOf('link').trim()
  const url = URL.canParse(link, baseUrl) ? new URL(link, baseUrl).href : undefined
  const book = item.first('book')?.textOf('title') ?? ''
  const title = item.textOf('title')
  return webHit({ url, title: book === '' ? title : `${title} (${book})`, snippet: item.textOf('description') })
}
