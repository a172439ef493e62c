import { LRUCache } from 'lru-cache'

/** Sentences at hand: those of the claim, of the candidates and what stands around them. */
const KEPT = 1_000
/** Longer texts are read once, and are too big to keep. */
const MAX_CHARS = 2_000

/** The same reading of the same words: checks ask for a sentence's figures, dates and words over and over. */
export function kept<T extends object>(read: (text: string) => T): (text: string) => T {
  const known = new LRUCache<string, T>({ max: KEPT })
  return text => {
    if (text.length > MAX_CHARS) return read(text)
    const found = known.get(text)
    if (found !== undefined) return found
    const made = read(text)
    known.set(text, made)
    return made
  }
}
