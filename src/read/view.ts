import type { Paragraph } from '../domain/document.ts'
import type { ReadSource, StoredText } from '../domain/source.ts'
import { sentences } from '../text/sentences.ts'
import { tokenCount } from '../text/tokens.ts'

/** One line of a reply that quotes a source: the place and its text. */
export interface QuotedPlace {
  readonly place: string
  readonly text: string
}

/** A paragraph longer than this is shown sentence by sentence, so that a part of it can be cited. */
const LONG_TOKENS = 375

/** Tokens of each paragraph: counting them takes longer than all else that a stored source is shown by. */
const counted = new WeakMap<StoredText, readonly number[]>()

function tokensOf(stored: StoredText): readonly number[] {
  const known = counted.get(stored)
  if (known) return known
  const counts = stored.paragraphs.map(({ start, end }) => tokenCount(stored.text.slice(start, end)))
  counted.set(stored, counts)
  return counts
}

/** A line, and about what it takes of a reply. */
interface Line extends QuotedPlace {
  readonly tokens: number
}

/** The paragraphs `numbers` (1-based) of a source, each behind its place. */
export function quoteParagraphs(
  source: Pick<ReadSource, 'id'>,
  stored: StoredText,
  numbers: readonly number[],
): QuotedPlace[] {
  return linesOf(source, stored, numbers).map(({ place, text }) => ({ place, text }))
}

function linesOf({ id }: Pick<ReadSource, 'id'>, stored: StoredText, numbers: readonly number[]): Line[] {
  const counts = tokensOf(stored)
  return numbers.flatMap(n => {
    const paragraph = stored.paragraphs[n - 1]
    if (!paragraph) return []
    const text = stored.text.slice(paragraph.start, paragraph.end)
    const tokens = counts[n - 1] ?? 0
    if (tokens <= LONG_TOKENS) return [{ place: `${id}:${n}`, text: marked(text, paragraph), tokens }]
    return longParagraph(`${id}:${n}`, text, paragraph).map(line => ({ ...line, tokens: tokenCount(line.text) }))
  })
}

function longParagraph(place: string, text: string, { kind }: Paragraph): QuotedPlace[] {
  if (kind === 'code') return pieces(text).map(piece => ({ place, text: piece }))
  return sentences(text).flatMap(({ start, end }, i) =>
    pieces(text.slice(start, end)).map(piece => ({ place: `${place}.${i + 1}`, text: piece })),
  )
}

/** What has no place inside to cite is shown in pieces all the same, cut at a line or a word where there is one. */
function pieces(text: string): string[] {
  const maxChars = Math.max(1, Math.floor((text.length * LONG_TOKENS) / Math.max(LONG_TOKENS, tokenCount(text))))
  const found: string[] = []
  let rest = text
  while (rest.length > maxChars) {
    const end = pieceEnd(rest, maxChars)
    found.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end)
  }
  return [...found, rest]
}

function pieceEnd(text: string, maxChars: number): number {
  for (const boundary of ['\n', ' ']) {
    const at = text.lastIndexOf(boundary, maxChars - 1)
    if (at > maxChars / 2) return at + 1
  }
  return /[\ud800-\udbff]/.test(text.charAt(maxChars - 1)) && maxChars > 1 ? maxChars - 1 : maxChars
}

function marked(text: string, { kind, level = 1 }: Paragraph): string {
  if (kind === 'heading') return `${'#'.repeat(level)} ${text}`
  if (kind === 'list_item') return `${'  '.repeat(level - 1)}- ${text}`
  if (kind === 'quote') return `> ${text}`
  return text
}

/** Of a place and a mark before a line's text. */
const LABEL_TOKENS = 6

/** Quoted paragraphs by part: each part fits `maxTokens` unless one line alone does not. */
export function partsOf(
  source: Pick<ReadSource, 'id'>,
  stored: StoredText,
  numbers: readonly number[],
  maxTokens: number,
): QuotedPlace[][] {
  const parts: QuotedPlace[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const { place, text, tokens } of linesOf(source, stored, numbers)) {
    const cost = tokens + LABEL_TOKENS
    if (used + cost > maxTokens) {
      parts.push([])
      used = 0
    }
    parts.at(-1)?.push({ place, text })
    used += cost
  }
  return parts
}

export interface Heading {
  readonly n: number
  readonly level: number
  readonly text: string
}

/** The headings of a text, in order. */
export function outlineOf({ text, paragraphs }: StoredText): Heading[] {
  return paragraphs.flatMap(({ kind, start, end, level = 1 }, i) =>
    kind === 'heading' ? [{ n: i + 1, level, text: text.slice(start, end) }] : [],
  )
}
