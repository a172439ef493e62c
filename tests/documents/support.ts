import { expect } from 'vitest'
import { parseDocument } from '../../src/documents/parse.ts'
import type { DocumentInput, ParsedDocument } from '../../src/documents/parser.ts'

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

export const html = (body: string, head = '<title>T</title>'): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`

type Options = Omit<DocumentInput, 'bytes'>

export const parse = (source: string, options: Options = {}): Promise<ParsedDocument> =>
  parseDocument({ bytes: encode(source), ...options })

export const blocks = ({ text, paragraphs }: ParsedDocument): readonly string[] =>
  paragraphs.map(
    ({ kind, start, end, level }) => `${kind}${level === undefined ? '' : level}: ${text.slice(start, end)}`,
  )

function problem(block: string, gap: string, expectedGap: string, kind: string): string | undefined {
  if (gap !== expectedGap) return `gap ${JSON.stringify(gap)}`
  if (block === '' || block.trim() !== block) return 'blank or untrimmed'
  return kind !== 'code' && /\s\s|[\n\t\u00a0]/.test(block) ? 'white space not folded' : undefined
}

/** What every stored text promises about its paragraphs. */
export function expectExactOffsets({ text, paragraphs }: ParsedDocument): void {
  const problems: string[] = []
  let at = 0
  for (const [index, { kind, start, end, under = [] }] of paragraphs.entries()) {
    const tight = paragraphs[index - 1]?.kind === kind && (kind === 'list_item' || kind === 'table_row')
    const found = problem(text.slice(start, end), text.slice(at, start), index === 0 ? '' : tight ? '\n' : '\n\n', kind)
    if (found !== undefined) problems.push(`${index + 1}: ${found}`)
    if (under.some(number => paragraphs[number - 1]?.kind !== 'heading'))
      problems.push(`${index + 1}: under no heading`)
    at = end
  }
  expect(problems).toEqual([])
  expect(text.slice(at)).toBe('')
}
