import { type ByField, type Field, fields } from '../../rank/bm25.ts'
import type { Passage } from '../../rank/passage-index.ts'
import { words } from '../../text/words.ts'

/**
 * What the scorer needs of a passage: the hashes of its terms in order, field after field, behind the lengths of the fields.
 * 32 bits tell the few terms of a query apart from anything they meet.
 */
export interface PassageVector {
  readonly bytes: Uint8Array
  readonly lengths: ByField
  /** Distinct terms for the inverted index; those that weigh more than one occurrence stand there twice (`strong`). */
  readonly terms: string
}

/** A term as the inverted index has it for passages that say it more than once or in their title. */
export function strong(term: string): string {
  return `${term}##`
}

export function termHash(term: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193)
  return hash
}

export function indexTerms(text: string): readonly string[] {
  return words(text, { dropStopWords: true })
}

export function vectorOf(passage: Passage): PassageVector {
  const title = indexTerms(passage.title ?? '')
  const context = indexTerms(passage.context ?? '')
  const body = indexTerms(passage.text)
  const all = [...title, ...context, ...body]
  const vector = new Int32Array(fields.length + all.length)
  vector.set([title.length, context.length, body.length])
  const seen = new Set<string>()
  const again = new Set<string>(title)
  let at: number = fields.length
  for (const term of all) {
    vector[at++] = termHash(term)
    if (seen.has(term)) again.add(term)
    seen.add(term)
  }
  return {
    bytes: new Uint8Array(vector.buffer),
    lengths: { title: title.length, context: context.length, body: body.length },
    terms: [...seen, ...Array.from(again, strong)].join(' '),
  }
}

/** Calls `visit` with every field's first and last (exclusive) position. */
export function forEachField(vector: Int32Array, visit: (field: Field, start: number, end: number) => void): void {
  let start: number = fields.length
  for (const [i, field] of fields.entries()) {
    const end = start + (vector[i] ?? 0)
    visit(field, start, end)
    start = end
  }
}

export function asVector(bytes: Uint8Array): Int32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4)
}
