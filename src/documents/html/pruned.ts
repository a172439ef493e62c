import type { Segment } from './segments.ts'
import { type HtmlElement, type HtmlNode, isElement } from './tree.ts'

interface Kept {
  /** Rows and listings, kept with all that is in them. */
  readonly whole: ReadonlySet<HtmlElement>
  /** Which children of an element are text that is kept. */
  readonly pieces: ReadonlyMap<HtmlElement, ReadonlySet<number>>
}

function keptBy(segments: readonly Segment[]): Kept {
  const whole = new Set<HtmlElement>()
  const pieces = new Map<HtmlElement, Set<number>>()
  for (const segment of segments) {
    if (segment.pieces.length === 0) whole.add(segment.element)
    for (const { parent, index } of segment.pieces) {
      const known = pieces.get(parent) ?? new Set()
      pieces.set(parent, known.add(index))
    }
  }
  return { whole, pieces }
}

const marks = new Set(['br', 'hr'])

/** What stays of an element, and nothing where none of its text does. */
function copied(element: HtmlElement, kept: Kept): HtmlElement | undefined {
  const own = kept.pieces.get(element)
  const stays = element.children.map((child, index): HtmlNode | undefined => {
    if (own?.has(index)) return child
    if (!isElement(child)) return undefined
    return kept.whole.has(child) ? child : copied(child, kept)
  })
  if (stays.every(child => child === undefined)) return undefined
  const children = element.children.flatMap((child, index): readonly HtmlNode[] => {
    const staying = stays[index] ?? (isElement(child) ? undefined : ' ')
    if (staying !== undefined) return [staying]
    return isElement(child) && marks.has(child.name) ? [child] : []
  })
  return { ...element, children }
}

/** The tree below `root` with nothing in it but the segments. */
export const prunedTree = (root: HtmlElement, segments: readonly Segment[]): HtmlElement =>
  copied(root, keptBy(segments)) ?? { ...root, children: [] }
