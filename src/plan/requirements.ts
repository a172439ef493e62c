import type { Requirement } from '../domain/research.ts'
import { figures } from '../text/numbers.ts'
import { takeSituation } from './background.ts'
import { formIn } from './form.ts'
import { partsOf } from './parts.ts'
import { asFlaw, type Prohibition, takeProhibitions } from './prohibitions.ts'
import { regionsIn } from './regions.ts'
import { withoutSubjectYears } from './subject-years.ts'
import { withLowerBounds } from './window.ts'

type Found = Omit<Requirement, 'id'>

/** What a question asks for, found by rule: its parts, then what it says of figures, dates, regions, form, exclusions and language. */
export function requirementsOf(question: string): Found[] {
  const { prohibitions, rest } = takeProhibitions(question)
  const { told, asked } = takeSituation(rest)
  const { demands, rest: bare } = formIn(rest)
  return [
    ...parts(bare, question),
    ...counts(bare),
    ...dates(formIn(asked).rest),
    ...regions(rest),
    ...demands.map(({ kind, text }) => explicit(kind, text, 2)),
    ...situation(told),
    ...exclusions(prohibitions),
  ]
}

/** Domains and titles that the question rules out as sources. */
export function excludedBy(question: string): string[] {
  return takeProhibitions(question)
    .prohibitions.filter(({ ofSources }) => ofSources)
    .flatMap(({ words }) => words.match(/\b[\w-]+(?:\.[\w-]+)+\b|\bwikipedia\b/giu) ?? [])
}

const explicit = (kind: Requirement['kind'], text: string, weight: number): Found => ({
  text,
  role: 'explicit',
  weight,
  kind,
  origin: 'rule',
})

/** What is asked about, once the words on form, language and exclusions are taken out. */
function parts(bare: string, question: string): Found[] {
  const asked = partsOf(bare)
  const whole = /[\p{L}\p{N}]/u.test(bare) ? bare : question
  return (asked.length > 0 ? asked : [whole.trim().replace(/[.。]$/u, '')]).map(part => explicit('part', part, 3))
}

function counts(bare: string): Found[] {
  const asked =
    bare.match(
      /\b(?:at least|at most|top|exactly|up to|no more than)\s+(?:\d+|two|three|four|five|ten)\s+[a-z][a-z-]*(?:\s+(?!(?:and|or|in|of|with|without|that|which|who|where|when|to|from|for|on|at|by|as|per|are|is|about|under|over|below|above|between|than)\b)[a-z][a-z-]*){0,3}/giu,
    ) ?? []
  return asked.map(text => explicit('figure', text, 2))
}

/** For whom the question is asked is no thing to look up, but the answer has to fit it. */
const situation = (told: readonly string[]): Found[] =>
  told.map(text => ({
    text: /\p{Script=Han}/u.test(text) ? `符合提问者的情况：${text}` : `Fits the asker's situation: ${text}`,
    role: 'implicit',
    weight: 2,
    kind: 'context',
    origin: 'rule',
  }))

const phrase =
  /\b(?:since|after|before|until|between|from|in|during)\s+(?:\w+\s+)?(?:19|20)\d\d(?:\s*(?:and|to|-|–)\s*(?:19|20)\d\d)?\b|\b(?:last|past)\s+\w+\s+(?:years?|months?|weeks?)\b|\bthis (?:year|month)\b|\blatest\b|(?:19|20)\d\d年(?:以来|之后|以后|之前|以前|起)?|今年(?![^，。,.]{0,6}岁)|去年|最新|近[\d一二两三五十]+年/giu
const season = '(?:end|start|beginning|middle|early|late|mid|spring|summer|autumn|fall|winter)'
/** `end of 2025 / start of 2026`, `2025年底到2026年初`, `2025/26`. */
const range = new RegExp(
  `\\b((?:19|20)\\d\\d)(?:年[底末初中]?|(?=\\D))\\s*(?:[-–—~～/至到]|\\b(?:to|until|through)\\b)\\s*(?:the\\s+)?(?:${season}[\\s-]+(?:of\\s+)?)?((?:19|20)\\d\\d|\\d\\d(?![-\\d]))年?`,
  'giu',
)

function dates(bare: string): Found[] {
  // The years in a title are no period that is asked for.
  const rest = withLowerBounds(withoutSubjectYears(bare.replace(/《[^》]*》/gu, ' ')))
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

function exclusions(found: readonly Prohibition[]): Found[] {
  return found.map(one => ({
    text: asFlaw(one),
    role: 'negative',
    weight: 3,
    kind: one.ofSources ? 'exclusion' : 'other',
    origin: 'rule',
  }))
}
