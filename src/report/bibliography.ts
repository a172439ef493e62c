import type { ReadSource } from '../domain/source.ts'
import { withoutTracking } from '../net/url.ts'
import { present } from '../present.ts'
import { type AuthorName, authorNames } from './author-names.ts'
import { hostOf, siteLabel, siteNameOf } from './site.ts'

/** A reference in the terms of CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types and -iv-variables). */
export interface CslItem {
  readonly id: string
  readonly type: 'webpage' | 'article-journal' | 'article' | 'document' | 'report' | 'book'
  readonly title: string
  readonly author?: readonly AuthorName[]
  readonly issued?: CslDate
  readonly accessed?: CslDate
  readonly URL?: string
  readonly DOI?: string
  readonly 'container-title'?: string
  readonly language?: string
  readonly publisher?: string
  readonly note?: string
  /** What CSL has no variable for: the days on which an archive kept the copy and on which its page was last changed. */
  readonly custom?: { readonly archived?: string; readonly updated?: string }
}

export interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[]
}

export function cslItem(source: ReadSource): CslItem {
  const { id, title, author, published, retrieved, origin, language, textSha256 } = source
  const url = origin.url === undefined ? undefined : withoutTracking(origin.url)
  const doi = source.doi ?? /\b10\.\d{4,9}\/[^\s?#]+/.exec(url ?? '')?.[0]
  const type = typeOf(url, doi)
  const authors = author === undefined ? [] : authorNames(author, { name: siteNameOf(source), label: siteLabel(url) })
  return {
    id,
    type,
    title: title || id,
    accessed: dateOf(retrieved),
    ...present({
      author: authors.length > 0 ? authors : undefined,
      issued: published === undefined ? undefined : dateOf(published),
      URL: url,
      DOI: doi,
      'container-title': siteNameOf(source),
      publisher: type === 'webpage' && source.siteName === undefined ? hostOf(url) : undefined,
      language,
      custom: customOf(source, type),
    }),
    // The stored copy that the quotes are of.
    note: `sha256 ${textSha256}`,
  }
}

function customOf(source: ReadSource, type: CslItem['type']): CslItem['custom'] {
  const updated = type === 'webpage' ? updatedOn(source) : undefined
  const days = present({ archived: source.access?.archived?.slice(0, 10), updated })
  return Object.keys(days).length > 0 ? days : undefined
}

/** A correction soon after is of the same day's work. */
const SOON_MS = 31 * 86_400_000

/** The day on which a page says that it was last changed, where that is long after it was published. */
export function updatedOn({ published, modified }: Pick<ReadSource, 'published' | 'modified'>): string | undefined {
  if (modified === undefined) return undefined
  const isLong = published === undefined || Date.parse(modified) - Date.parse(published) > SOON_MS
  return isLong ? modified.slice(0, 10) : undefined
}

function typeOf(url: string | undefined, doi: string | undefined): CslItem['type'] {
  if (url === undefined) return 'document'
  if (/\/\/(?:www\.)?arxiv\.org\//.test(url)) return 'article'
  return doi === undefined ? 'webpage' : 'article-journal'
}

export function dateOf(iso: string): CslDate {
  return { 'date-parts': [iso.slice(0, 10).split('-').map(Number)] }
}

const bibTypes: Readonly<Record<CslItem['type'], string>> = {
  webpage: 'online',
  'article-journal': 'article',
  article: 'online',
  document: 'misc',
  report: 'report',
  book: 'book',
}

/** BibLaTeX entries (https://ctan.org/pkg/biblatex, section 2): `online` with `urldate`, names in `Family, Given` form. */
export function bibtex(items: readonly CslItem[]): string {
  return items
    .map(item => {
      const fields: readonly (readonly [string, string | undefined])[] = [
        ['author', item.author?.map(bibName).join(' and ')],
        ['title', `{${bibEscape(item.title)}}`],
        [
          item.type === 'article-journal' ? 'journaltitle' : 'organization',
          escaped(item['container-title'] ?? item.publisher),
        ],
        ['date', isoDate(item.issued)],
        ['doi', item.DOI],
        ['url', item.URL?.replace(/[{}]/g, encodeURIComponent)],
        ['urldate', isoDate(item.accessed)],
        ['note', escaped(item.note)],
      ]
      const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]))
      return [`@${bibTypes[item.type]}{${item.id},`, ...lines, '}', ''].join('\n')
    })
    .join('\n')
}

const escaped = (text: string | undefined) => (text === undefined ? undefined : bibEscape(text))

/** Characters that TeX reads as commands; braces would end a field. */
function bibEscape(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\\/g, '\\textbackslash ')
    .replace(/[{}]/g, '')
    .replace(/[#$%&_]/g, '\\$&')
    .replace(/~/g, '\\textasciitilde ')
    .replace(/\^/g, '\\textasciicircum ')
}

function bibName(name: NonNullable<CslItem['author']>[number]): string {
  return 'literal' in name ? `{${bibEscape(name.literal)}}` : `${bibEscape(name.family)}, ${bibEscape(name.given)}`
}

const risTypes: Readonly<Record<CslItem['type'], string>> = {
  webpage: 'ELEC',
  'article-journal': 'JOUR',
  article: 'UNPB',
  document: 'GEN',
  report: 'RPRT',
  book: 'BOOK',
}

/** RIS (https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html): a tag a line, `TY` first, `ER` last. */
export function ris(items: readonly CslItem[]): string {
  return items
    .map(item => {
      const lines: readonly (readonly [string, string | undefined])[] = [
        ['TY', risTypes[item.type]],
        ['ID', item.id],
        ['TI', item.title],
        ...(item.author ?? []).map(name => ['AU', risName(name)] as const),
        ['T2', item['container-title']],
        ['PB', item.publisher],
        ['DA', isoDate(item.issued)?.replaceAll('-', '/')],
        ['DO', item.DOI],
        ['UR', item.URL],
        ['Y2', isoDate(item.accessed)?.replaceAll('-', '/')],
        ['LA', item.language],
        ['N1', item.note],
        ['ER', ''],
      ]
      return lines
        .flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`]))
        .join('')
    })
    .join('\r\n')
}

const risName = (name: NonNullable<CslItem['author']>[number]) =>
  'literal' in name ? name.literal : `${name.family}, ${name.given}`

function isoDate(date: CslDate | undefined): string | undefined {
  return date?.['date-parts'][0]?.map((part, i) => `${part}`.padStart(i === 0 ? 4 : 2, '0')).join('-')
}
