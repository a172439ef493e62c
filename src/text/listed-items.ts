import { type Concept, conceptsOf } from './telling-words.ts'

/** So many things make a list, of so few words each. */
const MIN_ITEMS = 4
const MAX_WORDS = 4

/** The things that a requirement lists, as `define stock, bond, fund and fee`, each as its words; none where it lists too few. */
export function itemsOf(text: string): readonly (readonly Concept[])[] {
  const items = text
    .split(/[,;:，、；：（）]|(?<!\d)\(|(?<!\d\(\w{1,2})\)|\s(?:and|or|versus|vs\.?)\s|[和与及]/iu)
    .map(item => item.trim())
    .filter(item => /[\p{L}\p{N}]/u.test(item) && item.split(/\s+/u).length <= MAX_WORDS)
    .map(conceptsOf)
    .filter(concepts => concepts.length > 0)
  return items.length < MIN_ITEMS ? [] : items
}

/** So many of the things listed have to be spoken of. */
export const mostOf = (items: number): number => Math.ceil(items * 0.6)
