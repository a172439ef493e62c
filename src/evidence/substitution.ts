import type { Check } from '../domain/claim.ts'
import { words } from '../text/words.ts'
import { isAlias, isSpelledOut } from './acronyms.ts'
import { allFigures } from './figure-check.ts'
import { hanSynonyms, synonymGroups } from './lexicon/synonyms.ts'
import type { Passage, Reading } from './passage.ts'

/** A claim that shares this much of its other words with a sentence repeats it. */
const NEARLY_ALL = 0.75
const MIN_TERMS = 3
/** Words that may stand in the place of one. */
const MAX_BETWEEN = 2

/** Where a claim repeats a sentence but for one word, that word decides, and nobody knows what it does to the rest. */
export function compareSubstitution(claim: Reading, sentence: Reading, passage: Passage): Check[] {
  const isHan = /\p{Script=Han}/u.test(claim.text)
  const word = isHan
    ? replacedHan(claim.text, passage)
    : (replacedWord(claim, sentence, passage) ?? replacedComplement(claim, sentence))
  return word === undefined
    ? []
    : [{ name: 'entity', result: 'unknown', reason: `another word stands where the claim has “${word}”` }]
}

const synonyms = new Map<string, Set<string>>()
for (const group of synonymGroups) {
  const terms = group.flatMap(word => words(word))
  for (const term of terms) synonyms.set(term, new Set([...(synonyms.get(term) ?? []), ...terms]))
}

function replacedWord(claim: Reading, sentence: Reading, { window, around }: Passage): string | undefined {
  const own = distinct(claim)
  const there = distinct(sentence)
  if (own.length < MIN_TERMS) return undefined
  const beside = new Set(words([window, ...around].join(' ')))
  const figures = allFigures(claim.text)
  const isCompared = ({ term, start }: Placed) =>
    figures.some(one => start >= one.start && start < one.end) ||
    wordsOfForm.has(term) ||
    /^(?:none|nobody)\b/i.test(claim.text.slice(start)) ||
    claim.directions.some(one => start >= one.start && start < one.end)
  const plain = new Set(words(sentence.text))
  // What stands beside the sentence does not stand in a place that another word has there.
  const isOusted = (one: Placed, i: number) =>
    !plain.has(one.term) &&
    own[i - 1] !== undefined &&
    own[i + 1] !== undefined &&
    isReplaced(own[i - 1]?.term, own[i + 1]?.term, there, claim.termSet)
  const isSaid = (one: Placed, i: number) =>
    isCompared(one) ||
    isAkin(one.term, sentence.termSet) ||
    (beside.has(one.term) && !isOusted(one, i)) ||
    isSpelledOut(wordAt(claim.text, one.start), window) ||
    isAlias(wordAt(claim.text, one.start), window)
  const open = own.filter((one, i) => !isSaid(one, i))
  const [only] = open
  if (!only || open.length > 1 || (own.length - 1) / own.length < NEARLY_ALL * (own.length > 3 ? 1 : 0.8))
    return undefined
  const at = own.indexOf(only)
  return isReplaced(own[at - 1]?.term, own[at + 1]?.term, there, claim.termSet)
    ? wordAt(claim.text, only.start)
    : undefined
}

const wordAt = (text: string, at: number): string => /^[\p{L}\p{N}'’-]+/u.exec(text.slice(at))?.[0] ?? ''

const complement =
  /(\p{L}{3,})(?: \([^()]{1,20}\))? (?:of|for) (?:the |an? |its |their )?(\p{L}{3,}(?:[-’']\p{L}+)*)(?=((?: \p{L}[\p{L}-]*){0,2}))/giu

/** `Side effects of the drug` says nothing of the side effects of meditation, whatever else it says of that. */
function replacedComplement(claim: Reading, sentence: Reading): string | undefined {
  const there = Array.from(sentence.text.matchAll(complement))
  return Array.from(claim.text.matchAll(complement)).find(([, head = '', said = '']) => {
    const terms = words(said, { dropStopWords: true })
    const heads = new Set(words(head))
    const same = there.filter(([, other = '']) => words(other).some(term => heads.has(term)))
    return terms.length > 0 && same.length > 0 && !same.some(one => isOf(one, terms, sentence.text))
  })?.[2]
}

/** What is of it there, or was spoken of before. */
function isOf(
  { index, 2: first = '', 3: more = '' }: RegExpExecArray,
  terms: readonly string[],
  text: string,
): boolean {
  const there = new Set(words(`${text.slice(0, index)} ${first} ${more}`))
  return terms.some(term => there.has(term) || isAkin(term, there))
}

/** Words that say how, and not what. */
export const wordsOfForm: ReadonlySet<string> = new Set(
  words(
    'them him her us about around roughly approximately nearly almost some circa addition also too moreover furthermore besides merely simply just basically really actually very quite rather however though yet still even indeed well now then thus therefore hence so already currently presently today one ones other own means way average averaged cost costs priced stands stood totals totalled amounts amounted reach reaches reached made makes account accounts accounted represent represents represented constitute constitutes comprise comprises because since more less',
  ),
)

interface Placed {
  readonly term: string
  readonly start: number
}

/** One term a place: of a compound the first. */
function distinct({ terms }: Reading): Placed[] {
  return terms
    .filter(({ start }, i) => terms.findIndex(one => one.start === start) === i)
    .sort((a, b) => a.start - b.start)
}

/** Whether one of them says the same in another word. */
export function isSynonymOf(term: string, there: ReadonlySet<string>): boolean {
  const others = synonyms.get(term)
  return others !== undefined && [...others].some(one => there.has(one))
}

export function isAkin(term: string, there: ReadonlySet<string>): boolean {
  const others = synonyms.get(term)
  const stem = term.length >= STEM ? term.slice(0, STEM) : undefined
  for (const one of there) {
    if (others?.has(one) === true || (stem !== undefined && one.startsWith(stem))) return true
  }
  return false
}

/** Letters that two words have to begin with to be akin. */
const STEM = 5

/** Something that the claim does not have stands between the same neighbours. */
function isReplaced(
  before: string | undefined,
  after: string | undefined,
  there: readonly Placed[],
  own: ReadonlySet<string>,
): boolean {
  const isNew = (from: number, to: number) => {
    const between = there.slice(from, to)
    return between.length > 0 && between.length <= MAX_BETWEEN && between.every(({ term }) => !own.has(term))
  }
  const [first, last] = [there.findIndex(({ term }) => term === before), there.findIndex(({ term }) => term === after)]
  if (before !== undefined && after !== undefined) return first >= 0 && last > first && isNew(first + 1, last)
  if (before !== undefined) return first >= 0 && isNew(first + 1, first + 2)
  return last > 0 && isNew(last - 1, last)
}

const han = /^[\p{Script=Han}]$/u

/** The run of a Chinese claim that a sentence has otherwise, between the same characters. */
function replacedHan(claim: string, { text, window, around }: Passage): string | undefined {
  const there = [window, ...around].join('\n')
  const own = Array.from(claim).filter(char => han.test(char))
  const plain = Array.from(text)
    .filter(char => han.test(char))
    .join('')
  const line = own.join('')
  let prefix = 0
  while (prefix < line.length && plain.includes(line.slice(0, prefix + 1))) prefix++
  let suffix = 0
  while (suffix < line.length - prefix && plain.includes(line.slice(line.length - suffix - 1))) suffix++
  const middle = line.slice(prefix, line.length - suffix)
  const isRepeated = prefix + suffix >= line.length * HAN_SHARE && middle.length > 0 && middle.length <= MAX_HAN
  const bare = middle.replace(ofForm, '')
  if (!isRepeated || bare.length < 2 || there.includes(bare) || isSynonym(bare, plain)) return undefined
  const from = plain.indexOf(line.slice(0, prefix)) + prefix
  const to = suffix === 0 ? plain.length : plain.lastIndexOf(line.slice(line.length - suffix))
  return to > from && to - from <= MAX_HAN && prefix > 0 ? middle : undefined
}

/** Characters of form, of denial and of number: what they say is compared elsewhere. */
const ofForm =
  /[的了在以按要会需须可能将被把给对从于与和及或也就都而着是有中之其各每所个为只仅未不没无非永得应应当更最一二两三四五六七八九十百千万亿]/gu
const HAN_SHARE = 0.6
const MAX_HAN = 4

const isSynonym = (word: string, there: string) =>
  hanSynonyms.some(
    group => group.some(one => one.includes(word) || word.includes(one)) && group.some(one => there.includes(one)),
  )
