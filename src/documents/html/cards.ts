import type { PageKind } from '../../domain/document.ts'
import type { Box } from './boxes.ts'
import type { PageView } from './page-view.ts'

/** Siblings of one template are cards from so many on, if they hold more than a line and less than a chapter. */
const FEWEST = 3
const LEAST_LINES = 2
const MOST_SIZE = 2_000
/** Share of the cards of which a part was chosen, and share of a place's texts that differ from card to card. */
const MOST_CARDS = 0.6
const MOSTLY_DISTINCT = 0.8
const MOST_NAME = 250
const LINKED = 0.8

/** Words, and neither a share nor a script's placeholder. */
const named = /^(?!.*(?:%|\{\{)).*\p{L}{2}/u

/** Lines that stand at the same place of a template, by the card that each is in. */
interface Field {
  readonly lines: ReadonlyMap<Box, readonly number[]>
  readonly first: number
}

/**
 * A card of which something was chosen is chosen with what names it and what it costs. Most cards of its kind have to be begun: of furniture
 * at most a line here and there is taken for content.
 */
export function withCardParts(indices: readonly number[], view: PageView, kind: PageKind): readonly number[] {
  const chosen = new Set(indices)
  const isListing = kind === 'listing'
  const missing = cardGroups(indices, view)
    .filter(cards => isListing || arePriced(cards, view))
    .flatMap(cards => {
      const begun = cards.filter(card => isBegun(card, chosen))
      if (begun.length < MOST_CARDS * cards.length) return []
      const template = templateOf(cards, view)
      if (template.prices.length === 0 && !isListing) return []
      return begun.flatMap(card => missingParts(card, template, chosen, view))
    })
  return missing.length === 0 ? indices : [...new Set([...indices, ...missing])].sort((a, b) => a - b)
}

const arePriced = (cards: readonly Box[], view: PageView): boolean =>
  cards.some(card => view.totals.in(card).prices > 0)

const isBegun = ({ first, end }: Box, chosen: ReadonlySet<number>): boolean => {
  for (let index = first; index < end; index++) if (chosen.has(index)) return true
  return false
}

/** Sets of cards around what was chosen, outside what is the site's furniture. */
function cardGroups(indices: readonly number[], view: PageView): readonly (readonly Box[])[] {
  const seen = new Set<Box>()
  const groups: (readonly Box[])[] = []
  for (const index of indices) {
    for (let box = view.boxes[index]; box && !seen.has(box); box = box.parent) {
      seen.add(box)
      const cards = cardsWith(box)
      for (const card of cards) seen.add(card)
      if (areCards(cards, view)) groups.push(cards)
    }
  }
  return groups
}

const cardsWith = ({ parent, signature }: Box): readonly Box[] =>
  parent?.children.filter(child => child.signature === signature) ?? []

function areCards(cards: readonly Box[], view: PageView): boolean {
  const lines = cards.reduce((sum, { first, end }) => sum + end - first, 0)
  const size = cards.reduce((sum, card) => sum + view.totals.in(card).size, 0)
  if (cards.length < FEWEST || lines < LEAST_LINES * cards.length || size > MOST_SIZE * cards.length) return false
  for (let box = cards[0]; box; box = box.parent) if (view.isChrome(box.element)) return false
  return true
}

function fieldsOf(cards: readonly Box[], view: PageView): readonly Field[] {
  const fields = new Map<string, { lines: Map<Box, number[]>; first: number }>()
  for (const card of cards) {
    for (let index = card.first; index < card.end; index++) {
      const path = pathIn(card, index, view)
      if (path === undefined) continue
      const field = fields.get(path) ?? { lines: new Map<Box, number[]>(), first: index - card.first }
      fields.set(path, field)
      const lines = field.lines.get(card)
      if (lines) lines.push(index)
      else field.lines.set(card, [index])
    }
  }
  return [...fields.values()].sort((a, b) => a.first - b.first)
}

/** The elements between a line and its card; none where one of them is a button, an overlay or the like. */
function pathIn(card: Box, index: number, view: PageView): string | undefined {
  const names: string[] = [view.segments[index]?.kind ?? '']
  for (let box = view.boxes[index]; box && box !== card; box = box.parent) {
    if (view.isChrome(box.element)) return undefined
    names.push(box.signature)
  }
  return names.join('>')
}

/** Lines that name a card, if they differ from card to card, and lines with its price. */
interface Template {
  readonly names: readonly Field[]
  readonly prices: readonly Field[]
}

/** Headings name a card, all of them; without headings the first link does, or the first line. */
function templateOf(cards: readonly Box[], view: PageView): Template {
  const fields = fieldsOf(cards, view)
  const names = fields.filter(field => isName(field, cards.length, view))
  const headings = names.filter(field => firstLines(field).every(line => view.segments[line]?.kind === 'heading'))
  const links = names.filter(field => firstLines(field).every(line => (view.signs[line]?.linkDensity ?? 0) > LINKED))
  return {
    names: headings.length > 0 ? headings : (links.length > 0 ? links : names).slice(0, 1),
    prices: fields.filter(field => isPrice(field, view)),
  }
}

/** The lines of a card that name it, and one that prices it where none that was chosen does. */
function missingParts(
  card: Box,
  { names, prices }: Template,
  chosen: ReadonlySet<number>,
  view: PageView,
): readonly number[] {
  const linesIn = (fields: readonly Field[]) => fields.flatMap(({ lines }) => lines.get(card)?.slice(0, 1) ?? [])
  const priced = linesIn(prices).filter(line => view.signs[line]?.price)
  return [...linesIn(names), ...(priced.some(line => chosen.has(line)) ? [] : priced.slice(0, 1))]
}

const firstLines = ({ lines }: Field): readonly number[] => [...lines.values()].flatMap(([line]) => line ?? [])

function isPrice(field: Field, view: PageView): boolean {
  const lines = firstLines(field)
  return lines.filter(line => view.signs[line]?.price && (view.signs[line]?.size ?? 0) < 60).length * 2 > lines.length
}

/** Whether what stands there is another short text in each card: names are, buttons and badges are not. */
function isName(field: Field, count: number, view: PageView): boolean {
  const lines = firstLines(field)
  if (lines.length < MOST_CARDS * count) return false
  const texts = lines.map(line => view.segments[line]?.text ?? '')
  if (texts.some(text => text.length > MOST_NAME) || !texts.every(text => named.test(text))) return false
  if (isPrice(field, view) || lines.some(line => view.signs[line]?.date)) return false
  return new Set(texts).size >= MOSTLY_DISTINCT * texts.length
}
