import type { Claim, Evidence } from '../domain/claim.ts'
import { allFigures } from '../evidence/figure-check.ts'
import { blocksIn, type EvidenceText, sentencesOf } from '../evidence/source-sentences.ts'
import { around } from '../text/around.ts'
import { sentences } from '../text/sentences.ts'
import { paragraphsOf } from './cited-places.ts'
import type { PlaceText } from './missing-words.ts'

const CANDIDATES = 3
const SHOWN_CITED = 5
const CITED_CHARS = 240
/** Longer sentences are cut around the words that a claim shares with them. */
const SENTENCE_CHARS = 500

/** What a reader has just judged is not shown again: of a dispute only what the checks hold against it. */
export const candidatesOf = ({ evidence, disputed }: Claim) =>
  (disputed ? evidence.filter(({ by, stance }) => by === 'checks' && stance !== 'neutral') : evidence).slice(
    0,
    CANDIDATES,
  )

/** Each place that a claim cites is needed to decide it. */
export function withCited(
  { text: claim, cited = [], disputed }: Claim,
  shown: readonly Located[],
  texts: readonly EvidenceText[],
): Located[] {
  const places = disputed ? [] : locatedAt(cited.slice(0, SHOWN_CITED), texts)
  const more = places
    .filter(place => isWanting(place, shown, claim, texts))
    .map(({ source, paragraph, start, end }): Located => ({ source, paragraph, start, end, isBrief: true }))
  return [...shown, ...more]
}

/** No sentence of it is shown yet, or none with a figure of the claim that it has. */
function isWanting(place: Located, shown: readonly Located[], claim: string, texts: readonly EvidenceText[]): boolean {
  const own = shown.filter(one => one.source === place.source && one.paragraph === place.paragraph)
  if (own.length === 0) return true
  const text = texts.find(({ id }) => id === place.source)?.text ?? ''
  const figuresIn = (one: Located) => new Set(allFigures(text.slice(one.start, one.end)).map(({ bare }) => bare))
  const [whole, seen] = [figuresIn(place), own.map(figuresIn)]
  return allFigures(claim).some(({ bare }) => whole.has(bare) && !seen.some(figures => figures.has(bare)))
}

/** What decided a claim, as the checks see it: the sentences by which it was borne out or denied, of a mixed one both. */
export function decidingOf({ verdict, evidence }: Claim, shown: number): readonly Evidence[] {
  const own = evidence.filter(({ by, stance }) => by === 'checks' && stance !== 'neutral')
  if (verdict !== 'mixed')
    return own.filter(({ stance }) => (verdict === 'refuted') === (stance === 'refutes')).slice(0, shown)
  return (['supports', 'refutes'] as const).flatMap(stance => own.filter(one => one.stance === stance).slice(0, 1))
}

/** The places that a claim cites, each with the words of its paragraph or sentence. */
export const citedTexts = ({ cited = [] }: Pick<Claim, 'cited'>, texts: readonly EvidenceText[]): PlaceText[] =>
  locatedAt(cited, texts).map(({ key, source, start, end }) => ({
    key,
    text: texts.find(({ id }) => id === source)?.text.slice(start, end) ?? '',
  }))

function locatedAt(cited: readonly string[], texts: readonly EvidenceText[]): (Located & { readonly key: string })[] {
  return paragraphsOf(cited).flatMap(({ id, paragraph, sentence }) => {
    const text = texts.find(one => one.id === id)
    const block = text && paragraph !== undefined ? blocksIn(text)[paragraph - 1] : undefined
    if (text === undefined || paragraph === undefined || block === undefined) return []
    const exact = sentence === undefined ? undefined : sentences(text.text.slice(block.start, block.end))[sentence - 1]
    const [start, end] = exact ? [block.start + exact.start, block.start + exact.end] : [block.start, block.end]
    return [{ key: `${id}:${paragraph}${exact ? `.${sentence}` : ''}`, source: id, paragraph, start, end }]
  })
}

/** Where words stand. */
export interface Located extends Pick<Evidence, 'source' | 'paragraph' | 'start' | 'end'> {
  /** Its beginning is enough. */
  readonly isBrief?: true
}

export interface Places {
  /** `s1:12`, or `s1:12.2` where the paragraph has several sentences. */
  of(evidence: Located): string
  /** Cut around what it shares with the claim, where it is long. */
  textOf(evidence: Located, claim: string): string
}

/** Places of evidence as they are cited, and what stands there. */
export function placesIn(texts: readonly EvidenceText[]): Places {
  const byId = new Map(texts.map(one => [one.id, one]))
  const sentences = new Map<string, ReturnType<typeof sentencesOf>>()
  const sentencesIn = (source: EvidenceText) => {
    const known = sentences.get(source.id) ?? sentencesOf(source)
    sentences.set(source.id, known)
    return known
  }
  return {
    of({ source: id, paragraph, start, end }) {
      const source = byId.get(id)
      const exact = source && sentencesIn(source).find(one => one.start === start && one.end === end)
      return exact && exact.of > 1 ? `${id}:${paragraph}.${exact.sentence}` : `${id}:${paragraph}`
    },
    textOf({ source, start, end, isBrief }, claim) {
      const text = byId.get(source)?.text.slice(start, end) ?? ''
      return around(text, claim, isBrief ? CITED_CHARS : SENTENCE_CHARS)
    },
  }
}
