import { fold } from '../text/fold.ts'

/** `[start, end)` of a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Where words stand in one of several texts: as they are; else in other typography (white space, quotes, hyphens, width forms,
 * emphasis); else with small slips, but never with another figure. Only places of the closest of these kinds.
 */
export function findWords<T extends { readonly text: string }>(
  texts: readonly T[],
  find: string,
): readonly (Span & { readonly within: T })[] {
  for (const spansIn of [spansOf, foldedSpans, nearSpans]) {
    const found = texts.flatMap(within => spansIn(within.text, find).map(span => ({ ...span, within })))
    if (found.length > 0) return found
  }
  return []
}

function spansOf(text: string, find: string): Span[] {
  const found: Span[] = []
  for (let at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + find.length))
    found.push({ start: at, end: at + find.length })
  return found
}

function foldedSpans(text: string, find: string): Span[] {
  const needle = fold(find).text.trim()
  if (needle === '') return []
  const hay = fold(text)
  return spansOf(hay.text, needle).map(({ start, end }) => ({
    start: hay.offsets[start] ?? 0,
    end: endOfUnit(text, hay.offsets[end - 1] ?? 0),
  }))
}

const endOfUnit = (text: string, at: number) => at + String.fromCodePoint(text.codePointAt(at) ?? 32).length

interface Token extends Span {
  readonly word: string
}

/** Longer passages are better written anew as a section. */
const MAX_TOKENS = 80
/** Fewer words are too easily like others. */
const MIN_TOKENS = 5
/** Of the words that may differ. */
const MAX_SLIPS = 0.15

/** Words, figures and single Han characters. */
function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\p{Script=Han}|\d+(?:[.,]\d+)*|[\p{L}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }))
}

const figuresIn = (tokens: readonly Token[]) => tokens.flatMap(({ word }) => (/^\d/.test(word) ? [word] : [])).join(' ')

function nearSpans(text: string, find: string): Span[] {
  const wanted = tokensOf(find)
  if (wanted.length < MIN_TOKENS || wanted.length > MAX_TOKENS) return []
  const tokens = tokensOf(text)
  const allowed = Math.max(1, wanted.length * MAX_SLIPS)
  const figures = figuresIn(wanted)
  const candidates: { readonly from: number; readonly to: number; readonly cost: number }[] = []
  for (let from = 0; from < tokens.length; from++) {
    const { cost, length } = alignment(wanted, tokens, from, allowed)
    const window = tokens.slice(from, from + length)
    if (cost <= allowed && figuresIn(window) === figures) candidates.push({ from, to: from + length, cost })
  }
  const best = candidates.reduce((least, { cost }) => Math.min(least, cost), Number.POSITIVE_INFINITY)
  // Windows that begin a word earlier or later are the same place.
  const places = candidates.filter(({ cost }) => cost === best)
  const apart = places.filter((one, i) => i === 0 || one.from >= (places[i - 1]?.to ?? 0))
  return apart.map(({ from, to }) => withMarks(text, find, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0))
}

/** Cheapest way to turn the wanted words into a window that begins at `from`: words that are nearly alike cost half. */
function alignment(
  wanted: readonly Token[],
  tokens: readonly Token[],
  from: number,
  allowed: number,
): { cost: number; length: number } {
  const room = Math.min(tokens.length - from, wanted.length + Math.ceil(allowed))
  let row = Array.from({ length: room + 1 }, (_, j) => j)
  for (const [i, one] of wanted.entries()) {
    const next = [i + 1]
    for (let j = 1; j <= room; j++) {
      const other = tokens[from + j - 1]?.word ?? ''
      const swap = (row[j - 1] ?? 0) + difference(one.word, other)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    if (Math.min(...next) > allowed) return { cost: Number.POSITIVE_INFINITY, length: 0 }
    row = next
  }
  const cost = Math.min(...row)
  return { cost, length: row.lastIndexOf(cost) }
}

const NEARLY = 0.5

/** 0 for the same word, a half for one that differs in a letter or an ending, 1 for another. */
function difference(a: string, b: string): number {
  if (a === b) return 0
  if (/^\d/.test(a) || /^\d/.test(b) || Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 2) return 1
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - same && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return same + tail >= Math.max(a.length, b.length) - 2 ? NEARLY : 1
}

/** Marks at the ends belong to the place where the wanted words have such marks too. */
function withMarks(text: string, find: string, start: number, end: number): Span {
  const before = /^[^\p{L}\p{N}]+/u.exec(find.trim())?.[0] ?? ''
  const after = /[^\p{L}\p{N}]+$/u.exec(find.trim())?.[0] ?? ''
  return {
    start: before !== '' && text.slice(0, start).endsWith(before) ? start - before.length : start,
    end: after !== '' && text.slice(end).startsWith(after) ? end + after.length : end,
  }
}
