import type { Check } from '../domain/claim.ts'
import { words } from '../text/words.ts'
import { isAlias, isSpelledOut } from './acronyms.ts'
import { statementsIn } from './claim-parts.ts'
import { contentWords } from './claim-terms.ts'
import { allFigures } from './figure-check.ts'
import type { Passage } from './passage.ts'
import { directionsIn } from './polarity.ts'
import { isAkin, wordsOfForm } from './substitution.ts'

/** With this share of its words said nowhere near, a claim says something of its own. */
const MUCH = 0.33

/** With this share of the words of one of its statements said nowhere, that is not said. */
const MUCH_OF_PART = 0.5

/** Of so few words none may be missing where nothing else speaks for the claim. */
const SHORT = 3

/** One word may be another one's, as `cost` in `LFP packs cost $52` where they `averaged $52`. */
const FEW = 2

const counted: ReadonlySet<Check['name']> = new Set(['figure', 'derived_figure', 'quote'])

/** Sharing most of a sentence's words is not saying what it says: the words that are missing may be those that state something. */
export function compareUnsaid(
  claim: string,
  { text, window, around, after = '' }: Passage,
  others: readonly Check[],
): Check[] {
  // What can be counted and is the same is not said by chance; what is open or denied already is that.
  const isCounted = others.some(({ name, result }) => counted.has(name) && result === 'agrees')
  if (others.some(({ result }) => result !== 'agrees')) return []
  if (isCounted) return isPartUnsaid(claim, [window, ...around]) ? [UNSAID] : []
  const own = leansBack.test(text) ? window.replace(after, ' ') : text
  const least = others.length > 0 ? FEW : 1
  return isMuchUnsaid(claim, least, /\p{Script=Han}/u.test(claim) ? window : own, around) ? [UNSAID] : []
}

const UNSAID: Check = { name: 'entity', result: 'unknown', reason: 'much of it is not said there' }

/** A figure speaks for the statement that it stands in, and not for the one beside that. */
function isPartUnsaid(claim: string, texts: readonly string[]): boolean {
  const parts = statementsIn(claim)
  return (
    parts.length > 1 &&
    parts.some(part => {
      if (allFigures(part).length > 0) return false
      const { unsaid, of } = unsaidWords(part, texts)
      return unsaid >= FEW && unsaid / of >= MUCH_OF_PART
    })
  )
}

/** A sentence that takes up what stood before it. */
const leansBack =
  /^(?:\S+\s+){0,4}(?:it|its|they|their|them|he|his|she|her|this|these|those|that|such|both|each|one|ones|another|other|others|the (?:same|former|latter))\b/i

function isMuchUnsaid(claim: string, least: number, said: string, around: readonly string[]): boolean {
  const texts = [said, ...around]
  if (/\p{Script=Han}/u.test(claim)) return unsaidCharacters(claim, texts) >= MUCH_HAN
  const { unsaid, of } = unsaidWords(claim, texts)
  return unsaid >= (of <= SHORT ? least : FEW) && unsaid / of >= MUCH
}

/** Words in other words share some of their characters. */
const MUCH_HAN = 0.5
const formCharacters = new Set('的了在以是有和与或及也就都而着之其各每所个为被把给对从于等这那它们会能可要')

/** Share of the characters of a Chinese claim that texts do not have. */
export function unsaidCharacters(claim: string, texts: readonly string[]): number {
  const there = new Set(texts.join(''))
  const own = [...new Set(claim.match(/\p{Script=Han}/gu))].filter(one => !formCharacters.has(one))
  return own.filter(one => !there.has(one)).length / Math.max(1, own.length)
}

/** More of a claim in words of its own than this, and words that deny may deny something else. */
const OWN_WORDS = 0.2

/** Whether a sentence speaks of all that a claim speaks of, whatever it says of it. */
export function isAllNamed(claim: string, { text, around }: Passage): boolean {
  if (/\p{Script=Han}/u.test(claim)) return true
  const { unsaid, of } = unsaidWords(withoutDirections(claim), [text, ...around])
  if (unsaid >= FEW && unsaid / of >= OWN_WORDS) return false
  const subject = words(subjectOf.exec(claim)?.[0] ?? '', { dropStopWords: true }).filter(
    term => term.length > 1 && !wordsOfForm.has(term) && !quantifiers.has(term),
  )
  const there = new Set([text, ...around].flatMap(one => words(one)))
  const isThere = (term: string) => there.has(term) || isAkin(term, there)
  const [head = '', ...others] = subject.reverse()
  return !isThere(head) || others.every(isThere)
}

const quantifiers: ReadonlySet<string> = new Set(
  words('all none no some most many few several both each every any half only'),
)

/** What stands before the verb: of a `mild hybrid` another hybrid says nothing. */
const subjectOf =
  /^.{3,60}?(?=\s(?:is|are|was|were|do|does|did|can|could|may|might|must|should|will|would|has|have|had|cannot|(?:do|does|did|is|are|was|were|ca|could|wo|would|should)n['’]t)\b)/iu

const withoutDirections = (claim: string): string =>
  directionsIn(claim).reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    claim,
  )

/** `Plug-in` and `add-on` are words of their own: nothing there is plugged or added. */
const phrasal = /(?<![\p{L}\p{N}-])\p{L}+-(?:in|on|up|off|out|down)(?![\p{L}\p{N}-])/giu

/** How many of the words of a claim texts do not have, in other forms or by synonyms either. */
export function unsaidWords(claim: string, texts: readonly string[]): { readonly unsaid: number; readonly of: number } {
  const wanted = tokensOf(claim)
  const there = new Set(texts.flatMap(text => words(text.replace(phrasal, whole => whole.replace('-', '')))))
  const all = texts.join(' ')
  const isSaid = ({ token, terms }: Token) =>
    terms.some(term => there.has(term) || isAkin(term, there)) || isSpelledOut(token, all) || isAlias(token, all)
  const unsaid = wanted.filter(one => !isSaid(one))
  return { unsaid: unsaid.length, of: wanted.length }
}

interface Token {
  readonly token: string
  readonly terms: readonly string[]
}

/** The words that say what a claim is about, each once; of a compound its parts stand for it. */
function tokensOf(claim: string): Token[] {
  const content = new Set(
    contentWords(claim).filter(term => term.length > 1 && term !== 'per' && !wordsOfForm.has(term)),
  )
  const tokens = (claim.match(/[^\s/]+/g) ?? []).map(token => ({
    token: token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''),
    terms: words(token).filter(term => content.has(term)),
  }))
  return tokens.filter(({ terms }, i) => terms.length > 0 && tokens.findIndex(one => one.terms[0] === terms[0]) === i)
}
