import type { CslItem } from '../bibliography.ts'
import type { Inline } from '../blocks/blocks.ts'

export const referenceStyles = ['apa', 'ieee', 'gbt7714'] as const
export type ReferenceStyle = (typeof referenceStyles)[number]

/** The style that readers of a language expect where none is asked for. */
export const styleOf = (language: string): ReferenceStyle => (language.startsWith('zh') ? 'gbt7714' : 'apa')

export type Name = NonNullable<CslItem['author']>[number]

export const isoDate = (date: CslItem['issued']): string | undefined =>
  date?.['date-parts'][0]?.map((part, i) => `${part}`.padStart(i === 0 ? 4 : 2, '0')).join('-')

/** `[year, month, day]`, as far as the date goes. */
export const partsOf = (date: CslItem['issued']): readonly number[] => date?.['date-parts'][0] ?? []

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
