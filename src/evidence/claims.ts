import { figures } from '../text/numbers.ts'
import { isJudgement } from './advice.ts'
import type { CitedPlace } from './citation.ts'
import { citedSentences } from './cited-sentences.ts'
import { statedDates, withoutDates } from './dates.ts'
import { directionsIn } from './polarity.ts'
import { quotationsIn } from './quote-compare.ts'
import { saysNothing } from './says-nothing.ts'

/** What makes a statement checkable; the others are left alone. */
export const checkableKinds = ['quotation', 'attribution', 'comparison', 'cause', 'figure', 'date', 'fact'] as const
export const otherKinds = ['question', 'remark', 'opinion', 'fragment'] as const
export type StatementKind = (typeof checkableKinds)[number] | (typeof otherKinds)[number]

/** One sentence of a text, and what it states. */
export interface Statement {
  readonly text: string
  /** The first that holds, in the order of `checkableKinds` for what can be checked. */
  readonly kind: StatementKind
  /** `[start, end)` of the Markdown, brackets included. */
  readonly start: number
  readonly end: number
  /** `[@s1:12]` that belong to it. */
  readonly places: readonly CitedPlace[]
  /** Addresses of its Markdown links. */
  readonly links: readonly string[]
}

/** The sentences of an English or Chinese Markdown text, each with its kind and its citations. */
export function statementsIn(markdown: string): Statement[] {
  return citedSentences(markdown).map(({ start, end, text, brackets }) => {
    const written = markdown.slice(start, end)
    const [places, links] = [brackets.flatMap(one => one.places), linksIn(written)]
    const kind = runIn.test(written) ? 'fragment' : kindOf(text)
    // What is cited wants to be borne out, advice too.
    const isOwn = places.length + links.length === 0 && isCheckable(kind) && (isJudgement(text) || saysNothing(written))
    return { text, kind: isOwn ? 'opinion' : kind, start, end, places, links }
  })
}

/** A heading at the beginning of a paragraph: `**For whom.**` */
const runIn = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?\*\*(?:[^*\s]+\s+){0,7}[^*\s]+\*\*[.:：。]?\s*$/

/** What can be checked in a text, in order. */
export function claimsIn(markdown: string): Statement[] {
  return statementsIn(markdown).filter(({ kind }) => isCheckable(kind))
}

export const isCheckable = (kind: StatementKind) => checkableKinds.some(one => one === kind)

/** The web addresses in a Markdown text. */
export function linksIn(markdown: string): string[] {
  const links = Array.from(
    markdown.matchAll(/\]\((https?:\/\/[^\s)]+)[^)]*\)|<?(https?:\/\/[^\s<>)\]，。；]+)/g),
    match => (match[1] ?? match[2] ?? '').replace(/[.,;:]$/, ''),
  )
  return [...new Set(links)]
}

const remark =
  /^(?:this|the (?:following|next|present)) (?:report|section|article|paper|overview|summary|table)\b|^(?:in this|below|above|as (?:noted|mentioned|shown|discussed|described)|see |here we|we (?:will|now|then|discuss|summari[sz]e|describe|begin|look)|let us|to summari[sz]e)|^(?:本文|本报告|本节|本章|下文|上文|以下|如下|如上|综上|首先我们|接下来|我们将|见)/i
const opinion =
  /\b(?:i|we) (?:think|believe|feel|recommend|suggest|hope)\b|\bin (?:my|our) (?:view|opinion)\b|\b(?:should|ought to|arguably|hopefully|unfortunately|in all likelihood)\b|我认为|我觉得|我们认为|我们建议|应该|应当|建议|希望|值得|令人/i
const attribution =
  /\b(?:said|says|according to|announced|reported|reports|claims|claimed|argue[sd]?|told|stated|estimates?d?|predicts?|predicted|expects?|forecasts?)\b|表示|指出|宣布|据[\p{Script=Han}A-Z]|(?<![名堪简号])称|预计|预测|报道/iu
const comparison =
  /\b(?:than|compared (?:with|to)|versus|vs|twice|double[ds]?|triple[ds]?|unlike)\b|比[^例如]|相比|超过|高于|低于|多于|少于|倍/i
const cause =
  /\b(?:because|due to|caus(?:e|es|ed|ing)|leads? to|led to|results? in|resulted in|as a result|thanks to|owing to)\b|因为|由于|导致|造成|引起|使得|归因/i

/** In this order: what somebody else said is a fact about them, even where it is an opinion. */
const tests: readonly (readonly [kind: StatementKind, holds: (text: string) => boolean])[] = [
  ['question', text => /[?？]["”’」)）]*$/.test(text)],
  ['remark', text => remark.test(text)],
  ['fragment', isFragment],
  ['quotation', text => quotationsIn(text).length > 0],
  ['opinion', text => /\b(?:i|we) (?:think|believe|feel|recommend)\b|我认为|我觉得|我们建议/i.test(text)],
  ['attribution', text => attribution.test(text)],
  ['opinion', text => opinion.test(text)],
  [
    'comparison',
    text => comparison.test(text) || (directionsIn(text).length > 0 && figures(withoutDates(text)).length > 0),
  ],
  ['cause', text => cause.test(text)],
  ['figure', text => figures(withoutDates(text)).length > 0],
  ['date', text => statedDates(text).length > 0],
]

/** What a sentence is, for one that stands by itself. */
export const kindOf = (text: string): StatementKind => tests.find(([, holds]) => holds(text))?.[0] ?? 'fact'

function isFragment(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han > 0 ? han < 5 : text.split(/\s+/).length < 4
}
