import type { Desk } from '../desk.ts'
import type { ReadSource } from '../domain/source.ts'
import { ResearchError } from '../errors.ts'
import { askedWords } from '../text/asked-words.ts'
import { tellingTerms } from '../text/telling-words.ts'
import { words } from '../text/words.ts'
import type { Focus } from './focus.ts'
import { type FoundPassage, inParts, passagesOf } from './focus-parts.ts'
import { spreadPassages } from './spread.ts'
import type { QuotedPlace } from './view.ts'
import { type WordsNowhere, wordsNowhere } from './words-nowhere.ts'

export interface ShownFocus {
  readonly facts: readonly string[]
  readonly quoted: readonly QuotedPlace[]
  readonly data: Readonly<Record<string, unknown>>
}

const FOCUS_HITS = 24
/** So few where most of what was asked for stands nowhere: of sources that a host chose for it some more. */
const UNLIKELY_HITS = { chosen: 5, all: 3 }

export interface FocusView {
  readonly budget: number
  /** From 1; after the passages that answer come those that share fewer words. */
  readonly part: number
}

/** The best passages for a question, in the sources of this call or in all that were read. */
export async function showFocus(
  query: string,
  within: readonly ReadSource[] | undefined,
  { budget, part }: FocusView,
  focus: Focus,
  desk: Desk,
): Promise<ShownFocus> {
  if (within?.length === 0) return nothingRead
  const options = within ? { sources: new Set(within.map(({ id }) => id)) } : {}
  const nowhere = await wordsNowhere(query, focus, desk, options)
  const limit = nowhere.areMost ? UNLIKELY_HITS[within ? 'chosen' : 'all'] : FOCUS_HITS
  const { answers, others } = await spreadPassages(query, focus, desk, { limit, ...options })
  const passages = await passagesOf(query, [...answers, ...others], desk)
  const isAnswer = new Set(answers)
  const parts = [
    ...inParts(
      passages.filter(({ hit }) => isAnswer.has(hit)),
      budget,
    ),
    ...inParts(
      passages.filter(({ hit }) => !isAnswer.has(hit)),
      budget,
    ),
  ]
  const shown = parts[part - 1] ?? []
  if (part > 1 && shown.length === 0) throw noSuchPart(part, parts.length)
  const left = parts.slice(part).flat().length
  return {
    facts: [...sayNowhere(nowhere), countPassages(shown, left, part), ...sayMissing(query, nowhere, shown)],
    quoted: onceEach(inReadingOrder(shown).flatMap(({ lines }) => lines)),
    data: { passages: shown.map(({ source, paragraph }) => `${source.id}:${paragraph}`), left },
  }
}

const noSuchPart = (part: number, count: number): ResearchError =>
  new ResearchError(`The passages have no part ${part}.`, {
    kind: 'not_found',
    fix: count > 1 ? `Ask for a part from 1 to ${count}.` : 'All of them are one part: leave `part` out.',
  })

const nothingRead: ShownFocus = {
  facts: ['nothing was read in this call, so there are no passages; `focus` alone looks in what was read before'],
  quoted: [],
  data: { passages: [] },
}

function sayNowhere({ words, areMost }: WordsNowhere): readonly string[] {
  if (!areMost) return []
  return [
    `nowhere in what was read: ${words.map(word => JSON.stringify(word)).join(', ')}; what follows shares other words`,
  ]
}

/** With this share of its telling words in no passage, a question may have no answer there. */
const MANY_MISSING = 0.3
const MOST_NAMED = 4
const MOST_CHARS = 40

/** The words that tell what is asked for and that stand in none of the passages shown, though somewhere else in what was read. */
function sayMissing(
  query: string,
  { words: unread, areMost }: WordsNowhere,
  shown: readonly FoundPassage[],
): readonly string[] {
  const telling = tellingTerms(query)
  const asked = askedWords(query).filter(
    word => !/\p{Script=Han}/u.test(word) && words(word, { dropStopWords: true }).some(term => telling.has(term)),
  )
  const said = new Set(words(shown.flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n')))
  const missing = asked.filter(word => !words(word).some(term => said.has(term)))
  if (areMost || shown.length === 0 || missing.length < Math.max(1, asked.length * MANY_MISSING)) return []
  const named = missing.slice(0, MOST_NAMED).map(word => JSON.stringify(word.slice(0, MOST_CHARS)))
  const isNowhere = missing.every(word => unread.includes(word))
  return [`${isNowhere ? 'nowhere in what was read' : 'none of these passages says'}: ${named.join(', ')}`]
}

/** Sources in order of their best passage, the passages of each as they stand in it. */
function inReadingOrder(passages: readonly FoundPassage[]): FoundPassage[] {
  const order = [...new Set(passages.map(({ source }) => source.id))]
  return [...passages].sort(
    (a, b) => order.indexOf(a.source.id) - order.indexOf(b.source.id) || a.paragraph - b.paragraph,
  )
}

/** Passages next to each other share their heading and the lines of one thing: each line once, where it stands in its source. */
function onceEach(lines: readonly QuotedPlace[]): QuotedPlace[] {
  const once = [...new Map(lines.map(line => [`${line.place}\n${line.text}`, line])).values()]
  const sources = [...new Set(once.map(({ place }) => sourceIn(place)))]
  const orderOf = ({ place }: QuotedPlace): number => sources.indexOf(sourceIn(place))
  return once.sort((a, b) => orderOf(a) - orderOf(b) || paragraphIn(a.place) - paragraphIn(b.place))
}

const sourceIn = (place: string): string => place.split(':')[0] ?? ''
const paragraphIn = (place: string): number => Number.parseInt(place.split(':')[1] ?? '', 10)

const BEST_NAMED = 3

function countPassages(shown: readonly FoundPassage[], left: number, part: number): string {
  if (shown.length === 0) return 'no passage of what was read shares a word with the focus'
  const passages = shown.length === 1 ? 'passage' : 'passages'
  const best = shown.slice(0, BEST_NAMED).map(({ source, paragraph }) => `${source.id}:${paragraph}`)
  const order = shown.length > 1 ? `, source by source, that of the best first; best ${best.join(' ')}` : ''
  const more = left > 0 ? `; ${left} more come after these: part: ${part + 1}` : ''
  return `${shown.length} ${passages}${order}${more}`
}
