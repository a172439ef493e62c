import type { StoredText } from '../domain/source.ts'
import { isTerm } from '../evidence/terms.ts'

const MAX_LEAD_LINES = 2
const LONG_ITEM = 150
const TITLE_SHARE = 4

/** Whether paragraph `index` (from 0) is a term, a label or the like, which only leads the longer block after it. */
export function leads({ text, paragraphs }: StoredText, index: number): boolean {
  const [one, next] = [paragraphs[index], paragraphs[index + 1]]
  if (!one || !next || next.kind === 'heading' || !isTerm(text, one)) return false
  const [own, below] = [one.end - one.start, next.end - next.start]
  if (one.kind === 'paragraph') return below > own
  // The title of an item stands in a block of its own before what the item says.
  return one.kind === 'list_item' && below > LONG_ITEM && below > TITLE_SHARE * own && next.kind !== 'table_row'
}

/** The paragraphs (from 1) that lead paragraph `n`: shown with it, since it may only say what it says under its term. */
export function leadOf(stored: StoredText, n: number): readonly number[] {
  const found: number[] = []
  for (let at = n - 2; found.length < MAX_LEAD_LINES && at >= 0 && leads(stored, at); at--) found.unshift(at + 1)
  return found
}

/** A title of which nothing stands below: the next heading comes at once, or the text ends. Or a line that but names where figures are from. */
export function saysNothing({ text, paragraphs }: StoredText, index: number): boolean {
  const [one, next] = [paragraphs[index], paragraphs[index + 1]]
  if (one?.kind !== 'paragraph') return false
  const said = text.slice(one.start, one.end)
  if (isCredit(said)) return true
  if (next !== undefined && next.kind !== 'heading') return false
  return paragraphs.length > 2 && isTerm(text, one) && !/\d/.test(said)
}

const MOST_CELL_WORDS = 4

/** The first row of a table, where it only names its columns: it is shown with each row below it. */
export function isTableHead({ text, paragraphs }: StoredText, index: number): boolean {
  const [before, one, next] = [paragraphs[index - 1], paragraphs[index], paragraphs[index + 1]]
  if (one?.kind !== 'table_row' || before?.kind === 'table_row' || next?.kind !== 'table_row') return false
  const cells = text.slice(one.start, one.end).split('|')
  return cells.every(cell => !/\d/.test(cell) && cell.trim().split(/\s+/).length <= MOST_CELL_WORDS)
}

const MOST_CREDIT = 300
const credit = /^(?:(?:data )?sources?|credits?|(?:数据|资料)来源)\s*[:：](?!.*[.!?。！？]["”)]?(?:\s|$))/i

const isCredit = (text: string): boolean => text.length <= MOST_CREDIT && credit.test(text)
