import type { Box } from './boxes.ts'
import type { PageView } from './page-view.ts'
import { attribute } from './tree.ts'

const called = /(?:^|[\s_-])(?:(?:post|block|article)-comments|comments?-(?:area|list|section|thread|wrapper))(?:\s|$)/i
/** Share of what was chosen up to which the comments are the smaller part; a thread is told by its posts. */
const MOST = 0.4
/** A shorter text is the first post of a thread. */
const SHORT = 1500

/** An article without what its readers wrote below it. */
export function withoutComments(indices: readonly number[], view: PageView): readonly number[] {
  const sizeOf = (some: readonly number[]) => some.reduce((sum, index) => sum + (view.signs[index]?.size ?? 0), 0)
  const text = indices.filter(index => !isComment(view.boxes[index]))
  return sizeOf(text) >= Math.max(SHORT, (1 - MOST) * sizeOf(indices)) ? text : indices
}

function isComment(innermost: Box | undefined): boolean {
  for (let box = innermost; box && box.element.name !== 'body'; box = box.parent)
    if (called.test(`${attribute(box.element, 'id') ?? ''} ${attribute(box.element, 'class') ?? ''}`)) return true
  return false
}
