import { fold } from '../clean.ts'
import { attribute, findAll, type HtmlElement, textLength, textOf } from './tree.ts'

const sign = /^[¶#§↩↑🔗⚓]\ufe0e?$/u

/** Takes away the signs by which a heading links to itself and a footnote back to its text. */
export function dropAnchorSigns(root: HtmlElement): void {
  for (const link of findAll(root, ({ name }) => name === 'a')) {
    if (!attribute(link, 'href')?.includes('#') || textLength(link) > 8) continue
    if (sign.test(fold(textOf(link)))) link.children.length = 0
  }
}
