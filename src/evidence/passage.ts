import { words } from '../text/words.ts'
import { type StatedDate, statedDates } from './dates.ts'
import { kept } from './kept.ts'
import { type Clause, clausesIn, negatorsIn } from './negation.ts'
import { type Direction, directionsIn, isSubjectWord } from './polarity.ts'
import type { Candidate } from './sentence-index.ts'
import type { SourceSentence } from './source-sentences.ts'
import { type Row, rowAt } from './tables/table.ts'

/** What a claim is held against: one sentence, what stands beside it, and what says when and about what it speaks. */
export interface Passage {
  readonly text: string
  /** The sentence with those beside it. */
  readonly window: string
  /** The sentence behind it, which is part of the window: a sentence points back, and not forward. */
  readonly after?: string
  /** Of a list item or a row, those before and behind it. */
  readonly beside?: readonly string[]
  /** Title, dates, headings and what the source is called. */
  readonly around: readonly string[]
  /** Of these the ones that say who speaks: site, author, host. */
  readonly called?: readonly string[]
  /** What the cells mean, where it is a row of a table. */
  readonly row?: Row
  /** All of the source. */
  readonly whole?: string
}

/** A text read for comparing: the same for a claim and for a sentence. */
export interface Reading {
  readonly text: string
  readonly dates: readonly StatedDate[]
  readonly directions: readonly Direction[]
  readonly clauses: readonly Clause[]
  /** Content words with their offsets. */
  readonly terms: readonly Term[]
  readonly termSet: ReadonlySet<string>
}

export interface Term {
  readonly term: string
  readonly start: number
}

/** Reads a text once; a sentence is compared with many claims. */
export const readingOf: (text: string) => Reading = kept(text => {
  const negators = negatorsIn(text)
  const directions = directionsIn(text)
  const left = directions.filter(one => !isSubjectWord(one))
  const clauses = clausesIn(text, negators)
  const bare = clauses
    .flatMap(({ denials }) => denials)
    .flatMap(({ start, bare: word }) => (word === undefined ? [] : words(word).map(term => ({ term, start }))))
  const terms = [
    ...bare,
    ...termsIn(text).filter(({ start }) => !left.some(one => start >= one.start && start < one.end)),
  ]
  return {
    text,
    dates: statedDates(text),
    directions,
    clauses,
    terms,
    termSet: new Set(terms.map(({ term }) => term)),
  }
})

const tokenPattern = /\p{Script=Han}+|[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu

function termsIn(text: string): Term[] {
  return Array.from(text.matchAll(tokenPattern)).flatMap(({ index, 0: token }): Term[] => {
    if (!/^\p{Script=Han}/u.test(token)) {
      return words(token, { dropStopWords: true }).map(term => ({ term, start: index }))
    }
    if (token.length === 1) return [{ term: token, start: index }]
    return Array.from({ length: token.length - 1 }, (_, i) => ({ term: token.slice(i, i + 2), start: index + i }))
  })
}

function itemOf({ text, paragraphs }: SourceSentence['source'], n: number): string | undefined {
  const { kind, start, end } = paragraphs?.[n - 1] ?? {}
  return kind === 'list_item' || kind === 'table_row' ? text.slice(start, end) : undefined
}

/** The passage around a candidate sentence. */
export function passageOf({ sentence, before, after }: Pick<Candidate, 'sentence' | 'before' | 'after'>): Passage {
  const { source, paragraph, term = '', also = '' } = sentence
  const under = source.paragraphs?.[paragraph - 1]?.under ?? []
  const headings = under
    .flatMap(n => source.paragraphs?.[n - 1] ?? [])
    .map(({ start, end }) => source.text.slice(start, end))
  const { title = '', published, modified, called = [] } = source
  const row = rowAt(source, paragraph)
  const dates = [published, modified].map(one => one?.slice(0, 10) ?? '')
  return {
    text: sentence.text,
    window: [before?.text, sentence.text, after?.text].filter(one => one !== undefined).join(' '),
    around: [title, ...dates, ...headings, term, also, ...called].filter(one => one !== ''),
    called,
    whole: source.text,
    ...(row ? { row } : { beside: [paragraph - 1, paragraph + 1].flatMap(n => itemOf(source, n) ?? []) }),
    ...(after && { after: after.text }),
  }
}
