import { fold } from '../clean.ts'
import { isHeading } from './block-names.ts'
import { attribute, findAll, type HtmlElement, textLength, textOf } from './tree.ts'

const sign = /^[¶#§↩↑🔗⚓]\ufe0e?$/u

/** Takes away the signs by which a heading links to itself and a footnote back to its text. */
export function dropAnchorSigns(root: HtmlElement): void {
  for (const link of findAll(root, ({ name }) => name === 'a')) {
    if (!attribute(link, 'href')?.includes('#') || textLength(link) > 8) continue
    if (sign.test(fold(textOf(link)))) link.children.length = 0
  }
  for (const heading of findAll(root, isHeading)) dropButtons(heading)
}

const copier = /\b(?:copy|permalink|anchor)/i
const isCopier = (button: HtmlElement): boolean =>
  copier.test(
    `${attribute(button, 'id')} ${attribute(button, 'class')} ${attribute(button, 'title')} ${textOf(button)}`,
  )

/** A button beside the words of a heading copies its address; one that is the whole heading opens what stands below. */
function dropButtons(heading: HtmlElement): void {
  const buttons = findAll(heading, element => element.name === 'button' && isCopier(element))
  const length = buttons.reduce((sum, button) => sum + textLength(button), 0)
  if (length > 0 && length < textLength(heading)) for (const button of buttons) button.children.length = 0
}
