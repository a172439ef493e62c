import { isBlock } from './block-names.ts'
import { type HtmlElement, type HtmlNode, isElement, textOf } from './tree.ts'

/** Writes the signs of raised and lowered figures that would otherwise run into what stands beside them: `10^6`, `101_2`. */
export function markRaisedFigures(root: HtmlElement): void {
  new Line().read(root, false)
}

const isFigure = (element: HtmlElement): boolean => /^\s*[-–−]?\d{1,12}\s*$/.test(textOf(element))

/** A number or a lone variable. A metre is a unit, which is read with its figure: `3 m2`. */
const isBase = (text: string): boolean => /\d$|(?<![\p{L}\p{N}])[b-ln-z]$/u.test(text)

/** What was read of a line of text, through the inline elements in it. */
class Line {
  /** Its last two characters. */
  private tail = ''
  /** A lowered figure, as long as nothing came after it. */
  private lowered: HtmlElement | undefined

  read(element: HtmlElement, inLink: boolean): void {
    for (const child of element.children) this.node(child, inLink)
  }

  private node(node: HtmlNode, inLink: boolean): void {
    if (isElement(node)) this.element(node, inLink)
    else this.text(node)
  }

  private element(node: HtmlElement, inLink: boolean): void {
    const ends = isBlock(node) || node.name === 'br'
    if (ends) this.end()
    if (node.name === 'sup') this.raised(node, inLink)
    const isLowered = node.name === 'sub' && this.lower(node)
    this.read(node, inLink || node.name === 'a')
    if (isLowered) this.lowered = node
    if (ends) this.end()
  }

  private text(text: string): void {
    if (text === '') return
    if (this.lowered && /^\d/.test(text)) {
      if (!this.lowered.children.includes('_')) this.lowered.children.unshift('_')
      this.lowered.children.push(' ')
    }
    this.lowered = undefined
    this.tail = `${this.tail}${text.slice(-2)}`.slice(-2)
  }

  private end(): void {
    this.tail = ''
    this.lowered = undefined
  }

  /** Whether it is a figure, which what comes next may run into. */
  private lower(sub: HtmlElement): boolean {
    if (!isFigure(sub)) return false
    if (/\d$/.test(this.tail)) sub.children.unshift('_')
    return true
  }

  private raised(sup: HtmlElement, inLink: boolean): void {
    const isNote = inLink || sup.children.some(child => isElement(child) && child.name === 'a')
    if (!isNote && isBase(this.tail) && isFigure(sup)) sup.children.unshift('^')
  }
}
