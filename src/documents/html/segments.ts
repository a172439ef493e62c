import type { ParagraphKind } from '../../domain/document.ts'
import { fold, tidyCode } from '../clean.ts'
import { spaceBefore } from './apart.ts'
import { headingLevel, isBlock, isDataTable, isHeading } from './block-names.ts'
import { isBesideHeading, isBreak } from './bold-lines.ts'
import { markIn } from './cell-marks.ts'
import { formula, picturedFormula } from './formula.ts'
import { codeText } from './listing.ts'
import { isMachineText } from './machine-text.ts'
import { raised } from './raised.ts'
import { gridOf, type TextCell } from './table-grid.ts'
import { attribute, type HtmlElement, type HtmlNode, isElement, isLink } from './tree.ts'

/** Whether an element is left out with all that is in it. */
export type Skip = (element: HtmlElement) => boolean

/** A text node, by its place in its parent. */
export interface Piece {
  readonly parent: HtmlElement
  readonly index: number
}

/** One block of text as a reader sees it: a paragraph, a heading, a list item, a row, a listing. */
export interface Segment {
  readonly kind: ParagraphKind
  readonly level?: number
  /** Folded; code keeps its lines. Never empty. */
  readonly text: string
  /** The innermost element that holds all of it. */
  readonly element: HtmlElement
  /** Characters in links, and the number of links. */
  readonly linked: number
  readonly links: number
  /** Images since the segment before. */
  readonly images: number
  /** Its text nodes; none for rows and listings, which are kept or dropped as elements. */
  readonly pieces: readonly Piece[]
}

export const sizeOf = (segments: readonly Segment[]): number => segments.reduce((sum, { text }) => sum + text.length, 0)

/** What the text of an element becomes, unless an element inside says otherwise. */
interface Place {
  readonly kind: ParagraphKind
  readonly level?: number
  /** The block that the text stands in. */
  readonly block: HtmlElement
}

/** Text of a cell or another small element on one line: blocks and breaks inside become spaces. */
export function inlineText(node: HtmlNode, skip: Skip, previous?: HtmlNode): string {
  if (!isElement(node)) return node
  if (skip(node)) return ''
  if (isBreak(node)) return ' '
  if (node.name === 'math') return ` ${formula(node)} `
  if (node.name === 'img') return picturedFormula(node) ?? ''
  const inside = node.children
    .map(
      (child, index) =>
        spaceBefore(child, node.children[index - 1]) + inlineText(child, skip, node.children[index - 1]),
    )
    .join('')
  if (node.name === 'sup') return raised(node, previous).join(inside)
  return isBlock(node) ? ` ${inside} ` : inside
}

interface Links {
  links: number
  linked: number
}

function countLinks(node: HtmlNode, skip: Skip, inLink: boolean, into: Links): void {
  if (!isElement(node)) {
    into.linked += inLink ? node.length : 0
    return
  }
  if (skip(node)) return
  const own = isLink(node)
  if (own) into.links += 1
  for (const child of node.children) countLinks(child, skip, inLink || own, into)
}

const rowParts = new Set(['thead', 'tbody', 'tfoot'])

/** Rows and captions in document order. */
function tableParts(table: HtmlElement, skip: Skip): readonly HtmlElement[] {
  return table.children.filter(isElement).flatMap(child => {
    if (skip(child)) return []
    return rowParts.has(child.name) || !['tr', 'caption'].includes(child.name) ? tableParts(child, skip) : [child]
  })
}

const placeIn: Readonly<Record<string, (outer: Place) => Pick<Place, 'kind' | 'level'>>> = {
  ul: outer => ({ kind: outer.kind, level: outer.kind === 'list_item' ? (outer.level ?? 1) : 0 }),
  li: outer => ({ kind: 'list_item', level: (outer.level ?? 0) + 1 }),
  blockquote: () => ({ kind: 'quote' }),
  figcaption: () => ({ kind: 'caption' }),
  caption: () => ({ kind: 'caption' }),
  td: () => ({ kind: 'paragraph' }),
  th: () => ({ kind: 'paragraph' }),
}

const bulleted = /^\s*[-•·▪●]\s+\S/

class Walker {
  readonly segments: Segment[] = []
  private texts: string[] = []
  private pieces: Piece[] = []
  private counts: Links = { links: 0, linked: 0 }
  private images = 0
  private readonly skip: Skip

  constructor(skip: Skip) {
    this.skip = skip
  }

  flush({ kind, level, block }: Place): void {
    const [first, ...others] = this.pieces
    if (!first) return
    const text = fold(this.texts.join(''))
    const together = others.every(piece => piece.parent === first.parent)
    if (text !== '' && !isMachineText(text))
      this.push(kind, text, level, together ? first.parent : block, this.counts, this.pieces)
    this.texts = []
    this.pieces = []
    this.counts = { links: 0, linked: 0 }
  }

  private push(
    kind: ParagraphKind,
    text: string,
    level: number | undefined,
    element: HtmlElement,
    { links, linked }: Links,
    pieces: readonly Piece[],
  ): void {
    const leveled = level !== undefined && (kind === 'heading' || kind === 'list_item') ? { level } : {}
    this.segments.push({ kind, ...leveled, text, element, links, linked, images: this.images, pieces })
    this.images = 0
  }

  children(element: HtmlElement, place: Place, inLink: boolean): void {
    let previous: HtmlNode | undefined
    for (const [index, child] of element.children.entries()) {
      this.texts.push(spaceBefore(child, previous))
      if (isBreak(child)) this.lineBreak(place, element, index)
      else if (isElement(child)) this.element(child, place, inLink, previous)
      else this.write(child, { parent: element, index }, inLink)
      previous = child
    }
  }

  private write(text: string, piece: Piece, inLink: boolean): void {
    this.texts.push(text)
    // White space between elements belongs to nobody.
    if (/\S/.test(text)) this.pieces.push(piece)
    this.counts.linked += inLink ? text.trim().length : 0
  }

  private element(element: HtmlElement, place: Place, inLink: boolean, previous: HtmlNode | undefined): void {
    if (this.skip(element)) return
    const { name } = element
    if (isBlock(element)) this.block(element, place, inLink)
    else if (name === 'math') this.math(element, formula(element))
    else if (name === 'img') this.image(element)
    else if (name === 'sup') this.sup(element, place, inLink, previous)
    else if (isLink(element)) this.link(element, place, previous)
    else if (name === 'label') this.label(element, place, inLink, previous)
    else this.children(element, place, inLink)
  }

  private image(element: HtmlElement): void {
    this.images += 1
    const tex = picturedFormula(element)
    if (tex !== undefined) this.math(element, tex)
  }

  private sup(element: HtmlElement, place: Place, inLink: boolean, previous: HtmlNode | undefined): void {
    const [before, after] = raised(element, previous)
    this.texts.push(before)
    this.children(element, place, inLink)
    this.texts.push(after)
  }

  private link(element: HtmlElement, place: Place, previous: HtmlNode | undefined): void {
    // A heading that leads to itself is as good as one that leads nowhere.
    const isOwn = place.kind === 'heading' && attribute(element, 'href')?.startsWith('#') === true
    this.counts.links += isOwn ? 0 : 1
    // Links side by side are items of a row, not parts of one word.
    if (previous && isElement(previous) && previous.name === 'a') this.texts.push(' ')
    this.children(element, place, !isOwn)
  }

  /** Names of tabs side by side are no one word. */
  private label(element: HtmlElement, place: Place, inLink: boolean, previous: HtmlNode | undefined): void {
    if (previous && isElement(previous) && previous.name === 'label') this.texts.push(' ')
    this.children(element, place, inLink)
  }

  private math(element: HtmlElement, text: string): void {
    const index = element.parent?.children.indexOf(element) ?? -1
    this.texts.push(' ', text, ' ')
    if (element.parent && index >= 0) this.pieces.push({ parent: element.parent, index })
  }

  /** One break folds into a space, two in a row end the paragraph, and so does one before a line that begins like an item or is a heading. */
  private lineBreak(place: Place, { children }: HtmlElement, index: number): void {
    const next = children[index + 1]
    const isItem = typeof next === 'string' && bulleted.test(next)
    if (isItem || isBreak(children[index - 1]) || isBesideHeading(children, index)) this.flush(place)
    else this.texts.push(' ')
  }

  private block(element: HtmlElement, place: Place, inLink: boolean): void {
    this.flush(place)
    if (element.name === 'pre') this.whole('code', element, tidyCode(codeText(element, this.skip)))
    else if (element.name === 'table' && isDataTable(element)) this.table(element)
    else this.container(element, place, inLink)
  }

  private container(element: HtmlElement, place: Place, inLink: boolean): void {
    const inner = isHeading(element)
      ? { kind: 'heading' as const, level: headingLevel(element) }
      : (placeIn[element.name === 'ol' ? 'ul' : element.name]?.(place) ?? place)
    const here = { ...inner, block: element }
    this.children(element, here, inLink)
    this.flush(here)
  }

  private table(table: HtmlElement): void {
    const parts = tableParts(table, this.skip)
    const rows = parts.filter(({ name }) => name !== 'caption')
    const texts = gridOf(rows.map(row => this.cells(row)))
    let at = 0
    for (const part of parts) {
      if (part.name === 'caption') this.whole('caption', part, fold(inlineText(part, this.skip)))
      else this.row(part, texts[at++] ?? [])
    }
  }

  private cells(row: HtmlElement): readonly TextCell[] {
    return row.children
      .filter(isElement)
      .filter(child => child.name === 'td' || child.name === 'th')
      .map(element => ({ element, text: fold(inlineText(element, this.skip)) || markIn(element) }))
  }

  private row(row: HtmlElement, texts: readonly string[]): void {
    if (texts.some(text => text !== '')) this.whole('table_row', row, fold(texts.join(' | ')))
  }

  private whole(kind: ParagraphKind, element: HtmlElement, text: string): void {
    const counts = { links: 0, linked: 0 }
    countLinks(element, this.skip, false, counts)
    if (text !== '') this.push(kind, text, undefined, element, counts, [])
  }
}

/** The text of everything below `root` that `skip` does not leave out, block by block, in document order. */
export function segmentsOf(root: HtmlElement, skip: Skip): readonly Segment[] {
  const walker = new Walker(skip)
  const place = { kind: 'paragraph' as const, block: root }
  walker.children(root, place, false)
  walker.flush(place)
  return walker.segments
}
