import type { Put } from './features.ts'
import type { PageView } from './page-view.ts'
import { saidBefore } from './said-before.ts'

/** Where a segment's text stands elsewhere: in the title, in what the page says of itself, in another segment. */
export interface Echo {
  readonly title: Float32Array
  readonly description: Float32Array
  readonly data: Float32Array
  readonly copies: Float32Array
  /** How many segments before say the same. */
  readonly earlier: Float32Array
  /** Share of its words that segments before have said. */
  readonly before: Float32Array
  readonly hasData: number
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[a-z\d]+|[\u0080-\uffff]/g) ?? []

/** Share of the words of `text` that are in `known`. */
function contained(words: readonly string[], known: ReadonlySet<string>): number {
  if (known.size === 0 || words.length === 0) return 0
  return words.filter(word => known.has(word)).length / words.length
}

/** Pairs of neighbouring words, so that a long text does not contain everything. */
const pairsOf = (words: readonly string[]): readonly string[] =>
  words.length < 2 ? words : words.slice(1).map((word, index) => `${words[index]} ${word}`)

const maxCompared = 400
const maxTitle = 350
/** Words of a text that may be a repeated title. */
const mostTitle = 25

/** Told by plain words behind plain signs alone, without taking the text apart: most texts have more. */
function hasMoreWords(text: string, most: number): boolean {
  let words = 0
  let wasSign = true
  for (let index = 0; index < text.length && words <= most; index += 1) {
    const unit = text.charCodeAt(index)
    const isSign = unit < 48 || (unit > 57 && unit < 65) || (unit > 90 && unit < 97) || (unit > 122 && unit < 128)
    if (wasSign && !isSign && unit < 128) words += 1
    wasSign = isSign
  }
  return words > most
}

/** How often each text stands on the page, and how often before. */
function countCopies(texts: readonly string[]): Pick<Echo, 'copies' | 'earlier'> {
  const met = new Map<string, number>()
  const earlier = Float32Array.from(texts, text => {
    const before = met.get(text) ?? 0
    met.set(text, before + 1)
    return before
  })
  return { earlier, copies: Float32Array.from(texts, text => met.get(text) ?? 1) }
}

export function echoOf(view: PageView): Echo {
  const { facts, segments } = view
  const texts = segments.map(({ text }) => text)
  const title = new Set(wordsOf(facts.title))
  const description = new Set(pairsOf(wordsOf(facts.description)))
  const data = new Set(pairsOf(wordsOf(facts.data)))
  const echo = {
    title: new Float32Array(segments.length),
    description: new Float32Array(segments.length),
    data: new Float32Array(segments.length),
    ...countCopies(texts),
    before: saidBefore(texts),
    hasData: Math.min(data.size, 5000),
  }
  const compared = description.size + data.size > 0
  for (const [index, { text }] of segments.entries()) {
    // A text of this length is no repeated title, and where there is nothing else to compare its words are not needed.
    if (text.length > maxTitle && !compared) continue
    if (!compared && hasMoreWords(text, mostTitle)) continue
    const words = wordsOf(text.slice(0, maxCompared))
    const pairs = compared ? pairsOf(words) : []
    echo.title[index] = words.length > mostTitle ? 0 : contained(words, title)
    echo.description[index] = contained(pairs, description)
    echo.data[index] = contained(pairs, data)
  }
  return echo
}

export function echoFeatures(echo: Echo, index: number, put: Put): void {
  put('echo.title', echo.title[index] ?? 0)
  put('echo.description', echo.description[index] ?? 0)
  put('echo.data', echo.data[index] ?? 0)
  put('echo.copies', echo.copies[index] ?? 0)
  put('echo.earlier', echo.earlier[index] ?? 0)
  put('echo.before', echo.before[index] ?? 0)
  put('echo.hasData', echo.hasData)
}
