import type { Criterion } from '../domain/rubric.ts'
import { tokenCount } from '../text/tokens.ts'
import { words } from '../text/words.ts'
import type { CutReport, ReportPlace } from './places.ts'

export interface Shown {
  readonly places: readonly { readonly place: string; readonly text: string }[]
  readonly isWhole: boolean
  /** Places of which nothing is shown. */
  readonly left: number
}

const SHORT_CHARS = 70
const LONG_CHARS = 1_600
/** What goes to whole paragraphs where not everything fits; the rest shows how all others begin. */
const WHOLE_SHARE = 0.7

/** The report behind its places, within a budget of tokens: all of it, or what shares words with the criteria and the beginnings of the rest. */
export function showReport({ places }: CutReport, criteria: readonly Criterion[], maxTokens: number): Shown {
  const whole = places.map(({ place, text }) => ({ place, text }))
  if (costOf(whole.map(({ text }) => text)) <= maxTokens) return { places: whole, isWhole: true, left: 0 }
  const texts = new Map<string, string>()
  let left = maxTokens
  const take = (one: ReportPlace, chars: number, reserve: number) => {
    const text = cut(one.text, chars)
    const cost = costOf([text])
    if (left - cost < reserve) return
    left -= cost
    texts.set(one.place, text)
  }
  for (const one of byRelevance(places, criteria)) take(one, LONG_CHARS, maxTokens * (1 - WHOLE_SHARE))
  for (const one of places) if (!texts.has(one.place)) take(one, SHORT_CHARS, 0)
  return {
    places: places.flatMap(({ place }) => {
      const text = texts.get(place)
      return text === undefined ? [] : [{ place, text }]
    }),
    isWhole: false,
    left: places.length - texts.size,
  }
}

/** With the place before it and the line break behind. */
const costOf = (texts: readonly string[]) => tokenCount(texts.join('\n')) + texts.length * 4

function byRelevance(places: readonly ReportPlace[], criteria: readonly Criterion[]): ReportPlace[] {
  const asked = new Set(criteria.flatMap(({ text }) => words(text, { dropStopWords: true })))
  const scored = places.map(place => {
    const own = new Set(words(place.text))
    const shared = [...asked].filter(word => own.has(word)).length
    return { place, score: shared / Math.sqrt(own.size + 1) }
  })
  return scored.sort((a, b) => b.score - a.score).map(({ place }) => place)
}

function cut(text: string, chars: number): string {
  if (text.length <= chars) return text
  return `${text.slice(0, chars).replace(/[\ud800-\udbff]$/, '')}…`
}
