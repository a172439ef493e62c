import { isHeading } from './block-names.ts'
import { type HtmlElement, type HtmlNode, isElement } from './tree.ts'

const lists = new Set(['ul', 'ol', 'menu'])
const phrases = new Set('li strong b em i del s code'.split(' '))

/** The tree with every heading free of what Markdown would indent or break it in: lists that lay out sections, links and phrases around blocks. */
export const laidOut = (root: HtmlElement): HtmlElement => freed(root).element

interface Freed {
  readonly element: HtmlElement
  /** Whether a heading is in it. */
  readonly holds: boolean
}

function freed(element: HtmlElement): Freed {
  if (isHeading(element)) return { element, holds: true }
  const parts = element.children.map(child => (isElement(child) ? freed(child) : child))
  const holding = parts.filter(part => typeof part !== 'string' && part.holds)
  if (holding.length === 0) return { element, holds: false }
  const children = lists.has(element.name)
    ? sections(element, parts)
    : parts.map(part => (typeof part === 'string' ? part : part.element))
  return { element: opened({ ...element, children }), holds: true }
}

/** Sections stand free, the items between them stay a list. */
function sections(list: HtmlElement, parts: readonly (Freed | string)[]): HtmlNode[] {
  const laid: HtmlNode[] = []
  let items: HtmlNode[] = []
  const close = (): void => {
    if (items.some(isElement)) laid.push({ ...list, children: items })
    items = []
  }
  for (const part of parts) {
    if (typeof part === 'string') items.push(part)
    else if (!part.holds) items.push(part.element)
    else {
      close()
      laid.push(part.element)
    }
  }
  close()
  return laid
}

function opened(element: HtmlElement): HtmlElement {
  if (element.name === 'a') return { ...linkedHeadings(element, element), name: 'div' }
  return lists.has(element.name) || phrases.has(element.name) ? { ...element, name: 'div' } : element
}

/** A link around a heading and more leads on from the heading. */
function linkedHeadings(element: HtmlElement, link: HtmlElement): HtmlElement {
  const children = element.children.map((child): HtmlNode => {
    if (!isElement(child)) return child
    if (!isHeading(child)) return linkedHeadings(child, link)
    return { ...child, children: [{ ...link, children: child.children }] }
  })
  return { ...element, children }
}
