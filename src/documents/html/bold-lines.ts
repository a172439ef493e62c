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
  const [before, after] = [breakFrom(children, at, -1), breakFrom(children, at, 1)]
  const isHeading = (from: number | undefined, to: number | undefined): boolean =>
    from !== undefined &&
    to !== undefined &&
    isBoldLine(children.slice(from + 1, to)) &&
    !/^\s*\p{Ll}/u.test(textFrom(children, to + 1))
  return isHeading(at, after) || isHeading(before, at)
}

/** The next break on one side: a text has thousands of them, and each is asked about. */
function breakFrom(children: readonly HtmlNode[], at: number, step: -1 | 1): number | undefined {
  for (let index = at + step; index >= 0 && index < children.length; index += step)
    if (isBreak(children[index])) return index
  return undefined
}

function textFrom(children: readonly HtmlNode[], from: number): string {
  for (let index = from; index < children.length; index++) {
    const node = children[index]
    if (node === undefined || isBreak(node)) continue
    if (isElement(node)) return textOf(node)
    if (/\S/.test(node)) return node
  }
  return ''
}

function isBoldLine(nodes: readonly HtmlNode[]): boolean {
  const [only, ...others] = nodes.filter(node => isElement(node) || /\S/.test(node))
  if (only === undefined || others.length > 0 || !isBold(only)) return false
  const text = typeof only === 'string' ? only : textOf(only).trim()
  return text !== '' && text.length <= LONGEST && !/^\p{Ll}|[.,;:。，；：]$/u.test(text)
}
