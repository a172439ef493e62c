import type { Check } from '../domain/claim.ts'
import type { Reading } from './passage.ts'

/** Qualities of a thing and their opposites. */
const pairs = [
  ['large|big|huge', 'small|tiny|little'],
  ['larger|bigger', 'smaller'],
  ['high', 'low'],
  ['higher', 'lower'],
  ['long', 'short'],
  ['longer', 'shorter'],
  ['new', 'old'],
  ['hot|warm', 'cold|cool'],
  ['early', 'late'],
  ['fast|quick', 'slow'],
  ['faster', 'slower'],
  ['public', 'private'],
  ['indoor', 'outdoor'],
  ['strong', 'weak'],
  ['stronger', 'weaker'],
  ['wide|broad', 'narrow'],
  ['heavy', 'light'],
  ['rich', 'poor'],
  ['rural', 'urban'],
  ['left', 'right'],
  ['upper', 'lower'],
  ['first', 'last'],
  ['north|northern', 'south|southern'],
  ['east|eastern', 'west|western'],
  ['young|younger', 'old|older'],
]
const opposites = pairs.flatMap(([one = '', other = '']) => [
  [behind(one), behind(other)] as const,
  [behind(other), behind(one)] as const,
])

const anyQuality = behind(pairs.flat().join('|'))

/** The word behind an adjective. */
function behind(adjective: string): RegExp {
  return new RegExp(`(?<![\\p{L}-])(?:${adjective})\\s+(\\p{L}+)`, 'giu')
}

/** `A small battery and a large motor` are not `a large battery and a motor`: the same thing has the opposite quality there. */
export function compareQualities(claim: Reading, sentence: Reading): Check[] {
  if (claim.text.search(anyQuality) < 0 || sentence.text.search(anyQuality) < 0) return []
  const turned = opposites.flatMap(([own, other]) => {
    const things = thingsIn(claim.text, own)
    const there = things.size === 0 ? things : thingsIn(sentence.text, other)
    if (there.size === 0) return []
    const same = thingsIn(sentence.text, own)
    return [...things].filter(thing => there.has(thing) && !same.has(thing))
  })
  return turned.length > 0
    ? [{ name: 'negation', result: 'conflicts', reason: `the opposite is said there of the claim's “${turned[0]}”` }]
    : []
}

const denied = /(?:\b(?:no|not|never|neither|nor|without|than|isn['’]t|aren['’]t|don['’]t|doesn['’]t)\b)[^,;.]{0,24}$/i

/** What has the quality, where that is not denied of it. */
const thingsIn = (text: string, pattern: RegExp): ReadonlySet<string> =>
  new Set(
    Array.from(text.matchAll(pattern)).flatMap(({ index, 1: thing = '' }) =>
      denied.test(text.slice(0, index)) ? [] : [thing.toLowerCase()],
    ),
  )
