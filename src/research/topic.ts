import { words } from '../text/words.ts'

/** One thing that a question names, with what else it may be called. */
export interface Concept {
  /** The question's own index terms. */
  readonly own: readonly string[]
  /** Index terms of its relatives, each with a weight below 1. */
  readonly relatives: ReadonlyMap<string, number>
  /** Written as a name is: `RAID`, `SQLite`. */
  readonly isName: boolean
}

/** A relative stands for nearly as much as the word itself: the question's words are one way to say it among several. */
const RELATIVE_WEIGHT = 0.85
/** What only belongs to the same field. */
const NEIGHBOUR_WEIGHT = 0.35

let segmenter: Intl.Segmenter | undefined

/** The words of a topic; Chinese ones as a dictionary parts them, without single characters and words that only ask. The whole where none is left. */
export function keywordsOf(topic: string): string[] {
  const tokens = topic.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}.@/_'’-])+/gu) ?? []
  const parts = tokens.flatMap(token =>
    /^\p{Script=Han}/u.test(token) ? hanWords(token) : [token.replace(/^[^\p{L}\p{N}]+/u, '')],
  )
  const kept = parts.filter(part => part !== '')
  return kept.length > 0 ? kept : [topic]
}

const asking =
  /^(?:什么|如何|怎么|怎样|哪些|哪个|哪种|多少|为什么|为何|是否|能否|有没有|可以|应该|需要|进行|以及|关于|分别|各自)$/u

function hanWords(run: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return Array.from(segmenter.segment(run), ({ segment }) => segment).filter(
    word => word.length > 1 && !asking.test(word),
  )
}

/** The concepts of a topic, a word each. */
export function conceptsOf(topic: string, { expand, neighbours }: Vocabulary): Concept[] {
  const concepts = new Map<string, Concept>()
  for (const token of keywordsOf(topic)) {
    const own = words(token, { dropStopWords: true })
    const relatives = new Map(weighed(neighbours(token), NEIGHBOUR_WEIGHT))
    for (const [term, weight] of weighed(expand(token).keys(), RELATIVE_WEIGHT)) relatives.set(term, weight)
    if (own.length > 0) concepts.set(own.join(' '), { own, relatives, isName: /\p{Lu}.*\p{Lu}/u.test(token) })
  }
  return [...concepts.values()]
}

/** Related words of a word: other names of its concept, and what belongs to its field. */
export interface Vocabulary {
  expand(word: string): ReadonlyMap<string, number>
  neighbours(word: string): readonly string[]
}

/** A phrase of several words counts less for each of them. */
function weighed(phrases: Iterable<string>, weight: number): ReadonlyMap<string, number> {
  const terms = new Map<string, number>()
  for (const phrase of phrases) {
    const parts = words(phrase, { dropStopWords: true })
    for (const term of parts) terms.set(term, Math.max(terms.get(term) ?? 0, weight / parts.length ** 2))
  }
  return terms
}

/** The concepts that name a publisher of sources, such as a product or an author: an answer has to be about it. */
export function namedAmong(concepts: readonly Concept[], labels: ReadonlySet<string>): readonly Concept[] {
  const names = new Set([...labels].map(label => words(label).join(' ')))
  return concepts.filter(({ own }) => names.has(own.join(' ')))
}

/** The relatives of all concepts in one map, for a search beside the topic's own words. */
export function expansionsOf(concepts: readonly Concept[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>()
  for (const { relatives } of concepts) {
    for (const [term, weight] of relatives) all.set(term, Math.max(all.get(term) ?? 0, weight))
  }
  return all
}

/** Share of the concepts that a text names, each by its rarity: 0 for none, 1 for all in the question's own words. */
export function coverage(
  concepts: readonly Concept[],
  { terms, around }: { readonly terms: ReadonlySet<string>; readonly around: ReadonlySet<string> },
  rarity: (term: string) => number,
): number {
  // A common relative (`valid` beside `untrusted`) says little, a rare one (`SSRF`) much. No text has the empty term.
  const rarest = rarity('')
  const telling = (value: number) => 0.35 + 0.65 * (value / rarest)
  let named = 0
  let asked = 0
  for (const { own, relatives } of concepts) {
    // As in the cosine of two texts weighted by rarity, it counts on both sides.
    const weight = Math.max(...own.map(rarity)) ** 2
    // Several relatives together say it more surely than one.
    const relative =
      1 -
      [...relatives].reduce(
        (left, [term, share]) => (terms.has(term) ? left * (1 - share * telling(rarity(term))) : left),
        1,
      )
    const literal = own.filter(term => terms.has(term)).length / own.length
    // What stands in the title or the headings above need not be said again.
    const implied = own.some(term => around.has(term)) ? 0.6 : 0
    named += weight * Math.max(literal, relative, implied)
    asked += weight
  }
  return asked === 0 ? 0 : named / asked
}
