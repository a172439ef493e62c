import type { Section } from '../domain/draft.ts'
import { linesOf } from '../evidence/report-citations/layout.ts'
import {
  type Reference,
  type ReportCitations,
  reportCitations,
  type TextCitation,
} from '../evidence/report-citations/report-citations.ts'

/** `[3]`, `[1, 2]`, `[^note]` or `³` in a section, where a list of references says what it stands for. */
export interface ReferenceMark {
  /** Index of the section. */
  readonly section: number
  /** `[start, end)` of its text. */
  readonly start: number
  readonly end: number
  readonly form: TextCitation['form']
  readonly entries: readonly { readonly key: string; readonly url?: string }[]
}

/** A line of the list that a mark stands for. */
export interface ReferenceEntry {
  readonly section: number
  readonly start: number
  readonly end: number
  readonly url: string
}

interface References {
  readonly marks: readonly ReferenceMark[]
  readonly entries: readonly ReferenceEntry[]
}

/** Marks of a draft that its own list of references resolves to addresses, and the lines of the list. */
export function referencesIn(sections: readonly Section[]): References {
  const all = sections.map(({ text }) => text).join('\n')
  // Without either there is nothing to parse, which is so for most drafts.
  if (!/[[【［〔]\s*\^?\d|\[\^|[¹²³⁴-⁹]/.test(all) || !/https?:|doi/i.test(all)) return { marks: [], entries: [] }
  const { report, starts } = joined(sections)
  const parsed = listedCitations(report)
  const placed = <T extends Span>(one: T): T & { readonly section: number } => {
    const section = starts.findLastIndex(start => start <= one.start)
    const at = starts[section] ?? 0
    return { ...one, section, start: one.start - at, end: one.end - at }
  }
  const isInText = ({ section, start, end }: Span & { readonly section: number }) =>
    start >= 0 && end <= (sections[section]?.text.length ?? 0)
  const marks = parsed.citations.flatMap(mark => markOf(mark) ?? []).map(placed)
  return { marks: marks.filter(isInText), entries: entriesOf(parsed).map(placed).filter(isInText) }
}

interface Span {
  readonly start: number
  readonly end: number
}

function joined(sections: readonly Section[]): { readonly report: string; readonly starts: readonly number[] } {
  let report = ''
  const starts: number[] = []
  for (const { heading, text } of sections) {
    report += heading === '' ? '' : `## ${heading}\n\n`
    starts.push(report.length)
    report += `${text}\n\n`
  }
  return { report, starts }
}

function markOf({ start, end, form, references }: TextCitation): Omit<ReferenceMark, 'section'> | undefined {
  if (form === 'link' || form === 'address' || references.every(({ url }) => url === undefined)) return undefined
  const entries = references.map(({ key = '', url }) => ({ key, ...(url !== undefined && { url }) }))
  return { start, end, form, entries }
}

/** Steps that end in an address are no references: numbered items count below a heading such as References only. */
function listedCitations(report: string): ReportCitations {
  const parsed = reportCitations(report)
  const below = new Set(linesOf(report).flatMap(({ start, inSources }) => (inSources ? [start] : [])))
  const isReference = (i: number | undefined) => {
    const { start = 0 } = parsed.sources[i ?? -1] ?? {}
    return i !== undefined && (below.has(start) || !/^\s*\d+[.)、．]\s/.test(report.slice(start)))
  }
  const citations = parsed.citations.map(one => ({
    ...one,
    references: one.references.map(reference => (isReference(reference.source) ? reference : withoutSource(reference))),
  }))
  return { ...parsed, citations }
}

const withoutSource = ({ key }: Reference): Reference => ({ ...(key !== undefined && { key }) })

function entriesOf({ sources, citations }: ReportCitations): Omit<ReferenceEntry, 'section'>[] {
  const marked = new Set(
    citations
      .filter(({ form }) => form !== 'link' && form !== 'address')
      .flatMap(({ references }) => references.map(({ source }) => source)),
  )
  return sources.flatMap(({ start, end, url }, i) => (url !== undefined && marked.has(i) ? [{ start, end, url }] : []))
}
