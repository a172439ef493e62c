import type { Desk } from '../desk.ts'
import { isExcludedBy } from '../domain/exclusion.ts'
import type { StoredText } from '../domain/source.ts'
import type { CitedSentence } from '../evidence/cited-sentences.ts'
import { languageOf } from '../text/script.ts'
import { words } from '../text/words.ts'
import { recite } from './better-place.ts'
import type { CitedCheck } from './cited-check.ts'
import { headingsAbove, unitText } from './resolve.ts'
import type { Finding, OpenPlace } from './resolve-place.ts'

/** Terms of a sentence; fewer say too little to be looked for. */
const MIN_TERMS = 5
/** Of a sentence's terms: a place with fewer may be the wrong one, one with more may be the right one. */
const FEW = 0.34
const MANY = 0.8
/** Sources that are looked through, the cited ones first; paragraphs of each that are held against the sentence. */
const MAX_SOURCES = 20
const MAX_TRIED = 2

/**
 * A cited place that has hardly a word of the sentence, while another one says it: a number that was mistyped. Where no other place
 * says it either, a sentence may be put quite otherwise than its source, so only one on whose subject the source has nothing is refused.
 */
export async function wrongPlace(
  sentence: CitedSentence,
  written: string,
  open: readonly OpenPlace[],
  check: CitedCheck,
  desk: Desk,
): Promise<Finding | undefined> {
  const terms = [...new Set(words(sentence.text, { dropStopWords: true }))]
  const cited = open.flatMap(({ quote, stored }) => [unitText(quote, stored), ...headingsAbove(quote, stored)])
  const there = shareIn(terms, cited.join('\n'))
  const isNamed = open.every(({ quote }) => quote.paragraph !== undefined)
  if (!isNamed || terms.length < MIN_TERMS || there >= FEW || !isSameLanguage(sentence.text, cited.join('\n')))
    return undefined
  if (check.isAccepted(sentence.text)) return undefined
  const keys = [...new Set(open.map(({ quote }) => `${quote.source.id}:${quote.paragraph}`))].join(', ')
  const place = await placeOf(sentence.text, terms, open, check, desk)
  if (place !== undefined) {
    const replacement = recite(sentence, written, place)
    return { problem: 'wrong_place', message: `${keys} speaks of something else.`, fix: `Cite ${place}.`, replacement }
  }
  const whole = open.map(({ stored }) => stored.text).join('\n')
  if (there > 0 || shareIn(terms, whole) >= FEW) return undefined
  const fix = 'Cite the place that says it, or leave the citation out where it is your own conclusion.'
  return { problem: 'wrong_place', message: `${keys} has not one word of it.`, fix }
}

const shareIn = (terms: readonly string[], text: string) => {
  const there = new Set(words(text))
  return terms.filter(term => there.has(term)).length / Math.max(1, terms.length)
}

/** What is said in another language shares no words. */
const isSameLanguage = (a: string, b: string) => (languageOf(a) ?? 'en') === (languageOf(b) ?? 'en')

async function placeOf(
  text: string,
  terms: readonly string[],
  open: readonly OpenPlace[],
  check: CitedCheck,
  desk: Desk,
): Promise<string | undefined> {
  const first = new Map(open.map(({ quote }) => [quote.source.id, quote.source]))
  const others = desk.state.sources.filter(
    source => !first.has(source.id) && !isExcludedBy(source, desk.state.research),
  )
  for (const source of [...first.values(), ...others].slice(0, MAX_SOURCES)) {
    if (source.state !== 'read') continue
    const stored = await desk.text(source.textSha256)
    for (const n of likely(terms, stored)) if (await check.bearsOut(text, source, n)) return `${source.id}:${n}`
  }
  return undefined
}

/** The paragraphs (from 1) with most of the terms, the best first. */
function likely(terms: readonly string[], { text, paragraphs }: StoredText): number[] {
  return paragraphs
    .map(({ kind, start, end }, i) => ({
      n: i + 1,
      share: kind === 'heading' ? 0 : shareIn(terms, text.slice(start, end)),
    }))
    .filter(({ share }) => share >= MANY)
    .sort((a, b) => b.share - a.share)
    .slice(0, MAX_TRIED)
    .map(({ n }) => n)
}
