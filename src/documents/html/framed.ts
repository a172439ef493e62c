import { type Segment, sizeOf } from './segments.ts'
import type { HtmlElement } from './tree.ts'

const framing = new Set(['nav', 'footer'])
/** Shares of what was chosen that stand in menus and footers: from the one on it is chosen again, from the other on there is nothing else. */
const SHARE = { again: 0.2, shell: 0.5 }
/** What a page says outside of links and of its frame, in characters. */
const LEAST_TEXT = 100

/** What stands outside of a page's menus and footers, where too much of what was chosen stands in them. */
export function outsideFrame(
  all: readonly Segment[],
  chosen: readonly Segment[],
  menus: ReadonlySet<HtmlElement>,
): readonly Segment[] | undefined {
  const isFramed = ({ element }: Segment): boolean => {
    for (let at: HtmlElement | undefined = element; at; at = at.parent)
      if (menus.has(at) || framing.has(at.name)) return true
    return false
  }
  const share = sizeOf(chosen.filter(isFramed)) / Math.max(1, sizeOf(chosen))
  if (share <= SHARE.again) return undefined
  const rest = all.filter(segment => !isFramed(segment))
  const unlinked = rest.reduce((sum, { text, linked }) => sum + text.length - linked, 0)
  if (unlinked >= LEAST_TEXT) return rest
  // An application fills its shell later.
  return share > SHARE.shell ? [] : undefined
}
