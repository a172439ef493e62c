import type { StoredText } from '../domain/source.ts'

const label =
  /^\W*(?:footnotes?|(?:important |legal |additional )?(?:disclosures?|disclaimers?)|important information|legal (?:information|notices?)|terms (?:and|&) conditions|fine print|免责声明|重要(?:声明|提示)|法律声明|脚注)\W*$/iu
const offer =
  /^footnotes? \d|\boffer (?:valid|limitations?|code|eligible|expires|details)\b|\bcash (?:bonus|reward)s?\b|\bmember (?:fdic|sipc)\b|\bmay not be combined\b|\bvoid where prohibited\b|\bread the prospectus\b/iu

const known = new WeakMap<StoredText, ReadonlySet<number>>()

/** Paragraphs (from 0) below a line that says `Footnotes` or the like, to the next heading, and what speaks of the terms of an offer. */
export function smallPrint(stored: StoredText): ReadonlySet<number> {
  const before = known.get(stored)
  if (before) return before
  const found = new Set<number>()
  let isBelow = false
  for (const [i, { kind, start, end }] of stored.paragraphs.entries()) {
    const line = stored.text.slice(start, end)
    if (label.test(line.slice(0, LONGEST_LABEL))) isBelow = true
    else if (kind === 'heading') isBelow = false
    if (isBelow || offer.test(line)) found.add(i)
  }
  known.set(stored, found)
  return found
}

const LONGEST_LABEL = 60
