import { words } from '../text/words.ts'
import type { Reading } from './passage.ts'
import { type Direction, isSaid } from './polarity.ts'
import { isAkin } from './substitution.ts'

const breaks = /[,;:.，；：。、]|\b(?:and|but|while|whereas|although|because|that|which|when|if)\b|而|但|因为|如果/giu
/** What points back to something that was named before: `this method`, `the study`, `it`. */
const pointsBack =
  /\b(?:it|they|he|she|we|you|this|these|those|such|both|each|all|its|their|the (?:\w+ )?(?:approach|app|application|authors?|command|company|compound|device|drug|effects?|feature|findings|function|group|intervention|library|method|module|option|patients|participants|people|practice|procedure|process|product|program|programme|protein|protocol|researchers|results|server|service|study|system|team|technique|therapy|tool|treatment|trial|users))\b/i

interface Agent {
  readonly words: string
  readonly terms: readonly string[]
}

/** The content words before a word with an opposite, up to where the sentence turns; `which raises` has what stands right before it, `and raises` has the subject of what stands before. */
function agentOf({ text, terms }: Reading, { start }: Direction): Agent {
  const cuts = Array.from(text.matchAll(breaks), ({ index, 0: cut }) => index + cut.length).filter(at => at <= start)
  const relative = /(\S+(?:\s+\S+){0,2}),?\s+(?:which|that|who)\s+(?:\w+ly\s+)?$/iu.exec(text.slice(0, start))
  if (relative) {
    const own = terms.filter(one => one.start >= relative.index && one.start < start)
    return { words: relative[1] ?? '', terms: own.map(({ term }) => term) }
  }
  const from = [...cuts.reverse(), 0].find(at => terms.some(one => one.start >= at && one.start < start)) ?? 0
  const own = terms.filter(one => one.start >= from && one.start < start)
  return { words: text.slice(from, start), terms: own.map(({ term }) => term) }
}

/** `Stress raises blood pressure` says nothing of what meditation does to it, whatever the page is about. */
export function isOtherAgent(claim: Reading, sentence: Reading): boolean {
  const said = claim.directions.filter(isSaid)
  if (said.length === 0 || /\p{Script=Han}/u.test(claim.text)) return false
  const there = new Set(words(sentence.text))
  return said.some(direction => {
    const own = agentOf(claim, direction).terms
    if (own.length === 0 || own.some(term => there.has(term) || isAkin(term, there))) return false
    const rivals = sentence.directions.filter(({ dimension }) => dimension === direction.dimension)
    return rivals.length > 0 && rivals.every(one => isNamed(agentOf(sentence, one)))
  })
}

const isNamed = (agent: Agent): boolean => agent.terms.length > 0 && !pointsBack.test(agent.words)
