import type { Segment } from './segments.ts'
import type { Signs } from './signs.ts'
import { attribute, type HtmlElement } from './tree.ts'

/** Sums over a run of segments. */
export interface Sums {
  readonly size: number
  readonly linked: number
  /** Size of segments that are sentences rather than labels. */
  readonly prose: number
  readonly sentences: number
  readonly headings: number
  readonly images: number
  readonly links: number
  readonly prices: number
  readonly dates: number
}

/** An element that holds text, with the segments from `first` to before `end` in it. */
export interface Box {
  readonly element: HtmlElement
  readonly parent: Box | undefined
  readonly depth: number
  readonly first: number
  end: number
  /** Boxes among the children. */
  readonly children: Box[]
  /** Tag and first class: what siblings made by one template share. */
  readonly signature: string
}

const firstClass = (element: HtmlElement): string =>
  /^\s*([^\s\d]+)/.exec(attribute(element, 'class')?.slice(0, 200) ?? '')?.[1] ?? ''

/** Builds the boxes above all segments; `boxOf[i]` is the innermost one of segment i. */
export function boxesOf(segments: readonly Segment[]): readonly Box[] {
  const known = new Map<HtmlElement, Box>()
  const boxFor = (element: HtmlElement, first: number): Box => {
    const found = known.get(element)
    if (found) return found
    const parent = element.parent ? boxFor(element.parent, first) : undefined
    const box: Box = {
      element,
      parent,
      depth: (parent?.depth ?? -1) + 1,
      first,
      end: first,
      children: [],
      signature: `${element.name}.${firstClass(element)}`,
    }
    parent?.children.push(box)
    known.set(element, box)
    return box
  }
  return segments.map(({ element }, index) => {
    const box = boxFor(element, index)
    for (let above: Box | undefined = box; above && above.end <= index; above = above.parent) above.end = index + 1
    return box
  })
}

const columns = 9

/** Running sums over the segments, so that any box is summed up by one subtraction. */
export class Totals {
  private readonly sums: Float64Array
  private readonly ofBoxes = new Map<Box, Sums>()
  private wholePage: Sums | undefined
  readonly count: number

  constructor(segments: readonly Segment[], signs: readonly Signs[]) {
    this.count = segments.length
    this.sums = new Float64Array((this.count + 1) * columns)
    for (const [index, segment] of segments.entries()) {
      const own = signs[index]
      if (own) this.add(index, segment, own)
    }
  }

  private add(index: number, segment: Segment, own: Signs): void {
    const prose = own.size > 80 && own.linkDensity < 0.4
    const values = [
      own.size,
      own.size * own.linkDensity,
      prose ? own.size : 0,
      own.sentences,
      segment.kind === 'heading' ? 1 : 0,
      segment.images,
      segment.links,
      own.price ? 1 : 0,
      own.date ? 1 : 0,
    ]
    for (const [column, value] of values.entries())
      this.sums[(index + 1) * columns + column] = (this.sums[index * columns + column] ?? 0) + value
  }

  /** Of a box, worked out once. */
  in(box: Box): Sums {
    const known = this.ofBoxes.get(box)
    if (known) return known
    const sums = this.between(box.first, box.end)
    this.ofBoxes.set(box, sums)
    return sums
  }

  /** Of the page. */
  whole(): Sums {
    this.wholePage ??= this.between(0, this.count)
    return this.wholePage
  }

  sizeBetween(first: number, end: number): number {
    return this.columnBetween(0, first, end)
  }

  linkedBetween(first: number, end: number): number {
    return this.columnBetween(1, first, end)
  }

  proseBetween(first: number, end: number): number {
    return this.columnBetween(2, first, end)
  }

  private columnBetween(column: number, first: number, end: number): number {
    const from = Math.max(0, first) * columns + column
    const to = Math.min(this.count, Math.max(end, first)) * columns + column
    return (this.sums[to] ?? 0) - (this.sums[from] ?? 0)
  }

  /** Of the segments from `first` to before `end`, both cut to what is there. */
  between(first: number, end: number): Sums {
    const from = Math.max(0, first) * columns
    const to = Math.min(this.count, Math.max(end, first)) * columns
    const at = (column: number): number => (this.sums[to + column] ?? 0) - (this.sums[from + column] ?? 0)
    return {
      size: at(0),
      linked: at(1),
      prose: at(2),
      sentences: at(3),
      headings: at(4),
      images: at(5),
      links: at(6),
      prices: at(7),
      dates: at(8),
    }
  }
}
