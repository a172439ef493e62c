import { attribute, type HtmlElement, type HtmlNode, isElement, textOf } from './tree.ts'

const LONGEST = 120

/** A break of a line: the element, or an empty one that is called so and drawn as such. */
export const isBreak = (node: HtmlNode | undefined): boolean =>
  node !== undefined && isElement(node) && (node.name === 'br' || isCalledBreak(node))

const isCalledBreak = (element: HtmlElement): boolean =>
  element.children.length === 0 && /(?:^|\s)(?:br|line-?break)(?:\s|$)/i.test(attribute(element, 'class') ?? '')

const isBold = (node: HtmlNode): boolean =>
  isElement(node) &&
  (/^(?:b|strong)$/.test(node.name) || /(?:^|\s)(?:strong|bold)(?:\s|$)/i.test(attribute(node, 'class') ?? ''))

/** Whether a break in the midst of text stands before or behind a line that is but a bold phrase: the heading of what follows. */
export function isBesideHeading(children: readonly HtmlNode[], at: number): boolean {
  const breaks = children.flatMap((child, index) => (isBreak(child) ? [index] : []))
  const own = breaks.indexOf(at)
  const [before, after] = [breaks[own - 1], breaks[own + 1]]
  const isHeading = (from: number | undefined, to: number | undefined): boolean =>
    from !== undefined &&
    to !== undefined &&
    isBoldLine(children.slice(from + 1, to)) &&
    !/^\s*\p{Ll}/u.test(textFrom(children.slice(to + 1)))
  return isHeading(at, after) || isHeading(before, at)
}

const textFrom = (nodes: readonly HtmlNode[]): string => {
  const next = nodes.find(node => !isBreak(node) && (isElement(node) || /\S/.test(node)))
  return next === undefined ? '' : isElement(next) ? textOf(next) : next
}

function isBoldLine(nodes: readonly HtmlNode[]): boolean {
  const [only, ...others] = nodes.filter(node => isElement(node) || /\S/.test(node))
  if (only === undefined || others.length > 0 || !isBold(only)) return false
  const text = typeof only === 'string' ? only : textOf(only).trim()
  return text !== '' && text.length <= LONGEST && !/^\p{Ll}|[.,;:。，；：]$/u.test(text)
}
