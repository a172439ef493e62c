import { sentences } from '../text/sentences.ts'
import type { Block } from './block.ts'
import { isParagraph } from './block.ts'

/** How hard a report is to read. */
export type Reading =
  | { readonly language: 'en' /** School years: Flesch–Kincaid. */; readonly grade: number }
  | { readonly language: 'zh' /** Mean characters of a sentence. */; readonly charactersPerSentence: number }

const MIN_SENTENCES = 8

/**
 * English: 0.39 words per sentence + 11.8 syllables per word − 15.59 (Kincaid, Fishburne, Rogers and Chissom 1975, Navy Research Branch
 * Report 8-75). Chinese has no such formula that is agreed upon; there it is the length of sentences. Undefined for a short text.
 */
export function readingOf(blocks: readonly Block[], language: string | undefined): Reading | undefined {
  const prose = blocks.filter(({ text }) => isParagraph(text)).map(({ text }) => plain(text))
  const all = prose.flatMap(text => sentences(text).map(({ start, end }) => text.slice(start, end)))
  if (all.length < MIN_SENTENCES) return undefined
  if (language === 'zh') {
    const characters = all.reduce((sum, text) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)
    return { language, charactersPerSentence: Math.round(characters / all.length) }
  }
  if (language !== 'en') return undefined
  const words = all.flatMap(text => text.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [])
  if (words.length === 0) return undefined
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const grade = 0.39 * (words.length / all.length) + 11.8 * (syllables / words.length) - 15.59
  return { language, grade: Math.round(grade * 10) / 10 }
}

/** Groups of vowels, without a silent final e; at least one. */
function syllablesOf(word: string): number {
  const bare = word.toLowerCase().replace(/[^a-z]/g, '')
  const groups = bare.replace(/(?:[^laeiouy]es|[^aeiouyl]e|ed)$/, '').match(/[aeiouy]+/g)?.length ?? 0
  return Math.max(1, groups)
}

const plain = (text: string) =>
  text
    .replace(/\[@[^[\]\n]*\]/g, '')
    .replace(/!?\[([^[\]\n]*)\]\([^()\s]*\)/g, '$1')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/[*_`]/g, '')
