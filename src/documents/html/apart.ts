import { type HtmlElement, type HtmlNode, isElement, textOf } from './tree.ts'

const severalWords = /\S\s+\S/
const notPhrases = new Set(['sub', 'sup', 'math', 'br', 'wbr', 'img', 'script', 'style'])

/** What is between two nodes where nothing is written. */
export const spaceBefore = (node: HtmlNode, previous: HtmlNode | undefined): string =>
  standsApart(node, previous) ? ' ' : ''

/** Whether two inline nodes without a space between them are drawn apart: one phrase ends, another begins with a capital. Of single words one may be a part of the other. */
function standsApart(node: HtmlNode, previous: HtmlNode | undefined): boolean {
  if (previous === undefined || (!isElement(node) && !isElement(previous))) return false
  if (!/[\p{Ll}\p{N}.!?:)]$/u.test(edge(previous, -1)) || !/^\p{Lu}/u.test(edge(node, 0))) return false
  return [node, previous].every(one => severalWords.test(textOf(one)))
}

/** The text at the beginning or the end of a node. */
function edge(node: HtmlNode | undefined, at: 0 | -1): string {
  if (node === undefined) return ''
  if (!isElement(node)) return at === 0 ? node.slice(0, 2) : node.slice(-2)
  return isPhrase(node) ? edge(node.children.at(at), at) : ''
}

const isPhrase = ({ name }: HtmlElement): boolean => !notPhrases.has(name)
