import { type Blocks, createBlockWriter } from '../blocks.ts'
import { type Segment, type Skip, segmentsOf } from './segments.ts'
import type { HtmlElement } from './tree.ts'

/** The segments as a text with numbered paragraphs. */
export function blocksFrom(segments: readonly Segment[]): Blocks {
  const writer = createBlockWriter()
  for (const { kind, text, level } of segments) writer.addTidy(kind, text, level)
  return writer.finish()
}

/** The text of everything below `root` that `skip` does not leave out, block by block. */
export const blocksOf = (root: HtmlElement, skip: Skip): Blocks => blocksFrom(segmentsOf(root, skip))
