import { type Block, blocksOf } from '../prose/block.ts'
import { fold } from '../text/fold.ts'

/** A report as its sections: `report/` knows how a text is cut into them. */
export interface ReportText {
  readonly title: string
  readonly sections: readonly { readonly heading: string; readonly text: string }[]
}

/** A block of the report that can be named: `2.3` is paragraph 3 of section 2, `2` the heading of section 2. */
export interface ReportPlace extends Block {
  readonly folded: string
}

/**
 * A report cut into places. Section 0 is what stands before the first `##` heading, its heading the title;
 * section n is the n-th `##` heading. Paragraphs count from 1 within their section.
 */
export interface CutReport extends ReportText {
  readonly places: readonly ReportPlace[]
  /** Title, headings and paragraphs, without citations. */
  readonly folded: string
}

export function cutReport({ title, sections }: ReportText): CutReport {
  const opening = sections[0]?.heading === '' ? sections[0] : undefined
  const headed = opening ? sections.slice(1) : sections
  const all = [{ heading: title, text: opening?.text ?? '' }, ...headed]
  const places = all.flatMap(({ heading, text }, section) => [
    ...(heading === '' ? [] : [placeOf(`${section}`, heading)]),
    ...blocksOf(text).map((block, i) => placeOf(`${section}.${i + 1}`, block)),
  ])
  return { title, sections, places, folded: places.map(({ folded }) => folded).join(' ') }
}

function placeOf(place: string, text: string): ReportPlace {
  return { place, text, folded: foldReport(text) }
}

/** Where a quote stands; `place` is missing where it runs over several paragraphs. Undefined where the report does not have it. */
export function findQuote(report: CutReport, quote: string): { readonly place?: string } | undefined {
  const needle = foldReport(quote.replace(/^[\s"'“”‘’「」…]+|[\s"'“”‘’「」…]+$/gu, ''))
  if (needle === '') return undefined
  const found = report.places.find(({ folded }) => folded.includes(needle))
  if (found) return { place: found.place }
  return report.folded.includes(needle) ? {} : undefined
}

/** Folded without citations and link targets, which a quote may leave out. */
function foldReport(text: string): string {
  const bare = text.replace(/\s*\[@[^[\]\n]*\]/g, '').replace(/(!?\[[^[\]\n]*\])\([^()\s]*\)/g, '$1')
  return fold(bare).text.trim()
}
