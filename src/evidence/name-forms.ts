import { isAlias, isSpelledOut } from './acronyms.ts'
import type { Passage } from './passage.ts'

/** A name in a claim: its words as index terms. */
export interface Name {
  readonly text: string
  readonly terms: readonly string[]
  /** Of each of its words, a compound first in one piece. */
  readonly words: readonly (readonly string[])[]
  readonly start: number
  readonly end: number
}

/** A compound is named in one piece or in its parts: `IL-2`, `IL2` and `IL 2`. Chinese words are pairs of characters, all of them needed. */
export function isNamed({ text, words: each }: Name, there: ReadonlySet<string>, said: string): boolean {
  if (isAbbreviated(text, said) || isAlias(text, said)) return true
  return each.every(([whole = '', ...parts]) => {
    if (/^\p{Script=Han}/u.test(whole)) return [whole, ...parts].every(term => there.has(term))
    return there.has(whole) || (parts.length > 0 && parts.every(term => there.has(term)))
  })
}

/** `interleukin-2` is IL-2: the same number behind letters of the word, its first among them. */
function isAbbreviated(name: string, said: string): boolean {
  const [, word = '', number] = /^(\p{L}{5,})-?(\d+)$/u.exec(name) ?? []
  if (number === undefined) return false
  return Array.from(said.matchAll(new RegExp(`([A-Z][A-Za-z]{0,5})-?${number}(?!\\d)`, 'g'))).some(([, short = '']) =>
    new RegExp(`^${Array.from(short.toLowerCase()).join('.*')}`).test(word.toLowerCase()),
  )
}

const fullName = /^\p{Lu}\p{Ll}+(?: \p{Lu}\.?)?(?: (?:de|van|von))? (\p{Lu}\p{Ll}{2,}(?:[-'’]\p{L}+)?)$/u

/** Once a text has named Elizabeth Hoge, Hoge is she. */
function isIntroduced({ text }: Name, { window, whole = '' }: Passage): boolean {
  const [, last] = fullName.exec(text) ?? []
  return (
    last !== undefined && whole.includes(text) && new RegExp(`(?<!\\p{Lu}[\\p{L}.]* )\\b${last}\\b`, 'u').test(window)
  )
}

/** Shorter ones would be found in anything. */
const LEAST_CALLED = 4
const MOST = 0.6

/** `House Plant House` is houseplanthouse.com. */
function isCalled({ text }: Name, called: readonly string[]): boolean {
  const own = squeezed(text.replace(/['’]s?$/, ''))
  return (
    own.length >= LEAST_CALLED &&
    called.some(one => one.includes(own) || (own.includes(one) && one.length >= own.length * MOST))
  )
}

/** `USDA ERS` is ers.usda.gov. */
const isHost = ({ text }: Name, called: readonly string[]): boolean => {
  const own = text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []
  return own.length > 0 && called.some(one => own.every(word => one.toLowerCase().split('.').includes(word)))
}

/** `National Coffee Association` is the NCA that the page is of. */
function isInitialled({ text }: Name, called: readonly string[]): boolean {
  const initials = Array.from(text.matchAll(/(?<!\p{L})\p{Lu}/gu), ([letter]) => letter).join('')
  return initials.length >= 3 && called.some(one => one.match(/\p{Lu}{3,}/gu)?.includes(initials))
}

const LEAST_PLACE = 5
const ofPlace = /^(?:n|an|ian|ean|ese|i|ish|ic|s)?$/

/** `Europeans` and the `European` people, `Arabia` and the `Arabian` coast. */
function isOfPlace({ words: each }: Name, there: ReadonlySet<string>): boolean {
  const isSame = (one: string, other: string) => {
    const [short, long] = one.length < other.length ? [one, other] : [other, one]
    const bare = short.replace(/[aeoy]$/, '')
    return (
      bare.length >= LEAST_PLACE &&
      long.startsWith(bare) &&
      ofPlace.test(long.slice(bare.length).replace(/^[aeoy](?=n)/, ''))
    )
  }
  return each.every(([term = '']) => there.has(term) || [...there].some(one => isSame(term, one)))
}

const squeezed = (text: string): string => text.toLowerCase().replace(/^www\.|\.[a-z]+$|[^\p{L}\p{N}]/gu, '')

/** Whether a text names what a name stands for, in this form or in another; `there` is what is `said` as index terms. */
export function isSaidOf(name: Name, passage: Passage, there: ReadonlySet<string>, said: string): boolean {
  const { called = [] } = passage
  return (
    isNamed(name, there, said) ||
    isIntroduced(name, passage) ||
    isCalled(
      name,
      called.map(squeezed).filter(one => one.length >= LEAST_CALLED),
    ) ||
    isHost(name, called) ||
    isInitialled(name, called) ||
    isOfPlace(name, there) ||
    isSpelledOut(name.text, said)
  )
}
