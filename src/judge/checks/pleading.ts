import { fold } from '../../text/fold.ts'
import { at, type Check, type Finding } from './finding.ts'

/** Text that speaks to whoever marks the report, and criteria repeated word for word: neither is evidence. */
export const checkPleading: Check = ({ report, criteria }) => {
  const places = report.places.filter(({ folded }) => isPleading(folded)).map(({ place }) => place)
  // A heading may well be the question that stands under it.
  const body = report.places.filter(({ place }) => place.includes('.')).map(({ folded }) => folded)
  const echoed = criteria.filter(({ text }) => text.length >= SHORTEST_ECHO && body.some(one => echoes(one, text)))
  return [
    ...(places.length > 0 ? [flaw('pleading', `the report speaks to its judge${at(places)}`, places)] : []),
    ...(echoed.length > 0
      ? [
          flaw(
            'echo',
            `the report repeats the criterion's words${at(echoed.map(({ id }) => id))}; that does not meet it`,
          ),
        ]
      : []),
  ]
}

/** Whether a folded text speaks to whoever marks it. */
export const isPleading = (folded: string): boolean => pleads.test(folded)

const SHORTEST_ECHO = 25

const echoes = (report: string, text: string) => report.includes(fold(text).text.trim())

function flaw(name: string, message: string, places?: readonly string[]): Finding {
  return { name, result: 'flaw', message, ...(places && { places }) }
}

/** Holds a folded text. */
const pleads = new RegExp(
  [
    /\b(?:ignore|disregard|forget)\b.{0,40}\b(?:rubric|criteria|criterion|instructions?|checklist)\b/,
    /\b(?:give|award|assign|rate|score|mark|grade)\b.{0,30}\b(?:full|maximum|top|highest|perfect|10|100)\b.{0,15}\b(?:marks?|scores?|points?|rating)\b/,
    /\bscore (?:this|it|me|the report)\b.{0,20}\b(?:10|100|full)\b/,
    /\bscore\s*[:=]\s*(?:1|10|100)\b/,
    /\b[qk]\d{1,3}\s+(?:full|partial)\s+\d{1,2}\.\d/,
    /忽略.{0,15}(?:评分|标准|指令|要求)/,
    /(?:请|务必)?给.{0,8}(?:满分|最高分|高分)/,
    /评(?:分|为)?.{0,4}满分/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'u',
)
