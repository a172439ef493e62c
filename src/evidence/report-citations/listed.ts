import { addressIn, bareAddress, linkPattern } from './address.ts'
import type { Line } from './layout.ts'

/** One entry of a report's list of sources. */
export interface ListedSource {
  /** `3` for `[3]` and `3.`, `note` for `[^note]`; none where the list is not numbered. */
  readonly key?: string
  readonly title: string
  readonly url?: string
  /** `[start, end)` of the report. */
  readonly start: number
  readonly end: number
}

interface Entry {
  readonly key?: string
  readonly rest: string
  /** Numbered like any list: `3. …`. */
  readonly isItem: boolean
}

interface Form {
  /** Key, then what stands behind it. */
  readonly pattern: RegExp
  readonly keyOf?: (written: string) => string
  readonly isItem?: true
}

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹'
/** `¹²` as `12`. */
export const digits = (raised: string) => Array.from(raised, char => raisedDigits.indexOf(char)).join('')
const plain = (number: string) => String(Number(number))

const begins = '^\\s*(?:[-*+]\\s+|\\d{1,3}[.)]\\s+|\\|\\s*)?(?:\\*\\*)?'
/** The first that fits. */
const forms: readonly Form[] = [
  { pattern: /^\s{0,3}\[([\w.-]{1,40})\]:\s*(<?https?:\/\/.*)$/ },
  { pattern: new RegExp(`${begins}\\[\\^([\\w.-]{1,40})\\]\\s*[:：](?:\\*\\*)?\\s*(.*)$`) },
  {
    pattern: new RegExp(
      `${begins}[[【［〔]\\s*(\\d{1,4})\\s*[\\]】］〕](?=\\s*[:：.]?\\s*\\S)(?!\\()(?:\\*\\*)?\\s*[:：.]?\\s*(.*)$`,
    ),
    keyOf: plain,
  },
  { pattern: /^\s*(?:[-*+]\s+)?\[\[(\d{1,4})\]\]\s*(.*)$/, keyOf: plain },
  { pattern: /^\s*(?:[-*+]\s+)?\[(\d{1,4})\](\(https?:.*)$/, keyOf: plain },
  { pattern: /^\s*(?:[-*+]\s+)?([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*(\S.*)$/, keyOf: digits },
  { pattern: /^\s*(?:\*\*)?(\d{1,3})\s*(?:[.)、．]|\*\*[.)])\s*(?:\*\*)?\s*(\S.*)$/, keyOf: plain, isItem: true },
]
const bullet = /^\s*[-*+•]\s+(\S.*)$/

/** The entries of all lists of sources of a report, in order. */
export function listedSources(lines: readonly Line[]): ListedSource[] {
  const hasHeading = lines.some(({ inSources, kind }) => inSources && kind === 'text')
  const found: ListedSource[] = []
  for (const [i, line] of lines.entries()) {
    if (line.kind !== 'text') continue
    const entry = entryOf(line)
    if (entry && isSource(entry, line, hasHeading)) found.push(listed(entry, line))
    else if (isContinued(found.at(-1), lines[i - 1], line)) found.push(continued(found.pop(), line))
  }
  return found
}

/** A longer line is prose. */
const MAX_ENTRY = 2_000

function entryOf({ text, inSources }: Line): Entry | undefined {
  if (text.length > MAX_ENTRY) return undefined
  for (const { pattern, keyOf, isItem = false } of forms) {
    const [, key, rest = ''] = pattern.exec(text) ?? []
    if (key !== undefined) return { key: keyOf?.(key) ?? key, rest, isItem }
  }
  const rest = inSources ? bullet.exec(text)?.[1] : undefined
  return rest === undefined ? undefined : { rest, isItem: true }
}

/** A line of marks is no entry; a title may begin with a year or a number. */
const isMark = /^[[【［〔]\^?\d{1,3}\s*(?:[\]】］〕,，;、]|[–-]\s*\d{1,3}\s*[\]】］〕,，;、])/

/** Below a heading every item is a source. Elsewhere it needs an address that ends the line; prose that cites is no entry. */
function isSource({ key, rest, isItem }: Entry, { inSources }: Line, hasHeading: boolean): boolean {
  if (!/[\p{L}\p{N}]/u.test(rest) || isMark.test(rest)) return false
  if (inSources) return key !== undefined || addressIn(rest) !== undefined || !/[.。]\s*$/.test(rest)
  const isWhole = /(?:https?:\/\/\S+|\))[\s.。>]*$/.test(rest) && addressIn(rest) !== undefined
  return isWhole && (!isItem || (!hasHeading && isAddressLine(rest)))
}

/** `[title](url)` or `title: url` and nothing more. */
const isAddressLine = (rest: string) =>
  new RegExp(`^(?:${linkPattern.source}|[^[\\]()]{3,200}?[:：–—-]?\\s*<?https?:\\/\\/\\S+>?)[\\s.。]*$`).test(rest)

function listed({ key, rest }: Entry, { start, end }: Line): ListedSource {
  const url = addressIn(rest)
  return { ...(key !== undefined && { key }), title: titleOf(rest), ...(url !== undefined && { url }), start, end }
}

function titleOf(rest: string): string {
  return rest
    .replace(new RegExp(linkPattern.source, 'g'), '$1')
    .replace(bareAddress, '')
    .replace(/\*\*|[<>]/g, '')
    .replace(/[([（【]\s*[)\]）】]/g, '')
    .replace(/^[\s:：.–—-]+|[\s:：,，–—|-]+$/g, '')
}

/** An address on a line of its own below its entry. */
const isContinued = (last: ListedSource | undefined, before: Line | undefined, line: Line) =>
  last !== undefined &&
  last.url === undefined &&
  last.end === before?.end &&
  /^\s*<?https?:\/\/\S+>?\s*$/.test(line.text)

function continued(last: ListedSource | undefined, line: Line): ListedSource {
  const url = addressIn(line.text)
  return { title: '', start: line.start, ...last, ...(url !== undefined && { url }), end: line.end }
}
