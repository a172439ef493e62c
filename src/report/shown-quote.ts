import { cut } from '../text/cut.ts'
import { sentences } from '../text/sentences.ts'
import { excerptOf } from './excerpt.ts'

const BEGINNING_CHARS = 300
/** A sentence that ends before this says too little of a source. */
const SHORTEST = 100

/** The beginning of a source that is cited as a whole: up to the end of a sentence, else of a word. */
export function beginningOf(text: string): string {
  if (text.trimEnd().length <= BEGINNING_CHARS) return text.trimEnd()
  const whole = text.slice(0, BEGINNING_CHARS + 1)
  // The last one may only end where the text was cut.
  const ends = sentences(whole).slice(0, -1)
  const end = ends.at(-1)?.end ?? 0
  if (end >= SHORTEST) return text.slice(0, end)
  const kept = text.slice(0, BEGINNING_CHARS).replace(/[\ud800-\udbff]$/, '')
  const word = /\s/.test(whole.slice(kept.length)) ? kept : kept.replace(/[\p{L}\p{N}_'’.-]+$/u, lastWord)
  return word.trimEnd()
}

/** Scripts without spaces break anywhere. */
const lastWord = (run: string) => (run.length > 40 || /[\u2e80-\uffef]/.test(run) ? run : '')

/** A quote for people: of a long one the words that bear out what is `said` where it is cited, once or at several places; what goes on says so. */
export function shownQuote(
  {
    quote,
    goesOn,
    said = '',
  }: { readonly quote: string; readonly goesOn?: true; readonly said?: string | readonly string[] },
  chars?: number,
): string {
  const shown = said.length === 0 ? cut(quote, chars) : excerptOf(quote, said, chars ?? QUOTE_CHARS)
  return goesOn && !shown.endsWith('…') ? `${shown} …` : shown
}

const QUOTE_CHARS = 400
