import type { Desk } from '../desk.ts'
import type { StoredText } from '../domain/source.ts'
import type { CitedSentence } from '../evidence/cited-sentences.ts'
import { checkFigures } from '../evidence/figure-check.ts'
import { words } from '../text/words.ts'
import type { OpenPlace } from './resolve-place.ts'

/** Sources that are looked through for a figure, the cited ones first. */
const MAX_SOURCES = 40
/** Words that a passage of another source has to share with the sentence, beside the figures. */
const MIN_SHARED_WORDS = 2

/** Where the figures that a sentence lacks stand together: in the cited sources, else in the others that were read. */
export async function betterPlace(
  missing: readonly string[],
  { text }: CitedSentence,
  cited: readonly OpenPlace[],
  desk: Desk,
): Promise<string | undefined> {
  for (const { quote, stored } of cited) {
    const n = paragraphWith(missing, text, stored, 0, quote.paragraph)
    if (n !== undefined) return `${quote.source.id}:${n}`
  }
  const known = new Set(cited.map(({ quote }) => quote.source.id))
  const others = desk.state.sources
    .filter(source => source.state === 'read' && !known.has(source.id))
    .slice(0, MAX_SOURCES)
  for (const source of others) {
    if (source.state !== 'read') continue
    const n = paragraphWith(missing, text, await desk.text(source.textSha256), MIN_SHARED_WORDS, undefined)
    if (n !== undefined) return `${source.id}:${n}`
  }
  return undefined
}

/** The first paragraph (1-based) that has every figure itself and shares enough words. */
function paragraphWith(
  missing: readonly string[],
  sentence: string,
  stored: StoredText,
  minShared: number,
  besides: number | undefined,
): number | undefined {
  const said = new Set(words(sentence, { dropStopWords: true }))
  const index = stored.paragraphs.findIndex(({ kind, start, end }, i) => {
    if (kind === 'heading' || i + 1 === besides) return false
    const passage = stored.text.slice(start, end)
    const agreed = checkFigures(sentence, { cited: [passage], around: [] }).filter(
      ({ name, result }) => name === 'figure' && result === 'agrees',
    )
    const hasAll = missing.every(one => agreed.some(({ figure }) => figure.text === one))
    return hasAll && words(passage, { dropStopWords: true }).filter(word => said.has(word)).length >= minShared
  })
  return index < 0 ? undefined : index + 1
}

/** The sentence with the better place: instead of the only one cited, else beside the others. */
export function recite({ brackets, start }: CitedSentence, written: string, place: string): string {
  const last = brackets.at(-1)
  if (!last) return `${written} [@${place}]`
  const isOnly = brackets.length === 1 && last.places.length === 1
  const bracket = isOnly ? `[@${place}]` : `${written.slice(last.start - start, last.end - start - 1)}; @${place}]`
  return written.slice(0, last.start - start) + bracket + written.slice(last.end - start)
}
