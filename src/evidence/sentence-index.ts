import { idf } from '../rank/bm25.ts'
import { expand } from '../rank/expansion.ts'
import { words } from '../text/words.ts'
import { type ClaimWord, claimWords, figureTerms } from './claim-terms.ts'
import { emphasisOf } from './emphasis.ts'
import { relatedTerms } from './related-terms.ts'
import { type EvidenceText, type SourceSentence, sentencesOf } from './source-sentences.ts'

export interface Candidate {
  readonly sentence: SourceSentence
  /** BM25 with a share of the neighbours'. */
  readonly score: number
  /** Share (0..1, by rarity) of the claim's content words that the sentence has, and with the sentences beside it. */
  readonly coverage: number
  readonly windowCoverage: number
  /** The sentences beside it in its paragraph. */
  readonly before: SourceSentence | undefined
  readonly after: SourceSentence | undefined
}

/** What one claim finds. */
export interface Found {
  /** Sentences that share words with it, best first, at most `perSource` of a source and `limit` in all. */
  best(options: FindOptions): Candidate[]
  /** Sentences of a paragraph (counted from 1), whatever they share with it, in order. */
  at(source: string, paragraph: number): Candidate[]
}

export interface FindOptions {
  readonly limit: number
  readonly perSource: number
}

/** Chosen on SciFact claims with even ids; `bench verify` reports the others beside it. */
const weights = {
  k1: 1.2,
  lengthNorm: 0.1,
  neighbour: 0.05,
  /** What a sentence does (states a finding, an aim) beside the best score. */
  emphasis: 0.15,
  /** A form of the claim's word, beside 1 for the word itself: for the score, and for the share covered. */
  related: 0.5,
  relatedCover: 0.7,
} as const

interface Ranked {
  readonly at: number
  readonly score: number
}

/** What one claim has gathered per sentence. */
interface Tally {
  readonly score: Float64Array
  readonly covered: Float64Array
  total: number
}

/** A term that says a word of the claim: how much it counts for the score, and how much of the word is said. */
interface Form {
  readonly term: string
  readonly weight: number
  readonly cover: number
}

/** What the word in hand (a turn) has given each sentence so far. */
interface Given {
  readonly turns: Int32Array
  readonly values: Float64Array
}

/** Of several forms of one word the best counts, once. */
function raise(total: Float64Array, { turns, values }: Given, turn: number, at: number, value: number): void {
  const known = turns[at] === turn ? (values[at] ?? 0) : 0
  if (value <= known) return
  total[at] = (total[at] ?? 0) + value - known
  turns[at] = turn
  values[at] = value
}

/** In a handful of sentences a word that is in none of them would count for all the others. */
const FEW_SENTENCES = 30

/** What scores less than this beside the best has hardly anything of the claim. */
const MIN_SHARE = 0.2

/** Reads all sentences once; each claim is then a walk over the postings of its words. */
export class SentenceIndex {
  readonly #all: readonly SourceSentence[]
  /** Of each term the sentences that have it and how often, by turns. */
  readonly #postings = new Map<string, number[]>()
  /** BM25's part for the length of each sentence. */
  readonly #norms: Float64Array
  readonly #scored: Given
  readonly #said: Given
  #turn = 0
  /** The first sentence of each paragraph. */
  readonly #firsts = new Map<string, number>()
  readonly #emphases = new Map<number, number>()
  readonly #related: (term: string) => readonly string[]

  constructor(sources: readonly EvidenceText[]) {
    this.#all = sources.flatMap(sentencesOf)
    const size = this.#all.length
    const lengths = this.#all.map(({ text, term, also }, at) => {
      const own = this.#post(words(text), at) + this.#post(figureTerms(text), at)
      return own + this.#post(words(term ?? ''), at) + this.#post(words(also ?? ''), at)
    })
    const average = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, size)
    const { k1, lengthNorm } = weights
    this.#norms = Float64Array.from(lengths, length => k1 * (1 - lengthNorm + (lengthNorm * length) / average))
    this.#scored = { turns: new Int32Array(size), values: new Float64Array(size) }
    this.#said = { turns: new Int32Array(size), values: new Float64Array(size) }
    for (const [at, { source, paragraph }] of this.#all.entries()) {
      const key = `${source.id}:${paragraph}`
      if (!this.#firsts.has(key)) this.#firsts.set(key, at)
    }
    this.#related = relatedTerms(this.#postings.keys())
  }

  search(claim: string): Found {
    const tally = this.#tally(claim)
    return {
      best: options => this.#best(tally, options),
      at: (source, paragraph) => this.#at(tally, source, paragraph),
    }
  }

  #best(tally: Tally, options: FindOptions): Candidate[] {
    let best = 0
    for (let at = 0; at < tally.score.length; at++) best = Math.max(best, tally.score[at] ?? 0)
    const found: Ranked[] = []
    const least = Math.max(best * MIN_SHARE, Number.MIN_VALUE)
    for (let at = 0; at < tally.score.length; at++) {
      const own = tally.score[at] ?? 0
      if (own < least) continue
      const extra = weights.neighbour * this.#neighbourScore(tally, at) + weights.emphasis * best * this.#emphasis(at)
      found.push({ at, score: own + extra })
    }
    found.sort((a, b) => b.score - a.score || this.#compareIds(a.at, b.at) || a.at - b.at)
    return this.#firstPerSource(found, options).flatMap(({ at, score }) => this.#candidate(at, score, tally) ?? [])
  }

  #at(tally: Tally, source: string, paragraph: number): Candidate[] {
    const first = this.#firsts.get(`${source}:${paragraph}`)
    if (first === undefined) return []
    const count = this.#all[first]?.of ?? 0
    return Array.from({ length: count }, (_, i) => first + i).flatMap(
      at => this.#candidate(at, tally.score[at] ?? 0, tally) ?? [],
    )
  }

  #post(terms: readonly string[], at: number): number {
    for (const term of terms) {
      const known = this.#postings.get(term)
      if (!known) this.#postings.set(term, [at, 1])
      else if (known[known.length - 2] === at) known[known.length - 1] = (known[known.length - 1] ?? 0) + 1
      else known.push(at, 1)
    }
    return terms.length
  }

  #emphasis(at: number): number {
    const known = this.#emphases.get(at)
    const sentence = this.#all[at]
    if (known !== undefined || !sentence) return known ?? 0
    const value = emphasisOf(sentence)
    this.#emphases.set(at, value)
    return value
  }

  #tally(claim: string): Tally {
    const size = this.#all.length
    const tally: Tally = { score: new Float64Array(size), covered: new Float64Array(size), total: 1e-9 }
    const all = claimWords(claim)
    const own = new Set(all.flatMap(({ terms }) => terms))
    for (const word of all) this.#addWord(tally, word)
    for (const term of figureTerms(claim)) this.#add(tally, [{ term, weight: 1, cover: 0 }], 0)
    for (const [text, weight] of expand(claim)) {
      for (const term of words(text)) if (!own.has(term)) this.#add(tally, [{ term, weight, cover: 0 }], 0)
    }
    return tally
  }

  #addWord(tally: Tally, { terms, isContent }: ClaimWord): void {
    const related = isContent ? terms.flatMap(term => this.#related(term)).filter(term => !terms.includes(term)) : []
    const holders = Math.max(...terms.map(term => (this.#postings.get(term)?.length ?? 0) / 2))
    const share = isContent ? idf(Math.max(this.#all.length, FEW_SENTENCES), holders) : 0
    tally.total += share
    const forms = [
      ...terms.map(term => ({ term, weight: 1, cover: 1 })),
      ...related.map(term => ({ term, weight: weights.related, cover: weights.relatedCover })),
    ]
    this.#add(tally, forms, share)
  }

  /** A sentence has a word in the form that says most; `share` is what the word is of the claim. */
  #add({ score, covered }: Tally, forms: readonly Form[], share: number): void {
    const turn = ++this.#turn
    for (const { term, weight, cover } of forms) {
      const postings = this.#postings.get(term) ?? []
      const rarity = idf(this.#all.length, postings.length / 2) * weight * (weights.k1 + 1)
      for (let i = 0; i < postings.length; i += 2) {
        const [at, count] = [postings[i] ?? 0, postings[i + 1] ?? 0]
        raise(score, this.#scored, turn, at, (rarity * count) / (count + (this.#norms[at] ?? 1)))
        if (share > 0) raise(covered, this.#said, turn, at, share * cover)
      }
    }
  }

  #firstPerSource(ranked: readonly Ranked[], { limit, perSource }: FindOptions) {
    const taken = new Map<string, number>()
    const kept: Ranked[] = []
    for (const one of ranked) {
      if (kept.length >= limit) break
      const id = this.#all[one.at]?.source.id ?? ''
      const count = taken.get(id) ?? 0
      if (count >= perSource) continue
      taken.set(id, count + 1)
      kept.push(one)
    }
    return kept
  }

  #candidate(at: number, score: number, { covered, total }: Tally): Candidate | undefined {
    const sentence = this.#all[at]
    if (!sentence) return undefined
    const before = this.#beside(at, -1)
    const after = this.#beside(at, 1)
    const coverage = Math.min(1, (covered[at] ?? 0) / total)
    const around = Math.max(before ? (covered[at - 1] ?? 0) : 0, after ? (covered[at + 1] ?? 0) : 0) / total
    const windowCoverage = Math.min(1, coverage + around * (1 - coverage) * 0.5)
    return { sentence, score, coverage, windowCoverage, before, after }
  }

  #neighbourScore({ score }: Tally, at: number): number {
    return (this.#beside(at, -1) ? (score[at - 1] ?? 0) : 0) + (this.#beside(at, 1) ? (score[at + 1] ?? 0) : 0)
  }

  #beside(at: number, step: -1 | 1): SourceSentence | undefined {
    const own = this.#all[at]
    const other = this.#all[at + step]
    return own && other?.source === own.source && other.paragraph === own.paragraph ? other : undefined
  }

  /** Ties do not hang on the order in which the sources came. */
  #compareIds(a: number, b: number): number {
    const [one, other] = [this.#all[a]?.source.id ?? '', this.#all[b]?.source.id ?? '']
    return one < other ? -1 : one > other ? 1 : 0
  }
}
