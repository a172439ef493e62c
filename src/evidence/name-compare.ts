import type { Check } from '../domain/claim.ts'
import { chineseStopWords, englishStopWords } from '../text/word-lists.ts'
import { words } from '../text/words.ts'
import { isAlias, isSpelledOut } from './acronyms.ts'
import { contentWords } from './claim-terms.ts'
import { hanNamePattern, openings } from './lexicon/han-names.ts'
import { isNamed, isSaidOf, type Name } from './name-forms.ts'
import type { Passage, Reading } from './passage.ts'
import { isAkin } from './substitution.ts'

const latinName =
  /(?<![\p{Script=Latin}\p{N}]|\p{N}[.,])(?:\p{Lu}[\p{Script=Latin}\p{N}'’-]*|[\p{Ll}\p{N}]+\p{Lu}[\p{Script=Latin}\p{N}-]*|\p{Script=Latin}+-?\d[\p{Script=Latin}\p{N}-]*)(?:\s+(?:(?:of|de|van|von|the)\s+)?\p{Lu}[\p{Script=Latin}\p{N}'’-]*)*/gu
const chineseTitle = /《([^》]{1,40})》/gu
const notNames: ReadonlySet<string> = new Set(
  `i it its he she we they our their his her my most many some several all both each every there here because although though
  while since after before during through under over between according however thus overall two three four five six seven
  eight nine ten yet still meanwhile moreover furthermore instead otherwise besides likewise similarly conversely nevertheless nonetheless finally first second
  third next later earlier early late recent modern ancient old new young former current local other another such today currently perhaps maybe q1 q2 q3 q4 january february march april may june july august september october november december monday
  tuesday wednesday thursday friday saturday sunday ii iii iv vi vii viii ix usd eur gbp cny rmb kwh mwh gwh twh kb mb gb tb ai`.split(
    /\s+/,
  ),
)

/** Names in a text: capitalized words, codes such as BRCA1, titles in 《》. A common word that only begins the sentence is none. */
export function namesIn(text: string): Name[] {
  const latin = Array.from(text.matchAll(latinName)).flatMap(({ index, 0: name }) =>
    ownersApart(name).flatMap(({ at, part }) => nameAt(text, index + at, part)),
  )
  const chinese = Array.from(text.matchAll(chineseTitle), ({ index, 0: whole, 1: title = '' }) => ({
    text: title,
    ...termsOfName(title),
    start: index,
    end: index + whole.length,
  }))
  return [...latin, ...chinese, ...unmarkedNames(text, chinese)]
}

/** `Apple's AirPods` are two names. */
const ownersApart = (name: string) => {
  const cuts = [0, ...Array.from(name.matchAll(/(?<=['’]s)\s/gu), ({ index }) => index + 1)]
  return cuts.map((at, i) => ({ at, part: name.slice(at, cuts[i + 1]).trimEnd() }))
}

function unmarkedNames(text: string, marked: readonly Name[]): Name[] {
  if (!/\p{Script=Han}/u.test(text)) return []
  return Array.from(text.matchAll(hanNamePattern)).flatMap(({ index, 0: name }) => {
    const end = index + name.length
    const isWithin = marked.some(one => one.start < end && one.end > index)
    const sure = certainPart(name)
    const named = termsOfName(sure)
    return isWithin || named.terms.length === 0 ? [] : [{ text: sure, ...named, start: index, end }]
  })
}

/** Nobody marks where a name with dots begins and ends: two characters beside each dot are its own. */
const certainPart = (name: string) =>
  name.includes('·') ? name.replace(/^[^·]*(?=[^·]{2}·)/u, '').replace(/(·[^·]{2})[^·]*$/u, '$1') : name

/** `Price: Available through the shop`: what a cell begins with is no name for its capital. */
const opensCell = (text: string, index: number, found: string): boolean =>
  /[:;.!?]\s+$/.test(text.slice(Math.max(0, index - 3), index)) && /^\s\p{Ll}/u.test(text.slice(index + found.length))

function nameAt(text: string, index: number, found: string): Name[] {
  const isFirst = /^[\s"“'‘([*_-]*$/.test(text.slice(0, index)) || opensCell(text, index, found)
  const [first = ''] = found.split(/\s+/)
  const lower = first.toLowerCase()
  const isWord = englishStopWords.has(lower) || notNames.has(lower)
  const isPlainOpening = isFirst && /^\p{Lu}\p{Ll}+$/u.test(first)
  const isOpeningOnly = isPlainOpening && (found === first || /^\S+\s+(?:of|the)\s/.test(found))
  const kept = isWord || isOpeningOnly ? found.slice(first.length).replace(/^\s+(?:(?:of|the)\s+)*/, '') : found
  const named = termsOfName(kept)
  if (named.terms.length === 0 || kept.length < 2) return []
  const start = index + found.length - kept.length
  return [{ text: kept, ...named, start, end: index + found.length }]
}

/** `Cas9-induced` names Cas9, `C-type` names nothing. */
const nameIn = (part: string) => part.replace(/-\p{Ll}{4,}$/u, '').replace(/^\p{Lu}$/u, '')

function termsOfName(name: string): Pick<Name, 'terms' | 'words'> {
  const each = name
    .split(/[\s·]+/)
    .map(nameIn)
    .filter(part => part.length > 1)
    .map(part => words(part, { dropStopWords: true }))
    .filter(terms => terms.length > 0)
  return { terms: each.flat(), words: each }
}

/** Whether two names share a word. */
export const isSameName = (name: Name, other: Name): boolean => name.terms.some(term => other.terms.includes(term))

/** Whether the names of a claim stand there, and what it is about. What is missing blocks support; it refutes nothing. */
export function compareNames(claim: Reading, names: readonly Name[], passage: Passage, sentence: Reading): Check[] {
  const said = [passage.window, ...passage.around].join(' ')
  const there = new Set(words(said))
  // As in `T(H)2`.
  if (names.some(({ text }) => /\d/.test(text))) for (const term of words(said.replace(/[()]/g, ''))) there.add(term)
  const isThere = (name: Name) => isSaidOf(name, passage, there, said)
  const missing = names.filter(name => !isThere(name))
  const late = names.filter(name => !missing.includes(name) && isNamedLater(name, passage))
  const found = names.length - missing.length
  const checks: Check[] = missing.map(name => {
    const isReplaced = replacedIn(name, claim, sentence, names)
    return isReplaced
      ? { name: 'name', result: 'conflicts', reason: `another name stands where the claim has “${name.text}”` }
      : { name: 'entity', result: 'unknown', reason: `“${name.text}” is not named there` }
  })
  for (const { text } of late)
    checks.push({ name: 'entity', result: 'unknown', reason: `“${text}” is named only after it` })
  if (missing.length === 0 && late.length === 0 && found > 0)
    checks.push({ name: 'name', result: 'agrees', reason: 'same names' })
  return [
    ...checks,
    ...openedOtherwise(names, passage.text),
    ...missingOptions(claim.text, said),
    ...missingSubject(claim, there, said),
  ]
}

/** `GET is unsuitable` says nothing of POST, whatever the heading names. */
function openedOtherwise(names: readonly Name[], text: string): Check[] {
  const [own] = names
  if (own?.start !== 0) return []
  const [other] = namesIn(text)
  if (other?.start !== 0 || /\p{Script=Han}/u.test(own.text)) return []
  const there = new Set(words(text))
  const isElsewhere =
    own.terms.every(term => !there.has(term)) &&
    other.terms.every(term => !names.some(({ terms }) => terms.includes(term)))
  return isElsewhere && !isAlias(own.text, text) && !isSpelledOut(own.text, text)
    ? [{ name: 'entity', result: 'unknown', reason: `it is said of something else there than “${own.text}”` }]
    : []
}

/** In the sentence behind alone: a sentence points back, and not forward. */
function isNamedLater(name: Name, { window, around, after = '' }: Passage): boolean {
  const before = [window.replace(after, ' '), ...around].join(' ')
  const isBehind = after !== '' && !isNamed(name, new Set(words(before)), before)
  return isBehind && isNamed(name, new Set(words(after)), after)
}

const optionPattern = /(?<![\p{L}\p{N}-])--?[a-z][a-z0-9]*(?:-[a-z0-9]+)*/giu

/** An option of a command is one word, dashes and all. */
export function missingOptions(claim: string, said: string): Check[] {
  const there = new Set(said.match(optionPattern))
  const missing = claim.match(optionPattern)?.find(option => !there.has(option))
  return missing === undefined ? [] : [{ name: 'entity', result: 'unknown', reason: `${missing} does not stand there` }]
}

/** Another name beside the same words. */
function replacedIn(name: Name, claim: Reading, sentence: Reading, names: readonly Name[]): boolean {
  const own = new Set(names.flatMap(({ terms }) => terms))
  const around = besides(claim, name)
  return namesIn(sentence.text).some(other => {
    if (other.terms.some(term => own.has(term))) return false
    const there = besides(sentence, other)
    return (
      (around.after !== '' && around.after === there.after) || (around.before !== '' && around.before === there.before)
    )
  })
}

function besides({ terms }: Reading, { start, end }: Name): { before: string; after: string } {
  return {
    before: terms.findLast(one => one.start < start)?.term ?? '',
    after: terms.find(one => one.start >= end)?.term ?? '',
  }
}

const hanBreaks = new RegExp(
  `${[...openings, ...chineseStopWords].join('|')}|[对从向于以将由被把让使给为有个年月日号万亿约近超达其该这那各每应须可能会要前后时当则需必再又很更最只仅还]|[^\\p{Script=Han}]+`,
  'u',
)

const FEW = 4

/** The first words of a claim; where it begins with what it is about and has few others, that one word. */
function subjectOf(text: string): string[] {
  const content = contentWords(text)
  const [first = ''] = text.split(/\s+/, 1)
  const isBare = content.length <= FEW && words(first).includes(content[0] ?? '') && !/\d/.test(text)
  return content.slice(0, isBare ? 1 : 2)
}

export const NO_SUBJECT = 'its subject is not named there'

/** What a claim begins with is its subject: some of it must stand there. */
function missingSubject({ text, directions }: Reading, there: ReadonlySet<string>, passage: string): Check[] {
  const isHan = /\p{Script=Han}/u.test(text)
  const said = directions.reduce((left, { text: word }) => left.replace(word, ' '), text)
  const chunk = isHan
    ? said
        .split(hanBreaks)
        .find(one => one.length >= 2)
        ?.slice(0, 6)
    : undefined
  const subject = isHan ? words(chunk ?? '') : subjectOf(text)
  const isSaid = (term: string) => there.has(term) || isAkin(term, there)
  const share = subject.filter(isSaid).length / Math.max(1, subject.length)
  // Where a Chinese subject ends nobody marks: some of it is enough.
  if (
    subject.length === 0 ||
    share >= 0.5 ||
    (isHan && share > 0) ||
    isSpelledOut(text.split(/\s+/, 1)[0] ?? '', passage)
  )
    return []
  return [
    {
      name: 'entity',
      result: 'unknown',
      reason: NO_SUBJECT,
    },
  ]
}
