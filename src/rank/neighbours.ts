import { words } from '../text/words.ts'
import { groups } from './concepts.ts'

/** Words for what belongs to the same group as a word's concept, such as `sandbox` beside `untrusted`; without its own concept's. */
export function neighbours(word: string): readonly string[] {
  const wanted = words(word).join(' ')
  return groups.flatMap(group => {
    const own = group.find(concept => concept.some(member => words(member).join(' ') === wanted))
    return own ? group.filter(concept => concept !== own).flat() : []
  })
}
