import type { Box } from './boxes.ts'
import type { Put } from './features.ts'
import type { PageView } from './page-view.ts'

/** The segment that says the page's title. */
export interface Headline {
  /** -1 where no segment does. */
  readonly index: number
  /** All boxes that hold it. */
  readonly around: ReadonlySet<Box>
}

/** Share of a segment's words that have to be the title's, where it is no heading of the first level. */
const leastShare = 0.7

/** `shares`: how much of each segment's words the title has. Headings come before other text, earlier ones before later ones. */
export function headlineOf(view: PageView, shares: Float32Array): Headline {
  let index = -1
  let best = 0
  for (const [at, { kind, level }] of view.segments.entries()) {
    const share = shares[at] ?? 0
    if (share < leastShare && level !== 1) continue
    const rank = share + (kind === 'heading' ? 0.5 : 0) + (level === 1 ? 0.5 : 0) - at / view.segments.length / 4
    if (rank <= best) continue
    best = rank
    index = at
  }
  const around = new Set<Box>()
  for (let box = view.boxes[index]; box; box = box.parent) around.add(box)
  return { index, around }
}

interface Way {
  /** The innermost box that holds both the headline and the segment. */
  readonly shared: Box
  /** The part of it that the segment stands in. */
  readonly part: Box
  readonly steps: number
}

/** From a segment's box up to the first one that holds the headline; undefined where the page has none. */
function wayTo({ around }: Headline, from: Box | undefined): Way | undefined {
  let part = from
  let steps = 0
  for (let box = from; box && part; box = box.parent) {
    if (around.has(box)) return { shared: box, part, steps }
    part = box
    steps += 1
  }
  return undefined
}

/** How far a segment stands from the headline, in the text and in the tree: below it, beside it, or in another part of the page. */
export function headlineFeatures(view: PageView, headline: Headline, at: number, put: Put): void {
  const { totals, boxes } = view
  const way = wayTo(headline, boxes[at])
  const shareOf = (box: Box): number => totals.in(box).size / Math.max(1, totals.whole().size)
  put('headline.since', way ? at - headline.index : -999)
  put('headline.sizeSince', way ? totals.sizeBetween(0, at) - totals.sizeBetween(0, headline.index) : -9999)
  put('headline.steps', way ? way.steps : -1)
  put('headline.shared', way ? shareOf(way.shared) : -1)
  put('headline.down', way ? (boxes[headline.index]?.depth ?? 0) - way.shared.depth : -1)
  put('headline.part', way ? shareOf(way.part) : -1)
  put('headline.partMarkup', way ? view.markup(way.part.element).mean : 0)
}
