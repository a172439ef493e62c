import { takeSituation } from './background.ts'
import { takeProhibitions } from './prohibitions.ts'
import { hanSources, sourceNouns, withoutSubjectYears } from './subject-years.ts'

export interface Window {
  readonly since?: string
  readonly until?: string
}

/**
 * The window of sources that the question itself names, as `YYYY-MM-DD`; `today` is ISO 8601. Nothing written before a year tells of what
 * came after it, so any lower bound counts; what was before a year is told of later too, so an upper one has to be said of sources.
 */
export function windowOf(question: string, today: string): Window {
  const year = Number(today.slice(0, 4))
  const { prohibitions, rest } = takeProhibitions(question)
  const asked = withLowerBounds(withoutSubjectYears(ofSourcesOnly(rest)))
  const back = spanOf(asked, year, today)
  if (back) return back
  const ruledOut = prohibitions.map(({ words }) => withoutSubjectYears(words)).join('; ')
  const unwanted = prohibitions.filter(({ ofSources, words }) => ofSources || source.test(words))
  const since = yearIn(sinceYear, asked) ?? yearIn(olderThan, ruledOut)
  const until = untilIn(asked) ?? yearIn(newerThan, unwanted.map(({ words }) => withoutSubjectYears(words)).join('; '))
  return {
    ...(since !== undefined && { since: `${since}-01-01` }),
    // What is expected by a coming year is written before it.
    ...(until !== undefined && until < year && { until: `${until}-12-31` }),
  }
}

/** What the question tells of who asks bounds nothing, unless it speaks of sources. */
function ofSourcesOnly(question: string): string {
  const { told, asked } = takeSituation(question)
  return [...told.filter(sentence => source.test(sentence)), asked].join('. ')
}

function spanOf(asked: string, year: number, today: string): Window | undefined {
  const back = /\b(?:last|past)\s+(\d+|two|three|five|ten)\s+years?\b|(?:近|过去|最近)(\d+|两|三|五|十)年/iu.exec(asked)
  if (back) return { since: `${year - wordToNumber(back[1] ?? back[2] ?? '1')}${today.slice(4, 10)}` }
  return /\bthis year\b|今年(?![^，。,.]{0,6}岁)/iu.test(asked) ? { since: `${year}-01-01` } : undefined
}

const y = String.raw`((?:19|20)\d\d)\b`
const han = String.raw`((?:19|20)\d\d)年`
const source = new RegExp(`\\b${sourceNouns}\\b|${hanSources}`, 'iu')

/** `from 1990` begins a period only where it goes on; else it says where a thing is from. */
const sinceYear = new RegExp(
  `\\b(?:since|after)\\s+${y}|\\bfrom\\s+${y}(?=\\s*(?:[-–—]|to\\b|until\\b|through\\b|on\\b|onwards?\\b|and (?:later|after)))|\\b${sourceNouns}\\s+from\\s+${y}|${han}(?:以来|之后|以后|起)`,
  'iu',
)
/** What may not be older than a year, as a prohibition says it. */
const olderThan = new RegExp(
  `\\b(?:(?:older|earlier) than|before|prior to)\\s+${y}|早于${y.replace('\\b', '')}年?|${han}(?:之前|以前|前)`,
  'iu',
)
const newerThan = new RegExp(
  `\\b(?:(?:newer|later) than|after|since)\\s+${y}|晚于${y.replace('\\b', '')}年?|${han}(?:之后|以后|以来)`,
  'iu',
)

const saidOf = '(?:\\s+(?:that|which|were|was|are|have|been|is|from|dated|available|only|up|or|not|later))*'
const before = '(?:until|before|up to|by|prior to|no later than)'
const written = '(?:published|written|released|issued|printed|dated|conducted|done|available)'
/** An upper bound directly behind the sources, or behind what is done with them. */
const untilSources = [
  new RegExp(`\\b${sourceNouns}${saidOf}(?:\\s+${written})?\\s+${before}\\s+${y}`, 'iu'),
  new RegExp(
    `\\b${sourceNouns} (?:about|by|from|in|of|on) [^.;?!]{0,60}\\s(?:published|written|dated)\\s+${before}\\s+${y}`,
    'iu',
  ),
  new RegExp(`${hanSources}[^，。；？！]{0,4}?${han}(?:之前|以前|前)`, 'u'),
  new RegExp(
    `${han}(?:之前|以前|前)(?:已|所)?(?:发表|出版|发布|公布|公开|撰写|刊登)?的?(?:\\p{Script=Han}{0,2})?${hanSources}`,
    'u',
  ),
]

function untilIn(asked: string): number | undefined {
  return untilSources.map(pattern => yearIn(pattern, asked)).find(year => year !== undefined)
}

function yearIn(pattern: RegExp, text: string): number | undefined {
  const year = pattern
    .exec(text)
    ?.slice(1)
    .find(group => group !== undefined)
  return year === undefined ? undefined : Number(year)
}

/** `not older than 2023` says since when. */
export const withLowerBounds = (text: string) =>
  text
    .replace(
      /\b(?:no|not|nothing|none)\s+(?:(?:older|earlier) than|before|prior to)\s+((?:19|20)\d\d)\b|\b(?:newer|later) than\s+((?:19|20)\d\d)\b|\b((?:19|20)\d\d) or (?:later|newer)\b/giu,
      (_, ...years: (string | undefined)[]) => `since ${years.find(one => /^\d{4}$/u.test(String(one)))}`,
    )
    .replace(/(?:不早于|不得早于|晚于)((?:19|20)\d\d)年?/gu, '$1年以来')

const smallNumbers: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  five: 5,
  ten: 10,
  两: 2,
  三: 3,
  五: 5,
  十: 10,
}
const wordToNumber = (word: string) => smallNumbers[word.toLowerCase()] ?? (Number(word) || 1)
