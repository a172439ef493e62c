import { fold } from '../clean.ts'
import { attribute, type HtmlElement, textLength, textOf } from './tree.ts'

const hidingStyle =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)|text-indent\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0|(?:left|top)\s*:\s*-\d{4,})/i
/** No size, that what does not fit is not seen, and ends of lines, past which the first says nothing. */
const squashing =
  /(?<=^|[;\s])(?:max-)?(?:height|width)\s*:\s*(?<none>0)(?:px)?\s*;|(?<cut>overflow\s*:\s*hidden)|[\n\r\u2028\u2029]/gi

/** One pass over the style, where a pattern of all of it would look for the second after each of the first. */
function isSquashed(style: string): boolean {
  if (!/overflow/i.test(style)) return false
  let hasNoSize = false
  for (const { groups } of style.matchAll(squashing)) {
    if (hasNoSize && groups?.['cut'] !== undefined) return true
    if (groups?.['cut'] === undefined) hasNoSize = groups?.['none'] !== undefined
  }
  return false
}

const readerOnly =
  /(?:^|\s)(?:sr-only|visually-?hidden|visuallyhidden|screen-reader-text|a11y-hidden|assistive-text|MJX_Assistive_MathML)(?:\s|$)/i

/** The page itself is often hidden until its script has run, so hiding a whole page hides nothing. */
const wholePage = new Set(['html', 'body', 'main'])

/** React sends late parts of a page as `<div hidden id="S:3">`, and a script that never hides them again puts them in place. */
const isStreamed = ({ attributes: { id } }: HtmlElement): boolean => id !== undefined && /^S:[0-9a-f]+$/.test(id)

const styled = (element: HtmlElement): boolean => {
  const style = attribute(element, 'style')
  return style !== undefined && style.length < 5000 && (hidingStyle.test(style) || isSquashed(style))
}

/** Hidden by a style that a script takes away, as pages do that fade in. */
export const hiddenByStyle = (element: HtmlElement): boolean => !wholePage.has(element.name) && styled(element)

/** The title of a box is not read out twice where the box is called so. */
function isLabelOfParent(element: HtmlElement): boolean {
  const label = element.parent && attribute(element.parent, 'aria-label')
  return label !== undefined && textLength(element) < 2 * label.length + 100 && fold(textOf(element)) === fold(label)
}

/** Text that the markup itself hides from a person who looks at the page. What the page's style sheets hide was written into the markup before. */
export function hiddenByMarkup(element: HtmlElement): boolean {
  if (wholePage.has(element.name)) return false
  if (isStreamed(element)) return false
  const hidden = attribute(element, 'hidden')
  if (hidden !== undefined && hidden !== 'until-found') return true
  // A picture that is not read out is seen all the same.
  if (attribute(element, 'aria-hidden') === 'true' && element.name !== 'img' && !isLabelOfParent(element)) return true
  if (styled(element)) return true
  const names = attribute(element, 'class')
  return names !== undefined && readerOnly.test(names)
}
