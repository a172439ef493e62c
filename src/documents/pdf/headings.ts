import type { Measures } from './measure.ts'
import { bullet, type Group, type Piece } from './paragraphs.ts'
import { plainText } from './tables.ts'

const maxChars = 200
const maxBoldChars = 120
/** How much larger than the body a heading is set. */
const larger = 1.1

const numbered =
  /^(?:(?:chapter|section|part|appendix)\s+)?(?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,4}\.?\s+\p{Lu}|^第[一二三四五六七八九十百\d]+[章节部分篇]|^[一二三四五六七八九十]+、/u

const textOf = ({ lines }: Group): string => lines.map(plainText).join(' ')

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0

function isWords(text: string): boolean {
  const count = letters(text)
  return count >= 2 && count >= text.replace(/^[\d.]+\s|\s/g, '').length * 0.5
}

function isLarge({ lines }: Group, { bodySize }: Measures): boolean {
  return lines.length <= 4 && lines.every(({ size }) => size >= bodySize * larger)
}

/** A bold line by itself, set like the body: numbered, or without the end of a sentence. */
function isBoldLine({ lines }: Group, text: string, { bodySize }: Measures): boolean {
  if (lines.length > 2 || !lines.every(({ bold, size }) => bold && size >= bodySize * 0.95)) return false
  if (text.length > maxBoldChars) return false
  return numbered.test(text) || (!/[.,;。，；]$/.test(text) && !bullet.test(text))
}

/** Sizes that headings are set in, from the largest; those within half a point are one. */
function tiers(sizes: readonly number[]): readonly number[] {
  const found: number[] = []
  for (const size of sizes.toSorted((a, b) => b - a)) {
    const last = found.at(-1)
    if (last === undefined || last - size > 0.6) found.push(size)
  }
  return found
}

interface Found {
  readonly piece: Piece
  readonly text: string
  /** Undefined for a bold line of the body's size. */
  readonly size: number | undefined
}

function found(piece: Piece, measures: Measures): Found | undefined {
  if (piece.type === 'table') return undefined
  const text = textOf(piece)
  if (text.length > maxChars || !isWords(text)) return undefined
  if (isLarge(piece, measures)) return { piece, text, size: piece.lines[0]?.size ?? 0 }
  // Larger type is a heading in any face; bold code is code.
  if (piece.lines.every(({ monospaced }) => monospaced)) return undefined
  return isBoldLine(piece, text, measures) ? { piece, text, size: undefined } : undefined
}

/** `2` is 1 deep and `2.3.1` is 3. */
function depthOf(text: string): number | undefined {
  const [number] = /^\d{1,2}(?:\.\d{1,2}){0,4}(?=\.?\s)/.exec(text) ?? []
  return number?.split('.').length
}

/** Level of each group that is a heading: by size, below those the bold ones; numbers say it better where there are any. */
export function headingLevels(pieces: readonly Piece[], measures: Measures): ReadonlyMap<Piece, number> {
  const all = pieces.flatMap(piece => found(piece, measures) ?? [])
  const steps = tiers(all.flatMap(({ size }) => size ?? []))
  const bySize = ({ size }: Found): number => {
    const step = size === undefined ? -1 : steps.findIndex(one => one - size <= 0.6)
    return Math.min(6, (step < 0 ? steps.length : step) + 1)
  }
  const tops = all.filter(({ text }) => depthOf(text) === 1).map(bySize)
  const top = tops.length > 1 ? Math.min(...tops) : undefined
  return new Map(
    all.map(one => {
      const depth = depthOf(one.text)
      return [one.piece, top === undefined || depth === undefined ? bySize(one) : Math.min(6, top + depth - 1)]
    }),
  )
}
