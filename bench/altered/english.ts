import { type Alter, exchanged, type Kind, otherNumber, type Paraphrase, pick, replaceAt, swapWord } from './rules.ts'

const months = 'January February March April May June July August September October November December'.split(' ')
const places = 'Oslo Nairobi Montevideo Tallinn Adelaide Winnipeg Bologna Porto Kyoto Lima Ghent Dakar'.split(' ')
const people = 'Martin Hale,Ingrid Solberg,Paul Okafor,Teresa Lindqvist,Anton Weiss,Clara Benning'.split(',')

const figure: Alter = (sentence, random, context) => {
  const found = [
    ...sentence.matchAll(/(?<![\w.,$€£-])\d{1,3}(?:,\d{3})+(?!\d)|(?<![\w.,/:-])\d+(?:\.\d+)?(?![\w/:-]|[.,]\d)/g),
  ].filter(([text]) => !/^(?:1[5-9]|20)\d\d$/.test(text) && text !== '1' && text !== '0')
  const match = pick(found, random)
  const other = match && otherNumber(match[0], random, context)
  return match && other && replaceAt(sentence, match, other)
}

const date: Alter = (sentence, random, context) => {
  const match = pick(
    [...sentence.matchAll(new RegExp(`\\b(?:1[6-9]|20)\\d\\d\\b|\\b(?:${months.join('|')})(?= \\d)`, 'g'))],
    random,
  )
  if (!match) return undefined
  const year = Number(match[0])
  const choices = Number.isNaN(year)
    ? months.filter(one => one !== match[0] && !context.includes(one))
    : [-9, -7, -4, -3, -2, -1, 1, 2, 3].map(step => `${year + step}`).filter(one => !context.includes(one))
  const other = pick(choices, random)
  return other && replaceAt(sentence, match, other)
}

const units: readonly (readonly [string, string])[] = [
  ['km', 'miles'],
  ['kilometers', 'miles'],
  ['feet', 'yards'],
  ['inches', 'feet'],
  ['meters', 'feet'],
  ['pounds', 'ounces'],
  ['kg', 'lbs'],
  ['minutes', 'hours'],
  ['seconds', 'minutes'],
  ['days', 'weeks'],
  ['months', 'years'],
  ['million', 'billion'],
  ['thousand', 'million'],
  ['GB', 'MB'],
  ['percent', 'points'],
]
const unit: Alter = (sentence, random) => {
  const table = exchanged(units)
  const found = [
    ...sentence.matchAll(new RegExp(`(?<=\\d(?:[ -]))(?:${[...table.keys()].join('|')})\\b`, 'g')),
    ...sentence.matchAll(/[$€£](?=\d)/g),
    ...sentence.matchAll(/(?<=\d)%/g),
  ]
  const match = pick(found, random)
  if (!match) return undefined
  const signs: Readonly<Record<string, string>> = { $: '€', '€': '£', '£': '$', '%': ' years' }
  return replaceAt(sentence, match, table.get(match[0]) ?? signs[match[0]] ?? match[0])
}

const name: Alter = (sentence, random, context) => {
  const found = [...sentence.matchAll(/(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?(?=[ ,.])/g)].filter(
    ([text]) => !months.includes(text) && !/^(?:The|This|That|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)/.test(text),
  )
  const match = pick(found, random)
  const other = pick(
    (match?.[0].includes(' ') ? people : places).filter(one => !context.includes(one)),
    random,
  )
  return match && other && replaceAt(sentence, match, other)
}

const antonyms: readonly (readonly [string, string])[] = [
  ['increased', 'decreased'],
  ['increase', 'reduce'],
  ['more', 'less'],
  ['higher', 'lower'],
  ['before', 'after'],
  ['always', 'never'],
  ['with', 'without'],
  ['easy', 'difficult'],
  ['possible', 'impossible'],
]
const negation: Alter = (sentence, random) => {
  if (random() < 0.3) {
    const swapped = swapWord(sentence, antonyms, random, true)
    if (swapped) return swapped
  }
  const removed = /\b(is|are|was|were|can|will|has|have|does|do|did|could|should|would) not (?!only)/.exec(sentence)
  if (removed) return replaceAt(sentence, removed, `${removed[1]} `)
  const match = pick(
    [
      ...sentence.matchAll(
        /\b(is|are|was|were|can|will|has been|have been|could|should)(?= (?!not\b|also\b|n't)[a-z])/g,
      ),
    ],
    random,
  )
  return match && replaceAt(sentence, match, match[0].replace(/^(\w+)/, '$1 not'))
}

export const alter: Readonly<Record<Kind, Alter>> = { figure, date, unit, name, negation }

const synonyms: readonly (readonly [string, string])[] = [
  ['large', 'big'],
  ['begin', 'start'],
  ['many', 'numerous'],
  ['show', 'demonstrate'],
  ['help', 'assist'],
  ['also', 'in addition'],
  ['purchase', 'buy'],
  ['however', 'though'],
  ['need', 'require'],
  ['get', 'obtain'],
  ['people', 'persons'],
  ['important', 'significant'],
  ['make', 'create'],
  ['use', 'employ'],
  ['often', 'frequently'],
  ['several', 'a number of'],
  ['provide', 'offer'],
  ['find', 'discover'],
  ['company', 'firm'],
]

/** A leading phrase goes to the end, a word is swapped, filler is dropped, a numeral changes its form. */
export const paraphrase: Paraphrase = (sentence, random) => {
  const moved = /^((?:In|On|At|After|Since|During|For|By|From|With|As) [^,]{3,60}), ([^,]{20,}?[^,.!?]*)([.!?])$/.exec(
    sentence,
  )
  let said = moved
    ? `${moved[2]?.replace(/^(The|A|An|This|These|They|He|She|It|We|You|There|Our|Your|Its|Their)\b/, word => word.toLowerCase())} ${lowerFirst(moved[1] ?? '')}${moved[3]}`
    : sentence
  if (moved) said = said.charAt(0).toUpperCase() + said.slice(1)
  said = swapWord(said, synonyms, random, true) ?? said
  said = said.replace(/\babout (?=\d)/, 'roughly ')
  said = said.replace(/ (?:very|really|quite|actually|simply|just|basically) (?=[a-z])/, ' ')
  said = said.replace(/(?<=\d)%/, ' percent').replace(/(?<![\d,])(\d),(\d{3})(?![\d,])/, '$1$2')
  const passive = /^(The [a-z ]{3,30}) (was|were) (\w+ed) by (the [a-z ]{3,30})\.$/.exec(said)
  if (passive) said = `${passive[4]?.replace(/^t/, 'T')} ${passive[3]} ${lowerFirst(passive[1] ?? '')}.`
  return said === sentence ? undefined : said
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
