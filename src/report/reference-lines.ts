import { cslItem, updatedOn } from './bibliography.ts'
import type { Inline } from './blocks/blocks.ts'
import type { CitationView } from './citation-view.ts'
import type { Reference, ReportView } from './report-view.ts'
import type { Strings } from './strings.ts'
import { formatReference } from './styles/format-reference.ts'
import type { ReferenceStyle } from './styles/style.ts'

/** A reference as its style has it. */
export function entryOf({ source }: Reference, style: ReferenceStyle): Inline[] {
  return formatReference(cslItem(source), style)
}

/** What no style has a place for: the file, every date that is known, and the hash of the copy that the quotes are of. */
export function copyOf({ source }: Reference, strings: Strings): string {
  const { published, retrieved, access, textSha256, origin } = source
  const updated = updatedOn(source)
  return [
    ...(origin.type === 'file' ? [fileName(origin.path)] : []),
    ...datesOf(published, updated, strings),
    `${strings.retrieved} ${retrieved.slice(0, 10)}`,
    ...(access?.archived === undefined ? [] : [`${strings.archived} ${access.archived.slice(0, 10)}`]),
    `sha256 ${textSha256.slice(0, 12)}`,
  ].join(' · ')
}

/** When a page was published and, long after, changed. */
export function datesOf(published: string | undefined, updated: string | undefined, strings: Strings): string[] {
  const known = [
    ...(published === undefined ? [] : [`${strings.published} ${published.slice(0, 10)}`]),
    ...(updated === undefined ? [] : [`${strings.updated} ${updated}`]),
  ]
  return known.length > 0 ? known : [strings.noDate]
}

/** Where a file lies is its owner's. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

/** The source in the list that has the same text, for who counts sources. */
export function copyLine({ source }: Reference, { provenance, references }: ReportView, strings: Strings): string {
  const first = provenance.copyOf.get(source.id)
  const original = first === undefined ? undefined : references.find(one => one.source.id === first)
  return original ? ` · ${strings.sameTextAs} [${original.n}]` : ''
}

/** Each cited place of a source once, in the order of its text. */
export function uniquePlaces(citations: readonly CitationView[]): CitationView[] {
  return [...new Map(citations.map(one => [`${one.start}-${one.end}`, one])).values()].sort((a, b) => a.start - b.start)
}
