/** A heading, a paragraph, a list, a table or a fence of a report, under the name by which it can be pointed at. */
export interface Block {
  readonly place: string
  /** As it stands in the Markdown. */
  readonly text: string
}

/** Fenced code up to its end; a heading; lines up to a blank one, a heading or code. */
const block =
  /^[ \t]*(```|~~~)[\s\S]*?(?:^[ \t]*\1[^\n]*$|(?![\s\S]))|^#{1,6}[ \t][^\n]*$|(?:^(?!#{1,6}[ \t]|[ \t]*(?:```|~~~))[^\n]*\S[^\n]*(?:\n|(?![\s\S])))+/gm

/** The blocks of a Markdown text in order. */
export function blocksOf(text: string): string[] {
  return [...text.matchAll(block)].map(([found]) => found.trim())
}

/** Fences, headings, tables, pictures and lists are written in lines, not in paragraphs. */
export function isParagraph(text: string): boolean {
  return !/^\s*(?:```|~~~|#{1,6}\s|\||>|!\[|(?:[-*+•]|\d+[.)、])\s)/.test(text)
}

export const listLine = /^\s*(?:[-*+•]|\d+[.)、])\s+\S/
