import type { ParsedDocument } from '../../documents/parser.ts'
import type { Paragraph } from '../../domain/document.ts'
import { contentsLines } from '../../rank/contents-lines.ts'
import type { Passage } from '../../rank/passage-index.ts'

/** Blocks shorter than this share a passage with what follows them. */
const shortChars = 200
/** Joining stops here. A block that is longer by itself stays whole. */
const longChars = 1_200
/** What is left at the end of a section and shorter than this belongs to the passage before it. */
const stubChars = 80

/** One block of a passage. Numbers are those of the stored text, from 1. */
export interface PassagePart {
  readonly paragraph: number
  readonly text: string
}

/** `id` is the number of the first part's paragraph. */
export interface FilePassage extends Passage {
  readonly parts: readonly PassagePart[]
}

type Numbered = Paragraph & { readonly number: number }

/** Cuts a document into passages. Its table of contents and index are none, where it has more than these. Headings are the context of what stands below them; only one with nothing below stands for itself. */
export function passagesOf(document: ParsedDocument, title: string, label?: string): FilePassage[] {
  const textOf = ({ start, end }: Paragraph) => document.text.slice(start, end)
  return groups(textsOf(document)).map(group => {
    const content = group.filter(({ kind }) => kind !== 'heading')
    const shown = content.length > 0 ? content : group
    const parts = shown.map(one => ({ paragraph: one.number, text: textOf(one) }))
    const under = (shown[0]?.under ?? []).flatMap(number => document.paragraphs[number - 1] ?? [])
    const context = [...(label === undefined ? [] : [label]), ...under.map(textOf)].join(' › ')
    return {
      id: String(shown[0]?.number),
      title,
      ...(context !== '' && { context }),
      text: parts.map(({ text }) => text).join('\n'),
      parts,
    }
  })
}

function textsOf({ text, paragraphs }: ParsedDocument): Numbered[] {
  const contents = contentsLines(text, paragraphs)
  const all = paragraphs.map((paragraph, index) => ({ ...paragraph, number: index + 1 }))
  const texts = all.filter(({ number }) => !contents.has(number - 1))
  return texts.some(({ kind }) => kind !== 'heading') ? texts : all
}

function groups(paragraphs: readonly Numbered[]): Numbered[][] {
  const done: Numbered[][] = []
  let open: Numbered[] = []
  for (const next of paragraphs) {
    if (isFull(open, next)) {
      close(open, done)
      open = []
    }
    open.push(next)
  }
  close(open, done)
  return done
}

function isFull(open: readonly Numbered[], next: Numbered): boolean {
  if (open.every(({ kind }) => kind === 'heading')) return false
  const chars = contentChars(open)
  return next.kind === 'heading' || chars >= shortChars || chars + next.end - next.start > longChars
}

function close(group: Numbered[], done: Numbered[][]): void {
  const before = done.at(-1)
  if (group.length === 0) return
  const isStub = group.every(({ kind }) => kind !== 'heading') && contentChars(group) < stubChars
  if (before !== undefined && isStub && contentChars(before) < longChars) before.push(...group)
  else done.push(group)
}

function contentChars(group: readonly Numbered[]): number {
  return group.reduce((chars, { kind, start, end }) => chars + (kind === 'heading' ? 0 : end - start), 0)
}
