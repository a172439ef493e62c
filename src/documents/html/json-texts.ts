import { fold } from '../clean.ts'

/** Keys of schema.org objects under which the page's own words stand. */
const worded = new Set(['articlebody', 'text', 'reviewbody', 'description', 'headline', 'recipeinstructions'])

const maxDepth = 8

/** Markup that is written inside the strings, as text. */
const plain = (text: string): string =>
  fold(
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/<[^>]{0,2000}>/g, ' ')
      .replace(/&nbsp;/g, ' ')
      .replace(/&(?:amp|#38);/g, '&')
      .replace(/&(?:quot|#34);/g, '"')
      .replace(/&(?:#39|apos|#x27);/g, "'"),
  )

/** Ends of lines and of blocks end a paragraph. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .slice(0, 200_000)
    .replace(/(?:<|&lt;)(?:\/(?:p|div|li|h\d)|br\s*\/?)(?:>|&gt;)/gi, '\n')
    .split(/\n+/)
    .map(plain)

function collect(value: unknown, key: string, depth: number, into: string[]): void {
  if (depth > maxDepth) return
  if (typeof value === 'string') {
    if (worded.has(key.toLowerCase())) into.push(...paragraphsOf(value))
  } else if (Array.isArray(value)) for (const item of value) collect(item, key, depth + 1, into)
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value)) collect(item, name, depth + 1, into)
}

/** JSON as a page embeds it, or undefined where it is broken. */
export function parsedJson(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\s*<!--|-->\s*$/g, ''))
  } catch {
    // Broken JSON is common in pages and says nothing about them.
    return undefined
  }
}

/** The texts in a page's JSON-LD, in the order in which they stand there. */
export function textsOfData(sources: readonly string[]): readonly string[] {
  const texts: string[] = []
  for (const source of sources) collect(parsedJson(source), '', 0, texts)
  return texts.filter(text => text !== '')
}
