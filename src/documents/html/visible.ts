import { hiddenByMarkup, hiddenByStyle } from './hidden.ts'
import { isControl, isOpenable, isOverlay } from './openable.ts'
import type { Skip } from './segments.ts'
import { attribute, findAll, type HtmlElement, textLength, walk } from './tree.ts'
import { type Weights, weigh, weightOf } from './weights.ts'

/** The element with the page's text. Broken pages close their body early or have two. */
export function bodyOf(root: HtmlElement): HtmlElement {
  const sizes = findAll(root, ({ name }) => name === 'body').map(body => ({ body, size: textLength(body) }))
  const [largest] = sizes.sort((a, b) => b.size - a.size)
  const heads = findAll(root, ({ name }) => name === 'head')
  const whole = textLength(root) - heads.reduce((sum, head) => sum + textLength(head), 0)
  return largest && largest.size * 2 >= whole ? largest.body : root
}

const references = ['aria-controls', 'data-target', 'data-bs-target', 'data-controls', 'href'] as const
function idOf(reference: string, key: string): readonly string[] {
  if (key !== 'href') return reference.slice(0, 500).match(/[^\s#]+/g) ?? []
  return /^#./.test(reference) ? [reference.slice(1)] : []
}

/** Ids of the panels that a person opens with a control that is in sight: tabs, accordions, "read more". */
function panelIds(body: HtmlElement): ReadonlySet<string> {
  const ids = new Set<string>()
  walk(body, element => {
    if (hiddenByMarkup(element)) return false
    if (!isControl(element)) return true
    for (const key of references) {
      for (const id of idOf(attribute(element, key) ?? '', key)) ids.add(id)
    }
    return true
  })
  return ids
}

/** Hidden with most of the page's text in it, or with its heading and nearly all of its prose: the page before its script has shown it. */
function waiting(body: HtmlElement): ReadonlySet<HtmlElement> {
  const whole = textLength(body)
  const found = new Set<HtmlElement>()
  if (whole <= SMALL_PAGE) return found
  let weights: Weights | undefined
  const proseOf = (element: HtmlElement): number => {
    weights ??= weigh(body, one => one.name === 'noscript' || (!hiddenByStyle(one) && hiddenByMarkup(one)))
    return weightOf(weights, element).prose
  }
  const isMost = (element: HtmlElement): boolean => {
    const size = textLength(element)
    if (size > whole * 0.6) return true
    return size > whole * 0.25 && proseOf(element) > proseOf(body) * 0.75 && hasAny(element, headed)
  }
  walk(body, element => {
    if (!hiddenByStyle(element)) return !hiddenByMarkup(element)
    const most = isMost(element)
    if (most) found.add(element)
    return most
  })
  return found
}

const SMALL_PAGE = 1000

/** A dialogue that waits to be opened has neither. */
const headed = new Set(['h1', 'article', 'main'])

const hasAny = (element: HtmlElement, names: ReadonlySet<string>): boolean =>
  findAll(element, ({ name }) => names.has(name)).length > 0

/** What of a page is not seen. Some applications send their text only for readers without scripts: it is the text where there is no other. */
export function unseen(body: HtmlElement): Skip {
  const panels = panelIds(body)
  const shown = waiting(body)
  const opened: Skip = element =>
    isOpenable(element) || (panels.has(attribute(element, 'id') ?? '') && !isOverlay(element))
  const hidden: Skip = element =>
    element.name === 'head' || (hiddenByMarkup(element) && !shown.has(element) && !opened(element))
  const scripted: Skip = element => element.name === 'noscript' || hidden(element)
  const { prose } = weightOf(weigh(body, scripted), body)
  if (prose > 600) return scripted
  const scriptless = weightOf(weigh(body, hidden), body).prose
  return scriptless > prose * 2 + 200 ? hidden : scripted
}
