import type { ReadSource, StoredText } from '../domain/source.ts'
import { words } from '../text/words.ts'
import { leadOf } from './lead.ts'
import { type QuotedPlace, quoteParagraphs } from './view.ts'

/** Code with more lines than this is cut to so many around what was looked for. */
const LONG_CODE = 10
const SHOWN_CODE = 7
const MOST_SENTENCES = 5

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
    if (lines.length <= LONG_CODE) return fittingSentences(quoteParagraphs(source, stored, [n]), terms)
    return [{ place: `${source.id}:${n}`, text: linesAround(lines, terms) }]
  })
}

/** Of a paragraph that is shown sentence by sentence those with most of the words asked for; its first where none has one. */
function fittingSentences(lines: QuotedPlace[], terms: ReadonlySet<string>): QuotedPlace[] {
  if (lines.length <= MOST_SENTENCES) return lines
  const shared = lines.map(({ text }) => new Set(words(text).filter(word => terms.has(word))).size)
  const best = Math.max(...shared)
  const order = [...shared.keys()].sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b)
  const fitting = order.filter(i => best === 0 || (shared[i] ?? 0) * 2 > best).slice(0, MOST_SENTENCES)
  return lines.filter((_, i) => fitting.includes(i))
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

/** Whether a paragraph says next to nothing by itself: one word, or a few that were found by their headings alone, as `- {boolean}`. */
export function isBare(stored: StoredText, n: number, question: string): boolean {
  const paragraph = stored.paragraphs[n - 1]
  if (paragraph === undefined || leadOf(stored, n).length > 0) return false
  const text = stored.text.slice(paragraph.start, paragraph.end)
  const own = words(text, { dropStopWords: true })
  if (isOneWord(text)) return true
  const terms = new Set(words(question, { dropStopWords: true }))
  return own.length < FEW_WORDS && !own.some(word => terms.has(word))
}

/** A figure may be all that there is to say; a word is a label. */
const isOneWord = (text: string): boolean => /^[\p{L}'’/-]+$/u.test(text.trim()) && !/\p{Script=Han}{5}/u.test(text)
