import type { Desk } from '../desk.ts'
import { tellingTerms } from '../text/telling-words.ts'
import { words } from '../text/words.ts'
import type { FocusHit } from './focus.ts'

/** Hits with less than this share of the best score of their ranking no longer answer. */
const RELEVANT = 0.4
/** So many of the best say what the question is about. */
const BEST = 3

/**
 * The hits of a ranking that answer its question, best first: those not far behind the best that have one of the telling words which
 * most of the best have. What shares another word only (`safe`, `evidence`) speaks of something else.
 */
export async function answering(query: string, hits: readonly FocusHit[], desk: Desk): Promise<readonly FocusHit[]> {
  const least = RELEVANT * (hits[0]?.score ?? 0)
  const close = hits.filter(({ score }) => score >= least)
  const asked = new Set(words(query, { dropStopWords: true }))
  const shared = await Promise.all(close.map(hit => sharedWords(asked, hit, desk)))
  const best = shared.slice(0, BEST)
  const subject = [...tellingTerms(query)].filter(word => best.filter(one => one.has(word)).length * 2 > best.length)
  if (subject.length === 0) return close
  return close.filter((_, i) => {
    const own = shared[i] ?? new Set()
    // None at all: it was found by other words for the same, as in another language.
    return i < BEST || own.size === 0 || subject.some(word => own.has(word))
  })
}

/** The words of a question that a passage has, in its title and headings too. */
async function sharedWords(
  asked: ReadonlySet<string>,
  { source, paragraph }: FocusHit,
  desk: Desk,
): Promise<ReadonlySet<string>> {
  const { text, paragraphs } = await desk.text(source.textSha256)
  const own = paragraphs[paragraph - 1]
  const lines = [...(own?.under ?? []).flatMap(n => paragraphs[n - 1] ?? []), ...(own ? [own] : [])]
  const said = [source.title, ...lines.map(({ start, end }) => text.slice(start, end))].join('\n')
  return new Set(words(said).filter(word => asked.has(word)))
}
