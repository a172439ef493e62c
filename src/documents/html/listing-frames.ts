import { fold } from '../clean.ts'
import { isNamedGutter, isRunning } from './line-numbers.ts'
import { codeText } from './listing.ts'
import { listingLanguage } from './listing-language.ts'
import { findAll, findFirst, type HtmlElement, type HtmlNode, isElement, textLength, textOf } from './tree.ts'

const MOST_ABOVE = 2
const LONGEST_NAME = 20
const labels = new Set(['span', 'div', 'small', 'label'])

/** Empties what generators put beside a listing or in it and is none of it: a column with the numbers of its lines, the name of its language, buttons. */
export function dropListingFrames(root: HtmlElement): void {
  const counts = new Map<HtmlElement, number>()
  const countIn = (element: HtmlElement): number => {
    const count = counts.get(element) ?? element.children.filter(holdsListing).length
    counts.set(element, count)
    return count
  }
  for (const pre of findAll(root, ({ name }) => name === 'pre')) {
    for (const button of findAll(pre, ({ name }) => name === 'button')) button.children.length = 0
    for (const element of beside(pre, countIn))
      if (isGutter(element, pre) || isLanguageName(element, pre)) element.children.length = 0
  }
}

/** The elements beside a listing and beside the boxes that hold nothing else of the kind. */
function beside(pre: HtmlElement, countIn: (box: HtmlElement) => number): readonly HtmlElement[] {
  const found: HtmlElement[] = []
  let inner = pre
  for (let level = 0; level <= MOST_ABOVE && inner.parent; level++) {
    if (countIn(inner.parent) > 1) break
    for (const other of inner.parent.children) if (isElement(other) && other !== inner) found.push(other)
    inner = inner.parent
  }
  return found
}

const holdsListing = (node: HtmlNode): boolean =>
  isElement(node) && (node.name === 'pre' || findFirst(node, 'pre') !== undefined)

function isGutter(element: HtmlElement, pre: HtmlElement): boolean {
  if (!isNamedGutter(element)) return false
  const numbers = drawn(element).trim().split(/\s+/).map(Number)
  const lines = drawn(pre).trimEnd().split('\n').length
  return numbers[0] === 1 && isRunning(numbers) && Math.abs(numbers.length - lines) <= 1
}

const drawn = (element: HtmlElement): string => codeText(element, () => false)

function isLanguageName(element: HtmlElement, pre: HtmlElement): boolean {
  if (!labels.has(element.name) || textLength(element) > LONGEST_NAME) return false
  return fold(textOf(element)).toLowerCase() === listingLanguage(pre)?.toLowerCase()
}
