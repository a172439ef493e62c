import type { Claim } from '../domain/claim.ts'
import { contentWords } from '../evidence/claim-terms.ts'
import { words } from '../text/words.ts'
import { isRejection } from './rejected.ts'
import type { Finding } from './resolve-place.ts'
import { isNearlyAll, NEARLY, statementOf } from './statement.ts'

/** Claims that turned out wrong. */
export interface RefutedClaims {
  /** One that a sentence says nearly as it stands, and does not reject. What its cited places bear out only a reader's verdict stands against. */
  saidBy(sentence: string, isBorne: boolean): Claim | undefined
}

export function newRefuted(claims: readonly Claim[]): RefutedClaims {
  const refuted = claims
    .filter(({ verdict, disputed }) => verdict === 'refuted' && !disputed)
    .map(claim => ({ claim, terms: [...new Set(contentWords(claim.text))] }))
  return {
    saidBy(sentence, isBorne) {
      if (refuted.length === 0 || isRejection(sentence)) return undefined
      const there = new Set(words(sentence))
      const isNear = (terms: readonly string[]) =>
        terms.filter(term => there.has(term)).length >= NEARLY * terms.length && terms.length > 0
      return refuted.find(
        ({ claim, terms }) => isNear(terms) && isSaid(claim.text, sentence) && (!isBorne || isByReader(claim)),
      )?.claim
    },
  }
}

const isSaid = (claim: string, sentence: string) => isNearlyAll(statementOf(claim), statementOf(sentence))

const isByReader = ({ evidence }: Claim) => evidence.some(({ by, stance }) => by === 'reader' && stance === 'refutes')

/** One repair a sentence: what is wrong with it already names the claim too. */
export function withRefuted([first, ...others]: readonly Finding[], claim: Claim): Finding[] {
  if (!first) return [saysRefuted(claim)]
  return [{ ...first, message: `${first.message} ${claim.id}, which says the same, is refuted.` }, ...others]
}

function saysRefuted(claim: Claim): Finding {
  const { id, evidence } = claim
  const against = evidence.find(({ stance }) => stance === 'refutes')
  const place = against ? ` by ${against.source}:${against.paragraph}` : ''
  const who = isByReader(claim) ? 'a reader found it' : 'the checks found it'
  return {
    problem: 'claim_refuted',
    message: `It says what ${id} says, and ${who} refuted${place}.`,
    fix: `Correct or remove the sentence; if it is right after all: cross_verify verdicts: ["${id} supported PLACE"].`,
  }
}
