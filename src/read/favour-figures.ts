import type { Desk } from '../desk.ts'
import type { FocusHit } from './focus.ts'

/** How much more a passage counts that says how much: of two that speak of the same, the one with the finding comes first. */
const FIGURE_FACTOR = 1.2

const unit = String.raw`%|percent|per cent|(?:[kmµ]?g|[kmc]?m|km²|hectares?|tons?|tonnes?|litres?|liters?|times|fold|[MGTk]?W|[MGTk]?Wh|°[CF]|million|billion|thousand)\b`
const quantity = new RegExp(
  String.raw`\d[\s-]?(?:${unit})|(?<![.\d])\d+\.\d+(?![.\d])|[$€£¥￥]\s?\d|百分之|\d\s?(?:％|万|亿|倍|元|吨|公里|公斤|摄氏度)`,
  'iu',
)

/** The hits with those that state a quantity moved up a little, best first. */
export async function favourFigures(hits: readonly FocusHit[], desk: Desk): Promise<readonly FocusHit[]> {
  const weighed = await Promise.all(
    hits.map(async hit => {
      const { text, paragraphs } = await desk.text(hit.source.textSha256)
      const { start, end } = paragraphs[hit.paragraph - 1] ?? { start: 0, end: 0 }
      return quantity.test(text.slice(start, end)) ? { ...hit, score: hit.score * FIGURE_FACTOR } : hit
    }),
  )
  return weighed.sort((a, b) => b.score - a.score)
}
