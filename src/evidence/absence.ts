import { words } from '../text/words.ts'
import type { Reading } from './passage.ts'

/** What is absent: the two words behind `without` or `lack of`, and what stands before `-deficient`. */
export function absencesIn({ directions, terms, text }: Reading): string[] {
  const behind = directions
    .filter(({ dimension, sign, negated }) => dimension === 'presence' && sign < 0 && !negated)
    .flatMap(({ end }) => terms.filter(({ start }) => start >= end).slice(0, 2))
  const free = Array.from(text.matchAll(freePattern)).flatMap(([, word = '']) => words(word))
  return [...behind.map(({ term }) => term), ...lossesIn(text), ...free]
}

/** `Free of tax`, `free of federal tax`. */
const freePattern = /\b(?:free|exempt) (?:of|from) (?:\p{L}+ ){0,2}?(\p{L}{3,})\b(?!\s+(?:tax|charge|cost)\b)/giu

const lossPattern =
  /([\p{L}\p{N}]+)-(?:deficient|depleted|null|free|less|blocking|inhibiting|lacking|deleted|knockout|silenced)\b/giu

export const lossesIn = (text: string) => Array.from(text.matchAll(lossPattern)).flatMap(([, word = '']) => words(word))
