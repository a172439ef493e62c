import type { Contradiction } from '../evidence/contradictions/contradictions.ts'
import type { SourceStatement } from '../evidence/contradictions/statements.ts'
import { cut } from '../text/cut.ts'
import type { ReportView } from './report-view.ts'
import type { Strings } from './strings.ts'

/** Finds where the read sources of a research contradict each other; `plan/` does it. */
export type FindContradictions<Research> = (research: Research) => Promise<readonly Contradiction[]>

/** Where sources contradict each other, whether the report speaks of it or not: places and both sentences, as plain lines. */
export function contradictionLines({ contradictions, references }: ReportView, strings: Strings): string[] {
  const numbers = new Map(references.map(({ n, source }) => [source.id, n]))
  const said = (one: SourceStatement) => {
    const n = numbers.get(one.source)
    const place = n === undefined ? placeOf(one) : `[${n}] ${strings.paragraph(one.paragraph)}`
    return `${place} “${cut(one.text, QUOTE_CHARS)}”`
  }
  return contradictions.map(({ a, b, kind }) => `${said(a)} ↔ ${said(b)} (${strings.contradictionKinds[kind]})`)
}

const QUOTE_CHARS = 240

export const placeOf = ({ source, paragraph, sentence, of }: SourceStatement): string =>
  `${source}:${paragraph}${of > 1 ? `.${sentence}` : ''}`
