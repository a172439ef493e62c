import type { StoredText } from '../domain/source.ts'

const heading =
  /^(?:\d+\.?\s+)?(?:(?:key|other|main|selected|article|general|further|additional|web|online)\s+)?(?:references?|bibliography|(?:works|literature) cited|citations?|sources|参考文献|参考资料|引用文献)(?:\s+(?:and|&)\s+(?:references|sources|notes|citations|bibliography|further reading))?\W*$/i
const MOST_CHARS = 700
/** A year, an address or a DOI: what an entry of a list has. */
const dated = /\b(?:1[89]|20)\d\d\b|https?:\/\/|\bdoi\b|\bn\.d\./i
/** `2017;68:491-516`, `2019;7(6):e14273`: where in a journal a work stands. */
const placed = /\b(?:19|20)\d\d[a-z]?(?: [A-Z][a-z]{2}(?: \d{1,2})?)?;\s*\d+(?:\s*\([^()]{1,20}\))?\s*:\s*e?\d/

/** Who asks for what a text cites is shown that. */
export const asksForReferences = (query: string): boolean =>
  /\b(?:references?|bibliograph\w*|cited|cites|citations?|doi|et al)\b|参考|引用|文献/i.test(query)

/** Whether paragraph `index` (from 0) is an entry of a list of references: it names works and says nothing of them. */
export function isReference({ text, paragraphs }: StoredText, index: number): boolean {
  const one = paragraphs[index]
  if (!one || one.kind === 'code' || one.kind === 'table_row' || one.end - one.start > MOST_CHARS) return false
  const said = text.slice(one.start, one.end)
  if (placed.test(said)) return true
  const above = (one.under ?? []).flatMap(n => paragraphs[n - 1] ?? [])
  return dated.test(said) && above.some(({ start, end }) => heading.test(text.slice(start, end)))
}
