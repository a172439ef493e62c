import type { Desk } from '../desk.ts'
import { isExcludedBy } from '../domain/exclusion.ts'
import type { ReadSource, StoredText } from '../domain/source.ts'
import { standsFor } from '../evidence/approximation.ts'
import type { CitedSentence } from '../evidence/cited-sentences.ts'
import { shareIn } from '../evidence/claim-terms.ts'
import { allFigures, checkFigures } from '../evidence/figure-check.ts'
import type { Figure } from '../text/numbers.ts'
import type { CitedCheck } from './cited-check.ts'
import type { OpenPlace } from './resolve-place.ts'

/** Sources that are looked through for a figure, the cited ones first. */
const MAX_SOURCES = 40
/** Paragraphs with the figures that are held against the sentence. */
const MAX_TRIED = 5
/** Of what a sentence is about, its figures aside, that the place has to name too. */
const SUBJECT = 0.6

/** A place that has the figures which a sentence lacks and bears the sentence out: the same figure of something else is no repair. */
export async function betterPlace(
  missing: readonly Figure[],
  { text }: CitedSentence,
  cited: readonly OpenPlace[],
  check: CitedCheck,
  desk: Desk,
): Promise<string | undefined> {
  const first = new Map(cited.map(({ quote }) => [quote.source.id, quote.source]))
  const others = desk.state.sources.filter(
    source => !first.has(source.id) && !isExcludedBy(source, desk.state.research),
  )
  for (const source of [...first.values(), ...others].slice(0, MAX_SOURCES)) {
    if (source.state !== 'read') continue
    const n = await paragraphWith(missing, text, source, await desk.text(source.textSha256), check)
    if (n !== undefined) return `${source.id}:${n}`
  }
  return undefined
}

/** The first paragraph (1-based) that has every figure itself and bears the sentence out. */
async function paragraphWith(
  missing: readonly Figure[],
  sentence: string,
  source: ReadSource,
  stored: StoredText,
  check: CitedCheck,
): Promise<number | undefined> {
  const having = stored.paragraphs.flatMap(({ kind, start, end }, i) =>
    kind !== 'heading' && speaksOf(missing, sentence, stored.text.slice(start, end)) ? [i + 1] : [],
  )
  for (const n of having.slice(0, MAX_TRIED)) if (await check.bearsOut(sentence, source, n)) return n
  return undefined
}

const speaksOf = (missing: readonly Figure[], sentence: string, passage: string) =>
  hasFigures(missing, sentence, passage) && shareIn(sentence, [passage]) >= SUBJECT

/** Each with its unit: `32 bits` is not where `32 GB` stands. */
function hasFigures(missing: readonly Figure[], sentence: string, passage: string): boolean {
  const agreed = checkFigures(sentence, { cited: [passage], around: [] }).filter(
    ({ name, result }) => name === 'figure' && result === 'agrees',
  )
  const there = allFigures(passage)
  const isThere = (one: Figure) => there.some(({ unit, value }) => unit === one.unit && standsFor(sentence, one, value))
  return missing.every(one => agreed.some(({ figure }) => figure.text === one.text) && isThere(one))
}

/** The sentence with the better place: instead of the only one cited, else beside the others. */
export function recite({ brackets, start }: CitedSentence, written: string, place: string): string {
  const last = brackets.at(-1)
  if (!last) return `${written} [@${place}]`
  const isOnly = brackets.length === 1 && last.places.length === 1
  const bracket = isOnly ? `[@${place}]` : `${written.slice(last.start - start, last.end - start - 1)}; @${place}]`
  return written.slice(0, last.start - start) + bracket + written.slice(last.end - start)
}
