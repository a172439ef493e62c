import type { Figure } from '../text/numbers.ts'
import { kept } from './kept.ts'

const item = '[^,;:.!?，。；：、()]{1,48}'
const english = new RegExp(
  `(?:${item},\\s){2,}(?:and|or)\\s${item}|(?:${item},\\s)+${item}\\s(?:and|or|&)\\s${item}`,
  'gu',
)
const han = new RegExp(`(?:${item}、)+${item}(?:[和及与或]${item})?`, 'gu')

/** How many things each list of a text names: four for `A, B, C and D`. */
const listsIn: (text: string) => readonly number[] = kept(text => {
  const written = Array.from(
    text.matchAll(english),
    ([list]) => list.split(/,\s(?:and\s|or\s)?|\s(?:and|or|&)\s/u).length,
  )
  const inHan = Array.from(text.matchAll(han), ([list]) => list.split(/[、和及与或]/u).length)
  return [...written, ...inHan]
})

const FEWEST = 3
const MOST = 12

/** `The five largest` are five where a text lists five. */
export function isCountOfList({ unit, bare }: Figure, text: string): boolean {
  return unit === '' && Number.isInteger(bare) && bare >= FEWEST && bare <= MOST && listsIn(text).includes(bare)
}
