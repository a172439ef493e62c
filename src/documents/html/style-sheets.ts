import {
  type Declarations,
  type Declared,
  declarationsOf,
  type StyleRules,
  stronger,
  styleRulesOf,
} from './style-rules.ts'
import { attribute, findAll, type HtmlElement, textLength, walk } from './tree.ts'

/** Marks what the page's own style elements hide from eyes as if the style stood with the element. Linked sheets are not read. */
export function applyStyles(root: HtmlElement, sheets: readonly string[]): void {
  const rules = styleRulesOf(sheets)
  const hiding = new Set(
    [...rules.plain].flatMap(([selector, declared]) => (hides(declared) || hasNoSize(declared) ? [selector] : [])),
  )
  for (const selector of rules.shownElsewhere) hiding.delete(selector)
  if (hiding.size === 0) return
  const found: HtmlElement[] = []
  walk(root, element => {
    const selectors = selectorsOf(element)
    const isFound = selectors.some(selector => hiding.has(selector)) && isHidden(element, selectors, rules)
    if (isFound) found.push(element)
    return !isFound
  })
  const size = found.reduce((sum, element) => sum + textLength(element), 0)
  // A sheet that hides most of the page has its script show it.
  if (size < MOST_HIDDEN * textLength(root)) for (const element of found) hide(element)
}

const MOST_HIDDEN = 0.5

/** Ids last, since they are stronger. */
function selectorsOf({ attributes }: HtmlElement): readonly string[] {
  const { class: names, id } = attributes
  const classes =
    names === undefined
      ? []
      : names
          .slice(0, 2_000)
          .split(/\s+/, 100)
          .map(name => `.${name}`)
  return id === undefined ? classes : [...classes, `#${id}`]
}

function isHidden(element: HtmlElement, selectors: readonly string[], { plain }: StyleRules): boolean {
  const all = new Map<string, Declared>()
  for (const selector of selectors) {
    const rank = selector.startsWith('#') ? ID_RANK : 0
    for (const [name, declared] of plain.get(selector) ?? [])
      all.set(name, stronger(all.get(name), { ...declared, order: declared.order + rank }))
  }
  declarationsOf((attribute(element, 'style') ?? '').slice(0, 5_000), INLINE_RANK, all)
  return hides(all) || (hasNoSize(all) && isBare(element))
}

const ID_RANK = 1e9
const INLINE_RANK = 1e12

const zero = /^0(?:\.0+)?(?:px|pt|r?em|%)?$/
const tiny = /^[01](?:\.0+)?(?:px)?$/
const clipped = /^rect\((?:[\s,]*[01](?:px|r?em)?(?=[\s,)])){4}\s*\)$/
const inset = /^inset\(\s*(?:50|100)%/
const faraway = /^-(?:\d{4,}|999)(?:\.\d+)?px|^-\d{3,}r?em/

const valueIn = (declared: Declarations, name: string): string => declared.get(name)?.value ?? ''

function hides(declared: Declarations): boolean {
  const value = (name: string): string => valueIn(declared, name)
  const side = (name: string): string => (declared.has(name) ? value(name) : value(`max-${name}`))
  return (
    value('display') === 'none' ||
    /^(?:hidden|collapse)$/.test(value('visibility')) ||
    clipped.test(value('clip')) ||
    inset.test(value('clip-path')) ||
    (tiny.test(side('width')) && tiny.test(side('height')) && /^(?:hidden|clip)/.test(value('overflow'))) ||
    ['text-indent', 'left', 'top'].some(name => faraway.test(value(name)))
  )
}

const hasNoSize = (declared: Declarations): boolean => zero.test(valueIn(declared, 'font-size'))

/** Letters of no size are often a row's whose parts set their own again. */
const isBare = (element: HtmlElement): boolean =>
  findAll(element, ({ attributes }) => 'class' in attributes || 'style' in attributes).length === 0

/** The tree is new and nobody else has it yet. */
function hide(element: HtmlElement): void {
  const style = `display:none;${(attribute(element, 'style') ?? '').slice(0, 2_000)}`
  Object.assign(element, { attributes: { ...element.attributes, style } })
}
