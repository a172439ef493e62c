import type { Check } from '../domain/claim.ts'
import { words } from '../text/words.ts'
import { contentWords } from './claim-terms.ts'
import type { Passage } from './passage.ts'
import { directionsIn } from './polarity.ts'
import { isAkin } from './substitution.ts'

/** With this share of its words said nowhere near, a claim says something of its own. */
const MUCH = 0.33

/** One word may be another one's, as `cost` in `LFP packs cost $52` where they `averaged $52`. */
const FEW = 2

const counted: ReadonlySet<Check['name']> = new Set(['figure', 'derived_figure', 'quote'])

/** Sharing most of a sentence's words is not saying what it says: the words that are missing may be those that state something. */
export function compareUnsaid(claim: string, { window, around }: Passage, others: readonly Check[]): Check[] {
  // What can be counted and is the same is not said by chance; what is open or denied already is that.
  const isCounted = others.some(({ name, result }) => counted.has(name) && result === 'agrees')
  if (isCounted || others.some(({ result }) => result !== 'agrees')) return []
  return isMuchUnsaid(claim, [window, ...around])
    ? [{ name: 'entity', result: 'unknown', reason: 'much of it is not said there' }]
    : []
}

function isMuchUnsaid(claim: string, texts: readonly string[]): boolean {
  if (/\p{Script=Han}/u.test(claim)) return unsaidCharacters(claim, texts) >= MUCH_HAN
  const { unsaid, of } = unsaidWords(claim, texts)
  return unsaid >= FEW && unsaid / of >= MUCH
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
  return unsaid / of <= OWN_WORDS
}

const withoutDirections = (claim: string): string =>
  directionsIn(claim).reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    claim,
  )

/** How many of the words of a claim texts do not have, in other forms or by synonyms either. */
function unsaidWords(claim: string, texts: readonly string[]): { readonly unsaid: number; readonly of: number } {
  const wanted = tokensOf(claim)
  const there = new Set(texts.flatMap(text => words(text)))
  const unsaid = wanted.filter(terms => !terms.some(term => there.has(term) || isAkin(term, there)))
  return { unsaid: unsaid.length, of: wanted.length }
}

/** The words that say what a claim is about, each once; of a compound its parts stand for it. */
function tokensOf(claim: string): string[][] {
  const content = new Set(contentWords(claim).filter(term => term !== 'per'))
  const tokens = (claim.match(/[^\s/]+/g) ?? []).map(token => words(token).filter(term => content.has(term)))
  return tokens.filter((terms, i) => terms.length > 0 && tokens.findIndex(one => one[0] === terms[0]) === i)
}
