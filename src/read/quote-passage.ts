import type { ReadSource, StoredText } from '../domain/source.ts'
import { words } from '../text/words.ts'
import { leadOf } from './lead.ts'
import { type QuotedPlace, quoteParagraphs } from './view.ts'

/** Code with more lines than this is cut to so many around what was looked for. */
const LONG_CODE = 10
const SHOWN_CODE = 7

/** Paragraphs that answer a question; of long code only the lines that do. */
export function quotePassage(
  source: Pick<ReadSource, 'id'>,
  stored: StoredText,
  numbers: readonly number[],
  question: string,
): QuotedPlace[] {
  const terms = new Set(words(question, { dropStopWords: true }))
  return numbers.flatMap(n => {
    const paragraph = stored.paragraphs[n - 1]
    const lines = paragraph?.kind === 'code' ? stored.text.slice(paragraph.start, paragraph.end).split('\n') : []
    if (lines.length <= LONG_CODE) return quoteParagraphs(source, stored, [n])
    return [{ place: `${source.id}:${n}`, text: linesAround(lines, terms) }]
  })
}

function linesAround(lines: readonly string[], terms: ReadonlySet<string>): string {
  const own = lines.map(line => words(line).filter(word => terms.has(word)))
  const sharedFrom = (start: number) => new Set(own.slice(start, start + SHOWN_CODE).flat()).size
  let [first, most] = [0, 0]
  for (let start = 0; start + SHOWN_CODE <= lines.length; start++) {
    if (sharedFrom(start) > most) [first, most] = [start, sharedFrom(start)]
  }
  const last = first + SHOWN_CODE
  return [...(first > 0 ? ['…'] : []), ...lines.slice(first, last), ...(last < lines.length ? ['…'] : [])].join('\n')
}

const FEW_WORDS = 3

/** Whether a paragraph was found by its headings alone and says next to nothing by itself: `- {boolean}`. */
export function isBare(stored: StoredText, n: number, question: string): boolean {
  const paragraph = stored.paragraphs[n - 1]
  if (paragraph === undefined || leadOf(stored, n).length > 0) return false
  const own = words(stored.text.slice(paragraph.start, paragraph.end), { dropStopWords: true })
  const terms = new Set(words(question, { dropStopWords: true }))
  return own.length < FEW_WORDS && !own.some(word => terms.has(word))
}
