import { fold } from '../text/fold.ts'
import { areCopies, shinglesOf, UnionFind } from './copies.ts'
import type { EvidenceText, SourceSentence } from './source-sentences.ts'

/** Says how many of the sources that hold one opinion hold it by themselves. */
export interface Independence {
  /** Groups of sources that are no copies, of no common publisher, and do not share the sentence; those of a `quoted` source do not count. */
  count(sentences: readonly SourceSentence[], quoted: ReadonlySet<string>): number
}

/** Compares whole texts only where two of them hold the same opinion, and each pair once. */
export function newIndependence(): Independence {
  const shinglesById = new Map<string, ReadonlySet<number>>()
  const copies = new Map<string, boolean>()
  const shinglesIn = ({ id, text }: EvidenceText) => {
    const known = shinglesById.get(id) ?? shinglesOf(text)
    shinglesById.set(id, known)
    return known
  }
  const areCopiesOf = (a: EvidenceText, b: EvidenceText) => {
    const key = JSON.stringify([a.id, b.id].sort())
    const known = copies.get(key) ?? areCopies(shinglesIn(a), shinglesIn(b))
    copies.set(key, known)
    return known
  }
  const hangTogether = (a: SourceSentence, b: SourceSentence) =>
    isShared(a.source.publisher, b.source.publisher) ||
    isSameSentence(shinglesOf(a.text), shinglesOf(b.text)) ||
    areCopiesOf(a.source, b.source)
  return {
    count(sentences, quoted) {
      const union = new UnionFind(sentences.length)
      for (const [i, one] of sentences.entries()) {
        for (const [j, other] of sentences.slice(0, i).entries()) if (hangTogether(one, other)) union.join(i, j)
      }
      return union.groups().filter(group => !group.some(i => quoted.has(sentences[i]?.source.id ?? ''))).length
    },
  }
}

const isShared = <T>(a: T | undefined, b: T | undefined) => a !== undefined && a === b

const MIN_SHINGLES = 5
const SAME_SENTENCE = 0.8

/** One sentence that two texts share was written once. */
function isSameSentence(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const smaller = Math.min(a.size, b.size)
  if (smaller < MIN_SHINGLES) return false
  return [...a].filter(one => b.has(one)).length / smaller >= SAME_SENTENCE
}

const MIN_COPIED_WORDS = 5
const MIN_COPIED_HAN = 10

/** Whether a claim's words are a source's own words, punctuation and case apart. */
export function isCopiedFrom(claim: string, passage: string): boolean {
  const own = plain(claim)
  const han = own.match(/\p{Script=Han}/gu)?.length ?? 0
  if (own.split(' ').length < MIN_COPIED_WORDS && han < MIN_COPIED_HAN) return false
  return plain(passage).includes(own)
}

/** Punctuation and case apart. */
export const isSameText = (a: string, b: string): boolean => plain(a) === plain(b)

const plain = (text: string) =>
  fold(text)
    .text.replace(/[^\p{L}\p{M}\p{N}%$€£¥.]+/gu, ' ')
    .replace(/\.(?!\d)/g, '')
    .trim()
