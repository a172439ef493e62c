import type { PageLines } from './furniture.ts'
import type { Line } from './lines.ts'
import { textOfLine } from './lines.ts'

const widthShared = (a: Line, b: Line): number => Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)

/** Columns stand at least this far apart, in points. */
const minGutter = 9

/** Lines that run across a page while it has two columns: a gap near the middle, with prose on both sides, line after line. */
function gutterOf({ lines, width }: PageLines): number | undefined {
  const wide = lines.filter(({ cells }) => cells.length >= 2)
  if (wide.length < 6) return undefined
  const gaps = wide.flatMap(({ cells }) =>
    cells.slice(1).flatMap((cell, i) => {
      const before = cells[i]
      const prose = before && before.text.length >= 12 && cell.text.length >= 12 && cell.x0 - before.x1 > minGutter
      return prose ? [{ from: before.x1, to: cell.x0 }] : []
    }),
  )
  const center = width / 2
  const middle = gaps.filter(({ from, to }) => from < center + width * 0.12 && to > center - width * 0.12)
  if (middle.length < 6 || middle.length < wide.length * 0.6) return undefined
  const starts = middle.map(({ to }) => to).sort((a, b) => a - b)
  const start = starts[starts.length >> 1] ?? center
  const aligned = middle.filter(({ to }) => Math.abs(to - start) < 4)
  return aligned.length >= middle.length * 0.7 ? start - 2 : undefined
}

function part(line: Line, cells: Line['cells']): readonly Line[] {
  const [first] = cells
  const last = cells.at(-1)
  return first && last ? [{ ...line, cells, x0: first.x0, x1: last.x1 }] : []
}

/** Cuts lines that run over both columns into one line for each. */
function parted(lines: readonly Line[], gutter: number): readonly Line[] {
  return lines.flatMap(line => [
    ...part(
      line,
      line.cells.filter(({ x0 }) => x0 < gutter),
    ),
    ...part(
      line,
      line.cells.filter(({ x0 }) => x0 >= gutter),
    ),
  ])
}

/** How often the file goes back up within a column; a file in reading order hardly ever does. */
function isScrambled(lines: readonly Line[]): boolean {
  let jumps = 0
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1]
    if (before && line.bottom < before.top && widthShared(line, before) > 0) jumps += 1
  }
  return jumps > 3 && jumps > lines.length * 0.12
}

/** An upright strip near the middle of the page that hardly a line crosses, as the space between two columns is. */
function emptyStrip({ lines, width }: PageLines): number | undefined {
  const steps = Array.from({ length: 21 }, (_, i) => width * (0.35 + i * 0.015))
  const crossing = steps.map(x => lines.filter(({ x0, x1 }) => x0 < x - 1 && x1 > x + 1).length)
  const least = Math.min(...crossing)
  if (least > lines.length * 0.25) return undefined
  const x = steps[crossing.indexOf(least)] ?? width / 2
  const left = lines.filter(({ x1 }) => x1 <= x + 1).length
  const right = lines.filter(({ x0 }) => x0 >= x - 1).length
  return Math.min(left, right) > lines.length * 0.2 ? x : undefined
}

/** From top to bottom; between two lines of full width the left column comes before the right one. */
function sorted(page: PageLines, lines: readonly Line[], gutter: number | undefined): readonly Line[] {
  const downwards = lines.toSorted((a, b) => a.top - b.top || a.x0 - b.x0)
  const strip = gutter ?? emptyStrip({ ...page, lines })
  if (strip === undefined) return downwards
  const ordered: Line[] = []
  let left: Line[] = []
  let right: Line[] = []
  const flush = (): void => {
    ordered.push(...left, ...right)
    left = []
    right = []
  }
  for (const line of downwards) {
    if (line.x1 <= strip + 2) left.push(line)
    else if (line.x0 >= strip - 2) right.push(line)
    else {
      flush()
      ordered.push(line)
    }
  }
  flush()
  return ordered
}

/** The lines of a page in reading order. The file's own order is kept unless it is plainly not the order of reading. */
export function inReadingOrder(page: PageLines): readonly Line[] {
  const gutter = gutterOf(page)
  if (gutter !== undefined) return sorted(page, parted(page.lines, gutter), gutter)
  return isScrambled(page.lines) ? sorted(page, page.lines, undefined) : page.lines
}

export const charsOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + textOfLine(line).length, 0)
