import { isDataTable } from './block-names.ts'
import { isChrome, isNotice } from './chrome.ts'
import { hiddenByMarkup } from './hidden.ts'
import type { Skip } from './segments.ts'
import { attribute, findAll, type HtmlElement, isElement } from './tree.ts'
import { linkDensity, type Weight, type Weights, weigh, weightOf } from './weights.ts'

export interface MainContent {
  readonly root: HtmlElement
  readonly skip: Skip
  readonly linkDensity: number
}

function rank(element: HtmlElement): number {
  if (element.name === 'main' || attribute(element, 'role') === 'main') return 3
  if (attribute(element, 'itemprop') === 'articleBody') return 2
  if (element.name === 'article') return 1
  return 0
}

class Pruner {
  readonly found = new Set<HtmlElement>()
  private readonly all: Weights
  private readonly total: Readonly<Weight>
  private readonly hidden: Skip

  constructor(body: HtmlElement, all: Weights, hidden: Skip) {
    this.all = all
    this.total = weightOf(all, body)
    this.hidden = hidden
  }

  visit(element: HtmlElement, inContent: boolean): void {
    for (const child of element.children) {
      if (!isElement(child) || weightOf(this.all, child).text === 0) continue
      if (this.isFurniture(child, inContent)) this.found.add(child)
      else this.visit(child, inContent || rank(child) > 0)
    }
  }

  /** Class names lie: what holds much of the page's text is not furniture, whatever it is called. */
  private isFurniture(element: HtmlElement, inContent: boolean): boolean {
    if (isNotice(element)) return true
    const { text, prose } = weightOf(this.all, element)
    if (text > this.total.text * 0.5 || (this.total.prose > 500 && prose > this.total.prose * 0.3)) return false
    const header = element.name === 'header' && !inContent && prose < 200
    return header || this.hidden(element) || isChrome(element) || linkList(element, this.all)
  }
}

/** A container of mere links: nearly all text linked, links short, no headings or prose. */
function linkList(element: HtmlElement, all: Weights): boolean {
  const weight = weightOf(all, element)
  if (weight.links < 3 || weight.prose > 0 || weight.images * 2 >= weight.links) return false
  return linkDensity(weight) > 0.8 && weight.linked / weight.links < 30 && weight.headings <= 1
}

/** What can hold a page's content. Lists, data tables and footers cannot, whatever share of the text they have. */
const containers = new Set('html body div section article main center form span font td tr tbody table'.split(' '))

const isContainer = (element: HtmlElement): boolean =>
  (containers.has(element.name) || element.name.includes('-')) && !(element.name === 'table' && isDataTable(element))

/** The element that the page itself marks as its main part, if it holds a fair share of the text. */
function marked(body: HtmlElement, weights: Weights): HtmlElement | undefined {
  const total = weightOf(weights, body)
  const [main] = findAll(body, element => rank(element) === 3)
    .map(element => ({ element, weight: weightOf(weights, element) }))
    .sort((a, b) => b.weight.text - a.weight.text)
  const enough = main && (main.weight.text > total.text * 0.2 || main.weight.prose > 600)
  return enough ? main.element : undefined
}

function best(body: HtmlElement, weights: Weights): HtmlElement {
  const main = marked(body, weights)
  if (main) return main
  const total = weightOf(weights, body)
  let root = body
  for (;;) {
    const next = root.children
      .filter(isElement)
      .find(child => weightOf(weights, child).text > total.text * 0.7 && isContainer(child))
    if (!next) return root
    root = next
  }
}

const hiddenOrScriptless: Skip = element => element.name === 'noscript' || hiddenByMarkup(element)

/** Some applications send their text only for readers without scripts: it is the text where there is no other. */
function visible(body: HtmlElement): { readonly hidden: Skip; readonly all: Weights } {
  const all = weigh(body, hiddenOrScriptless)
  const { prose } = weightOf(all, body)
  if (prose > 600) return { hidden: hiddenOrScriptless, all }
  const withScriptless = weigh(body, hiddenByMarkup)
  return weightOf(withScriptless, body).prose > prose * 2 + 200
    ? { hidden: hiddenByMarkup, all: withScriptless }
    : { hidden: hiddenOrScriptless, all }
}

/** Where the content of a page is and what inside it is not content. */
export function mainContent(body: HtmlElement): MainContent {
  const { hidden, all } = visible(body)
  const pruner = new Pruner(body, all, hidden)
  pruner.visit(body, false)
  const skip: Skip = element => pruner.found.has(element) || hidden(element)
  const weights = weigh(body, skip)
  const root = best(body, weights)
  // Furniture is all there is: better that than nothing, and the caller sees how linked it is.
  if (weightOf(weights, root).text === 0)
    return { root: body, skip: hidden, linkDensity: linkDensity(weightOf(all, body)) }
  return { root, skip, linkDensity: linkDensity(weightOf(weights, root)) }
}
