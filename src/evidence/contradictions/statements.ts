import { sentences } from '../../text/sentences.ts'
import { words } from '../../text/words.ts'
import { blocksIn, type EvidenceText } from '../source-sentences.ts'
import { codeNamesIn } from './code-names.ts'

/** One sentence of a source that another source may contradict. */
export interface SourceStatement {
  readonly source: string
  readonly paragraph: number
  /** Counts from 1; `of` is how many its paragraph has. */
  readonly sentence: number
  readonly of: number
  /** `[start, end)` of the source's text. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** What it is about: index terms without numbers, each once. */
  readonly terms: readonly string[]
  /** Its letters and digits: sentences that share them are one in another markup. */
  readonly plain: string
  /** What it names of code, and what the nearest heading above it does. */
  readonly names: ReadonlySet<string>
  readonly under: ReadonlySet<string>
}

const MIN_TERMS = 4
const MAX_TERMS = 45
/** Pairs of characters. */
const MAX_HAN_TERMS = 110
const MIN_CHARS = 24
const MIN_HAN = 12
const MAX_CHARS = 420

/** What is about the writers' own sample or text says nothing of anybody else's. */
const ofItself =
  /\b(?:we|our|ours|i|my|this (?:study|paper|trial|work|article|section|chapter|page|report|example|version)|the present (?:study|paper)|participants?|patients were|(?:were|was) (?:enrolled|randomi[sz]ed|included|recruited|assigned)|in (?:this|the) example)\b|\bn\s*=\s*\d|本文|本研究|我们|本章|本节|^\W*(?:see|example|参见|e\.g\.|例)|[?？]\s*$/iu

/** A parameter with its type: `sendHandle {Handle|undefined}`. */
const signature = /^\W*[\w.$]+\s*\{[^}]*\}|^\W*(?:returns:?\s*)?\{[^}]*\}|^\W*[\w.$]+\s*<[^>]*>/i

/** The sentences of a source that state something of the world; read once per text. */
export function statementsOf(source: EvidenceText): readonly SourceStatement[] {
  const known = cache.get(source.text)
  const read = known ?? readStatements(source)
  cache.delete(source.text)
  cache.set(source.text, read)
  for (const oldest of cache.keys()) {
    if (cache.size <= MAX_TEXTS) break
    cache.delete(oldest)
  }
  return read[0]?.source === source.id ? read : read.map(one => ({ ...one, source: source.id }))
}

/** By the text itself, the least lately used first. */
const cache = new Map<string, readonly SourceStatement[]>()
const MAX_TEXTS = 120

function readStatements(source: EvidenceText): SourceStatement[] {
  const blocks = blocksIn(source)
  let under: ReadonlySet<string> = new Set()
  let isCondition = false
  return blocks.flatMap((block, i) => {
    if (block.kind === 'heading') under = codeNamesIn(source.text.slice(block.start, block.end))
    const heading = under
    const text = source.text.slice(block.start, block.end)
    if (block.kind !== 'list_item' && !item.test(text)) isCondition = listsConditions.test(text)
    if (block.kind === 'heading' || block.kind === 'code' || isCondition) return []
    const found = sentences(text)
    return found.flatMap((span, n): SourceStatement[] => {
      const start = block.start + span.start
      const end = block.start + span.end
      const sentence = source.text.slice(start, end)
      if (!mayState(sentence)) return []
      const terms = termsOf(sentence)
      if (terms.length < MIN_TERMS || terms.length > (/\p{Script=Han}/u.test(sentence) ? MAX_HAN_TERMS : MAX_TERMS))
        return []
      const place = { source: source.id, paragraph: i + 1, sentence: n + 1, of: found.length, start, end }
      return [
        { ...place, text: sentence, terms, plain: plainOf(sentence), names: codeNamesIn(sentence), under: heading },
      ]
    })
  })
}

const item = /^\s*(?:[-*•]|\(?\d{1,2}[.)])\s/
/** Introduces a list of what has to be so, and is not so by itself. */
const listsConditions =
  /\b(?:if|when|unless|provided|conditions?|must|requires?|requirements?|(?:any|all|one) of the following|following (?:is|are) (?:true|met))\b[^.!?]*:\s*$|(?:如果|条件|要求|必须|下列|以下)[^。！？]*[：:]\s*$/iu

const mayState = (sentence: string) =>
  isLongEnough(sentence) && isSentence(sentence) && !ofItself.test(sentence) && !signature.test(sentence)

const plainOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Labels, titles and rows of a table end otherwise, and often leave out what they speak of. */
const isSentence = (text: string) => /[.。!！;；]["'”’」』)）\]\d]*\s*$/u.test(text)

const isLongEnough = (text: string) =>
  text.length <= MAX_CHARS && text.length >= (/\p{Script=Han}/u.test(text) ? MIN_HAN : MIN_CHARS)

function termsOf(text: string): string[] {
  return [...new Set(words(text, { dropStopWords: true }))].filter(term => !/^[\d.,]+$/.test(term))
}
