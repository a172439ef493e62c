import type { Check } from '../domain/claim.ts'
import { words } from '../text/words.ts'
import { allFigures } from './figure-check.ts'
import { isSame } from './figure-object.ts'
import type { Passage } from './passage.ts'

const labelled = /^\s*([^:：|\d]{2,60})\s*[:：|]\s*(?=\S)/u

/** What stands before the colon or in the first cell, of what gives a figure behind it. */
function labelOf(text: string): ReadonlySet<string> {
  const label = allFigures(text).length === 0 ? undefined : labelled.exec(text)?.[1]
  return new Set(label === undefined ? [] : words(label, { dropStopWords: true }))
}

/** `Powder room: $15,000` before `Full bathroom: $30,000` gives no price of a full bathroom. */
export function compareLabels(claim: string, { text, beside = [] }: Passage): Check[] {
  if (beside.length === 0 || allFigures(claim).length === 0) return []
  const own = labelOf(text)
  if (own.size === 0) return []
  const said = new Set(words(claim))
  const isAll = (label: ReadonlySet<string>) => label.size > 0 && [...label].every(term => said.has(term))
  const isOther = beside.map(labelOf).some(label => isAll(label) && [...label].some(term => !own.has(term)))
  return isOther && ![...own].some(term => said.has(term))
    ? [{ name: 'entity', result: 'unknown', reason: `it is said of “${labelled.exec(text)?.[1]?.trim()}” there` }]
    : []
}

const row = /^([^:：]{2,60})[:：]\s(?:[^:：]{2,60}[:：]\s)?[^:：]*$/u

/** `Kitchen: national: $14,500–$40,500` of a row `Kitchen | $14,500–$40,500`: the same head, the same figures and no others. */
export function isRowOf(claim: string, text: string): boolean {
  const head = words(row.exec(claim)?.[1] ?? '', { dropStopWords: true })
  const there = labelOf(text)
  const [own, figures] = [allFigures(claim), allFigures(text)]
  return (
    head.length > 0 &&
    head.every(term => there.has(term)) &&
    own.length > 0 &&
    own.length === figures.length &&
    own.every(one => figures.some(other => isSame(one, other)))
  )
}
