import type { Desk } from '../desk.ts'
import type { Paragraph } from '../domain/document.ts'
import { labelOf } from '../domain/label.ts'
import type { ReadSource, StoredText } from '../domain/source.ts'
import type { FocusHit } from '../read/focus.ts'
import { sentences } from '../text/sentences.ts'
import { words } from '../text/words.ts'
import { type Concept, coverage } from './topic.ts'

/** What a source says in one place: a list item, a sentence, or two of which the second leans on the first. */
export interface Statement {
  readonly source: ReadSource
  readonly paragraph: number
  /** Citable places with their words, in order. */
  readonly quotes: readonly { readonly place: string; readonly text: string }[]
  /** The sentences that the quotes are made of, as places. */
  readonly sentences: readonly string[]
  readonly terms: ReadonlySet<string>
  readonly score: number
}

export interface Asked {
  readonly concepts: readonly Concept[]
  /** Those that a statement must be about. */
  readonly required: readonly Concept[]
  /** How a sentence shows that it answers the kind of question asked. */
  readonly answers: RegExp | undefined
}

type Candidate = Omit<Statement, 'score'> & {
  /** Terms of the title and the headings above. */
  readonly around: ReadonlySet<string>
  /** Of its passage, 0..1. */
  readonly rank: number
}

/** Below this share of the question's concepts a passage speaks of something else. */
const MIN_COVERAGE = 0.12
/** The same of what is asked beside a name, in the words of the passage itself. */
const MIN_OWN_COVERAGE = 0.06
const none: ReadonlySet<string> = new Set()
const MIN_CHARS = 30
const MIN_HAN_CHARS = 12
const MAX_CHARS = 600
/** A longer list item is read sentence by sentence. */
const MAX_ENTRY_CHARS = 320

/** Candidate statements of the passages, unsorted. What names no concept of the question is left out. */
export async function statementsOf(hits: readonly FocusHit[], asked: Asked, desk: Desk): Promise<Statement[]> {
  const best = Math.max(...hits.map(({ score }) => score), 1e-9)
  const candidates: Candidate[] = []
  for (const { source, paragraph, score } of hits) {
    const stored = await desk.text(source.textSha256)
    candidates.push(...candidatesIn(source, paragraph, stored, score / best))
  }
  const rarity = rarityAmong(candidates)
  const telling = tellingNames(asked.concepts, candidates)
  // That a product is named is not yet an answer to what is asked of it.
  const beside = asked.concepts.filter(concept => !asked.required.includes(concept))
  const subject = beside.length > 0 ? beside : asked.concepts
  return candidates.flatMap(({ around, rank, ...candidate }) => {
    const named = coverage(asked.concepts, { terms: candidate.terms, around }, rarity)
    const own = coverage(subject, { terms: candidate.terms, around: none }, rarity)
    if (named < MIN_COVERAGE || own < MIN_OWN_COVERAGE) return []
    if (!asked.required.every(({ own }) => own.every(term => candidate.terms.has(term) || around.has(term)))) return []
    if (telling.length > 0 && !telling.some(name => isNamed(name, candidate.terms, around))) return []
    const shows = asked.answers === undefined || candidate.quotes.some(({ text }) => asked.answers?.test(text))
    const score = (named + 0.15 * rank) * (shows ? 1 : 0.2) * lengthFactor(candidate) * sourcePrior(candidate.source)
    return [{ ...candidate, score }]
  })
}

/** A name in more of the passages than this tells none from the others, and so does one that is in many times as many as another. */
const COMMON = 0.6
const AS_RARE = 2.5
const FEW = 3

const isNamed = ({ own }: Concept, terms: ReadonlySet<string>, around: ReadonlySet<string>) =>
  own.every(term => terms.has(term) || around.has(term))

/** The names in a question that only some passages speak of: an answer speaks of one of them. */
function tellingNames(concepts: readonly Concept[], candidates: readonly Candidate[]): readonly Concept[] {
  const counted = concepts
    .filter(({ isName }) => isName)
    .map(concept => ({
      concept,
      count: candidates.filter(({ terms, around }) => isNamed(concept, terms, around)).length,
    }))
    .filter(({ count }) => count >= FEW && count <= candidates.length * COMMON)
  const rarest = Math.min(...counted.map(({ count }) => count))
  return counted.filter(({ count }) => count <= rarest * AS_RARE).map(({ concept }) => concept)
}

function candidatesIn(source: ReadSource, paragraph: number, stored: StoredText, rank: number): Candidate[] {
  const block = stored.paragraphs[paragraph - 1]
  if (!block || block.kind === 'code' || block.kind === 'heading') return []
  const text = stored.text.slice(block.start, block.end)
  const around = new Set(words([labelOf(source), source.title, ...headingsOf(block, stored)].join(' ')))
  const place = `${source.id}:${paragraph}`
  return unitsOf(text, block).flatMap(unit => {
    if (speaksToAgents(unit, block, source)) return []
    const isWhole = unit.length > 1 && unit[0]?.start === 0 && unit.at(-1)?.end === text.length
    const quotes = isWhole
      ? [{ place, text }]
      : unit.map(({ n, start, end }) => ({ place: `${place}.${n}`, text: text.slice(start, end) }))
    const terms = new Set(words(quotes.map(one => one.text).join(' '), { dropStopWords: true }))
    return [{ source, paragraph, quotes, sentences: unit.map(({ n }) => `${place}.${n}`), terms, around, rank }]
  })
}

function headingsOf({ under = [] }: Paragraph, { text, paragraphs }: StoredText): string[] {
  return under.flatMap(n => paragraphs[n - 1] ?? []).map(({ start, end }) => text.slice(start, end))
}

interface Unit {
  /** Of the sentence in its paragraph, from 1. */
  readonly n: number
  readonly start: number
  readonly end: number
}

/** Begins in the middle of a thought: only understood with the sentence before it. */
const dependent =
  /^(?:this|that|these|those|it|they|he|she|however|but|and|so|also|as such|therefore|thus|instead|otherwise|again|in (?:this|that) case|for (?:this|that)|if so|such|then|here|see)\b|^[(（]|^(?:这|那|它|因此|但|所以|不过|而且|此外)/iu

function unitsOf(text: string, { kind }: Paragraph): Unit[][] {
  const all = sentences(text).map(({ start, end }, i) => ({ n: i + 1, start, end }))
  const isEntry = kind === 'list_item' || kind === 'table_row' || kind === 'caption'
  if (isEntry && text.length <= MAX_ENTRY_CHARS) return isLongEnough(text) ? [all] : []
  return all.flatMap((one, i) => {
    const own = text.slice(one.start, one.end)
    if (own.length > MAX_CHARS || /[:：]$/.test(own)) return []
    const pair = dependent.test(own) ? withPartner(one, all[i - 1] ?? all[i + 1]) : undefined
    if (pair) return [pair]
    return isLongEnough(own) && /\p{L}{2}/u.test(own) ? [[one]] : []
  })
}

const isLongEnough = (text: string) => text.length >= (/\p{Script=Han}{2}/u.test(text) ? MIN_HAN_CHARS : MIN_CHARS)

function withPartner(one: Unit, partner: Unit | undefined): Unit[] | undefined {
  const pair = partner && [one, partner].sort((a, b) => a.n - b.n)
  return pair && spanOf(pair) <= MAX_CHARS ? pair : undefined
}

const spanOf = (unit: readonly Unit[]) => (unit.at(-1)?.end ?? 0) - (unit[0]?.start ?? 0)

/** What speaks to an agent is never repeated as a finding. */
function speaksToAgents(
  unit: readonly Unit[],
  { start: offset }: Paragraph,
  { instructions = [] }: ReadSource,
): boolean {
  return instructions.some(([start, end]) => unit.some(one => offset + one.start < end && offset + one.end > start))
}

function rarityAmong(candidates: readonly Candidate[]): (term: string) => number {
  const seenIn = new Map<string, number>()
  for (const { terms } of candidates) for (const term of terms) seenIn.set(term, (seenIn.get(term) ?? 0) + 1)
  return term => Math.log(1 + candidates.length / (1 + (seenIn.get(term) ?? 0)))
}

/** A long statement names more by chance. */
const lengthFactor = ({ terms }: Pick<Statement, 'terms'>) => 1 / (1 + Math.max(0, terms.size - 30) / 60)

/** Records of changes repeat what the documentation says, with less context. */
function sourcePrior({ origin }: ReadSource): number {
  const name = origin.type === 'file' ? origin.path : origin.type === 'web' ? origin.url : ''
  return /(?:changelog|history|releases?|license|licence|migrat\w*|upgrad\w*)[^\\/]*$/iu.test(name) ? 0.6 : 1
}
