import { type Claim, wasRead } from '../domain/claim.ts'
import { isSameText } from '../evidence/independence.ts'
import { isSameCell } from '../text/cell-form.ts'
import type { Finding } from './resolve-place.ts'

const isOf = (text: string) => (claim: Claim) => isSameText(claim.text, text) || isSameCell(claim.text, text)

/** What is wrong with a sentence, or a cell, that a reader did not find borne out. */
export function readOtherwise(text: string, claims: readonly Claim[]): Finding | undefined {
  const claim = claims.filter(isOf(text)).find(one => wasRead(one) && !one.disputed)
  if (claim?.verdict !== 'insufficient' && claim?.verdict !== 'mixed') return undefined
  const { id, verdict } = claim
  const [problem, found, fix] =
    verdict === 'mixed'
      ? (['claim_contested', 'found that sources differ on it', 'Say in the sentence that they do'] as const)
      : ([
          'claim_not_supported',
          'found that nothing bears it out',
          'Cite a place that bears it out, rewrite or remove it',
        ] as const)
  return {
    problem,
    message: `It says what ${id} says, and a reader ${found}.`,
    fix: `${fix}; if it is borne out after all: cross_verify verdicts: ["${id} supported PLACE"].`,
  }
}

/** Something in the sources speaks against it, and no reader has decided that. */
export const isContested = (text: string, claims: readonly Claim[]): boolean =>
  claims.some(
    one =>
      (one.disputed || (!wasRead(one) && (one.verdict === 'mixed' || one.verdict === 'refuted'))) && isOf(text)(one),
  )
