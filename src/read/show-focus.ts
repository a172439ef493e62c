import type { Desk } from '../desk.ts'
import type { ReadSource } from '../domain/source.ts'
import { tokenCount } from '../text/tokens.ts'
import type { Focus } from './focus.ts'
import { withContext } from './passage-context.ts'
import { isBare, quotePassage } from './quote-passage.ts'
import { spreadPassages } from './spread.ts'
import type { QuotedPlace } from './view.ts'
import { wordsNowhere } from './words-nowhere.ts'

export interface ShownFocus {
  readonly facts: readonly string[]
  readonly quoted: readonly QuotedPlace[]
  readonly data: Readonly<Record<string, unknown>>
}

const FOCUS_HITS = 24
/** So few where most of what was asked for stands nowhere. */
const UNLIKELY_HITS = 5

/** The best passages for a question, in the sources of this call or in all that were read. */
export async function showFocus(
  query: string,
  within: readonly ReadSource[] | undefined,
  budget: number,
  focus: Focus,
  desk: Desk,
): Promise<ShownFocus> {
  if (within?.length === 0) return nothingRead
  const options = within ? { sources: new Set(within.map(({ id }) => id)) } : {}
  const nowhere = await wordsNowhere(query, focus, desk, options)
  const limit = nowhere.areMost ? UNLIKELY_HITS : FOCUS_HITS
  const hits = await spreadPassages(query, focus, desk, { limit, ...options })
  const found = await Promise.all(
    hits.map(async ({ source, paragraph }): Promise<FoundPassage> => {
      const stored = await desk.text(source.textSha256)
      const lines = quotePassage(source, stored, withContext(stored, paragraph), query)
      return { source, paragraph, lines, isBare: isBare(stored, paragraph, query) }
    }),
  )
  const telling = found.filter(passage => !passage.isBare)
  const passages = telling.length > 0 ? telling : found
  const shown = fittingPassages(passages, budget)
  return {
    facts: [...sayNowhere(nowhere), countPassages(passages.length, shown)],
    quoted: onceEach(inReadingOrder(shown).flatMap(({ lines }) => lines)),
    data: { passages: passages.map(({ source, paragraph }) => `${source.id}:${paragraph}`) },
  }
}

const nothingRead: ShownFocus = {
  facts: ['nothing was read in this call, so there are no passages; `focus` alone looks in what was read before'],
  quoted: [],
  data: { passages: [] },
}

function sayNowhere({ words, areMost }: { words: readonly string[]; areMost: boolean }): readonly string[] {
  if (!areMost) return []
  return [
    `nowhere in what was read: ${words.map(word => JSON.stringify(word)).join(', ')}; what follows shares other words`,
  ]
}

interface FoundPassage {
  readonly source: ReadSource
  readonly paragraph: number
  readonly lines: readonly QuotedPlace[]
  readonly isBare: boolean
}

/** The best ones that fit, best first; of one that is too long by itself its beginning. */
function fittingPassages(passages: readonly FoundPassage[], budget: number): FoundPassage[] {
  let left = budget
  const shown: FoundPassage[] = []
  for (const passage of passages) {
    const cost = passage.lines.reduce((sum, { text }) => sum + tokenCount(text) + 6, 0)
    if (cost > left && shown.length > 0) break
    shown.push(cost > left ? { ...passage, lines: fit(passage.lines, left) } : passage)
    left -= cost
  }
  return shown
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

function countPassages(found: number, shown: readonly FoundPassage[]): string {
  if (found === 0) return 'no passage of what was read shares a word with the focus'
  const passages = found === 1 ? 'passage' : 'passages'
  const best = shown.slice(0, BEST_NAMED).map(({ source, paragraph }) => `${source.id}:${paragraph}`)
  const count = shown.length < found ? `${shown.length} of ${found} ${passages} fit` : `${found} ${passages}`
  return shown.length > 1 ? `${count}, in the order of their sources; best ${best.join(' ')}` : count
}

/** As many lines as fit, at least one. */
function fit(lines: readonly QuotedPlace[], budget: number): QuotedPlace[] {
  let used = 0
  const first = lines.findIndex(({ text }) => {
    used += tokenCount(text) + 6
    return used > budget
  })
  return first < 0 ? [...lines] : lines.slice(0, Math.max(1, first))
}
