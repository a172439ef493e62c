import type { Check } from '../domain/claim.ts'
import { englishStopWords } from '../text/word-lists.ts'
import { words } from '../text/words.ts'
import { kept } from './kept.ts'
import { tellsOnly } from './lexicon/negation.ts'
import type { Reading } from './passage.ts'
import { isAkin } from './substitution.ts'

const singled =
  /\b(first|last|only|sole|best|worst|leading|(?:larg|bigg|high|low|small|fast|long|old|cheap|tall|rich|poor|strong|new|young|earli)i?est|most \p{L}{4,})[\s-]+((?:\p{L}[\p{L}'’-]*[ ]?){1,5})/giu

/** What a text singles out: the word that does, and the noun with what stands before it, as index terms. */
const singledIn: (text: string) => readonly { readonly word: string; readonly of: readonly string[] }[] = kept(text =>
  Array.from(text.matchAll(singled), ([, word = '', said = '']) => {
    const all = said.trim().split(/\s+/)
    const end = all.findIndex(
      one => englishStopWords.has(one.toLowerCase()) || /^(?:ever|who|whom|since|after)$/i.test(one),
    )
    return { word: word.toLowerCase(), of: words(all.slice(0, end < 0 ? all.length : end).join(' ')) }
  }).filter(({ of }) => of.length > 0),
)

/** `The first watch` is more than `the first water-resistant watch` says. */
export function compareSingled(claim: Reading, sentence: Reading): Check[] {
  const there = singledIn(sentence.text)
  const narrower = singledIn(claim.text).flatMap(({ word, of }) => {
    const same = there.filter(one => one.word === word && one.of.some(term => of.includes(term)))
    const extra = same.map(one => qualifierOf(one.of, of, claim.termSet))
    return extra.length > 0 && extra.every(term => term !== undefined) ? [`${word} of the “${extra[0]}” ones`] : []
  })
  return narrower.slice(0, 1).map(said => ({ name: 'negation', result: 'unknown', reason: `it is the ${said} there` }))
}

/** A word before the noun that both have, which the claim leaves out. */
function qualifierOf(there: readonly string[], own: readonly string[], said: ReadonlySet<string>): string | undefined {
  const head = there.findLastIndex(term => own.includes(term))
  return there.slice(0, head).find(term => !own.includes(term) && !said.has(term) && !isAkin(term, said))
}

const maybe =
  /\b(?:may|might|could|would|(?:is|are|was|were) (?:expected|anticipated|projected|forecast|predicted|likely|set|due|scheduled|supposed|planning) to|(?:plan|hope|intend|aim|propose|expect|want|threaten)(?:s|ned|ed|d)? (?:\p{L}+ly )?to)\s+(?:also |soon |then |still |even |eventually |\p{L}+ly )?(?:(?:need|have|be able|begin|start|help|try) to )?(?:be |have been |have )?(?:\p{L}+ly )?(\p{L}{3,})/giu
const modal =
  /\b(?:may|might|could|would|can|should|will|expect\w*|anticipat\w*|project(?:ed|ion|ions)|forecast\w*|predict\w*|plan\w*|hop(?:e|es|ed|ing)|intend\w*|aim\w*|propos\w*|potential\w*|if|schedul\w*|due to)\b/i

/** `Hopes to extend it and to compare it`: each of what somebody means to do. */
const meant =
  /\b(?:plan|hope|intend|aim|propose|expect|want|threaten)(?:s|ned|ed|d)? (?:\p{L}+ly )?to\b[^.;:]*?\band to (?:\p{L}+ly )?(\p{L}{3,})/giu

export const ONLY_MAYBE = 'is all that is said there'

/** `It may need to be moved` does not say that it was. */
export function compareModality(claim: Reading, sentence: Reading): Check[] {
  if (modal.test(claim.text) || tellsOnly.test(claim.text)) return []
  const own = new Set(words(claim.text))
  const only = [maybe, meant]
    .flatMap(pattern => Array.from(sentence.text.matchAll(pattern)))
    .find(([, verb = '']) => {
      const terms = words(verb, { dropStopWords: true })
      const isSaidOnce = words(sentence.text).filter(term => terms.includes(term)).length === 1
      return isSaidOnce && terms.some(term => own.has(term))
    })
  return only ? [{ name: 'negation', result: 'unknown', reason: `“${only[0]}” ${ONLY_MAYBE}` }] : []
}

/** `In non-enterprise companies` is not said of enterprise companies. */
export function compareExempt(claim: Reading, sentence: Reading): Check[] {
  const out = Array.from(sentence.text.matchAll(/\bnon-?(\p{L}{4,})/giu)).find(([whole, base = '']) => {
    const isOwn = new RegExp(`(?<!non-?)\\b${base}`, 'iu')
    return (
      isOwn.test(claim.text) && !isOwn.test(sentence.text) && !claim.text.toLowerCase().includes(whole.toLowerCase())
    )
  })
  return out ? [{ name: 'entity', result: 'unknown', reason: `it is said of “${out[0]}” there` }] : []
}
