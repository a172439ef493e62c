import type { Desk } from '../desk.ts'
import { tellingTerms } from '../text/telling-words.ts'
import { words } from '../text/words.ts'
import type { FocusHit } from './focus.ts'

/** Hits with less than this share of the best score of their ranking no longer answer. */
const RELEVANT = 0.4
/** So many of the best say what the question is about. */
const BEST = 3

/** A word that so few of the hits have is what the question is about where one of the best has it. */
const RARE = 4
/** Of scripts without spaces a term is a pair of characters, and most pairs are rare. */
const isHan = /\p{Script=Han}/u

/**
 * The hits of a ranking that answer its question, best first: those not far behind the best that have one of the telling words which
 * most of the best have, and, how far behind ever, those that have a rare one. What shares another word only (`safe`, `evidence`) speaks
 * of something else.
 */
export async function answering(query: string, hits: readonly FocusHit[], desk: Desk): Promise<readonly FocusHit[]> {
  const least = RELEVANT * (hits[0]?.score ?? 0)
  const asked = new Set(words(query, { dropStopWords: true }))
  const shared = await Promise.all(hits.map(hit => sharedWords(asked, hit, desk)))
  const telling = [...tellingTerms(query)]
  const best = shared.slice(0, BEST)
  const subject = telling.filter(word => best.filter(one => one.has(word)).length * 2 > best.length)
  const rare = telling.filter(
    word => !isHan.test(word) && best[0]?.has(word) && shared.filter(one => one.has(word)).length <= RARE,
  )
  // Of two words the rarer one says which of the things that the other names is meant: `529 plan`.
  if (telling.length <= 2 && rare.length === 1) return hits.filter((_, i) => shared[i]?.has(rare[0] ?? ''))
  return hits.filter(({ score }, i) => {
    const own = shared[i] ?? new Set()
    if (rare.some(word => own.has(word))) return true
    // None at all: it was found by other words for the same, as in another language.
    const isOfSubject = subject.length === 0 || i < BEST || own.size === 0 || subject.some(word => own.has(word))
    return score >= least && isOfSubject
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
