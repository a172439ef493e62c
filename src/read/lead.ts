import type { StoredText } from '../domain/source.ts'
import { isTerm } from '../evidence/terms.ts'

const MAX_LEAD_LINES = 2

/** Whether paragraph `index` (from 0) is a term, a label or the like, which only leads the longer block after it. */
export function leads({ text, paragraphs }: StoredText, index: number): boolean {
  const [one, next] = [paragraphs[index], paragraphs[index + 1]]
  if (!one || !next || one.kind !== 'paragraph' || next.kind === 'heading') return false
  return isTerm(text, one) && next.end - next.start > one.end - one.start
}

/** The paragraphs (from 1) that lead paragraph `n`: shown with it, since it may only say what it says under its term. */
export function leadOf(stored: StoredText, n: number): readonly number[] {
  const found: number[] = []
  for (let at = n - 2; found.length < MAX_LEAD_LINES && at >= 0 && leads(stored, at); at--) found.unshift(at + 1)
  return found
}
