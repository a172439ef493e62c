import { contentWords, figureTerms } from '../evidence/claim-terms.ts'
import { negatorsIn } from '../evidence/negation.ts'
import { directionsIn } from '../evidence/polarity.ts'
import { fold } from '../text/fold.ts'
import { words } from '../text/words.ts'

/** A claim or a sentence, taken apart once (as far as it is asked for) to be held against many. */
export interface Statement {
  /** Without its full stop, folded. */
  readonly bare: string
  readonly content: ReadonlySet<string>
  readonly terms: ReadonlySet<string>
  readonly figures: readonly string[]
  readonly isDenied: boolean
  /** What rises or falls in it. */
  readonly ways: ReadonlySet<string>
}

export function statementOf(text: string): Statement {
  const bare = fold(text)
    .text.trim()
    .replace(/[.。]$/, '')
  const content = lazy(() => new Set(contentWords(text)))
  const terms = lazy(() => new Set(words(text)))
  const figures = lazy(() => [...figureTerms(text), ...[...terms()].filter(term => /^\d{4}$/.test(term))])
  const isDenied = lazy(() => negatorsIn(text).length > 0)
  const ways = lazy(() => waysOf(text))
  return {
    bare,
    get content() {
      return content()
    },
    get terms() {
      return terms()
    },
    get figures() {
      return figures()
    },
    get isDenied() {
      return isDenied()
    },
    get ways() {
      return ways()
    },
  }
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const waysOf = (text: string) =>
  new Set(directionsIn(text).map(({ dimension, sign, negated }) => `${dimension} ${negated ? -sign : sign}`))

/** More than this share of its words is the same statement, where figures, directions and denials are the same too. */
export const NEARLY = 0.9

/** Of a sentence's words that a claim has too: one with more of its own may report the claim or correct it. */
const OWN = 0.7

/** Share (0..1) of what the first is about that the second names. */
export function sharedBy({ content }: Statement, { terms }: Statement): number {
  if (content.size === 0) return 0
  let shared = 0
  for (const term of content) if (terms.has(term)) shared++
  return shared / content.size
}

/** The second says what the first does in nearly the same words. */
export const isNearly = (claim: Statement, said: Statement): boolean =>
  sharedBy(claim, said) >= NEARLY && hasFiguresOf(claim, said) && turnsAs(claim, said)

/** The same where the second adds little of its own. */
export const isNearlyAll = (claim: Statement, said: Statement): boolean =>
  isNearly(claim, said) && sharedBy(said, claim) >= OWN

export function hasFiguresOf(claim: Statement, said: Statement): boolean {
  return claim.figures.every(term => said.terms.has(term) || said.figures.includes(term))
}

/** What rises does not fall, and what is denied is not said. */
export const turnsAs = (claim: Statement, said: Statement): boolean =>
  claim.isDenied === said.isDenied && [...claim.ways].every(way => said.ways.has(way))
