import type { ParagraphKind } from '../../domain/document.ts'
import { type Blocks, type BlockWriter, createBlockWriter } from '../blocks.ts'
import { fold } from '../clean.ts'
import { attribute, findAll, findFirst, type HtmlElement, type HtmlNode, isElement, textOf } from './tree.ts'

/** What the text of an element becomes, unless an element inside says otherwise. */
interface Place {
  readonly kind: ParagraphKind
  readonly level?: number
}

export type Skip = (element: HtmlElement) => boolean

const blockNames = new Set(
  'address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section select summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

export const isBlock = (element: HtmlElement): boolean => blockNames.has(element.name)
export const isHeading = (element: HtmlElement): boolean => /^h[1-6]$/.test(element.name)

/** Text of a cell or another small element on one line: blocks and breaks inside become spaces. */
export function inlineText(node: HtmlNode, skip: Skip): string {
  if (!isElement(node)) return node
  if (skip(node)) return ''
  if (node.name === 'br') return ' '
  const inside = node.children.map(child => inlineText(child, skip)).join('')
  return isBlock(node) ? ` ${inside} ` : inside
}

function codeText(node: HtmlNode, skip: Skip): string {
  if (!isElement(node)) return node
  if (skip(node)) return ''
  if (node.name === 'br') return '\n'
  const inside = node.children.map(child => codeText(child, skip)).join('')
  return node.name === 'div' || node.name === 'li' || node.name === 'tr' ? `${inside}\n` : inside
}

/** A formula is written as its TeX source where the page has it. */
function formula(math: HtmlElement): string {
  const [tex] = findAll(math, element => attribute(element, 'encoding') === 'application/x-tex')
  return tex ? textOf(tex) : textOf(math)
}

const rowsOf = (table: HtmlElement): readonly HtmlElement[] => findAll(table, element => element.name === 'tr')
const cellsOf = (row: HtmlElement): readonly HtmlElement[] =>
  row.children.filter(isElement).filter(child => child.name === 'td' || child.name === 'th')

const layoutParts = new Set('table h1 h2 h3 h4 h5 h6 pre blockquote form article section'.split(' '))

/** Whether a table holds data. A table that only places blocks on the page is walked like any other container. */
export function isDataTable(table: HtmlElement): boolean {
  const role = attribute(table, 'role')
  if (role === 'presentation' || role === 'none') return false
  if (findAll(table, element => layoutParts.has(element.name)).length > 0) return false
  const rows = rowsOf(table)
  if (!rows.some(row => cellsOf(row).length > 1)) return false
  return !rows.some(row => cellsOf(row).some(cell => textOf(cell).length > 1500))
}

const placeIn: Readonly<Record<string, (outer: Place) => Place>> = {
  ul: outer => ({ kind: outer.kind, level: outer.kind === 'list_item' ? (outer.level ?? 1) : 0 }),
  li: outer => ({ kind: 'list_item', level: (outer.level ?? 0) + 1 }),
  blockquote: () => ({ kind: 'quote' }),
  figcaption: () => ({ kind: 'caption' }),
  caption: () => ({ kind: 'caption' }),
  td: () => ({ kind: 'paragraph' }),
  th: () => ({ kind: 'paragraph' }),
}

class Walker {
  private inline: string[] = []
  private readonly writer: BlockWriter
  private readonly skip: Skip

  constructor(writer: BlockWriter, skip: Skip) {
    this.writer = writer
    this.skip = skip
  }

  flush(place: Place): void {
    if (this.inline.length === 0) return
    const level = place.kind === 'heading' || place.kind === 'list_item' ? place.level : undefined
    this.writer.add(place.kind, this.inline.join(''), level)
    this.inline = []
  }

  children(element: HtmlElement, place: Place): void {
    let previous: HtmlNode | undefined
    for (const child of element.children) {
      if (isElement(child)) this.element(child, place, previous)
      else this.inline.push(child)
      previous = child
    }
  }

  private element(element: HtmlElement, place: Place, previous: HtmlNode | undefined): void {
    if (this.skip(element)) return
    if (isBlock(element)) this.block(element, place)
    else if (element.name === 'br') this.lineBreak(place, previous)
    else if (element.name === 'math') this.inline.push(' ', formula(element), ' ')
    else {
      // Links side by side are items of a row, not parts of one word.
      if (element.name === 'a' && previous && isElement(previous) && previous.name === 'a') this.inline.push(' ')
      this.children(element, place)
    }
  }

  /** One break folds into a space, two in a row end the paragraph. */
  private lineBreak(place: Place, previous: HtmlNode | undefined): void {
    if (previous && isElement(previous) && previous.name === 'br') this.flush(place)
    else this.inline.push(' ')
  }

  private block(element: HtmlElement, place: Place): void {
    this.flush(place)
    if (element.name === 'pre') this.writer.add('code', codeText(element, this.skip))
    else if (element.name === 'table' && isDataTable(element)) this.table(element)
    else this.container(element, place)
  }

  private container(element: HtmlElement, place: Place): void {
    const inner = isHeading(element)
      ? { kind: 'heading' as const, level: Number(element.name.slice(1)) }
      : (placeIn[element.name === 'ol' ? 'ul' : element.name]?.(place) ?? place)
    this.children(element, inner)
    this.flush(inner)
  }

  private table(table: HtmlElement): void {
    const caption = findFirst(table, 'caption')
    if (caption && !this.skip(caption)) this.writer.add('caption', inlineText(caption, this.skip))
    for (const row of rowsOf(table)) {
      if (this.skip(row)) continue
      const cells = cellsOf(row).map(cell => fold(inlineText(cell, this.skip)))
      if (cells.some(cell => cell !== '')) this.writer.add('table_row', cells.join(' | '))
    }
  }
}

/** The text of everything below `root` that `skip` does not leave out, block by block. */
export function blocksOf(root: HtmlElement, skip: Skip): Blocks {
  const writer = createBlockWriter()
  const walker = new Walker(writer, skip)
  walker.children(root, { kind: 'paragraph' })
  walker.flush({ kind: 'paragraph' })
  return writer.finish()
}
