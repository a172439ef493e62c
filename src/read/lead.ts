import type { StoredText } from '../domain/source.ts'

/** Longer lines say something by themselves. */
const MAX_LEAD_CHARS = 80
const MAX_LEAD_LINES = 2

/** Whether paragraph `index` (from 0) is a short line without an end, such as a term, a label or a caption, that leads the block after it. */
export function leads({ text, paragraphs }: StoredText, index: number): boolean {
  const [one, next] = [paragraphs[index], paragraphs[index + 1]]
  if (!one || !next || one.kind !== 'paragraph' || next.kind === 'heading') return false
  if (one.end - one.start > MAX_LEAD_CHARS || next.end - next.start <= one.end - one.start) return false
  return !/[.!?;。！？；…]["”’)）]?$/u.test(text.slice(one.start, one.end))
}

/** The paragraphs (from 1) that lead paragraph `n`: shown with it, since it may only say what it says under its term. */
export function leadOf(stored: StoredText, n: number): readonly number[] {
  const found: number[] = []
  for (let at = n - 2; found.length < MAX_LEAD_LINES && at >= 0 && leads(stored, at); at--) found.unshift(at + 1)
  return found
}
