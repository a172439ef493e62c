import type { BlockWriter } from './blocks.ts'

const maxLines = 40
/** A line that is longer was not written by hand; its pieces can still be cited. */
const maxLineChars = 4000

function shortLines(line: string): readonly string[] {
  if (line.length <= maxLineChars) return [line]
  return Array.from({ length: Math.ceil(line.length / maxLineChars) }, (_, i) =>
    line.slice(i * maxLineChars, (i + 1) * maxLineChars),
  )
}

/** Writes lines as code, in pieces that are small enough to be cited. */
export function addCode(writer: BlockWriter, lines: readonly string[]): void {
  const short = lines.flatMap(shortLines)
  for (let from = 0; from < short.length; from += maxLines)
    writer.add('code', short.slice(from, from + maxLines).join('\n'))
}
