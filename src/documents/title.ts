import type { Blocks } from './blocks.ts'
import { fold } from './clean.ts'
import type { DocumentInput } from './parser.ts'

/** A longer first line is a paragraph, not a title. */
const maxTitleChars = 120

/** The last part of the document's path or address. */
export function fileTitle(input: DocumentInput): string {
  const path = input.fileName ?? (input.url !== undefined && URL.canParse(input.url) ? new URL(input.url).pathname : '')
  const name = path.split(/[\\/]/).findLast(part => part !== '') ?? ''
  try {
    return fold(decodeURIComponent(name))
  } catch {
    return fold(name)
  }
}

/** The first heading that is short enough to be a title. */
export function firstHeading({ text, paragraphs }: Blocks): string | undefined {
  const heading = paragraphs.find(paragraph => paragraph.kind === 'heading')
  return heading && heading.end - heading.start <= maxTitleChars ? text.slice(heading.start, heading.end) : undefined
}

/** What opens the text, if it is one short line. */
export function firstLine({ text, paragraphs }: Blocks): string | undefined {
  const [first] = paragraphs
  if (!first || first.kind === 'table_row' || first.end - first.start > maxTitleChars) return undefined
  return text.slice(first.start, first.end)
}

/** What the document states as its title, else its first heading, else the name of its file. */
export function titleFrom(stated: string | undefined, blocks: Blocks, input: DocumentInput): string {
  const own = fold(stated ?? '')
  return own === '' ? (firstHeading(blocks) ?? fileTitle(input)) : own
}
