import type { Requirement } from '../domain/research.ts'
import { figures } from '../text/numbers.ts'
import { formIn } from './form.ts'
import { partsOf } from './parts.ts'
import { regionsIn } from './regions.ts'

type Found = Omit<Requirement, 'id'>

/** What a question asks for, found by rule: its parts, then what it says of figures, dates, regions, form, exclusions and language. */
export function requirementsOf(question: string): Found[] {
  return [
    ...parts(question),
    ...counts(question),
    ...dates(question),
    ...regions(question),
    ...form(question),
    ...exclusions(question),
  ]
}

/** Domains and titles that the question rules out as sources. */
export function excludedBy(question: string): string[] {
  return exclusionMatches(question).flatMap(text => text.match(/\b[\w-]+(?:\.[\w-]+)+\b|\bwikipedia\b/giu) ?? [])
}

/** The window that the question itself names, as `YYYY-MM-DD`. `today` is ISO 8601. */
export function windowOf(question: string, today: string): { since?: string; until?: string } {
  const year = Number(today.slice(0, 4))
  const back = /\b(?:last|past)\s+(\d+|two|three|five|ten)\s+years?\b|(?:近|过去|最近)(\d+|两|三|五|十)年/iu.exec(
    question,
  )
  if (back) return { since: `${year - wordToNumber(back[1] ?? back[2] ?? '1')}${today.slice(4, 10)}` }
  if (/\bthis year\b|今年(?![^，。,.]{0,6}岁)/iu.test(question)) return { since: `${year}-01-01` }
  const since = /\b(?:since|after|from)\s+(20\d\d|19\d\d)\b|(20\d\d|19\d\d)年(?:以来|之后|以后|起)/iu.exec(question)
  const until = /\b(?:until|before|up to|by)\s+(20\d\d|19\d\d)\b|(20\d\d|19\d\d)年(?:之前|以前|前)/iu.exec(question)
  return {
    ...(since && { since: `${since[1] ?? since[2]}-01-01` }),
    // What is expected by a coming year is written before it.
    ...(until && Number(until[1] ?? until[2]) < year && { until: `${until[1] ?? until[2]}-12-31` }),
  }
}

const explicit = (kind: Requirement['kind'], text: string, weight: number): Found => ({
  text,
  role: 'explicit',
  weight,
  kind,
  origin: 'rule',
})

/** What is asked about, once the words on form, language and exclusions are taken out. */
function parts(question: string): Found[] {
  const bare = exclusionMatches(question).reduce(
    (text, exclusion) => text.replace(exclusion, ' '),
    formIn(question).rest,
  )
  const asked = partsOf(bare)
  return (asked.length > 0 ? asked : [question.trim()]).map(part => explicit('part', part, 3))
}

function counts(question: string): Found[] {
  const asked =
    formIn(question).rest.match(
      /\b(?:at least|at most|top|exactly|up to|no more than)\s+(?:\d+|two|three|four|five|ten)\s+[a-z][a-z-]*(?:\s+(?!(?:and|or|in|of|with|without|that|which|who|where|when|to|from|for|on|at|by|as|per|are|is|about|under|over|below|above|between|than)\b)[a-z][a-z-]*){0,3}/giu,
    ) ?? []
  return asked.map(text => explicit('figure', text, 2))
}

const phrase =
  /\b(?:since|after|before|until|between|from|in|during)\s+(?:\w+\s+)?(?:19|20)\d\d(?:\s*(?:and|to|-|–)\s*(?:19|20)\d\d)?\b|\b(?:last|past)\s+\w+\s+(?:years?|months?|weeks?)\b|\bthis (?:year|month)\b|\blatest\b|(?:19|20)\d\d年(?:以来|之后|以后|之前|以前|起)?|今年(?![^，。,.]{0,6}岁)|去年|最新|近[\d一二两三五十]+年/giu
const season = '(?:end|start|beginning|middle|early|late|mid|spring|summer|autumn|fall|winter)'
/** `end of 2025 / start of 2026`, `2025年底到2026年初`, `2025/26`. */
const range = new RegExp(
  `\\b((?:19|20)\\d\\d)(?:年[底末初中]?|(?=\\D))\\s*(?:[-–—~～/至到]|\\b(?:to|until|through)\\b)\\s*(?:the\\s+)?(?:${season}[\\s-]+(?:of\\s+)?)?((?:19|20)\\d\\d|\\d\\d(?![-\\d]))年?`,
  'giu',
)

function dates(question: string): Found[] {
  // The years in a title are no period that is asked for.
  const rest = formIn(question).rest.replace(/《[^》]*》/gu, ' ')
  const ranges: string[] = []
  const single = rest.replace(range, (whole, from: string, to: string, at: number) => {
    const last = to.length === 2 ? `${from.slice(0, 2)}${to}` : to
    const isPhrase = /\b(?:since|between|from)\s+(?:\w+\s+)?$/iu.test(rest.slice(0, at))
    if (isPhrase || Number(last) <= Number(from) || (to.length === 2 && Number(last) !== Number(from) + 1)) return whole
    ranges.push(`${from}–${last}`)
    return ' '
  })
  const phrases = single.match(phrase) ?? []
  const years = figures(single).filter(({ year }) => year)
  const said = phrases.length > 0 ? phrases : years.map(({ text }) => text)
  return [...new Set([...ranges, ...said])].map(text => explicit('date', `period: ${text}`, 2))
}

const regions = (question: string) => regionsIn(question).map(name => explicit('region', `region: ${name}`, 2))

const form = (question: string) => formIn(question).demands.map(({ kind, text }) => explicit(kind, text, 2))

/** Worded as the flaw that it would be, since that is what a judge looks for. */
function exclusions(question: string): Found[] {
  return exclusionMatches(question).map(text => ({
    text: asFlaw(text),
    role: 'negative',
    weight: 3,
    kind: 'exclusion',
    origin: 'rule',
  }))
}

/** Verbs by which a question speaks of what an answer rests on, and not of its subject. */
const usesOf = '(?:us|includ|cit|mention|quot|consult|rely|refer|draw)(?:e|ing|ion)?(?: (?:on|to|from))?'
const rulesOut = `without ${usesOf}|without(?: any)?(?= (?:[\\w-]+\\.)+[a-z]{2,}\\b| wikipedia\\b)|excluding|except(?: for)?|not including|other than|(?:do not|don't) ${usesOf}`
const rulesOutInChinese =
  '(?:不要|请勿|不得|避免)(?:使用|引用|包括|提及|参考|采用)|(?:不要|请勿|不得|避免)(?=[\\w-]+\\.[a-z])|不包括|不包含|除了(?![^。；？！]{1,30}(?:还|也|又))|排除(?!故障|法)'
const opening = new RegExp(`^(?:(?:${rulesOut})\\s+|(?:${rulesOutInChinese}))`, 'iu')
const exclusion = new RegExp(
  `\\b(?:${rulesOut})\\s+(?:[^,.;?!]|\\.(?=\\w))+|(?:${rulesOutInChinese})[^，。；？！,]+`,
  'giu',
)

function asFlaw(text: string): string {
  const what = text.replace(opening, '')
  return /\p{Script=Han}/u.test(text) ? `用了被排除的内容：${what}` : `Uses what was ruled out: ${what}`
}

const exclusionMatches = (question: string): string[] =>
  Array.from(question.matchAll(exclusion), ([text]) => text.trim())

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
