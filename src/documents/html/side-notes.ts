import { isBlock, isHeading } from './block-names.ts'
import { attribute, findAll, type HtmlElement, type HtmlNode, isElement, textOf } from './tree.ts'

const inMargin = /(?:^|\s)(?:sidenote|marginnote|side-note|margin-note)(?:\s|$)/i
const LONGEST_MARK = 4

/** Moves a note that the markup holds in the midst of a sentence behind the block it stands in, and leaves its mark there: `oil[2] is`. */
export function moveSideNotes(root: HtmlElement): void {
  const last = new Map<HtmlElement, HtmlElement>()
  for (const note of findAll(root, ({ name }) => name === 'span')) {
    const found = poppingUp(note) ?? beside(note)
    const line = found && lineAround(note)
    if (!found || !line) continue
    const isMarked = found.mark !== '' && isBlock(line) && !isHeading(line)
    note.children.splice(0, Number.POSITIVE_INFINITY, ...(isMarked ? [`[${found.mark}]`] : []))
    last.set(line, insertAfter(last.get(line) ?? line, line.parent, found))
  }
}

interface Note {
  readonly mark: string
  readonly content: readonly HtmlNode[]
}

/** A raised mark, then in an element of its own the note, which says the mark again. */
function poppingUp({ children }: HtmlElement): Note | undefined {
  const [sup, box, ...others] = children.filter(child => isElement(child) || /\S/.test(child))
  if (!isSup(sup) || !box || !isElement(box) || box.name !== 'span' || others.length > 0) return undefined
  const mark = textOf(sup).trim()
  if (mark === '' || mark.length > LONGEST_MARK || !textOf(box).trimStart().startsWith(mark)) return undefined
  for (const again of findAll(box, element => textOf(element).trim() === mark)) again.children.length = 0
  return /\S/.test(textOf(box)) ? { mark, content: box.children } : undefined
}

const isSup = (node: HtmlNode | undefined): node is HtmlElement =>
  node !== undefined && isElement(node) && node.name === 'sup'

const beside = (note: HtmlElement): Note | undefined =>
  inMargin.test(attribute(note, 'class') ?? '') && /\S/.test(textOf(note))
    ? { mark: '', content: [...note.children] }
    : undefined

/** The block whose text the note interrupts, of a table all of it; in what holds blocks itself, the piece that the note stands in. */
function lineAround(note: HtmlElement): HtmlElement | undefined {
  let inner = note
  let line: HtmlElement | undefined
  for (let above = note.parent; above; above = above.parent) {
    if (above.name === 'table') line = above
    else if (line === undefined && isBlock(above)) line = holdsBlocks(above) ? inner : above
    inner = above
  }
  return line?.name === 'body' ? undefined : line
}

const holdsBlocks = ({ children }: HtmlElement): boolean => children.some(child => isElement(child) && isBlock(child))

function insertAfter(after: HtmlElement, parent: HtmlElement | undefined, { mark, content }: Note): HtmlElement {
  const children: HtmlNode[] = mark === '' ? [...content] : [`[${mark}] `, ...content]
  const moved: HtmlElement = { name: 'p', attributes: {}, children, parent }
  // The tree is new and nobody else has it yet.
  for (const child of content) if (isElement(child)) Object.assign(child, { parent: moved })
  parent?.children.splice(parent.children.indexOf(after) + 1, 0, moved)
  return moved
}
