import type { Call } from '../call.ts'
import type { Desk } from '../desk.ts'
import { type Claim, type Evidence, wasRead } from '../domain/claim.ts'
import { ResearchError } from '../errors.ts'
import { type Assessor, type CitedParagraph, createAssessor } from '../evidence/assess.ts'
import { linksIn } from '../evidence/claims.ts'
import type { EvidenceText } from '../evidence/source-sentences.ts'
import type { Assessment } from '../evidence/verdict.ts'
import type { Change, New } from '../store/store.ts'
import { withoutRowHeading } from '../text/cell-form.ts'
import { byParts } from './by-parts.ts'
import { citedBy, paragraphsOf } from './cited-places.ts'
import { claimOf, distinct, linkedSources, noClaim, unknownIn, type WantedClaim, wantedClaims } from './claims-input.ts'
import { describeClaims, type VerifyReply } from './describe.ts'
import { droppedBy } from './drop.ts'
import { readSource, storedText, storedTexts } from './evidence-texts.ts'
import { bewareOf, type HealthDoor } from './health.ts'
import { lostPlace, withLostPlaces } from './lost-places.ts'
import { readerEvidence } from './reader-verdict.ts'
import { asOnClaim, type RepairClaims, wantedOfRepairs } from './repair-claims.ts'
import { type ReportStatements, statementOf } from './report-statements.ts'
import { isOpposite, objections, settle, settledBefore } from './settle.ts'
import { type GivenVerdict, readVerdict } from './verdict-words.ts'

export interface VerifyInput {
  readonly claims?: readonly string[]
  readonly text?: string | undefined
  /** Only these sources. */
  readonly sources?: readonly string[]
  /** Short form or objects. */
  readonly verdicts?: readonly unknown[]
}

export interface VerifyPorts {
  readonly health: HealthDoor
  /** What the current report states with citations. */
  stated(): Promise<ReportStatements>
}

interface Bench {
  readonly texts: readonly EvidenceText[]
  readonly assessor: Assessor
  readonly desk: Desk
  readonly stated: ReportStatements
  readonly repairs: RepairClaims
}

/** Holds claims against the sources that were read, takes a reader's verdicts, and says which claims need a reader. */
export async function crossVerify(
  input: VerifyInput,
  desk: Desk,
  call: Call,
  ports: VerifyPorts,
): Promise<VerifyReply> {
  const { text, verdicts = [] } = input
  const isReview = input.claims === undefined && text === undefined && verdicts.length === 0
  const unknown = unknownIn(input.claims ?? [], desk)
  const stated = await ports.stated()
  const wanted = wantedOf(input, stated, desk)
  const missing = unknown.map(id => noClaim(id, desk.state.claims.length))
  const texts = await storedTexts(desk, input.sources)
  const open = { texts, assessor: createAssessor(texts), stated, desk }
  const checked = await keepClaims(wanted, open, call)
  const bench = { ...open, repairs: await claimsOfRepairs(verdicts, open, call) }
  const taken = await takeVerdicts(verdicts, bench)
  const { judged } = taken
  const refused = [...missing, ...taken.refused]
  const [first] = refused
  if (first && judged.length === 0 && checked.length === 0) throw refused.length === 1 ? first : together(refused)
  const ids = [...new Set([...checked, ...judged])]
  const { unread } = linkedSources(linksIn(text ?? ''), desk)
  const claims = ids.map(id => claimOf(id, desk))
  const beware = await bewareOf(claims, { texts, desk, call, health: ports.health })
  // What the claims now say counts in the report too.
  const now = isReview ? await ports.stated() : []
  return describeClaims(claims, { refused, unread, texts, isReview, beware, repairs: bench.repairs, stated: now })
}

/** A repair's sentence is kept as a claim before a verdict on it is taken. */
async function claimsOfRepairs(
  verdicts: readonly unknown[],
  bench: Omit<Bench, 'repairs'>,
  call: Call,
): Promise<RepairClaims> {
  const wanted = wantedOfRepairs(verdicts, bench.desk)
  const claims = distinct([...wanted.values()])
  const ids = await keepClaims(claims, bench, call)
  return new Map(
    Array.from(wanted, ([id, { text, places }]) => {
      const claim = ids[claims.findIndex(one => one.text === text)] ?? ''
      return [id, { claim, places: places.filter(({ kind }) => kind === 'source').map(({ key }) => key) }]
    }),
  )
}

/** A call with verdicts alone is about no claims of its own. */
function wantedOf(input: VerifyInput, stated: ReportStatements, desk: Desk): WantedClaim[] {
  const { claims, text, verdicts = [] } = input
  if (claims && text !== undefined)
    throw new ResearchError('`claims` and `text` are different calls.', { fix: 'Give one of them.' })
  const isNamed = claims !== undefined || text !== undefined
  const wanted = isNamed || verdicts.length === 0 ? wantedClaims(input, stated, desk) : []
  if (wanted.length === 0 && verdicts.length === 0) throw nothingToVerify(input)
  return wanted
}

function nothingToVerify({ text }: VerifyInput): ResearchError {
  const fix = 'Give `claims`: ["one statement each"], or `text` with statements of fact.'
  return new ResearchError(
    text === undefined ? 'Nothing to verify: no claims, no draft.' : 'The text states nothing that can be checked.',
    { fix },
  )
}

const together = (refused: readonly ResearchError[]) =>
  new ResearchError(refused.map(({ message }) => message).join(' '), {
    fix: [...new Set(refused.map(({ fix }) => fix))].join(' '),
  })

const SLICE = 10

/** Assesses and keeps the claims; their ids, in order. */
async function keepClaims(
  wanted: readonly WantedClaim[],
  { texts, assessor, stated, desk }: Omit<Bench, 'repairs'>,
  call: Call,
): Promise<string[]> {
  if (wanted.length === 0) return []
  const changes: Change[] = []
  for (const [i, claim] of wanted.entries()) {
    changes.push(changeOf(claim.known, assessedClaim(claim, { texts, assessor, stated, desk })))
    if (i % SLICE === SLICE - 1) {
      call.progress(i + 1, wanted.length, 'claims held against the sources')
      await new Promise(resolve => setImmediate(resolve))
      call.signal.throwIfAborted()
    }
  }
  const ids = await desk.commit(changes, { claims: changes.length, sources: texts.length })
  return [...ids]
}

/** A claim held against its places, with what readers said of it before. */
function assessedClaim(claim: WantedClaim, { texts, assessor, stated, desk }: Omit<Bench, 'repairs'>): New<Claim> {
  const { text, known, reworded } = claim
  const cited = citedBy(claim, desk)
  const looked = cited.map(key => ({ key, lost: lostPlace(key, desk) }))
  const lost = looked.flatMap(one => one.lost ?? [])
  const there = looked.filter(one => one.lost === undefined).map(({ key }) => key)
  const alone = withLostPlaces(assessed(text, paragraphsOf(there), assessor), lost, there.length)
  const assessment = byParts(alone, statementOf(text, stated), cited, assessor)
  const before = known && !reworded && wasRead(known) ? known : undefined
  const readers = before?.evidence.filter(({ by }) => by === 'reader') ?? []
  const said = before && !readers.some(isDecided) ? { said: before.verdict } : {}
  const settled = settledBefore(settle({ text, assessment, readers, ...said }, assessor, texts), before)
  const isOfDraft = known === undefined ? claim.isOfDraft : known.ofDraft && !reworded
  return { ...settled, ...(cited.length > 0 && { cited }), ...(isOfDraft && { ofDraft: true }) }
}

/** The heading of a comparison over a cell is its author's: its place has to say what the cell does. */
function assessed(text: string, places: readonly CitedParagraph[], assessor: Assessor): Assessment {
  const whole = assessor.assess(text, places)
  const rest = withoutRowHeading(text)
  if (whole.verdict !== 'insufficient' || rest === undefined) return whole
  const cell = assessor.assess(rest, places)
  return cell.verdict === 'supported' ? cell : whole
}

function changeOf(known: Claim | undefined, value: New<Claim>): Change {
  return known ? { op: 'put', kind: 'claim', value: { id: known.id, ...value } } : { op: 'add', kind: 'claim', value }
}

/** Takes each verdict by itself: what is refused leaves the others standing. */
async function takeVerdicts(
  verdicts: readonly unknown[],
  bench: Bench,
): Promise<{ judged: string[]; refused: ResearchError[] }> {
  const settled = new Map<string, Claim>()
  const refused: ResearchError[] = []
  for (const given of verdicts) {
    try {
      const claim = droppedBy(given, bench.stated, bench.desk) ?? (await settleVerdict(given, settled, bench))
      settled.set(claim.id, claim)
    } catch (error) {
      if (!(error instanceof ResearchError)) throw error
      refused.push(error)
    }
  }
  if (settled.size > 0) {
    const changes = Array.from(settled.values(), value => ({ op: 'put', kind: 'claim', value }) as const)
    await bench.desk.commit(changes, { verdicts: settled.size, refused: refused.length })
  }
  return { judged: [...settled.keys()], refused }
}

async function settleVerdict(given: unknown, settled: ReadonlyMap<string, Claim>, bench: Bench): Promise<Claim> {
  const { assessor, desk, repairs, stated } = bench
  const verdict = asOnClaim(readVerdict(given), repairs, desk)
  const claim = settled.get(verdict.claim) ?? claimOf(verdict.claim, desk)
  const { cited = [] } = claim
  const alone = assessed(claim.text, paragraphsOf(cited), assessor)
  const assessment = byParts(alone, statementOf(claim.text, stated), cited, assessor)
  const fresh = await readerEvidence(verdict, claim, desk, () => placeWithFigures(assessment))
  const texts = await withTexts(
    bench,
    fresh.map(({ source }) => source),
  )
  const isAgain = claim.disputed && claim.verdict === verdict.verdict
  const before = settled.has(claim.id) || isAgain ? claim.evidence.filter(({ by }) => by === 'reader') : []
  const isLook = isAgain || isAnswer(claim, verdict, fresh)
  const readers = [...before, ...(isLook ? fresh.map(one => asAgain(one, before, verdict)) : fresh)]
  const grounds = { text: claim.text, assessment, readers, ...(!fresh.some(isDecided) && { said: verdict.verdict }) }
  return { id: claim.id, ...settle(grounds, assessor, texts), ...kept(claim) }
}

/** What a verdict leaves as it was. */
const kept = ({ cited, ofDraft }: Claim) => ({ ...(cited && { cited }), ...(ofDraft && { ofDraft }) })

/** A place may be named for what it leaves open, too. */
const isDecided = ({ stance }: Evidence): boolean => stance !== 'neutral'

/** Told what the checks hold against the claim, the reader answers with words of a source that bear the verdict out. */
function isAnswer(claim: Claim, { verdict, quote }: GivenVerdict, fresh: readonly Evidence[]): boolean {
  const wasTold = !wasRead(claim) && isOpposite(claim.verdict, verdict)
  return wasTold && quote !== undefined && fresh.flatMap(objections).length === 0
}

/** A second look: at another place, or with the source's own words. */
function asAgain(one: Evidence, before: readonly Evidence[], { quote }: GivenVerdict): Evidence {
  const isOther = before.every(
    ({ source, start, end }) => source !== one.source || start !== one.start || end !== one.end,
  )
  return isOther || quote !== undefined ? { ...one, again: true } : one
}

/** The closest sentence that has the claim's figures. */
function placeWithFigures({ evidence }: Assessment): string | undefined {
  const found = evidence.find(({ checks }) => {
    const own = checks.filter(({ name }) => name === 'figure')
    return own.length > 0 && own.every(({ result }) => result === 'agrees')
  })
  return found && `${found.candidate.sentence.source.id}:${found.candidate.sentence.paragraph}`
}

async function withTexts({ texts, desk }: Bench, ids: readonly string[]): Promise<EvidenceText[]> {
  const missing = ids.filter((id, i) => ids.indexOf(id) === i && !texts.some(one => one.id === id))
  return [...texts, ...(await Promise.all(missing.map(id => storedText(readSource(id, desk), desk))))]
}
