import type { Desk } from '../desk.ts'
import { askedWords } from '../text/asked-words.ts'
import { words } from '../text/words.ts'
import type { Focus, FocusOptions } from './focus.ts'

export interface WordsNowhere {
  /** As they stand in the question. */
  readonly words: readonly string[]
  /** Whether half of what the question asks by is missing, or more. */
  readonly areMost: boolean
}

const MOST_WORDS = 12
const MOST_CHARS = 40

const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Which words of a question stand in none of the texts, however they are inflected. */
export async function wordsNowhere(
  query: string,
  focus: Focus,
  desk: Desk,
  options: Omit<FocusOptions, 'limit'>,
): Promise<WordsNowhere> {
  const asked = askedWords(query).filter(one => contentOf(one).length > 0)
  const stands = async (word: string) =>
    (await focus.find(word, desk, { ...options, limit: 1, expansions: new Map() })).length > 0
  const found = await Promise.all(
    asked.slice(0, MOST_WORDS).map(async word => ({ word, stands: await isThere(word, stands) })),
  )
  const missing = found.filter(one => !one.stands).map(({ word }) => word.slice(0, MOST_CHARS))
  return { words: missing, areMost: missing.length > 0 && missing.length * 2 >= found.length }
}

const contentOf = (text: string): readonly string[] => words(text, { dropStopWords: true })

/** All parts of a compound have to stand there; of a script without spaces, whose parts are pairs, half of them. */
async function isThere(word: string, stands: (part: string) => Promise<boolean>): Promise<boolean> {
  const isRun = eastAsian.test(word)
  const parts = isRun ? contentOf(word) : word.split(/[-/_]+/).filter(part => contentOf(part).length > 0)
  const found = (await Promise.all(parts.map(stands))).filter(Boolean).length
  return isRun ? found * 2 >= parts.length : found === parts.length
}
