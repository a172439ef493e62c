import { fold } from '../clean.ts'
import { isHeading } from './block-names.ts'
import { attribute, findAll, type HtmlElement, isLink, textLength, textOf } from './tree.ts'

const sign = /^[¶#§↩↑🔗⚓]\ufe0e?$/u

/** Takes away the signs by which a heading links to itself and a footnote back to its text. */
export function dropAnchorSigns(root: HtmlElement): void {
  for (const link of findAll(root, ({ name }) => name === 'a')) {
    if (!attribute(link, 'href')?.includes('#') || textLength(link) > 8) continue
    if (sign.test(fold(textOf(link)))) link.children.length = 0
  }
  for (const element of findAll(root, isAdvice)) element.children.length = 0
  for (const heading of findAll(root, isHeading)) {
    dropButtons(heading)
    dropEditLinks(heading)
    dropSourceLinks(heading)
  }
}

const advice =
  /^\s*[([]?click (?:here )?to (?:toggle|show|hide|expand|collapse|enlarge|zoom)(?: (?:the )?(?:source|code|image|picture|photo))?[)\].]?\s*$|^\s*(?:show|hide|toggle) caption\s*$/i

/** What the hand can do with what stands beside it. */
const isAdvice = ({ children: [only, ...others] }: HtmlElement): boolean =>
  typeof only === 'string' && others.length === 0 && only.length < 60 && advice.test(only)

const editing = /[?&]action=edit\b|\/edit(?:\/|\?|#|$)/

/** A wiki lets every section be edited: `History[edit]`. */
function dropEditLinks(heading: HtmlElement): void {
  const links = findAll(heading, ({ name, attributes }) => name === 'a' && editing.test(attributes['href'] ?? ''))
  for (const link of links) {
    const box = link.parent
    const isBracketed = box && box !== heading && /^\s*\[.{1,60}\]\s*$/s.test(textOf(box))
    const dropped = isBracketed ? box : link
    if (textLength(dropped) < textLength(heading)) dropped.children.length = 0
  }
}

const toSource = /^\s*\[?(?:src|source)\]?\s*$/i

/** A manual tells with its headings where the code stands: `Description [src]`. */
function dropSourceLinks(heading: HtmlElement): void {
  for (const link of findAll(heading, isLink))
    if (toSource.test(textOf(link)) && textLength(link) < textLength(heading)) link.children.length = 0
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
