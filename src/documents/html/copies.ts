import type { PageKind } from '../../domain/document.ts'
import type { PageView } from './page-view.ts'

/** What is shorter is said twice on purpose: a label, a command. */
const LONG = 80

/** A text says a thing again where it means to; a shop, a thread or a list has it folded and unfolded, quoted, or for two sizes of screen. */
const repeating: ReadonlySet<PageKind> = new Set(['article', 'documentation'])

/** Without prose that a page showed before, word for word. */
export function withoutCopies(indices: readonly number[], view: PageView, kind: PageKind): readonly number[] {
  if (repeating.has(kind)) return indices
  const seen = new Set<string>()
  return indices.filter(index => {
    const segment = view.segments[index]
    if (!segment || segment.text.length < LONG || (segment.kind !== 'paragraph' && segment.kind !== 'quote'))
      return true
    if (seen.has(segment.text)) return false
    seen.add(segment.text)
    return true
  })
}
