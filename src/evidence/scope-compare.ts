import type { Check } from '../domain/claim.ts'
import { words } from '../text/words.ts'
import type { Passage } from './passage.ts'

const world = /\b(?:global(?:ly)?|worldwide|world['’]s)\b|全球|全世界/iu
const worldThere = /\b(?:global(?:ly)?|world(?:wide)?|international(?:ly)?|planet|earth)\b|全球|世界|国际/iu

/** What holds of one country need not hold of the world. */
export function compareScope(claim: string, { window, around }: Passage): Check[] {
  const said = world.exec(claim)?.[0]
  return said !== undefined && !worldThere.test([window, ...around].join(' '))
    ? [{ name: 'entity', result: 'unknown', reason: `“${said}” is not said there` }]
    : []
}

const someOf =
  /(?<=^\W*|[,;:—–]\s*|\b(?:that|but|and|because|while|as|since)\s)(most|many|some|few|several|certain|not all)\s+(?:of\s+)?(?:(?:the|these|those|its|their|our)\s+)?(\p{L}[\p{L}\d-]*(?:\s+\p{L}[\p{L}\d-]*)?)/giu
/** What keeps a claim from speaking of all of them. */
const isPartial =
  /\b(?:most|many|some|few|several|certain|not all|majority|often|usually|typically|generally|mostly|commonly|sometimes|may|might|can|could|tends?|numerous|various|multiple|a number of)\b|\d/iu

/** `Most of them cannot` is not that they cannot. */
export function compareQuantity(claim: string, { text, window }: Passage): Check[] {
  if (mostOf.test(claim) && !mostThere.test(window))
    return [{ name: 'negation', result: 'unknown', reason: `“${mostOf.exec(claim)?.[0]}” is not said there` }]
  if (isOfAll(claim, window)) return [{ name: 'negation', result: 'unknown', reason: OF_SOME }]
  if ((isPartial.test(claim) && !onlyOf.test(claim)) || /\p{Script=Han}/u.test(claim)) return []
  const subject = onlyOf.test(claim) ? claim : claim.split(/\s+/).slice(0, OPENING).join(' ')
  const opening = new Set(words(subject, { dropStopWords: true }))
  const [first, ...more] = Array.from(text.matchAll(someOf))
  const isOfSome = first !== undefined && more.length === 0 && words(first[2] ?? '').some(term => opening.has(term))
  return isOfSome ? [{ name: 'negation', result: 'unknown', reason: OF_SOME }] : []
}

const mostOf =
  /\b(?:(?:most|(?:nearly|almost) all|the (?:vast )?majority) of (?:the|its|their|these|those|all|them|our)|^most \p{L}+s)\b/iu
const mostThere =
  /\b(?:most(?:ly)?|majority|bulk|all|every|per ?cent|percentage|two[- ]thirds|three[- ]quarters|(?:more than|over|about) half|typically|usually|generally|largely|predominantly|commonly|normally|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:in|out of) (?:every )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten))\b|%|大(?:多|部)|多数/iu

const allOf = /^\W*(?:all|every|each)\s+(?:of\s+)?(?:(?:the|these|those|its|their|our)\s+)?(\p{L}{3,})/iu

/** `Most orders ship within a day` is not that all orders do, whatever else holds of all. */
function isOfAll(claim: string, window: string): boolean {
  const [noun] = words(allOf.exec(claim)?.[1] ?? '')
  return noun !== undefined && Array.from(window.matchAll(someOf)).some(([, , of = '']) => words(of).includes(noun))
}

/** What is so of these alone is so of all others not. */
const onlyOf = /^\W*(?:only|solely|exclusively)\b/i

/** Words of a claim that say what it is about. */
const OPENING = 4
export const OF_SOME = 'the source says it of some of them only'

const eachOf =
  /\b(?:each|every|apiece|per (?:person|household|family|capita|home|homeowner|student|employee|user|customer|patient))\b|每(?:个|人|户|名|位|家)/iu
const shared = /\b(?:total|in all|altogether|combined|overall|together|pool|cycle|fund|budget)\b|共|总|合计/iu

/** A sum that there is in all is not what each of them gets. */
export function compareEach(claim: string, { text }: Passage): Check[] {
  const said = eachOf.exec(claim)?.[0]
  return said !== undefined && /\d/.test(claim) && shared.test(text) && !eachOf.test(text) && !/\bper\b|\//.test(text)
    ? [{ name: 'quantity', result: 'unknown', reason: `“${said}” is not said there` }]
    : []
}
