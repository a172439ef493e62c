import { ExternalHyperlink, FootnoteReferenceRun, InternalHyperlink, type IRunOptions, TextRun } from 'docx'
import { type Inline, withCommas } from '../blocks/blocks.ts'
import { withoutControls } from '../blocks/character-references.ts'
import type { Paper } from '../paper.ts'

export type Run = TextRun | ExternalHyperlink | InternalHyperlink | FootnoteReferenceRun

/** Runs as Word has them; each citation becomes a footnote. */
export interface RunWriter {
  runs(inlines: readonly Inline[], look?: IRunOptions): Run[]
  /** What stands in the footnotes so far, by number. */
  readonly notes: ReadonlyMap<number, readonly Inline[]>
}

const code = { font: { name: 'Consolas', eastAsia: 'SimSun' }, size: 20 } satisfies IRunOptions

export function newRunWriter(paper: Paper): RunWriter {
  const notes = new Map<number, readonly Inline[]>()
  const runs = (inlines: readonly Inline[], look: IRunOptions = {}): Run[] =>
    withCommas(inlines).flatMap(inline => write(inline, look))

  function write(inline: Inline, look: IRunOptions): Run[] {
    switch (inline.kind) {
      case 'text':
        return [words(inline.text, look)]
      case 'raised':
        return [words(inline.text, { ...look, superScript: true })]
      case 'code':
        return [words(inline.text, { ...look, ...code })]
      case 'strong':
        return runs(inline.children, { ...look, bold: true })
      case 'em':
        return runs(inline.children, { ...look, italics: true })
      case 'strike':
        return runs(inline.children, { ...look, strike: true })
      case 'break':
        return [new TextRun({ ...look, break: 1 })]
      case 'link':
        return link(inline, look)
      case 'cite':
        notes.set(notes.size + 1, paper.note(inline.citation))
        return [new FootnoteReferenceRun(notes.size)]
      case 'searched':
        return [words(` ${paper.searched(inline)}`, { ...look, italics: true })]
      case 'unresolved':
        return [words(`[@${inline.key}]`, { ...look, bold: true, color: 'B3261E' })]
    }
  }

  function link({ href, children }: Extract<Inline, { kind: 'link' }>, look: IRunOptions): Run[] {
    // A link holds text alone: a citation within it follows it.
    const inner = runs(children, { ...look, style: 'Hyperlink' })
    const shown = inner.filter(one => one instanceof TextRun)
    const rest = inner.filter(one => !(one instanceof TextRun))
    if (!href.startsWith('#')) return [new ExternalHyperlink({ link: withoutControls(href), children: shown }), ...rest]
    const isReference = /^#source-\d+$/.test(href)
    return isReference
      ? [new InternalHyperlink({ anchor: href.slice(1), children: shown }), ...rest]
      : runs(children, look)
  }

  return { runs, notes }
}

const words = (text: string, look: IRunOptions) => new TextRun({ ...look, text: withoutControls(text) })
