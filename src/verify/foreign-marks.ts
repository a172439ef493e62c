import { brackets, withoutCode } from '../evidence/citation.ts'
import { claimsIn, type Statement } from '../evidence/claims.ts'
import { marksIn } from '../evidence/report-citations/marks.ts'
import { reportCitations } from '../evidence/report-citations/report-citations.ts'
import { isAboutText } from './about-text.ts'
import { tableClaims } from './table-claims.ts'

/** What can be checked in a text. Numbers that cite a list of references are no figures of it, and the list is no statement. */
export function statementsOf(text: string): Pick<Statement, 'text' | 'places' | 'links'>[] {
  const { citations, statements } = reportCitations(text)
  const isForeign = citations.length > 0 && brackets(text).length === 0
  if (!isForeign) {
    const { claims, rest } = tableClaims(text)
    const stated = claimsIn(rest).filter(one => one.places.length + one.links.length > 0 || !isAboutText(one.text))
    return [...stated, ...claims].map(one => ({ ...one, text: withoutMarks(one.text) }))
  }
  return statements
    .filter(({ isFactual }) => isFactual)
    .map(({ text: words, citations: own }) => ({
      text: words,
      places: [],
      links: [...new Set(own.flatMap(n => citations[n]?.references ?? []).flatMap(({ url }) => url ?? []))],
    }))
}

/** One statement on one line, without the numbers that cite: `[1]`, `[2, 3]`, `[^4]`, `【5】`. */
export function withoutMarks(statement: string): string {
  const marks = marksIn(withoutCode(statement), new Set()).filter(
    ({ form }) => form === 'number' || form === 'footnote',
  )
  const text = marks.reduceRight((left, { start, end }) => left.slice(0, start).trimEnd() + left.slice(end), statement)
  return text.replace(/\s+/g, ' ').trim()
}
