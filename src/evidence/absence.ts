import { words } from '../text/words.ts'
import type { Reading } from './passage.ts'

/** What is absent: the two words behind `without` or `lack of`, and what stands before `-deficient`. */
export function absencesIn({ directions, terms, text }: Reading): string[] {
  const behind = directions
    .filter(({ dimension, sign, negated }) => dimension === 'presence' && sign < 0 && !negated)
    .flatMap(({ end }) => terms.filter(({ start }) => start >= end).slice(0, 2))
  return [...behind.map(({ term }) => term), ...lossesIn(text)]
}

const lossPattern =
  /([\p{L}\p{N}]+)-(?:deficient|depleted|null|free|less|blocking|inhibiting|lacking|deleted|knockout|silenced)\b/giu

export const lossesIn = (text: string) => Array.from(text.matchAll(lossPattern)).flatMap(([, word = '']) => words(word))
