import { fold } from '../clean.ts'
import { isBlock } from './block-names.ts'
import { attribute, findAll, type HtmlElement, type HtmlNode, isElement } from './tree.ts'

/** Where sites keep the page of one who writes for them: `/blog/authors/ann-lee/`. */
const profile = /\/(?:authors?|contributors?|writers?|columnists?)\/[^/]{2,60}\/?$/i
const MOST_NAMED = 3

/** Names that link to the page of a writer, where a page names so few of them that they wrote it: lists of articles name many. */
export function linkedAuthors(root: HtmlElement, url: string | undefined): readonly string[] {
  const links = findAll(root, link => link.name === 'a' && leadsToWriter(link, url))
  const names = links.map(textIn)
  return new Set(links.map(link => attribute(link, 'href'))).size <= MOST_NAMED ? names : []
}

function leadsToWriter(link: HtmlElement, url: string | undefined): boolean {
  const href = attribute(link, 'href') ?? ''
  if (isInMenu(link)) return false
  return URL.canParse(href, url) && profile.test(new URL(href, url).pathname)
}

/** Two to six words in capitals, and what they are behind a comma. */
export const looksLikeName =
  /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|van|von|de|der|di|da|la|and|&)){1,5}(?:,.{0,40})?$/u

/** What stands in elements side by side is no one word. */
export function textIn(element: HtmlElement): string {
  const spaced = (node: HtmlNode, previous?: HtmlNode): string => {
    if (!isElement(node)) return node
    const inside = node.children.map((child, index) => spaced(child, node.children[index - 1])).join('')
    return isBlock(node) || (previous && isElement(previous)) ? ` ${inside} ` : inside
  }
  return fold(spaced(element))
}

function isInMenu(link: HtmlElement): boolean {
  for (let above = link.parent; above; above = above.parent)
    if (/^(?:nav|footer)$/.test(above.name) || /(?:^|[\s_-])menu(?:[\s_-]|$)/i.test(attribute(above, 'class') ?? ''))
      return above.name !== 'body'
  return false
}
