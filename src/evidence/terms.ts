import type { Paragraph } from '../domain/document.ts'

export type Block = Pick<Paragraph, 'kind' | 'start' | 'end'>

const TERM_CHARS = 90
const TERM_WORDS = 6
/** Blocks that one term may have below it. */
const REACH = 4

/** `$249`, `50 hours`: what a thing has, and no name of it. */
const measure = /^[^\p{L}\d]*\d[\d.,]*\s?\p{L}{0,10}$/u

/** A line that names what the next block explains: short, and no sentence. */
export function isTerm(text: string, block: Block | undefined): boolean {
  if (!block || block.kind === 'table_row' || block.kind === 'code' || block.kind === 'caption') return false
  if (block.end - block.start > TERM_CHARS) return false
  const line = text.slice(block.start, block.end).trim()
  const isWorded = /\p{L}{2}/u.test(line) && !measure.test(line)
  return isWorded && line.split(/\s+/).length <= TERM_WORDS && !/[.!?,;。！？，；]$/.test(line) && !/\n/.test(line)
}

/** The term that a block belongs to: the nearest short line above it, with nothing but its own blocks between. */
export function termAbove(text: string, blocks: readonly Block[], at: number): string | undefined {
  if (isTerm(text, blocks[at])) return undefined
  for (let i = at - 1; i >= Math.max(0, at - REACH); i--) {
    const block = blocks[i]
    if (block && isTerm(text, block)) return text.slice(block.start, block.end).trim()
    if (block?.kind === 'heading') return undefined
  }
  return undefined
}

/** The blocks (0-based) that a cited one stands for: a heading or term with what it explains, else itself. */
export function unitOf(text: string, blocks: readonly Block[], at: number): number[] {
  const own = blocks[at]
  if (!own || (own.kind !== 'heading' && !isTerm(text, own))) return [at]
  const found = [at]
  for (let i = at + 1; i <= at + REACH; i++) {
    const block = blocks[i]
    if (!block || block.kind === 'heading' || isTerm(text, block)) break
    found.push(i)
  }
  return found
}
