import { present } from '../present.ts'
import type { Hit, Operator, ProviderQuery } from './provider.ts'

/** A query taken apart: its words, and what it asks for by operators. */
export interface ParsedQuery {
  /** What is left without the operators; quoted phrases stay in it as words. */
  readonly text: string
  /** Phrases that were quoted. */
  readonly exact: readonly string[]
  /** Words or phrases that must not stand in a hit. */
  readonly not: readonly string[]
  readonly site?: string
  /** Without the dot. */
  readonly filetype?: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly since?: string
  readonly until?: string
}

const token = /(-?)(?:(site|filetype|since|until|after|before):(\S+)|["“”「『]([^"“”」』]+)["“”」』]|(\S+))/giu
const day = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/

/** Operators as search engines know them: `site:`, `filetype:`, `since:`, `until:`, a quoted phrase, a word with a minus before it. */
export function parseQuery(raw: string): ParsedQuery {
  const parts = [...raw.matchAll(token)].map(match => partOf(match))
  const valuesOf = (kind: Part['kind']) => parts.filter(part => part.kind === kind).map(({ value }) => value)
  const last = (kind: Part['kind']) => valuesOf(kind).at(-1)
  return {
    text: parts
      .filter(({ kind }) => kind === 'word' || kind === 'exact')
      .map(({ value }) => value)
      .join(' '),
    exact: valuesOf('exact'),
    not: valuesOf('not'),
    ...present({
      site: siteOf(last('site')),
      filetype: last('filetype')?.toLowerCase().replace(/^\./, ''),
      since: last('since'),
      until: last('until'),
    }),
  }
}

interface Part {
  readonly kind: 'word' | Operator
  readonly value: string
}

function partOf([whole, minus, name = '', value = '', phrase, word = '']: RegExpMatchArray): Part {
  const isMinus = minus === '-' && !/^-[\d.]/.test(whole)
  const operator = operatorNames[name.toLowerCase()]
  if (phrase !== undefined) return { kind: isMinus ? 'not' : 'exact', value: phrase.trim() }
  if (operator === 'site' && isMinus) return { kind: 'not', value: `site:${value.toLowerCase()}` }
  const isReadable = operator === 'site' || operator === 'filetype' || day.test(value)
  if (operator !== undefined && isReadable && !isMinus) return { kind: operator, value }
  return isMinus && /\p{L}/u.test(word) ? { kind: 'not', value: word } : { kind: 'word', value: whole }
}

const operatorNames: Readonly<Record<string, 'site' | 'filetype' | 'since' | 'until'>> = {
  site: 'site',
  filetype: 'filetype',
  since: 'since',
  after: 'since',
  until: 'until',
  before: 'until',
}

/** `https://www.example.org/x` and `www.example.org` mean the domain. */
export function siteOf(site: string | undefined): string | undefined {
  const host = site
    ?.toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^(?:www|\*)\./, '')
    .split('/')[0]
  return host === '' ? undefined : host
}

/** What every web search engine reads in the query itself. */
export const commonOperators = ['site', 'exact', 'not', 'filetype'] as const satisfies readonly Operator[]

/** The words of a query with the operators that a provider reads in the query itself, as web search engines write them. */
export function queryString(query: ProviderQuery, written: readonly Operator[] = commonOperators): string {
  const knows = new Set(written)
  const phrases = knows.has('exact') ? query.exact : []
  const bare = phrases.reduce(
    (text, phrase) => text.replace(phrase, () => `"${phrase.replaceAll('"', '')}"`),
    query.text,
  )
  return [
    bare,
    ...(knows.has('not') ? query.not.map(one => `-${/\s/.test(one) ? `"${one}"` : one}`) : []),
    ...(knows.has('site') && query.site !== undefined ? [`site:${query.site}`] : []),
    ...(knows.has('filetype') && query.filetype !== undefined ? [`filetype:${query.filetype}`] : []),
    ...(knows.has('since') && query.since !== undefined ? [`after:${query.since}`] : []),
    ...(knows.has('until') && query.until !== undefined ? [`before:${query.until}`] : []),
  ].join(' ')
}

/**
 * Whether a hit has what its provider was not able to ask for. What a hit does not tell is no reason to leave it out: a missing date
 * fails no period, and a phrase may stand in the page though not in the snippet.
 */
export function keepsOperators(hit: Hit, query: ProviderQuery, applied: ReadonlySet<Operator>): boolean {
  const { origin, published } = hit
  const url = origin.type === 'web' && URL.canParse(origin.url) ? new URL(origin.url) : undefined
  const path = (origin.type === 'file' ? origin.path : (url?.pathname ?? '')).toLowerCase()
  const said = `${hit.title} ${hit.snippet ?? ''}`.toLowerCase()
  const date = published?.slice(0, 10)
  const fails: readonly (readonly [Operator, boolean])[] = [
    ['site', query.site !== undefined && url !== undefined && !isWithinSite(url, query.site)],
    ['filetype', query.filetype !== undefined && /\.\w{2,5}$/.test(path) && !path.endsWith(`.${query.filetype}`)],
    ['not', query.not.some(one => isUnwanted(one, said, url))],
    ['since', query.since !== undefined && date !== undefined && endOf(date) < query.since],
    ['until', query.until !== undefined && date !== undefined && date > query.until],
  ]
  return fails.every(([operator, isFailed]) => applied.has(operator) || !isFailed)
}

/** A year stands for all of it. */
const endOf = (date: string) => (date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date)

function isWithinSite({ hostname }: URL, site: string): boolean {
  return hostname === site || hostname.endsWith(`.${site}`)
}

function isUnwanted(one: string, said: string, url: URL | undefined): boolean {
  if (one.startsWith('site:')) return url !== undefined && isWithinSite(url, siteOf(one.slice(5)) ?? '')
  const word = one.toLowerCase()
  const at = said.indexOf(word)
  if (at < 0) return false
  if (/\p{Script=Han}/u.test(word)) return true
  return !/[\p{L}\p{N}]$/u.test(said.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(said.slice(at + word.length))
}
