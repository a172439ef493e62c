import { type CslItem, dateOf } from '../bibliography.ts'
import type { Inline } from '../blocks/blocks.ts'

export const referenceStyles = ['apa', 'ieee', 'gbt7714'] as const
export type ReferenceStyle = (typeof referenceStyles)[number]

/** The style that readers of a language expect where none is asked for. */
export const styleOf = (language: string): ReferenceStyle => (language.startsWith('zh') ? 'gbt7714' : 'apa')

const names = [
  ['gbt7714', /GB\s*\/?\s*T\s*-?\s*7714|国标|國標/i],
  ['ieee', /\bIEEE\b(?!\s*(?:Std|\d))/],
  ['apa', /\bAPA\b/],
] as const satisfies readonly (readonly [ReferenceStyle, RegExp])[]

/** What says that the name beside it is that of a style. */
const aboutReferences =
  /\b(?:style|format|formatted|references?|bibliograph\w*|cit(?:e|ed|ation|ations)|edition|7th)\b|引用|参考文献|文献|引文|著录|格式|体例|样式|參考文獻|引註/i
const AROUND = 40

/** The style of references that a wish names, such as `IEEE style references` or `参考文献按国标`; a subject of that name is none. */
export function styleIn(wish: string): ReferenceStyle | undefined {
  const found = names.flatMap(([style, name]) => {
    const { index = -1 } = name.exec(wish) ?? {}
    return index >= 0 && aboutReferences.test(wish.slice(Math.max(0, index - AROUND), index + AROUND))
      ? [{ style, index }]
      : []
  })
  return found.sort((a, b) => a.index - b.index)[0]?.style
}

export type Name = NonNullable<CslItem['author']>[number]

export const isoDate = (date: CslItem['issued']): string | undefined =>
  date?.['date-parts'][0]?.map((part, i) => `${part}`.padStart(i === 0 ? 4 : 2, '0')).join('-')

/** `[year, month, day]`, as far as the date goes. */
export const partsOf = (date: CslItem['issued']): readonly number[] => date?.['date-parts'][0] ?? []

/** The day on which the page was last changed, where that is long after it was published. */
export const updatedOf = (custom: CslItem['custom']): CslItem['issued'] =>
  custom?.updated === undefined ? undefined : dateOf(custom.updated)

/** `Ada M.` → `A. M.`; `Jean-Paul` → `J.-P.`. A name that has no letters to shorten stays. */
export function initials(given: string, stop = '.', between = ' '): string {
  return given
    .split(/\s+/)
    .filter(word => /\p{L}/u.test(word))
    .map(word =>
      word
        .split('-')
        .map(part => `${Array.from(part)[0]?.toUpperCase() ?? ''}${stop}`)
        .join('-'),
    )
    .join(between)
}

/** A part of a reference ends with one full stop, not two. */
export const closed = (words: string): string => (/[.?!。？！…]["”’]?$/u.test(words) ? words : `${words}.`)

/** Shown as it is, and led to where a browser may go. */
export function address(url: string): Inline {
  const shown: Inline = { kind: 'text', text: url }
  return /^https?:\/\//i.test(url) ? { kind: 'link', href: url, children: [shown] } : shown
}

export const doiUrl = (doi: string): string => `https://doi.org/${doi}`
