import type { Skip } from './segments.ts'
import { type HtmlNode, isElement } from './tree.ts'

const lines = new Set(['div', 'li', 'tr'])

/** Text of a listing as it is drawn: a block in it ends its line, once where blocks stand in blocks, and an empty one is a blank line. */
export function codeText(node: HtmlNode, skip: Skip): string {
  if (!isElement(node)) return node
  if (skip(node)) return ''
  if (node.name === 'br') return '\n'
  const inside = node.children.map(child => codeText(child, skip)).join('')
  return lines.has(node.name) && !inside.endsWith('\n') ? `${inside}\n` : inside
}
