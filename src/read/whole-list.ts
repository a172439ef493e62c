import type { StoredText } from '../domain/source.ts'
import { words } from '../text/words.ts'

/** A list that is longer is shown by its items alone. */
const MOST_ITEMS = 12
const MOST_CHARS = 1_600

const announces = /[:：]\s*$|\b(?:the following|as follows|listed below)\b|如下|以下/i

/**
 * The paragraphs (from 1) of the list or table that passage `n` answers with: what its line announces, or all items where one was
 * found by what stands over the list and not by words of its own, since then the others answer as well. Itself where there is none.
 */
export function wholeList(stored: StoredText, n: number, question: string): readonly number[] {
  const kind = stored.paragraphs[n - 1]?.kind
  if (kind === 'paragraph')
    return announces.test(lineAt(stored, n)) ? [n, ...fitting(stored, itemsAfter(stored, n))] : [n]
  if (kind !== 'list_item' && kind !== 'table_row') return [n]
  const asked = new Set(words(question, { dropStopWords: true }))
  if (words(lineAt(stored, n)).some(word => asked.has(word))) return [n]
  let first = n
  while (stored.paragraphs[first - 2]?.kind === kind) first -= 1
  const items = [first, ...itemsAfter(stored, first)]
  if (fitting(stored, items).length < items.length) return [n]
  const isAnnounced = stored.paragraphs[first - 2]?.kind === 'paragraph' && announces.test(lineAt(stored, first - 1))
  return isAnnounced ? [first - 1, ...items] : items
}

const lineAt = ({ text, paragraphs }: StoredText, n: number): string => {
  const one = paragraphs[n - 1]
  return one ? text.slice(one.start, one.end) : ''
}

/** The items of one list, or the rows of one table, that come after paragraph `n`. */
function itemsAfter({ paragraphs }: StoredText, n: number): readonly number[] {
  const kind = paragraphs[n]?.kind
  if (kind !== 'list_item' && kind !== 'table_row') return []
  let last = n + 1
  while (paragraphs[last]?.kind === kind) last += 1
  return Array.from({ length: last - n }, (_, i) => n + 1 + i)
}

function fitting(stored: StoredText, items: readonly number[]): readonly number[] {
  let chars = 0
  const end = items.slice(0, MOST_ITEMS).findIndex(n => {
    chars += lineAt(stored, n).length
    return chars > MOST_CHARS
  })
  return items.slice(0, end < 0 ? MOST_ITEMS : end)
}
