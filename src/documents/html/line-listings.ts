import { isNamedGutter, isRunning } from './line-numbers.ts'
import { findAll, type HtmlElement, isElement, textOf } from './tree.ts'

const FEWEST = 3
const LONGEST_NUMBER = 12
const lineNames = new Set(['div', 'li', 'tr'])
/** A line may mark its words and link some of them; it holds no blocks. */
const inline = new Set('a b br code del em font i ins mark q s small span strong td tt u var wbr'.split(' '))

const hunk = /^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/
const changed = /^(?:[+\-@\\\s]|diff |index |(?:new|deleted) file |old mode |new mode |rename |similarity )|^$/

/** Makes listings of what a page builds as such from one element a line: code whose lines are numbered, and differences between two texts. */
export function makeListings(root: HtmlElement): void {
  for (const element of findAll(root, one => one.name !== 'pre' && one.children.filter(isElement).length >= FEWEST)) {
    const lines = linesIn(element)
    if (lines === undefined) continue
    if (areNumbered(lines)) {
      lines.forEach(dropNumber)
      holdListing(element, {})
    } else if (areChanges(lines)) holdListing(element, { class: 'language-diff' })
  }
}

/** Puts the lines into a listing in their place. The tree is new and nobody else has it yet. */
function holdListing(element: HtmlElement, attributes: Readonly<Record<string, string>>): void {
  const lines = element.children.filter(isElement)
  const listing: HtmlElement = { name: 'pre', attributes, children: lines, parent: element }
  for (const line of lines) Object.assign(line, { parent: listing })
  element.children.splice(0, element.children.length, listing)
}

/** Its children, where all of them are lines of one name with nothing but words inside. */
function linesIn(element: HtmlElement): readonly HtmlElement[] | undefined {
  const lines = element.children.filter(isElement)
  const [first] = lines
  if (first === undefined || !lineNames.has(first.name) || lines.length < FEWEST) return undefined
  const isBare = element.children.every(child => isElement(child) || !/\S/.test(child))
  return isBare && lines.every(line => line.name === first.name && isLine(line)) ? lines : undefined
}

const isLine = (line: HtmlElement): boolean =>
  line.children.every(child => !isElement(child) || (inline.has(child.name) && isLine(child)))

const numberOf = (line: HtmlElement): HtmlElement | undefined => {
  const [first] = line.children.filter(child => isElement(child) || /\S/.test(child))
  return first !== undefined && isElement(first) && textOf(first).length <= LONGEST_NUMBER ? first : undefined
}

/** A ranking's numbers are part of it; those of lines stand in what is called a gutter. */
function areNumbered(lines: readonly HtmlElement[]): boolean {
  const numbers = lines.flatMap(line => numberOf(line) ?? [])
  const [first] = numbers
  return (
    first !== undefined &&
    numbers.length === lines.length &&
    isNamedGutter(first) &&
    numbers.every(number => /^\s*\d+\s*$/.test(textOf(number))) &&
    isRunning(numbers.map(number => Number(textOf(number))))
  )
}

/** With the space that keeps the code off the number. */
function dropNumber(line: HtmlElement): void {
  const number = numberOf(line)
  if (number === undefined) return
  const after = line.children.indexOf(number) + 1
  const next = line.children[after]
  if (typeof next === 'string') line.children[after] = next.replace(/^\s/, '')
  number.children.length = 0
}

function areChanges(lines: readonly HtmlElement[]): boolean {
  const texts = lines.map(textOf)
  const begins = texts.findIndex(text => hunk.test(text))
  return begins >= 0 && texts.slice(begins).every(text => changed.test(text))
}
