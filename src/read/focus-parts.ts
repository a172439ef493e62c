import type { Desk } from '../desk.ts'
import type { ReadSource } from '../domain/source.ts'
import { tokenCount } from '../text/tokens.ts'
import type { FocusHit } from './focus.ts'
import { withContext } from './passage-context.ts'
import { isBare, quotePassage } from './quote-passage.ts'
import type { QuotedPlace } from './view.ts'
import { wholeList } from './whole-list.ts'

export interface FoundPassage {
  readonly hit: FocusHit
  readonly source: ReadSource
  readonly paragraph: number
  readonly lines: readonly QuotedPlace[]
  readonly isBare: boolean
}

/** Each with its lines, best first; none whose lines an earlier one has shown, and none that says next to nothing while others say more. */
export async function passagesOf(
  query: string,
  hits: readonly FocusHit[],
  desk: Desk,
): Promise<readonly FoundPassage[]> {
  const shown = new Set<string>()
  const found: FoundPassage[] = []
  for (const hit of hits) {
    const { source, paragraph } = hit
    if (shown.has(`${source.id}:${paragraph}`)) continue
    const stored = await desk.text(source.textSha256)
    const list = wholeList(stored, paragraph, query)
    for (const n of list) shown.add(`${source.id}:${n}`)
    const numbers = new Set([...withContext(stored, list[0] ?? paragraph), ...withContext(stored, paragraph), ...list])
    const lines = quotePassage(
      source,
      stored,
      [...numbers].sort((a, b) => a - b),
      query,
    )
    found.push({ hit, source, paragraph, lines, isBare: list.length === 1 && isBare(stored, paragraph, query) })
  }
  const telling = found.filter(passage => !passage.isBare)
  return telling.length > 0 ? telling : found
}

/** Of a place and a mark before a line's text. */
const LABEL_TOKENS = 6
/** Of one part. */
const MOST_PASSAGES = 24

/** Best first, in parts that fit; of one that is too long by itself its beginning. */
export function inParts(passages: readonly FoundPassage[], budget: number): FoundPassage[][] {
  const parts: FoundPassage[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const passage of passages) {
    const cost = costOf(passage.lines)
    if (used + cost > budget || (parts.at(-1)?.length ?? 0) >= MOST_PASSAGES) {
      parts.push([])
      used = 0
    }
    parts.at(-1)?.push(cost > budget ? { ...passage, lines: fit(passage.lines, budget) } : passage)
    used += cost
  }
  return parts
}

const costOf = (lines: readonly QuotedPlace[]): number =>
  lines.reduce((sum, { text }) => sum + tokenCount(text) + LABEL_TOKENS, 0)

/** As many lines as fit, at least one. */
function fit(lines: readonly QuotedPlace[], budget: number): QuotedPlace[] {
  let used = 0
  const first = lines.findIndex(({ text }) => {
    used += tokenCount(text) + LABEL_TOKENS
    return used > budget
  })
  return first < 0 ? [...lines] : lines.slice(0, Math.max(1, first))
}
