import { addressIn, bareAddress, linkPattern, trimmedAddress } from './address.ts'
import { digits } from './listed.ts'

/** One citation where it stands in a report. */
export interface Mark {
  /** `[start, end)` of the report. */
  readonly start: number
  readonly end: number
  readonly form: 'number' | 'footnote' | 'superscript' | 'link' | 'address'
  /** Numbers or footnote names that it gives, ranges counted out. */
  readonly keys: readonly string[]
  /** The address that it gives itself. */
  readonly url?: string
  /** Its words belong to the sentence: `the [LEX study](https://…) says`. */
  readonly isWords: boolean
}

type Span = Pick<Mark, 'start' | 'end'>

const MAX_RANGE = 60
const separators = '[,，、;；\\s]'
const dash = '[-–—~～]'
const numbers = `\\d{1,3}(?:(?:${separators}{1,4}|\\s?${dash}\\s?)\\d{1,3})*`
const link = new RegExp(linkPattern.source, 'g')
/** An anchor of the report's own may follow: `[3](#sources)`. */
const numberMark = new RegExp(
  `(?<![\\\\!])(?:\\[\\[?|[【［〔])\\s*\\^?(${numbers})(?:†[^\\]】]*)?\\s*(?:\\]?\\]|[】］〕])(?:\\(#[^)\\s]*\\))?`,
  'g',
)
const footnoteMark = /\[\^([\w.-]{1,40})\](?!:)/g
const raisedMark =
  /(?<=[\p{L}]{3}|[.,;:!?)"'”’」』%）。，；！？]|\p{Script=Han})[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,，˒ ][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})*/gu
/** What may stand around an address that is no part of the sentence: `(Source: …)`. */
const lead =
  /[(（[【]?\s*(?:(?:sources?|see|via|from|ref(?:erence)?s?|link|来源|出处|参见|详见|见|参考|链接)\s*[:：]?\s*)?$/i

/** The citations of a report's body, in order; `listed` says which raised digits are notes rather than powers. */
export function marksIn(body: string, listed: ReadonlySet<string>): Mark[] {
  const taken: Span[] = []
  const isFree = ({ start, end }: Mark) => taken.every(one => end <= one.start || start >= one.end)
  const found: Mark[] = []
  const take = (marks: readonly Mark[]) => {
    const free = marks.filter(isFree)
    found.push(...free)
    taken.push(...free)
  }
  take(links(body, taken))
  take(addresses(body))
  take(footnotes(body))
  take(numbered(body))
  if (!found.some(({ form }) => form === 'number' || form === 'footnote')) take(raised(body, listed))
  return found.sort((a, b) => a.start - b.start)
}

/** Pictures are taken, and cite nothing. */
function links(body: string, taken: Span[]): Mark[] {
  const found: Mark[] = []
  const asides = asidesIn(body)
  for (const { index: start, 0: whole, 1: words = '', 2: url = '' } of body.matchAll(link)) {
    const at = { start, end: start + whole.length }
    if (body[start - 1] === '!') taken.push(at)
    else found.push(linkMark(body, at, { words, url: trimmedAddress(url), asides }))
  }
  return found
}

interface Link {
  readonly words: string
  readonly url: string
  readonly asides: readonly Span[]
}

function linkMark(body: string, at: Span, { words, url, asides }: Link): Mark {
  const keys = new RegExp(`^\\[?\\^?(${numbers})\\]?$`).exec(words.trim())?.[1]
  if (keys !== undefined) return { ...at, form: 'link', keys: numbersIn(keys), url, isWords: false }
  const aside = asides.find(one => one.start <= at.start && one.end >= at.end)
  const wide = aside ? partOf(aside, at, body) : widened(body, at)
  const isAside = wide.start < at.start || addressIn(words) !== undefined || isSourceWord.test(words.trim())
  return { ...(isAside ? wide : at), form: 'link', keys: [], url, isWords: !isAside }
}

const isSourceWord = /^(?:source|link|来源|链接|原文)$/i
const aside = new RegExp(`[(（]\\s*${linkPattern.source}(?:\\s*[;,；，、]\\s*${linkPattern.source})*\\s*[)）]`, 'g')

/** Brackets that hold links and nothing else. */
const asidesIn = (body: string): Span[] =>
  Array.from(body.matchAll(aside), ({ index, 0: whole }) => ({ start: index, end: index + whole.length }))

/** The share of a bracket that belongs to one of its links: what stands before it, for the last one also what closes. */
function partOf(whole: Span, { start, end }: Span, body: string): Span {
  const before = body.slice(whole.start, start).match(/(?:[(（]|[;,；，、])\s*$/)?.[0] ?? ''
  const after = /^\s*[)）]/.exec(body.slice(end, whole.end))?.[0] ?? ''
  return { start: start - before.length, end: end + after.length }
}

/** With the bracket and the word that introduce an address, where they hold nothing else. */
function widened(body: string, { start, end }: Span): Span {
  const introduced = lead.exec(body.slice(Math.max(0, start - 24), start))?.[0] ?? ''
  const opens = /[(（[【]/.exec(introduced)?.[0]
  if (opens === undefined) return { start: start - introduced.trimStart().length, end }
  const closing = /^\s*[)）\]】]/.exec(body.slice(end, end + 3))?.[0]
  return closing === undefined
    ? { start, end }
    : { start: start - introduced.trimStart().length, end: end + closing.length }
}

function addresses(body: string): Mark[] {
  return Array.from(body.matchAll(bareAddress), ({ index, 0: found }) => {
    const url = trimmedAddress(found)
    const isFramed = body[index - 1] === '<' && body[index + url.length] === '>'
    const start = index - (isFramed ? 1 : 0)
    const end = index + url.length + (isFramed ? 1 : 0)
    return { ...widened(body, { start, end }), form: 'address', keys: [], url, isWords: false }
  })
}

function footnotes(body: string): Mark[] {
  return Array.from(body.matchAll(footnoteMark), ({ index, 0: whole, 1: key = '' }) => ({
    start: index,
    end: index + whole.length,
    form: 'footnote',
    keys: [key],
    isWords: false,
  }))
}

function numbered(body: string): Mark[] {
  return Array.from(body.matchAll(numberMark), ({ index, 0: whole, 1: inside = '' }) => ({
    start: index,
    end: index + whole.length,
    form: 'number' as const,
    keys: numbersIn(inside),
    isWords: false,
  })).filter(({ keys }) => keys.length > 0)
}

function raised(body: string, listed: ReadonlySet<string>): Mark[] {
  return Array.from(body.matchAll(raisedMark), ({ index, 0: whole }) => ({
    start: index,
    end: index + whole.length,
    form: 'superscript' as const,
    keys: whole.split(/[,，˒ ]/).map(digits),
    isWords: false,
  })).filter(({ keys }) => keys.every(key => listed.has(key)))
}

/** `3, 5-7` counted out; an interval that begins at 0 or runs backwards cites nothing. */
function numbersIn(inside: string): string[] {
  const found: number[] = []
  for (const part of inside.split(new RegExp(`${separators}+(?!\\s*${dash})`))) {
    const [first = 0, last = first] = part.split(new RegExp(dash)).map(Number)
    if (first === 0 || last < first || last - first > MAX_RANGE) return []
    for (let n = first; n <= last; n++) found.push(n)
  }
  return [...new Set(found)].map(String)
}
