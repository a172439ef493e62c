import { englishStopWords } from '../../text/word-lists.ts'
import { timeWords } from '../recency.ts'

/** The words of a query that carry a subject, as written: for services that match every word or choke on small ones. */
export function keywords(text: string, most = 8): string[] {
  const seen = new Set<string>()
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.+#'’-]*/gu)]
    .map(([word]) => word.replace(/[.'’-]+$/, ''))
    .filter(word => {
      const key = word.toLowerCase()
      if (word.length < 2 || englishStopWords.has(key) || timeWords.has(key) || seen.has(key)) return false
      seen.add(key)
      return true
    })
    .slice(0, most)
}
