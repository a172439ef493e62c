import type { Criterion } from '../domain/rubric.ts'
import { tokenCount } from '../text/tokens.ts'
import { words } from '../text/words.ts'
import type { CutReport, ReportPlace } from './places.ts'

export interface Shown {
  readonly places: readonly { readonly place: string; readonly text: string }[]
  readonly isWhole: boolean
  /** Places of which only the beginning is shown. */
  readonly begun: readonly string[]
  /** Places of which nothing is shown. */
  readonly left: number
}

const SHORT_CHARS = 70
const LONG_CHARS = 1_600
/** What goes to whole paragraphs where not everything fits; the rest shows how all others begin. */
const WHOLE_SHARE = 0.7

/** The report behind its places, within a budget of tokens: all of it, or what answers the criteria, first what was not `seen` whole, and the beginnings of the rest. */
export function showReport(
  { places }: CutReport,
  criteria: readonly Criterion[],
  maxTokens: number,
  seen: ReadonlySet<string> = new Set(),
): Shown {
  const whole = places.map(({ place, text }) => ({ place, text }))
  if (costOf(whole.map(({ text }) => text)) <= maxTokens) return { places: whole, isWhole: true, begun: [], left: 0 }
  const texts = new Map<string, string>()
  const begun = new Set<string>()
  let left = maxTokens
  const take = ({ place }: ReportPlace, text: string, reserve: number) => {
    const cost = costOf([text])
    if (left - cost < reserve) return false
    left -= cost
    texts.set(place, text)
    return true
  }
  const reserve = maxTokens * (1 - WHOLE_SHARE)
  const takeWhole = (one: ReportPlace) => {
    if (take(one, one.text, reserve) || one.text.length <= LONG_CHARS) return
    if (take(one, cut(one.text, LONG_CHARS), reserve)) begun.add(one.place)
  }
  const wanted = byRelevance(places, criteria)
  for (const one of [
    ...wanted.filter(({ place }) => !seen.has(place)),
    ...wanted.filter(({ place }) => seen.has(place)),
  ])
    takeWhole(one)
  for (const one of places) {
    const start = cut(one.text, SHORT_CHARS)
    if (!texts.has(one.place) && take(one, start, 0) && start !== one.text) begun.add(one.place)
  }
  return {
    places: places.flatMap(({ place }) => {
      const text = texts.get(place)
      return text === undefined ? [] : [{ place, text }]
    }),
    isWhole: false,
    begun: places.map(({ place }) => place).filter(place => begun.has(place)),
    left: places.length - texts.size,
  }
}

/** With the place before it and the line break behind. */
const costOf = (texts: readonly string[]) => tokenCount(texts.join('\n')) + texts.length * 4

/** The heading of its section says what a paragraph is about. */
const HEADING_WEIGHT = 0.5

/** For each criterion in turn the place that says most of it, then the next ones. */
function byRelevance(places: readonly ReportPlace[], criteria: readonly Criterion[]): ReportPlace[] {
  const headings = new Map(places.filter(isHeading).map(({ place, text }) => [place, new Set(words(text))]))
  const said = places.map(place => ({
    place,
    own: new Set(words(place.text)),
    above: headings.get(sectionOf(place)) ?? new Set<string>(),
  }))
  const rankings = criteria.map(({ text }) => {
    const asked = [...new Set(words(text, { dropStopWords: true }))].map(word => ({
      word,
      rarity: 1 / (1 + said.filter(({ own }) => own.has(word)).length),
    }))
    const scored = said.map(({ place, own, above }) => ({
      place,
      score: asked.reduce((sum, { word, rarity }) => sum + rarity * weightOf(word, own, above), 0),
    }))
    return scored
      .filter(({ place, score }) => score > 0 && !isHeading(place))
      .sort((a, b) => b.score - a.score)
      .map(({ place }) => place)
  })
  const rounds = Array.from({ length: places.length }, (_, i) => rankings.flatMap(ranking => ranking[i] ?? []))
  return [...new Set([...rounds.flat(), ...places.filter(one => !isHeading(one)), ...places])]
}

const weightOf = (word: string, own: ReadonlySet<string>, above: ReadonlySet<string>) =>
  (own.has(word) ? 1 : 0) + (above.has(word) ? HEADING_WEIGHT : 0)

const isHeading = ({ place }: ReportPlace) => !place.includes('.')
const sectionOf = ({ place }: ReportPlace) => place.split('.')[0] ?? ''

function cut(text: string, chars: number): string {
  if (text.length <= chars) return text
  return `${text.slice(0, chars).replace(/[\ud800-\udbff]$/, '')}…`
}
