import { citedSentences } from '../evidence/cited-sentences.ts'

/** What a text says at its citations, by where their brackets begin: the sentence, or of a table's row its name and the cell. */
export function citingWords(markdown: string): (bracketStart: number) => string {
  let known: ReadonlyMap<number, string> | undefined
  return start => {
    known ??= new Map(
      citedSentences(markdown).flatMap(({ text, brackets }) => brackets.map(one => [one.start, text] as const)),
    )
    return cellAt(markdown, start) ?? known.get(start) ?? ''
  }
}

/** One row says many things: a place bears out the cell that cites it, or all of the row where it alone stands in the first or last cell. */
function cellAt(markdown: string, at: number): string | undefined {
  const begin = markdown.lastIndexOf('\n', at - 1) + 1
  const [line = ''] = markdown.slice(begin).split('\n', 1)
  if (!line.trimStart().startsWith('|')) return undefined
  const raw = line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(pipe)
  const cells = raw.map(bare)
  const own =
    line
      .slice(0, at - begin)
      .trimStart()
      .replace(/^\|/, '')
      .split(pipe).length - 1
  const isAlone = raw.every((cell, i) => i === own || !cell.includes('[@'))
  if (isAlone && (own === 0 || own === cells.length - 1)) return cells.filter(cell => cell !== '').join(' ')
  return own === 0 ? cells[0] : `${cells[0]} ${cells[own]}`
}

const pipe = /(?<!\\)\|/

const bare = (cell: string) => cell.replace(/\s*\[@[^\]]*\]|[*`]|(?<!\w)_|_(?!\w)/g, '').trim()
