import type { PageLines } from './furniture.ts'
import type { Line } from './lines.ts'
import { textOfLine } from './lines.ts'

/** What most of a document looks like. */
export interface Measures {
  /** Size of the font that most of the text is set in. */
  readonly bodySize: number
  /** From one line to the next, in sizes of its font. */
  readonly leading: number
  /** Share of the text in a typewriter face. */
  readonly monospaced: number
}

function mostOften(counts: ReadonlyMap<number, number>, otherwise: number): number {
  let best = otherwise
  let most = 0
  for (const [value, count] of counts) {
    if (count > most) {
      best = value
      most = count
    }
  }
  return best
}

const bump = (counts: Map<number, number>, key: number, by: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

interface Counts {
  readonly sizes: Map<number, number>
  readonly leadings: Map<number, number>
  chars: number
  monospaced: number
}

function count(lines: readonly Line[], counts: Counts): void {
  for (const [i, line] of lines.entries()) {
    const { length } = textOfLine(line)
    counts.chars += length
    if (line.monospaced) counts.monospaced += length
    bump(counts.sizes, Math.round(line.size * 2) / 2, length)
    const next = lines[i + 1]
    if (!next || Math.abs(next.size - line.size) >= 0.5) continue
    const step = (next.baseline - line.baseline) / line.size
    if (step > 0.7 && step < 3) bump(counts.leadings, Math.round(step * 20) / 20, 1)
  }
}

export function measure(pages: readonly PageLines[]): Measures {
  const counts: Counts = { sizes: new Map(), leadings: new Map(), chars: 0, monospaced: 0 }
  for (const { lines } of pages) count(lines, counts)
  return {
    bodySize: mostOften(counts.sizes, 10),
    leading: mostOften(counts.leadings, 1.2),
    monospaced: counts.chars === 0 ? 0 : counts.monospaced / counts.chars,
  }
}

/** Lines this far before and after are looked at to see where a column ends. */
const reach = 40

/** Right edge of the column that each line of a page stands in. */
export function rightEdges(lines: readonly Line[]): readonly number[] {
  return lines.map((line, at) =>
    lines
      .slice(Math.max(0, at - reach), at + reach)
      .filter(
        other => Math.abs(other.x0 - line.x0) < line.size * 4 && Math.abs(other.size - line.size) < line.size * 0.2,
      )
      .reduce((edge, { x1 }) => Math.max(edge, x1), line.x1),
  )
}
