import { labelOf } from '../domain/label.ts'
import { diversify, overlap } from '../rank/mmr.ts'
import { words } from '../text/words.ts'
import type { Statement } from './statements.ts'

/** Statements of one publisher on one part of the question. */
export interface Voice {
  readonly label: string
  readonly statements: readonly Statement[]
}

export interface SelectOptions {
  readonly statements: number
  readonly perVoice: number
  /** Share of the best score below which a statement is left out. */
  readonly floor: number
  /** Of maximal marginal relevance: statements of figures are alike in all but what matters. */
  readonly lambda: number
}

/** The best statements by relevance and novelty, grouped by who says them; voices in order of their best statement. */
export function selectVoices(
  candidates: readonly Statement[],
  { statements, perVoice, floor, lambda }: SelectOptions,
): Voice[] {
  const best = Math.max(...candidates.map(({ score }) => score), 0)
  const good = withoutContained(
    candidates.filter(({ score }) => score >= best * floor).sort((a, b) => b.score - a.score),
  )
  const ranked = diversify(good, {
    limit: statements * perVoice * 2,
    relevance: ({ score }) => score,
    terms: ({ terms }) => terms,
    lambda,
  })
  const most = perVoice * roomFor(new Set(good.map(({ source }) => labelOf(source))).size)
  const voices = new Map<string, Statement[]>()
  let taken = 0
  for (const one of ranked) {
    const label = labelOf(one.source)
    const own = voices.get(label) ?? []
    if (taken >= statements || own.length >= most) continue
    voices.set(label, [...own, one])
    taken += 1
  }
  return [...voices].map(([label, own]) => ({ label, statements: inReadingOrder(own) }))
}

/** A voice that is nearly alone may say more. */
const roomFor = (voices: number) => (voices === 1 ? 3 : voices < 4 ? 2 : 1)

/** Share of common words (Jaccard) from which on two statements are one. */
const SAME = 0.75

/** Best first; a statement that shares a sentence with a better one, or repeats it, is dropped. */
function withoutContained(sorted: readonly Statement[]): Statement[] {
  const used = new Set<string>()
  const kept: Statement[] = []
  for (const one of sorted) {
    const isNew =
      one.sentences.every(place => !used.has(place)) && kept.every(other => overlap(one.terms, other.terms) < SAME)
    if (!isNew) continue
    for (const place of one.sentences) used.add(place)
    kept.push(one)
  }
  return kept
}

/** Within a voice the source's own order reads better. */
function inReadingOrder(statements: readonly Statement[]): Statement[] {
  const first = new Map(
    statements.map(({ source }) => [source.id, statements.findIndex(one => one.source.id === source.id)]),
  )
  return [...statements].sort(
    (a, b) =>
      (first.get(a.source.id) ?? 0) - (first.get(b.source.id) ?? 0) ||
      a.paragraph - b.paragraph ||
      sentenceOf(a) - sentenceOf(b),
  )
}

const sentenceOf = ({ quotes }: Statement) => Number(quotes[0]?.place.split('.')[1] ?? 0)

export interface SharedWord {
  readonly word: string
  /** How many voices use it. */
  readonly voices: number
}

/** Words that several voices use: what they agree to speak of. Most shared first; a long word says more than a short one. */
export function sharedWords(voices: readonly Voice[], known: ReadonlySet<string>): SharedWord[] {
  const users = new Map<string, { readonly word: string; readonly labels: Set<string> }>()
  for (const { label, statements } of voices) {
    for (const [term, word] of statements.flatMap(({ quotes }) => quotes.flatMap(({ text }) => surfacesIn(text)))) {
      const entry = users.get(term) ?? { word, labels: new Set() }
      entry.labels.add(label)
      users.set(term, entry)
    }
  }
  return [...users]
    .filter(
      ([term, { word, labels }]) =>
        !known.has(term) && word.length > 4 && labels.size >= Math.max(3, voices.length / 4),
    )
    .map(([, { word, labels }]) => ({ word, voices: labels.size }))
    .sort((a, b) => b.voices - a.voices || b.word.length - a.word.length)
}

/** Index terms with a spelling that a reader knows. */
function surfacesIn(text: string): [term: string, word: string][] {
  return (text.match(/\p{L}+/gu) ?? []).flatMap((word): [string, string][] => {
    const [term, ...others] = words(word, { dropStopWords: true })
    return term !== undefined && others.length === 0 ? [[term, word.toLowerCase()]] : []
  })
}
