import { fold } from '../text/fold.ts'
import { sentences } from '../text/sentences.ts'
import type { Block } from './block.ts'

const SHORTEST_REPEAT = 40
/** A Chinese sentence says in 14 characters what takes 40 letters. */
const SHORTEST_CHINESE = 14

/** Where sentences stand that stood before, word for word; a place for each of them. */
export function repeatedIn(blocks: readonly Block[]): string[] {
  const seen = new Set<string>()
  return blocks.flatMap(({ place, text }) =>
    sentenceKeys(text).flatMap(key => {
      if (seen.has(key)) return [place]
      seen.add(key)
      return []
    }),
  )
}

/** The sentences of a paragraph that are long enough not to be repeated by chance; tables and code have none. */
function sentenceKeys(text: string): string[] {
  if (/^\s*(?:```|~~~|\|)/.test(text)) return []
  return sentences(text)
    .filter(({ start, end }) => end - start >= SHORTEST_CHINESE)
    .map(({ start, end }) => fold(text.slice(start, end)).text.trim())
    .filter(key => key.length >= (/\p{Script=Han}/u.test(key) ? SHORTEST_CHINESE : SHORTEST_REPEAT))
}
