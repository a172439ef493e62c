import { kept } from './kept.ts'
import { bareOf, turnedPattern } from './lexicon/negation.ts'
import { poleLines } from './lexicon/poles.ts'
import { type Negator, negatorsIn, reaches } from './negation.ts'

/** A word with an opposite, by its dimension and sign. */
export interface Direction {
  readonly dimension: string
  readonly sign: 1 | -1
  readonly negated: boolean
  readonly text: string
  /** `[start, end)` of the text. */
  readonly start: number
  readonly end: number
}

/** Stems of five letters and more stand for all their forms. */
const stemEnd = '(?:e|es|ed|ing|s|ion|ions|ive|ation|ement|ment|or|ory|ate|ates|ated|ating|es|d|y|ies|ied|er|ic)?'

interface Pole {
  readonly dimension: string
  readonly sign: 1 | -1
}

/** By the word without hyphens and spaces; a word may have several opposites. */
const polesOf = new Map<string, Pole[]>()
const spelled = new Set<string>()
for (const { dimension, poles } of poleLines) {
  for (const [i, sign] of ([1, -1] as const).entries()) {
    for (const word of (poles[i] ?? '').split(' ')) {
      const key = word.replaceAll('-', '')
      spelled.add(word.replaceAll('-', ' '))
      polesOf.set(key, [...(polesOf.get(key) ?? []), { dimension, sign }])
    }
  }
}
const byLength = [...spelled].sort((a, b) => b.length - a.length)
const latin = byLength.filter(word => /^[a-z]/.test(word)).map(word => word.replaceAll(' ', '[ -]?'))
const han = byLength.filter(word => !/^[a-z]/.test(word))
const directionPattern = new RegExp(
  `(?<![\\p{L}-])(${latin.join('|')})${stemEnd}(?![\\p{L}])|(${han.join('|')})`,
  'giu',
)
const keyOf = (word: string) => word.toLowerCase().replace(/[ -]/g, '')

const subjectDimensions: ReadonlySet<string> = new Set(
  poleLines.filter(({ isSubject }) => isSubject).map(({ dimension }) => dimension),
)
const saidDimensions: ReadonlySet<string> = new Set(
  poleLines.filter(({ isSaid }) => isSaid).map(({ dimension }) => dimension),
)

/** The word belongs to what a text is about, beside having an opposite. */
export const isSubjectWord = ({ dimension }: Pick<Direction, 'dimension'>): boolean => subjectDimensions.has(dimension)
/** The word is what a sentence says of its subject. */
export const isSaid = ({ dimension }: Pick<Direction, 'dimension'>): boolean => saidDimensions.has(dimension)

/** `More than 40` says how exact a figure is, and not that something grew. */
const boundsFigure =
  /^(?:more|less|fewer|higher|lower|greater|longer|shorter|larger|smaller|over|up) (?:than|to) (?:[$€£¥]?\d|one|two|three|four|five|six|seven|eight|nine|ten|a )/i

/** `Up 12 %`, `went down`; `made up of`, `broken down by` and the like say nothing of an amount. */
const movesUp =
  /(?:^|[,;:(]|\b(?:is|are|was|were|be|been|went|goes?|going|gone|edged|moved|ticked|shot|driv\w+|drove|push\w*|pull\w*|bring\w*|brought|comes?|came|send\w*|sent|trend\w*))\s*$/i
const madeUp = /\b(?:made|makes?|making|sets?|ends?|ended|sums?|adds?|added|opens?|opened)\s$/i
const amountBehind =
  /^\s*(?:by|from|to|\d|[$€£¥]|about|around|nearly|almost|more than|over|sharply|slightly|significantly)/i
/** Crops are grown, and plants grow in places. */
const cultivated = /\b(?:is|are|was|were|be|being|can be|been) (?:also |mainly |mostly |often )?$/i
const liveBehind =
  /^\s+(?:well|best|better|under|indoors|outdoors|in (?!size|number|popularity|value|demand|importance|strength)|on (?!average)|crops?|plants?|food|vegetables|wheat|corn|maize|rice|flowers|trees|herbs|tomatoes)/i

/** What is dropped is given up. */
const abandoned =
  /^ (?:the|its|their|all|support|out of|any|this|that)\b(?! (?:price|cost|rate|level|number|share|value)s?\b)/i

/** `Eased it more than the other did` says how much, and `eased` which way. */
const changesBefore =
  /\b(?:eas|reduc|lower|cut|decreas|reliev|lessen|improv|increas|rais|rose|fell|declin|drop|boost|slow|shr[iau]nk|grew|gain)(?:e|es|ed|s|ing|p|ped|ping|ped)?\b[^.,;:]*$/i

const isDegree = (text: string, start: number, word: string): boolean =>
  /^(?:more|less)$/i.test(word) &&
  /^ than\b/i.test(text.slice(start + word.length, start + word.length + 6)) &&
  changesBefore.test(text.slice(Math.max(0, start - 90), start))

const today = /\b(?:its|the|their|his|her|our|your|at|this)\s$/i

type Beside = (before: string, after: string, word: string) => boolean

/** Words that in such company are no direction: a block of data blocks nothing, the present state is the one of today, what is allowed at most is a bound. */
const things: readonly (readonly [word: RegExp, isThing: Beside])[] = [
  [/^blocks?$/i, (before, after) => isBlock(before, after)],
  [/^drop(?:s|ped|ping)?$/i, (_, after) => abandoned.test(after)],
  [/^present$/i, before => today.test(before)],
  [/^some$/i, (_, after) => /^\s*\d/.test(after)],
  [/^(?:up|down)$/i, (before, after) => madeUp.test(before) || (!movesUp.test(before) && !amountBehind.test(after))],
  [/^gr[eo]w(?:n|s|ing)?$/i, (before, after, word) => isCrop(word, before, after)],
  // `With a month to go, …` says when, and not what there is.
  [/^with$/i, (before, after) => /(?:^|[.;:,]\s)$/.test(before) && /^[^,.;]{3,60},/.test(after)],
  [/^higher$/i, (_, after) => /^ (?:education|learning|degrees?|secondary)\b/i.test(after)],
  [/^(?:允许|支持)$/, before => /(?:最多|至多|至少|最少)(?:可以|可|能)?$/.test(before)],
]

function isThing(text: string, start: number, word: string): boolean {
  const before = text.slice(Math.max(0, start - 24), start)
  const after = text.slice(start + word.length, start + word.length + 64)
  return things.some(([pattern, isOne]) => pattern.test(word) && isOne(before, after, word))
}

const isCrop = (word: string, before: string, after: string): boolean =>
  (/^grown$/i.test(word) && cultivated.test(before)) || liveBehind.test(after)

const isBlock = (before: string, after: string): boolean =>
  /\b(?:an?|the|each|per|every|this|that|one|of|code|data|disk|text|memory|first|last|next) $/i.test(before) ||
  /^ (?:sizes?|devices?|numbers?|counts?|levels?|storage|ciphers?|lists?|elements?|groups?|headers?)\b/i.test(after)

/** Words that have an opposite, left to right, and whether they are negated. */
export const directionsIn: (text: string) => readonly Direction[] = kept(text => {
  const negators = negatorsIn(text)
  const found = Array.from(text.matchAll(directionPattern)).flatMap(match => {
    const start = match.index
    if (boundsFigure.test(text.slice(start)) || isThing(text, start, match[0]) || isDegree(text, start, match[0]))
      return []
    const span = { text: match[0], start, end: start + match[0].length }
    return (polesOf.get(keyOf(match[1] ?? match[2] ?? '')) ?? []).map(pole => {
      const direction = { ...pole, ...span }
      return { ...direction, negated: isNegated(text, direction, negators) }
    })
  })
  return [...found, ...turnedDirections(text, found)].sort((a, b) => a.start - b.start)
})

/** What a denial of a quality has to stand right before; what a sentence says of its subject may be denied from further away. */
const NEAR_CHARS = 12
const NEAR_HAN_CHARS = 2

function isNegated(text: string, one: Omit<Direction, 'negated'>, negators: readonly Negator[]): boolean {
  if (/^\s+(?:no|none|neither|nothing)\b/i.test(text.slice(one.end))) return true
  const near = /^\p{Script=Han}/u.test(one.text) ? NEAR_HAN_CHARS : NEAR_CHARS
  return negators.some(
    ({ start, end }) =>
      end <= one.start &&
      !unneeded.test(text.slice(end, one.start)) &&
      (isSaid(one) ||
        deniesVerb.test(text.slice(start, end)) ||
        (one.start - end <= near && isRightBehind(text.slice(end, one.start)))) &&
      reaches(text, { start, end }, one.start),
  )
}

/** `You do not need an oven to begin` denies the need. */
const unneeded = /^\s*(?:need|have|require)\b[^.,;]*\bto\s$/i

/** As a subject it denies the verb, however far that stands. */
const deniesVerb = /^(?:none|nobody|no one)$/i

/** `Not meet global demand` denies the meeting; `not a global one` denies global. */
const isRightBehind = (between: string): boolean =>
  /\p{Script=Han}/u.test(between) ||
  /^\s*(?:(?:an?|the|very|so|entirely|fully|really|quite|all|any|too|only|yet|be|been|being|that|as|more|less|its|their|accept|allow|support|permit|take|have|use|offer|provide|need|require)\s+)*$/i.test(
    between,
  )

const mayBeTurned = /\b(?:un|im|ir|il|dis|non)\w|\bin[acdefosv]/i

/** `Unsupported` is `supported`, denied. */
function turnedDirections(text: string, found: readonly Direction[]): Direction[] {
  if (!mayBeTurned.test(text)) return []
  return Array.from(text.matchAll(turnedPattern)).flatMap(({ index, 0: word }) => {
    if (found.some(({ start }) => start === index)) return []
    const bare = bareOf(word)
    const poles = polesOf.get(bare) ?? polesOf.get(bare.replace(/(?:ed|d|s|ly)$/, '')) ?? []
    return poles.map(pole => ({ ...pole, text: word, start: index, end: index + word.length, negated: true }))
  })
}
