import MiniSearch from 'minisearch'
import { openDatabase } from '../../src/store/sqlite/database.ts'

/** One document of a collection that others rank. */
export interface RankedText {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** Ranks the documents of a collection for a query: ids, best first. */
export type Ranker = (query: string, limit: number) => readonly string[]

/** What others would use: SQLite's own FTS5 with its bm25(), and a well-known library, each as it comes. */
export const rankers: Readonly<Record<string, (texts: readonly RankedText[]) => Promise<Ranker>>> = {
  fts5: async texts => {
    const database = await openDatabase({ path: ':memory:', synchronous: 'normal' })
    database.exec("CREATE VIRTUAL TABLE d USING fts5(id UNINDEXED, title, text, tokenize = 'porter unicode61')")
    for (const { id, title, text } of texts) database.run('INSERT INTO d VALUES (?, ?, ?)', id, title, text)
    return (query, limit) => {
      const words = query.match(/[\p{L}\p{N}]+/gu) ?? []
      if (words.length === 0) return []
      const any = words.map(word => `"${word}"`).join(' OR ')
      return database
        .all<{ id: string }>('SELECT id FROM d WHERE d MATCH ? ORDER BY bm25(d) LIMIT ?', any, limit)
        .map(({ id }) => id)
    }
  },
  minisearch: async texts => {
    const index = new MiniSearch<RankedText>({ fields: ['title', 'text'] })
    index.addAll(texts)
    return (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => `${id}`)
  },
}
