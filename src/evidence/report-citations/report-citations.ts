import { sentencesAround } from '../cited-sentences.ts'
import { isCheckable, kindOf, type StatementKind } from '../claims.ts'
import { addressKey } from './address.ts'
import { blanked, type Line, linesOf } from './layout.ts'
import { type ListedSource, listedSources } from './listed.ts'
import { type Mark, marksIn } from './marks.ts'

/** What a citation leads to: an entry of the list, an address of its own, both, or a number without an entry. */
export interface Reference {
  readonly key?: string
  readonly url?: string
  /** Index in `sources`. */
  readonly source?: number
}

export interface TextCitation extends Mark {
  readonly references: readonly Reference[]
}

/** A sentence of the report, with indices of the citations that stand on it. */
export interface CitedStatement {
  /** Without marks and Markdown. */
  readonly text: string
  readonly kind: StatementKind
  /** It states something that can be checked; questions, remarks, opinions and lead-ins of a list do not. */
  readonly isFactual: boolean
  /** `[start, end)` of the report. */
  readonly start: number
  readonly end: number
  readonly citations: readonly number[]
}

/** Everything that a report cites, and how its list and its text fit together. */
export interface ReportCitations {
  readonly sources: readonly ListedSource[]
  readonly citations: readonly TextCitation[]
  readonly statements: readonly CitedStatement[]
  /** Numbers and footnotes that are cited and not listed. */
  readonly dangling: readonly string[]
  /** Indices in `sources` that nothing cites. */
  readonly unused: readonly number[]
  /** Entries of the list with the same address. */
  readonly duplicates: readonly { readonly url: string; readonly sources: readonly number[] }[]
  /** Numbers that the list jumps over. */
  readonly gaps: readonly number[]
}

/** Reads the citations of a report written elsewhere, Markdown or plain, English or Chinese. No network. */
export function reportCitations(given: string): ReportCitations {
  const report = given.replace(oddBreak, ' ')
  const lines = linesOf(report)
  const sources = listedSources(lines)
  const byKey = firstOf(sources, ({ key }) => key)
  const isSource = isOfList(sources)
  const text = blanked(
    report,
    lines.filter(one => one.kind === 'code' || isSource(one)),
  )
  const body = blanked(
    text,
    lines.filter(({ kind }) => kind === 'heading' || kind === 'head'),
  )
  const byAddress = firstOf(sources, ({ url }) => url && addressKey(url))
  const citations = marksIn(withoutCode(text), new Set(byKey.keys())).map(mark => ({
    ...mark,
    references: referencesOf(mark, sources, byKey, byAddress),
  }))
  const all = citations.flatMap(({ references }) => references)
  const used = new Set(all.map(({ source }) => source))
  const isNamed = (i: number) => used.has(i) || byKey.get(sources[i]?.key ?? '') !== i
  return {
    sources,
    citations,
    statements: statementsOf(body, citations),
    dangling: distinct(all.flatMap(({ key, url, source }) => (key && !url && source === undefined ? [key] : []))),
    unused: sources.flatMap(({ key }, i) => (key === undefined || isNamed(i) ? [] : [i])),
    duplicates: duplicatesOf(sources),
    gaps: gapsOf(sources),
  }
}

/** Breaks that only some readers know as such. */
const oddBreak = /[\r\v\f\u0085\u2028\u2029]/g

const distinct = <T>(values: readonly T[]) => [...new Set(values)]

/** The first index with each key. */
function firstOf<T>(all: readonly T[], keyOf: (one: T) => string | undefined): Map<string, number> {
  const found = new Map<string, number>()
  for (const [i, one] of all.entries()) {
    const key = keyOf(one)
    if (key !== undefined && !found.has(key)) found.set(key, i)
  }
  return found
}

/** Lines of the lists of sources; the heading above one may still cite, and so may prose beside the entries. */
function isOfList(sources: readonly ListedSource[]): (line: Line) => boolean {
  const edges = new Set(sources.flatMap(({ start, end }) => [start, end]))
  const isBare = ({ kind, inSources, text }: Line) => inSources && kind !== 'heading' && !/[[【［〔]\^?\d/.test(text)
  return line => isBare(line) || edges.has(line.start) || edges.has(line.end)
}

const withoutCode = (text: string) => text.replace(/`[^`\n]*`/g, code => ' '.repeat(code.length))

function referencesOf(
  { keys, url }: Mark,
  sources: readonly ListedSource[],
  byKey: ReadonlyMap<string, number>,
  byAddress: ReadonlyMap<string, number>,
): Reference[] {
  if (url !== undefined) {
    const [key] = keys
    const source = byAddress.get(addressKey(url)) ?? byKey.get(key ?? '')
    return [{ ...(key !== undefined && { key }), url, ...(source !== undefined && { source }) }]
  }
  return keys.map(key => {
    const source = byKey.get(key)
    const address = source === undefined ? undefined : sources[source]?.url
    return { key, ...(source !== undefined && { source }), ...(address !== undefined && { url: address }) }
  })
}

function statementsOf(body: string, citations: readonly TextCitation[]): CitedStatement[] {
  const marks = citations.flatMap((one, i) => (one.isWords ? [] : [{ start: one.start, end: one.end, index: i }]))
  const words = citations.flatMap((one, i) => (one.isWords ? [{ ...one, index: i }] : []))
  const found: CitedStatement[] = []
  for (const { start, end, text, marks: own } of sentencesAround(body, marks)) {
    const links = words.filter(one => one.start >= start && one.end <= end)
    const cited = [...own, ...links].map(({ index }) => index)
    const last = found.at(-1)
    const isOnlyLinks = links.length > 0 && !/[\p{L}\p{N}]{2}/u.test(blanked(body, links).slice(start, end))
    if (isOnlyLinks && last && !body.slice(last.end, start).includes('\n'))
      found[found.length - 1] = { ...last, end, citations: [...last.citations, ...cited] }
    else found.push(statementOf({ start, end, text }, cited, body.slice(start, end)))
  }
  return found
}

/** What marks leave between brackets: `([3], [4])`. */
const emptied = /\s*[(（][\s,，;；、]*[)）]/g

function statementOf({ start, end, text: written }: Span, citations: number[], original: string): CitedStatement {
  // `pipe()` was written so; only what marks stood in is empty because of them.
  const isCall = (found: string, at: number) => /[\w\]]/.test(written.charAt(at - 1)) && original.includes(found)
  const text = written.replace(emptied, (found, at: number) => (isCall(found, at) ? found : ''))
  const kind = kindOf(text)
  return { text, kind, isFactual: isCheckable(kind) && !/[:：]$/.test(text), start, end, citations }
}

type Span = Pick<CitedStatement, 'start' | 'end' | 'text'>

function duplicatesOf(sources: readonly ListedSource[]): ReportCitations['duplicates'] {
  const groups = new Map<string, { readonly url: string; readonly sources: number[] }>()
  for (const [i, { url }] of sources.entries()) {
    if (url === undefined) continue
    const group = groups.get(addressKey(url))
    if (group) group.sources.push(i)
    else groups.set(addressKey(url), { url, sources: [i] })
  }
  return [...groups.values()].filter(group => group.sources.length > 1)
}

function gapsOf(sources: readonly ListedSource[]): number[] {
  const numbers = new Set(sources.flatMap(({ key }) => (key !== undefined && /^\d+$/.test(key) ? [Number(key)] : [])))
  const last = Math.max(0, ...numbers)
  return Array.from({ length: last }, (_, i) => i + 1).filter(n => !numbers.has(n))
}
