import { grouped } from '../grouped.ts'
import type { Box, Sums } from './boxes.ts'
import type { Put } from './features.ts'
import type { PageView } from './page-view.ts'

/** Segments of one template: same tags and first classes of the three innermost elements. */
interface Group {
  count: number
  size: number
  squares: number
  linked: number
  first: number
  last: number
  /** Sum of how much the segments' words speak for content. */
  words: number
  /** How many end a sentence. */
  ended: number
  prose: number
  /** Beginnings of the texts, figures left out. */
  readonly distinct: Set<string>
}

/** Siblings made by one template: the cards of a listing, the posts of a thread, the rows of a menu. */
interface Cards {
  readonly boxes: readonly Box[]
  readonly mean: number
  readonly deviation: number
}

export interface Groups {
  readonly ofSegment: readonly Group[]
  readonly cardsOf: ReadonlyMap<Box, Cards>
}

const pathOf = (box: Box, kind: string): string =>
  `${kind}>${box.signature}>${box.parent?.signature ?? ''}>${box.parent?.parent?.signature ?? ''}`

const maxBeginning = 60

const newGroup = (index: number): Group => ({
  count: 0,
  size: 0,
  squares: 0,
  linked: 0,
  first: index,
  last: index,
  words: 0,
  ended: 0,
  prose: 0,
  distinct: new Set(),
})

function templates(view: PageView): readonly Group[] {
  const groups = new Map<string, Group>()
  return view.boxes.map((box, index) => {
    const { kind = '', text = '' } = view.segments[index] ?? {}
    const { size = 0, linkDensity = 0, endsSentence = false, digits = 0 } = view.signs[index] ?? {}
    const path = pathOf(box, kind)
    const group = groups.get(path) ?? newGroup(index)
    groups.set(path, group)
    group.count += 1
    group.size += size
    group.squares += size * size
    group.linked += size * linkDensity
    group.last = index
    group.words += view.text(index).mean
    group.ended += endsSentence ? 1 : 0
    group.prose += size > 80 && linkDensity < 0.4 ? size : 0
    const beginning = text.slice(0, maxBeginning)
    group.distinct.add(digits > 0 ? beginning.replace(/\d+/g, '') : beginning)
    return group
  })
}

function cardsIn(parent: Box, view: PageView, found: Map<Box, Cards>): void {
  for (const boxes of grouped(parent.children, ({ signature }) => signature).values()) {
    if (boxes.length < 3) continue
    const sizes = boxes.map(box => view.totals.in(box).size)
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
    const variance = sizes.reduce((sum, size) => sum + (size - mean) ** 2, 0) / sizes.length
    const cards = { boxes, mean, deviation: mean > 0 ? Math.sqrt(variance) / mean : 0 }
    for (const box of boxes) found.set(box, cards)
  }
}

export function groupsOf(view: PageView): Groups {
  const cardsOf = new Map<Box, Cards>()
  const seen = new Set<Box>()
  for (const box of view.boxes) {
    for (let above: Box | undefined = box; above && !seen.has(above); above = above.parent) {
      seen.add(above)
      if (above.children.length >= 3) cardsIn(above, view, cardsOf)
    }
  }
  return { ofSegment: templates(view), cardsOf }
}

interface Card {
  readonly box: Box
  readonly cards: Cards
}

/** The innermost and the outermost card around a box. */
function cardsAround(box: Box, { cardsOf }: Groups): readonly [inner: Card | undefined, outer: Card | undefined] {
  let inner: Card | undefined
  let outer: Card | undefined
  for (let above: Box | undefined = box; above; above = above.parent) {
    const cards = cardsOf.get(above)
    if (!cards) continue
    inner ??= { box: above, cards }
    outer = { box: above, cards }
  }
  return [inner, outer]
}

const nothing: Sums = {
  size: 0,
  linked: 0,
  prose: 0,
  sentences: 0,
  headings: 0,
  images: 0,
  links: 0,
  prices: 0,
  dates: 0,
}

function putCard(view: PageView, card: Card | undefined, size: number, put: Put): void {
  const sums = card ? view.totals.in(card.box) : nothing
  const whole = view.totals.whole().size
  const count = card?.cards.boxes.length ?? 0
  put('card.count', count)
  put('card.mean', card?.cards.mean ?? 0)
  put('card.deviation', card?.cards.deviation ?? 0)
  put('card.share', whole > 0 ? ((card?.cards.mean ?? 0) * count) / whole : 0)
  put('card.segments', card ? card.box.end - card.box.first : 0)
  put('card.linked', sums.size > 0 ? sums.linked / sums.size : 0)
  put('card.prose', sums.size > 0 ? sums.prose / sums.size : 0)
  put('card.images', sums.images)
  put('card.headings', sums.headings)
  put('card.prices', sums.prices)
  put('card.dates', sums.dates)
  put('card.own', sums.size > 0 ? size / sums.size : 0)
  put('card.relative', card && card.cards.mean > 0 ? sums.size / card.cards.mean : 0)
}

export function cardFeatures(view: PageView, groups: Groups, index: number, put: Put): void {
  const box = view.boxes[index]
  const group = groups.ofSegment[index]
  if (!box || !group) return
  const mean = group.size / group.count
  put('template.count', group.count)
  put('template.mean', mean)
  put('template.deviation', Math.sqrt(Math.max(0, group.squares / group.count - mean * mean)) / Math.max(1, mean))
  put('template.linked', group.size > 0 ? group.linked / group.size : 0)
  put('template.share', group.size / Math.max(1, view.totals.whole().size))
  put('template.span', (group.last - group.first) / view.segments.length)
  put('template.words', group.words / group.count)
  put('template.ended', group.ended / group.count)
  put('template.prose', group.prose / Math.max(1, view.totals.whole().prose))
  put('template.distinct', group.distinct.size / group.count)
  const [inner, outer] = cardsAround(box, groups)
  const size = view.signs[index]?.size ?? 0
  putCard(view, inner, size, put)
  putCard(view, outer, size, put)
}
