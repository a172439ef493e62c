import type { Check } from '../domain/claim.ts'
import { words } from '../text/words.ts'
import { kept } from './kept.ts'
import { isSameName, namesIn } from './name-compare.ts'
import type { Name } from './name-forms.ts'
import type { Passage } from './passage.ts'
import { OTHER_AGENT } from './polarity-compare.ts'

const irregular =
  'gave took brought made found wrote built sold bought led sent held won lost grew began became kept told spread drank ate saw drew taught paid met ran beat bit chose drove flew froze hid sang sank spoke stole swore threw wore woke given taken written driven chosen stolen'
const done = new RegExp(`\\b(?:\\p{L}{2,}ed|${irregular.split(' ').join('|')})\\b`, 'giu')
const cut = /[,;:.!?()]|\b(?:and|but|while|whereas|although|because|that|which|who|when|if|after|before)\b/giu
const passive = /\b(?:was|were|been|being|be|is|are)\s+(?:\w+ly\s+)?$/i

/** Who does something and to whom, by name, as a clause says it of one of its words. */
interface Deed {
  readonly stem: string
  readonly agent: Name | undefined
  readonly other: Name | undefined
  /** Content words of the clause before it. */
  readonly subject: readonly string[]
}

const deedsIn: (text: string) => readonly Deed[] = kept(text => {
  const names = namesIn(text)
  const cuts = Array.from(text.matchAll(cut), ({ index, 0: said }) => [index, index + said.length] as const)
  return Array.from(text.matchAll(done)).flatMap(({ index, 0: said }): Deed[] => {
    const end = index + said.length
    if (names.some(one => one.start < end && one.end > index)) return []
    const from = cuts.findLast(([, to]) => to <= index)?.[1] ?? 0
    const to = cuts.find(([at]) => at >= end)?.[0] ?? text.length
    const before = names.findLast(one => one.start >= from && one.end <= index)
    const after = names.find(one => one.start >= end && one.end <= to)
    const [stem = ''] = words(said)
    const subject = words(text.slice(from, index), { dropStopWords: true })
    if (!passive.test(text.slice(from, index))) return [{ stem, agent: before, other: after, subject }]
    const by = names.find(
      one => one.start >= end && one.end <= to && /\bby\s+(?:the\s+)?$/i.test(text.slice(end, one.start)),
    )
    return [{ stem, agent: by, other: before, subject: by ? by.terms : [] }]
  })
})

const isOne = (name: Name | undefined, other: Name | undefined): boolean =>
  name !== undefined && other !== undefined && isSameName(name, other)

/** What points back to something that was named before, and nobody knows to what; stop words such as `it` are no terms. */
const pointsBack = /\b(?:he|she|we|you|i|both|each|all)\b/i

/** `A presented it to B` is not what `B presented it to A` says, nor that somebody else did. */
export function compareRoles(claim: string, { text, window }: Passage): Check[] {
  if (/\p{Script=Han}/u.test(claim)) return []
  const own = deedsIn(claim).filter(({ agent }) => agent !== undefined)
  const there = own.length === 0 ? [] : deedsIn(text)
  if (!own.some(({ stem }) => there.some(one => one.stem === stem))) return []
  const said = new Set(words(window))
  for (const deed of own) {
    const same = there.filter(({ stem }) => stem === deed.stem)
    if (same.length === 0 || same.some(one => isOne(deed.agent, one.agent))) continue
    if (same.some(one => isOne(deed.agent, one.other) && isOne(deed.other, one.agent))) return [exchanged]
    const isNamed = deed.agent?.terms.every(term => said.has(term)) === true
    const isOthers = same.every(
      ({ subject }) =>
        subject.length > 0 && !subject.some(term => deed.subject.includes(term)) && !pointsBack.test(subject.join(' ')),
    )
    if (isNamed && isOthers) return [{ name: 'negation', result: 'unknown', reason: OTHER_AGENT }]
  }
  return []
}

const exchanged: Check = { name: 'negation', result: 'conflicts', reason: 'who does it to whom is exchanged there' }

const REACH = 40
const place = /(\p{L}{3,})\s+(in|at|to|from|on|into|near|of|for|by|with|under)\s+(?:the\s+)?$/iu

/** A word with its preposition and a name behind it: `opened in Oxford`. */
interface Placed {
  readonly key: string
  readonly name: Name
}

const listed = /^(?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?:the\s+)?$/i

const placesIn: (text: string) => readonly Placed[] = kept(text => {
  let last: Placed | undefined
  return namesIn(text).flatMap((name): Placed[] => {
    const [, word = '', by = ''] = place.exec(text.slice(Math.max(0, name.start - REACH), name.start)) ?? []
    const [stem] = words(word, { dropStopWords: true })
    // `Native to Sudan and Kenya`.
    const isListed = last !== undefined && listed.test(text.slice(last.name.end, name.start))
    const key = stem === undefined ? (isListed ? last?.key : undefined) : `${stem} ${by.toLowerCase()}`
    last = key === undefined ? undefined : { key, name }
    return last ? [last] : []
  })
})

/** `Opened in Oxford …, and many followed in London` opened nothing in London. */
export function comparePlaces(claim: string, { window }: Passage): Check[] {
  const own = placesIn(claim)
  const there = own.length === 0 ? [] : placesIn(window)
  const others = own.filter(({ key, name }) => {
    const same = there.filter(one => one.key === key)
    return same.length > 0 && !same.some(one => isOne(one.name, name))
  })
  const said = others.length === 0 ? undefined : new Set(words(window))
  const other = others.find(({ name }) => name.terms.every(term => said?.has(term)))
  return other
    ? [{ name: 'entity', result: 'unknown', reason: `another name stands where the claim has “${other.name.text}”` }]
    : []
}
