import type { Claim } from '../domain/claim.ts'
import type { Draft } from '../domain/draft.ts'
import { citedSentences } from '../evidence/cited-sentences.ts'
import { fold } from '../text/fold.ts'
import { placesIn } from './places-in.ts'
import { isRejection, rejectedStatements } from './rejected.ts'
import { hasFiguresOf, isNearly, isNearlyAll, type Statement, sharedBy, statementOf, turnsAs } from './statement.ts'

/** A sentence of the draft and the places that it cites. */
interface Said {
  readonly isRejection: boolean
  /** What it quotes to reject it, folded. */
  readonly rejected: readonly string[]
  readonly statement: Statement
  readonly places: ReadonlySet<string>
}

/** A claim taken apart once for all sentences. */
interface Stated {
  readonly claim: Claim
  readonly statement: Statement
}

/**
 * The claims that a draft makes, each once. What was tried on the way and is not in it is the session's, not the report's; so is a part or
 * an older wording of a sentence that a claim says as a whole.
 */
export function standingClaims(all: readonly Claim[], { sections }: Pick<Draft, 'sections'>): Claim[] {
  const claims = all.filter(({ dropped }) => dropped !== true)
  const cited = new Set(sections.flatMap(({ text }) => placesIn(text)).map(({ id }) => id))
  const stated = claims.map((claim): Stated => ({ claim, statement: statementOf(claim.text) }))
  const own = new Set<Claim>()
  for (const said of sections.flatMap(({ text }) => saidIn(text))) {
    const saying = stated.filter(one => isSaid(one, said))
    const whole = wholeOf(saying, said)
    for (const one of saying) if (isOwn(one, said, whole)) own.add(one.claim)
  }
  return claims.filter(claim => cited.has(claim.id) || own.has(claim))
}

/** The claim that says all of a sentence and no more; of several the last that was decided. */
function wholeOf(saying: readonly Stated[], { statement: said }: Said): Stated | undefined {
  const all = saying.filter(
    ({ statement }) => statement.bare === said.bare || (isNearly(statement, said) && isNearly(said, statement)),
  )
  return all.findLast(({ claim }) => claim.verdict !== 'insufficient') ?? all.at(-1)
}

/** Beside the claim that says the whole sentence only a part of it in the same words that came out otherwise. */
function isOwn(one: Stated, said: Said, whole: Stated | undefined): boolean {
  if (whole === undefined || whole === one) return true
  const { verdict } = one.claim
  const isAgainst = (verdict === 'refuted' || verdict === 'mixed') && verdict !== whole.claim.verdict
  return isAgainst && said.statement.bare.includes(one.statement.bare)
}

const saidIn = (markdown: string): Said[] =>
  citedSentences(markdown).map(({ text, brackets }) => ({
    isRejection: isRejection(text),
    rejected: rejectedStatements(text).map(one => fold(one).text),
    statement: statementOf(text),
    places: new Set(
      brackets
        .flatMap(({ places }) => places)
        .flatMap(({ id, paragraph }) => (paragraph === undefined ? [] : [`${id}:${paragraph}`])),
    ),
  }))

function isSaid(one: Stated, said: Said): boolean {
  const { claim, statement } = one
  if (said.rejected.some(quoted => quoted.includes(statement.bare))) return false
  const isThere = said.statement.bare.includes(statement.bare) || isCellOf(statement.bare, said.statement.bare)
  // What a report corrects or denies it does not say: more words of its own may turn those of the claim.
  if (claim.verdict === 'refuted')
    return (
      !said.isRejection && (isThere || isNearlyAll(statement, said.statement)) && turnsAs(statement, said.statement)
    )
  return isThere || isNearly(statement, said.statement) || isOfItsPlace(one, said)
}

/** `Gamma: price: $20` is said by the row `Gamma | $20 | …`; both folded. */
function isCellOf(claim: string, row: string): boolean {
  const [head = '', ...rest] = claim.split(': ')
  const [words = ''] = rest.slice(-1)
  return row.includes('|') && words !== '' && row.startsWith(`${head} |`) && row.includes(words)
}

/** Subject alone is half of a short claim: `LFP packs are painted green` is not said by `LFP packs cost $52`. */
const HALF = 0.5

/** A claim that was decided on a place that the sentence cites, and is about what the sentence says. */
function isOfItsPlace({ claim: { verdict, evidence }, statement }: Stated, said: Said): boolean {
  if (verdict === 'insufficient' || verdict === 'refuted') return false
  const isShared = evidence.some(({ source, paragraph }) => said.places.has(`${source}:${paragraph}`))
  if (!isShared || sharedBy(statement, said.statement) <= HALF) return false
  // A supported figure that it leaves out is another statement.
  return verdict !== 'supported' || hasFiguresOf(statement, said.statement)
}
