import type { Claim } from '../domain/claim.ts'
import { contentWords } from '../evidence/claim-terms.ts'
import { namesIn } from '../evidence/name-compare.ts'
import { cellSaid } from '../text/cell-form.ts'
import { words } from '../text/words.ts'
import { isRejection } from './rejected.ts'
import type { PartFinding } from './row-parts.ts'
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
      const cell = refuted.find(({ claim }) => cellSaid(claim.text, sentence) !== undefined)?.claim
      if (cell && (!isBorne || isByReader(cell))) return cell
      const there = new Set(words(sentence))
      const isNear = (terms: readonly string[]) =>
        terms.filter(term => there.has(term)).length >= NEARLY * terms.length && terms.length > 0
      return refuted.find(
        ({ claim, terms }) => isNear(terms) && isSaid(claim.text, sentence) && (!isBorne || isByReader(claim)),
      )?.claim
    },
  }
}

const isSaid = (claim: string, sentence: string) =>
  isNearlyAll(statementOf(claim), statementOf(sentence)) && !hasNamesTurned(claim, sentence)

/** `Uses A for x and B for y` and `uses B for x and A for y` have the same words. */
function hasNamesTurned(claim: string, sentence: string): boolean {
  const namesOf = (text: string) => namesIn(text).map(({ terms }) => terms.join(' '))
  const [own, there] = [namesOf(claim), namesOf(sentence)]
  const shared = own.filter(name => there.includes(name))
  return shared.some((name, i) => i > 0 && there.indexOf(name) < there.indexOf(shared[i - 1] ?? ''))
}

const isByReader = ({ evidence }: Claim) => evidence.some(({ by, stance }) => by === 'reader' && stance === 'refutes')

/** One repair a sentence, or a cell: what is wrong with it already names the claim too. */
export function withRefuted(findings: readonly PartFinding[], claim: Claim): PartFinding[] {
  const cell = cellClaim.exec(claim.text)?.[1]
  const isOfIt = ({ claim: row }: PartFinding) => cell === undefined || row === undefined || row.includes(cell)
  const at = findings.findIndex(isOfIt)
  const noted = findings.map((one, i) =>
    i === at ? { ...one, message: `${one.message} ${claim.id}, which says the same, is refuted.` } : one,
  )
  return at < 0 ? [...noted, saysRefuted(claim, cell)] : noted
}

/** As `cross_verify` words the cell of a table: its row, its column, its words. */
const cellClaim = /^[^:]+: [^:]+: (.+)$/s

function saysRefuted(claim: Claim, cell: string | undefined): PartFinding {
  const { id, evidence } = claim
  const against = evidence.find(({ stance }) => stance === 'refutes')
  const place = against ? ` by ${against.source}:${against.paragraph}` : ''
  const who = isByReader(claim) ? 'a reader found it' : 'the checks found it'
  return {
    problem: 'claim_refuted',
    message: `${cell === undefined ? 'It' : `“${cell}”`} says what ${id} says, and ${who} refuted${place}.`,
    fix: `Correct or remove the ${cell === undefined ? 'sentence' : 'cell'}; if it is right after all: cross_verify verdicts: ["${id} supported PLACE"].`,
  }
}
