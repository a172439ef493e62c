import type { PageView } from './page-view.ts'

/** What is as long as this and said again word for word is the page once more: for another size of screen, for print, in a hidden tab. */
const SAME = { fewest: 6, prose: 3, share: 0.1 }
/** What is shorter begins no stretch. */
const PROSE = 80

interface Stretch {
  /** Where it stands first and where again. */
  readonly first: number
  readonly again: number
  readonly length: number
}

/**
 * Without the later copies of a long stretch of blocks. What was chosen of any copy is chosen in the first, unless nothing was chosen there,
 * as where a page hides it.
 */
export function withoutStretches(indices: readonly number[], view: PageView): readonly number[] {
  const chosen = new Set(indices)
  for (const { first, again, length } of repeatedIn(view)) {
    if (!isBegun(first, length, chosen)) continue
    for (let at = 0; at < length; at++) if (chosen.delete(again + at)) chosen.add(first + at)
  }
  return [...chosen].sort((a, b) => a - b)
}

function isBegun(first: number, length: number, chosen: ReadonlySet<number>): boolean {
  for (let at = first; at < first + length; at++) if (chosen.has(at)) return true
  return false
}

function repeatedIn(view: PageView): readonly Stretch[] {
  const firsts = new Map<string, number>()
  const found: Stretch[] = []
  for (let again = 0; again < view.segments.length; again++) {
    const text = view.segments[again]?.text ?? ''
    const first = text.length < PROSE ? undefined : firsts.get(text)
    const stretch = first === undefined ? undefined : stretchAt(first, again, view)
    if (stretch && isLong(stretch, view)) {
      found.push(stretch)
      again = stretch.again + stretch.length - 1
    } else if (!firsts.has(text)) firsts.set(text, again)
  }
  return found
}

/** As far as the blocks before and after are the same too. */
function stretchAt(first: number, again: number, { segments }: PageView): Stretch {
  const isSame = (by: number): boolean => {
    const [one, other] = [segments[first + by], segments[again + by]]
    return one !== undefined && one.kind === other?.kind && one.text === other.text
  }
  let [start, end] = [0, 1]
  while (first + 1 < again + start && isSame(start - 1)) start -= 1
  while (first + end < again + start && isSame(end)) end += 1
  return { first: first + start, again: again + start, length: end - start }
}

function isLong({ again, length }: Stretch, view: PageView): boolean {
  if (length < SAME.fewest) return false
  const prose = view.segments.slice(again, again + length).filter(({ text }) => text.length >= PROSE)
  return (
    prose.length >= SAME.prose &&
    view.totals.sizeBetween(again, again + length) >= SAME.share * view.totals.whole().size
  )
}
