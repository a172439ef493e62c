import { LRUCache } from 'lru-cache'

/** What a text abbreviates: `acute myeloid leukemia (AML)`. */
export interface Acronym {
  readonly short: string
  readonly long: string
  /** The long form in lower case: it is looked for in every sentence of its source. */
  readonly lower: string
}

const inBrackets = /[（(]([A-Z][A-Za-z0-9-]{1,9})s?[)）]/g
const MAX_LONG_CHARS = 120

/**
 * The abbreviations that a text defines, by the letters that they share with the words before the bracket
 * (the right-to-left match of Schwartz and Hearst, 2003). Terms of one text mean nothing in another.
 */
export function acronymsIn(text: string): Acronym[] {
  const found = new Map<string, string>()
  for (const { index, 1: short = '' } of text.matchAll(inBrackets)) {
    const before = text.slice(Math.max(0, index - MAX_LONG_CHARS), index).trimEnd()
    const long = /[A-Z].*[A-Z]/.test(short) ? longForm(short, before) : undefined
    if (long !== undefined && !found.has(short)) found.set(short, long)
  }
  return Array.from(found, ([short, long]) => ({ short, long, lower: long.toLowerCase() }))
}

/** The shortest run of words before the bracket whose letters are, in order, those of the abbreviation. */
function longForm(short: string, before: string): string | undefined {
  const letters = Array.from(short.toLowerCase()).filter(char => /[a-z0-9]/.test(char))
  const lower = before.toLowerCase()
  let at = lower.length
  for (let i = letters.length - 1; i >= 0; i--) {
    const letter = letters[i] ?? ''
    do at = lower.lastIndexOf(letter, at - 1)
    while (at > 0 && i === 0 && /[\p{L}\p{N}]/u.test(lower.charAt(at - 1)))
    if (at < 0) return undefined
  }
  const long = before.slice(at)
  const isSentence = /[.;:!?]\s/.test(long) || long.split(/\s+/).length > letters.length * 2 + 1
  return isSentence || long.length <= short.length ? undefined : long
}

/** What else a sentence names, where its source abbreviates: the long form of a short one that stands there, and the other way round. */
export function otherNames(sentence: string, acronyms: readonly Acronym[]): string {
  const inLower = sentence.toLowerCase()
  return acronyms
    .flatMap(({ short, long, lower }) => {
      const hasShort = sentence.includes(short)
      const hasLong = inLower.includes(lower)
      return hasShort === hasLong ? [] : [hasShort ? long : short]
    })
    .join('; ')
}

const acronym = /^\p{Lu}{3,6}s?$/u
const small = String.raw`(?:(?:of|and|for|the|in|to)[\s-]+)?`

/** Whether a text spells out an abbreviation by the first letters of words in a row: `Active Noise Cancellation` for ANC. */
export function isSpelledOut(short: string, text: string): boolean {
  return acronym.test(short) && patternOf(short).test(text)
}

const patterns = new LRUCache<string, RegExp>({ max: 500 })

function patternOf(short: string): RegExp {
  const known = patterns.get(short)
  if (known) return known
  const words = Array.from(short.replace(/s$/, ''), letter => `${letter}[\\p{L}]+`)
  const pattern = new RegExp(`(?<!\\p{L})${words.join(`[\\s-]+${small}`)}`, 'iu')
  patterns.set(short, pattern)
  return pattern
}

/** Names that everybody shortens, and the patterns of either form. */
const aliases: readonly RegExp[] = [
  /\b(?:CO2|CO₂|carbon[- ]dioxide)/i,
  /\b(?:CH4|methane)\b/i,
  /(?:\bU\.\s?S\.|\bUSA?\b|\bUnited States\b|\bAmerican?\b)/,
  /(?:\bU\.\s?K\.|\bUK\b|\bUnited Kingdom\b|\bBrit(?:ain|ish)\b)/,
  /(?:\bE\.?U\.?\b|\bEuropean Union\b)/,
]

/** Whether a text has the name in its other form. */
export const isAlias = (name: string, said: string): boolean => aliases.some(one => one.test(name) && one.test(said))
