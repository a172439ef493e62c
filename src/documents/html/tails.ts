import type { PageView } from './page-view.ts'

/** Over other texts of a site, below the one that was asked for. */
const related =
  /^(?:you (?:might|may) also (?:like|enjoy|be interested in)|related (?:articles?|posts?|stories|reading|content)|recommended(?: for you| reading| articles| posts)?|(?:what to )?read (?:next|more)|more (?:stories|articles|posts)|more from \S.{2,29}|相关(?:文章|阅读|推荐)|推荐阅读|猜你喜欢)[….:：]*$/i
/** As a line of its own it opens a page, and heads none. */
const button = /^read more$/i
const MOST = { lines: 12, share: 0.35 }
/** A longer heading says something by itself. */
const MOST_WORDS = 8

/** An article without what its page shows of others below it, and without headings of which nothing stands below. */
export function withoutTail(indices: readonly number[], view: PageView): readonly number[] {
  const at = indices.findLastIndex(index => {
    const { kind, text = '' } = view.segments[index] ?? {}
    return related.test(text) && (kind === 'heading' || !button.test(text))
  })
  const sizeOf = (some: readonly number[]) => some.reduce((sum, index) => sum + (view.signs[index]?.size ?? 0), 0)
  const tail = at < 0 ? [] : indices.slice(at)
  const isTail = tail.length <= MOST.lines && sizeOf(tail) <= MOST.share * sizeOf(indices)
  return withoutEmptyEnd(isTail ? indices.slice(0, indices.length - tail.length) : indices, view)
}

function withoutEmptyEnd(indices: readonly number[], view: PageView): readonly number[] {
  const last = indices.findLastIndex(index => {
    const segment = view.segments[index]
    return segment?.kind !== 'heading' || (view.signs[index]?.words ?? 0) > MOST_WORDS
  })
  return last < 0 ? indices : indices.slice(0, last + 1)
}
