import { findAll, type HtmlElement, isElement, textOf } from './tree.ts'

const code = new Set(['pre', 'code', 'kbd', 'samp', 'tt', 'var', 'textarea', 'title'])
const tag = /<\/?[a-z][^<>]*>/i
const pair = /<(strong|b|em|i|a|span|p|u|sup|sub)(?:\s+[a-z-]+=[^<>]{0,200})?>([^<>]*)<\/\1>/gi
const lineBreak = /<br ?\/?>/gi
const ofMarkup =
  /\b(?:tags?|elements?|html|markup|markdown|attributes?|css|bbcode|browsers?|render(?:s|ed|ing)?|wrap(?:s|ped)?|escap(?:e|es|ed|ing))\b|标签|元素|属性/i

/** Takes tags out of prose that a page wrote out by mistake, escaping what was markup already. A page or paragraph that speaks of markup keeps them. */
export function dropLiteralTags(root: HtmlElement): void {
  const parents = findAll(root, ({ name, children }) => !code.has(name) && children.some(hasTag))
  if (parents.length === 0) return
  if (findAll(root, ({ name }) => code.has(name) && name !== 'title').some(one => tag.test(textOf(one)))) return
  for (const parent of parents) {
    if (isInCode(parent) || ofMarkup.test(textOf(parent))) continue
    for (const [index, child] of parent.children.entries())
      if (!isElement(child) && hasTag(child)) parent.children[index] = withoutTags(child)
  }
}

const hasTag = (node: HtmlElement['children'][number]): boolean =>
  !isElement(node) && node.includes('<') && tag.test(node)

function isInCode(element: HtmlElement): boolean {
  for (let above: HtmlElement | undefined = element; above; above = above.parent) if (code.has(above.name)) return true
  return false
}

/** The text itself where a tag would be left over: then it is none of ours to mend. */
function withoutTags(text: string): string {
  const unbroken = text.replace(lineBreak, ' ')
  let inner = unbroken
  for (let depth = 0; depth < 4; depth++) inner = inner.replace(pair, '$2')
  return inner === unbroken || tag.test(inner) ? text : inner
}
