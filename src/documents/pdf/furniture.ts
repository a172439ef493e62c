import type { Line } from './lines.ts'
import { textOfLine } from './lines.ts'

export interface PageLines {
  readonly number: number
  readonly height: number
  readonly width: number
  readonly lines: readonly Line[]
}

/** How much of a page, at its top and at its bottom, running heads and feet stand in. */
const marginShare = 0.2
/** At most this many lines from either end are looked at. */
const edgeLines = 2

/** A line with what differs from page to page, figures and roman numerals, taken out. */
const patternOf = (line: Line): string =>
  textOfLine(line)
    .replace(/\d+/g, '#')
    .replace(/^[ivxlc]+$/i, '#')
    .replace(/\s+/g, ' ')
    .trim()

interface Edge {
  readonly line: Line
  readonly side: 'head' | 'foot'
}

function edgesOf({ lines, height }: PageLines): readonly Edge[] {
  const byTop = lines.toSorted((a, b) => a.top - b.top)
  const heads = byTop.filter(({ bottom }) => bottom < height * marginShare).slice(0, edgeLines)
  const feet = byTop.filter(({ top }) => top > height * (1 - marginShare)).slice(-edgeLines)
  return [
    ...heads.map(line => ({ line, side: 'head' as const })),
    ...feet.map(line => ({ line, side: 'foot' as const })),
  ]
}

/** Two lines with the same words in about the same place are one head or foot that is set again on each page. */
const keyOf = ({ line, side }: Edge): string => `${side} ${Math.round(line.top / 12)} ${patternOf(line)}`

/** Where page numbers stand: a side, a height, and what is added to the number of the sheet. */
const numberKey = ({ line, side }: Edge, offset: number): string => `${side} ${Math.round(line.top / 6)} ${offset}`

const romans: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function romanValue(text: string): number {
  const values = [...text.toLowerCase()].map(letter => romans[letter] ?? 0)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}

/** The figures at either end of a line, as page numbers are set. */
function numbersIn(line: Line): readonly number[] {
  const text = textOfLine(line).trim()
  if (/^[ivxlc]{1,7}$/i.test(text)) return [romanValue(text)]
  const found = /^\D{0,8}?(\d{1,4})\b|\b(\d{1,4})\D{0,8}$/g
  return [...text.matchAll(found)].map(([, first, last]) => Number(first ?? last))
}

/** Lines that count the pages: the same height on several of them, and a number that grows with the sheet's. */
function countsPages(
  pages: readonly PageLines[],
  edges: readonly (readonly Edge[])[],
): (edge: Edge, page: number) => boolean {
  const counts = new Map<string, number>()
  const keysOf = (edge: Edge, page: number): readonly string[] =>
    numbersIn(edge.line).map(n => numberKey(edge, n - page))
  for (const [at, page] of pages.entries())
    for (const key of new Set((edges[at] ?? []).flatMap(edge => keysOf(edge, page.number))))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  const enough = pages.length <= 4 ? 2 : 3
  return (edge, page) => keysOf(edge, page).some(key => (counts.get(key) ?? 0) >= enough)
}

/** The pages without running heads, feet and page numbers. A single page keeps all it has. */
export function withoutFurniture(pages: readonly PageLines[]): readonly PageLines[] {
  if (pages.length < 2) return pages
  const counts = new Map<string, number>()
  const edges = pages.map(edgesOf)
  for (const page of edges) for (const key of new Set(page.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const enough = pages.length <= 10 ? 2 : Math.min(4, Math.ceil(pages.length / 10) + 1)
  const isNumber = countsPages(pages, edges)
  return pages.map((page, at) => {
    const dropped = new Set(
      (edges[at] ?? [])
        .filter(edge => (counts.get(keyOf(edge)) ?? 0) >= enough || isNumber(edge, page.number))
        .map(({ line }) => line),
    )
    return { ...page, lines: page.lines.filter(line => !dropped.has(line)) }
  })
}
