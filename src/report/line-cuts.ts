import { brackets } from '../evidence/citation.ts'

const LINE_CHARS = 240
const AROUND = 40

/** What lines lost and gained, each `- …` or `+ …`: of a long line that another replaces only what is around the change. */
export function shownLines(was: readonly string[], is: readonly string[]): string[] {
  const pairs = pairsOf(was, is)
  const cutOf = (line: string, other: string | undefined) =>
    other === undefined || Math.max(line.length, other.length) <= LINE_CHARS ? cutLine(line) : cutAround(line, other)
  return [
    ...was.map(line => `- ${cutOf(line, pairs.get(line))}`),
    ...is.map(
      line =>
        `+ ${cutOf(
          line,
          was.find(one => pairs.get(one) === line),
        )}`,
    ),
  ]
}

/** Each old line with the new one that it shares most with at its ends. */
function pairsOf(was: readonly string[], is: readonly string[]): ReadonlyMap<string, string> {
  const left = new Set(is)
  const pairs = new Map<string, string>()
  for (const line of was) {
    const scored = Array.from(left, other => ({ other, shared: sharedStart(line, other) + sharedEnd(line, other) }))
    const [best] = scored.sort((a, b) => b.shared - a.shared)
    if (best === undefined || best.shared === 0) continue
    left.delete(best.other)
    pairs.set(line, best.other)
  }
  return pairs
}

function sharedStart(a: string, b: string): number {
  const max = Math.min(a.length, b.length)
  let n = 0
  while (n < max && a[n] === b[n]) n++
  return n
}

/** Behind what they share at the start. */
function sharedEnd(a: string, b: string): number {
  const max = Math.min(a.length, b.length) - sharedStart(a, b)
  let n = 0
  while (n < max && a.at(-1 - n) === b.at(-1 - n)) n++
  return n
}

function cutAround(line: string, other: string): string {
  const from = Math.max(0, sharedStart(line, other) - AROUND)
  const to = line.length - sharedEnd(line, other) + AROUND
  return cutTo(line, from, Math.min(to, from + LINE_CHARS))
}

/** A line that is not too long to show, cut at its end. */
export const cutLine = (line: string, chars = LINE_CHARS) => (line.length > chars ? cutTo(line, 0, chars) : line)

/** `[from, to)` of a line, widened to whole characters and citations. */
function cutTo(line: string, from: number, to: number): string {
  const start = from <= 0 ? 0 : edgeAt(line, from, 'start')
  const end = to >= line.length ? line.length : edgeAt(line, to, 'end')
  return `${start > 0 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`
}

function edgeAt(line: string, at: number, side: 'start' | 'end'): number {
  const bracket = brackets(line).find(({ start, end }) => start < at && at < end)
  if (bracket) return bracket[side]
  const splitsPair = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(line.slice(at - 1, at + 1))
  return splitsPair ? at + (side === 'start' ? -1 : 1) : at
}
