import type { Block } from './block.ts'

/** Of a text's letters; a product name or a term is no mixing. */
const MIXED = 0.12
/** Two Latin letters take the room of a Han one. */
const LATIN_OF_HAN = 4
const SHORTEST = 60

/**
 * Blocks written in the other language than the report's: English clauses in a Chinese report, Chinese ones in an English report.
 * Names and terms of up to three words in a row do not count, nor do citations, code and addresses.
 */
export function mixedIn(blocks: readonly Block[], language: string | undefined): string[] {
  if (language !== 'zh' && language !== 'en') return []
  return blocks.filter(({ text }) => !isListOfSources(text) && isMixed(text, language)).map(({ place }) => place)
}

/** Titles of sources stay in their language. */
function isListOfSources(text: string): boolean {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  return lines.filter(line => /https?:\/\/|^\s*\[\d+\]/.test(line)).length >= lines.length / 2
}

function isMixed(markdown: string, language: 'zh' | 'en'): boolean {
  const text = markdown
    .replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`|\[@[^\]\n]*\]|\]\([^)\s]*\)|https?:\/\/\S+/g, ' ')
    // What is quoted, and a title, keeps its language.
    .replace(/[“"「『《][^”"」』》\n]*[”"」』》]|(?<!\*)\*[^*\n]+\*(?!\*)|_[^_\n]+_/gu, ' ')
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0
  if (han * LATIN_OF_HAN + latin < SHORTEST) return false
  if (language === 'en') return (han * LATIN_OF_HAN) / (han * LATIN_OF_HAN + latin) > MIXED
  const clauses = text.match(/[A-Za-z][A-Za-z'’-]*(?:[ ,]+[A-Za-z][A-Za-z'’-]*){3,}/g) ?? []
  const foreign = clauses.filter(isProse).reduce((sum, clause) => sum + clause.replace(/[^A-Za-z]/g, '').length, 0)
  return foreign / (han * LATIN_OF_HAN + latin) > MIXED
}

/** Names are capitals throughout; a clause has words of its own between them. */
const isProse = (clause: string) => (clause.match(/(?<![A-Za-z'’-])[a-z]+/g)?.length ?? 0) >= 2
