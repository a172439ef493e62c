import type { Paragraph } from '../domain/document.ts'
import type { StoredText } from '../domain/source.ts'
import { leadOf } from './lead.ts'

/** What is no longer than this says of what it speaks only by what stands over it. */
const SHORT = 120
const ITEM = { reach: 4, title: 12, longest: 300 }

const price = /[$€£¥￥₹]\s?\d|\d\s?(?:[€元円]|USD|EUR|GBP|RMB)/

const lineAt = ({ text, paragraphs }: StoredText, index: number): string => {
  const one = paragraphs[index]
  return one ? text.slice(one.start, one.end) : ''
}

/**
 * The paragraphs (from 1) that a passage is shown with, itself among them: what leads it, the rest of a listed thing with its name and
 * price, the head of its table; and over a short line or an item of a list its heading.
 */
export function withContext(stored: StoredText, n: number): readonly number[] {
  const { paragraphs } = stored
  const own = paragraphs[n - 1]
  if (own === undefined) return []
  const before = own.kind === 'table_row' ? tableHead(stored, n) : leadOf(stored, n)
  const numbers = new Set([...before, ...listedThing(stored, n), n])
  if (needsHeading(stored, n)) for (const heading of tellingHeadings(stored, own)) numbers.add(heading)
  return [...numbers].sort((a, b) => a - b)
}

/** A sentence of its own tells what it speaks of. */
function needsHeading(stored: StoredText, n: number): boolean {
  const [own, line] = [stored.paragraphs[n - 1], lineAt(stored, n - 1)]
  if (own === undefined || own.kind === 'code' || line.length > SHORT) return false
  return own.kind !== 'paragraph' || !/[.!?。！？]["”’)]?$/.test(line)
}

/** The heading over a paragraph; of one that the text has again elsewhere (`Pros`) also the heading over that. */
function tellingHeadings(stored: StoredText, { under = [] }: Paragraph): readonly number[] {
  const counts = headingCounts(stored)
  const isUnique = (heading: number): boolean => counts.get(lineAt(stored, heading - 1)) === 1
  const first = under.findLastIndex(isUnique)
  return under.slice(first < 0 ? -1 : first)
}

const counted = new WeakMap<StoredText, ReadonlyMap<string, number>>()

/** How often each heading stands in a text. */
function headingCounts(stored: StoredText): ReadonlyMap<string, number> {
  const known = counted.get(stored)
  if (known) return known
  const counts = new Map<string, number>()
  for (const [i, { kind }] of stored.paragraphs.entries()) {
    const line = lineAt(stored, i)
    if (kind === 'heading') counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  counted.set(stored, counts)
  return counts
}

/** The first row of the table and its caption. */
function tableHead({ paragraphs }: StoredText, n: number): readonly number[] {
  let first = n
  while (paragraphs[first - 2]?.kind === 'table_row') first -= 1
  const caption = paragraphs[first - 2]?.kind === 'caption' ? [first - 1] : []
  return first === n ? caption : [...caption, first]
}

const isListed = (one: Paragraph | undefined): boolean =>
  (one?.kind === 'list_item' || one?.kind === 'paragraph') && one.end - one.start <= ITEM.longest

const isPrice = (line: string): boolean => line.length <= SHORT && price.test(line)
/** A name rather than a price, a rank or stars. */
const isName = (line: string): boolean =>
  line.length >= ITEM.title && !price.test(line) && /\p{L}{2}.*\p{L}{2}/u.test(line) && !/^\W*\d[\d.,]*\s/.test(line)

/** Of a shop's list the lines of one thing: to a price the name before it, to a name the lines to its price. */
function listedThing(stored: StoredText, n: number): readonly number[] {
  const at = n - 1
  if (!isListed(stored.paragraphs[at])) return []
  return isPrice(lineAt(stored, at)) ? nameBefore(stored, at) : priceAfter(stored, at)
}

function nameBefore(stored: StoredText, at: number): readonly number[] {
  for (let above = at - 1; above >= Math.max(0, at - ITEM.reach); above--) {
    if (!isListed(stored.paragraphs[above])) return []
    if (isName(lineAt(stored, above))) return numbersFrom(above, at)
  }
  return []
}

function priceAfter(stored: StoredText, at: number): readonly number[] {
  if (!isName(lineAt(stored, at)) || /[.!?。！？]$/.test(lineAt(stored, at))) return []
  for (let below = at + 1; below <= at + ITEM.reach; below++) {
    if (!isListed(stored.paragraphs[below])) return []
    if (isPrice(lineAt(stored, below))) return numbersFrom(at, below)
    if (isName(lineAt(stored, below)) && lineAt(stored, below).length > SHORT / 2) return []
  }
  return []
}

const numbersFrom = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i + 1)
