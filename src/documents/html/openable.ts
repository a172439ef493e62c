import { attribute, findAll, type HtmlElement, isElement, textLength } from './tree.ts'

const controls = new Set(['a', 'button', 'summary', 'label'])
const controlRoles = new Set(['button', 'tab'])
const overlays = new Set(['dialog', 'alertdialog', 'menu', 'listbox', 'navigation', 'tooltip'])

export const isControl = (element: HtmlElement): boolean =>
  controls.has(element.name) || controlRoles.has(attribute(element, 'role') ?? '')

/** A dialogue or a menu opens over the page and is no part of it. */
export const isOverlay = (element: HtmlElement): boolean => overlays.has(attribute(element, 'role') ?? '')

const panel =
  /(?:^|[\s_-])(?:accord[ie]ons?|collaps(?:e|ed|ible)|expand(?:er|able)|faqs?|tab-?panels?|tab-?panes?|tab-?content|toggle-?content|panel-(?:body|collapse)|(?:swiper|slick|carousel|splide)(?:__|-)?slide|slides?)(?:$|[\s_-])/i
const menu =
  /(?:^|[\s_-])(?:nav|navbar|menu|dropdown|submenu|cookies?|consent|lightbox|modal|popup|overlay)(?:$|[\s_-])/i

const fading = /opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)/i
const moving = /(?:^|[;\s-])(?:transform|filter|will-change|transition|animation)\s*:/i

const hiddenOtherwise = /display\s*:\s*none|visibility\s*:\s*hidden/i
const FEW_CHARS = 400

/** Comes into sight by itself while a person scrolls: it moves meanwhile, or it is a section with headings of its own. */
function fadesIn(element: HtmlElement): boolean {
  const style = attribute(element, 'style') ?? ''
  if (style.length > 5_000 || !fading.test(style) || hiddenOtherwise.test(style)) return false
  return moving.test(style) || (textLength(element) > FEW_CHARS && findAll(element, isHeading).length > 0)
}

const isHeading = ({ name }: HtmlElement): boolean => /^h[1-6]$/.test(name)

/** What stands right before it. */
function before(element: HtmlElement): HtmlElement | undefined {
  const siblings = element.parent?.children ?? []
  for (let at = siblings.indexOf(element) - 1; at >= 0; at--) {
    const sibling = siblings[at]
    if (sibling !== undefined && isElement(sibling)) return sibling
  }
  return undefined
}

/** A button, or a heading or a line with one in it. */
function opens(element: HtmlElement): boolean {
  const isButton = (one: HtmlElement): boolean =>
    one.name === 'button' ||
    one.name === 'summary' ||
    controlRoles.has(attribute(one, 'role') ?? '') ||
    attribute(one, 'aria-expanded') !== undefined
  if (isButton(element)) return true
  return /^(?:h[1-6]|dt)$/.test(element.name) && findAll(element, isButton).length > 0
}

/** Hidden, but a person who reads the page gets to see it: a panel of an accordion or of tabs, a slide, what fades in. */
export function isOpenable(element: HtmlElement): boolean {
  const names = attribute(element, 'class') ?? ''
  if (isOverlay(element) || menu.test(names)) return false
  if (attribute(element, 'role') === 'tabpanel' || panel.test(names)) return true
  if (fadesIn(element)) return true
  const previous = before(element)
  return previous !== undefined && opens(previous)
}
