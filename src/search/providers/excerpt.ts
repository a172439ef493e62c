import { sentences } from '../../text/sentences.ts'
import { words } from '../../text/words.ts'
import type { PassagePart } from './passages.ts'

const snippetChars = 300

/** The terms of a question, by which the place of a match is found. */
export function questionTerms(question: string): ReadonlySet<string> {
  return new Set(words(question, { dropStopWords: true }))
}

/** Index of the block that shares most terms with the question; of the first one where none does. */
export function bestPart(parts: readonly PassagePart[], terms: ReadonlySet<string>): number {
  return best(parts, terms, ({ text }) => text)
}

/** About 300 characters that begin with the sentence that matches best, or with an earlier one where all of the rest fits. */
export function snippetOf(text: string, terms: ReadonlySet<string>): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= snippetChars) return plain
  const spans = sentences(plain)
  const start = spans[best(spans, terms, span => plain.slice(span.start, span.end))]?.start ?? 0
  const earliest = spans.find(span => plain.length - span.start <= snippetChars)?.start ?? start
  const from = Math.min(start, earliest)
  return `${from > 0 ? '… ' : ''}${cut(plain.slice(from), snippetChars)}`
}

/** Cuts a text at the end of a word, and says so. */
export function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  const end = boundaryBefore(text, maxChars)
  return `${text.slice(0, end).trimEnd()} …`
}

/** The last space before a position, or the position itself in a script without spaces, never inside a surrogate pair. */
function boundaryBefore(text: string, position: number): number {
  const space = text.lastIndexOf(' ', position)
  if (space > position - 40 && space > 0) return space + 1
  return /[\uDC00-\uDFFF]/.test(text.charAt(position)) ? position - 1 : position
}

function best<T>(items: readonly T[], terms: ReadonlySet<string>, textOf: (item: T) => string): number {
  const shared = items.map(item => new Set(words(textOf(item)).filter(word => terms.has(word))).size)
  return shared.indexOf(Math.max(...shared))
}
