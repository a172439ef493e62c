import type { Call } from '../../call.ts'
import type { Desk } from '../../desk.ts'
import type { AuditedCitation, AuditedPage, AuditRow, RowOutcome } from '../../domain/audit.ts'
import { type Claim, wasRead } from '../../domain/claim.ts'
import { type Assessor, createAssessor } from '../../evidence/assess.ts'
import { type Support, supportOf } from '../../evidence/partial-support.ts'
import type { CitedStatement, Reference, ReportCitations } from '../../evidence/report-citations/report-citations.ts'
import type { EvidenceText } from '../../evidence/source-sentences.ts'
import type { Change, New } from '../../store/store.ts'
import { knownAs } from '../claims-input.ts'
import { readSource, storedText } from '../evidence-texts.ts'
import { settle, settledBefore } from '../settle.ts'

/** Holds sentences against the sources of an audit, until its time is over. */
export interface Holding {
  readonly desk: Desk
  readonly call: Call
  readonly isOver: () => boolean
}

/** A row before its claim has an id. */
interface Held {
  readonly statement: CitedStatement
  readonly claim: New<Claim>
  readonly known?: Claim
  readonly outcome: RowOutcome
  readonly citations: readonly AuditedCitation[]
}

/** Every citing sentence held against the pages that it cites; its claim is kept, its row is the answer. */
export async function holdRows(
  { statements, citations }: ReportCitations,
  pages: readonly AuditedPage[],
  holding: Holding,
): Promise<AuditRow[]> {
  const { desk, call } = holding
  const citing = statements.filter(one => one.isFactual && one.citations.length > 0)
  const bench = await openBench(pages, desk)
  const held: Held[] = []
  for (const [i, statement] of citing.entries()) {
    const references = statement.citations.flatMap(n => citations[n]?.references ?? [])
    held.push(hold(statement, references, bench, holding))
    if (i % SLICE === SLICE - 1) {
      call.progress(i + 1, citing.length, 'sentences held against what they cite')
      await new Promise(resolve => setImmediate(resolve))
      call.signal.throwIfAborted()
    }
  }
  const ids = await keep(held, desk)
  return held.map(({ statement: { start, end }, outcome, citations: cited }, i) => ({
    claim: ids[i] ?? '',
    start,
    end,
    outcome,
    citations: cited,
  }))
}

const SLICE = 5

/** Claims that are one in another typography are kept once. */
async function keep(held: readonly Held[], desk: Desk): Promise<string[]> {
  const byText = new Map<string, { readonly at: number; readonly change: Change }>()
  for (const { claim, known } of held) {
    const key = known?.id ?? claim.text
    const change: Change = known
      ? { op: 'put', kind: 'claim', value: { id: known.id, ...claim } }
      : { op: 'add', kind: 'claim', value: claim }
    if (!byText.has(key)) byText.set(key, { at: byText.size, change })
  }
  const changes = Array.from(byText.values(), ({ change }) => change)
  const ids = changes.length > 0 ? await desk.commit(changes, { claims: changes.length }) : []
  return held.map(({ claim, known }) => ids[byText.get(known?.id ?? claim.text)?.at ?? 0] ?? '')
}

/** What sentences are held against: a cited page may say it anywhere. Each set of sources is read once. */
interface Bench {
  readonly pages: ReadonlyMap<string, AuditedPage>
  against(sources: readonly string[]): { readonly assessor: Assessor; readonly texts: readonly EvidenceText[] }
}

async function openBench(pages: readonly AuditedPage[], desk: Desk): Promise<Bench> {
  const ids = [...new Set(pages.flatMap(({ source }) => source ?? []))]
  const texts = await Promise.all(ids.map(id => storedText(readSource(id, desk), desk)))
  const byId = new Map(texts.map(one => [one.id, one]))
  const known = new Map<string, ReturnType<Bench['against']>>()
  return {
    pages: new Map(pages.map(page => [page.url, page])),
    against(sources) {
      const key = [...sources].sort().join(' ')
      const own = sources.flatMap(id => byId.get(id) ?? [])
      const found = known.get(key) ?? { assessor: createAssessor(own), texts: own }
      known.set(key, found)
      return found
    },
  }
}

function hold(statement: CitedStatement, references: readonly Reference[], bench: Bench, holding: Holding): Held {
  const cited = references.map(one => stateOf(one, bench))
  const sources = [...new Set(cited.flatMap(({ source }) => source ?? []))]
  const known = knownAs(statement.text, holding.desk)
  const isLate = sources.length > 0 && holding.isOver()
  const own = isLate ? [] : sources
  const { claim, support } = verdictOn(statement.text, known, own, bench)
  const verdicts = new Map(
    own.map(id => [id, own.length === 1 ? support : supportBy(statement.text, id, claim, bench)]),
  )
  return {
    statement,
    claim,
    ...(known && { known }),
    outcome: isLate ? 'late' : outcomeOf(support, cited),
    citations: cited.map(one => {
      const verdict = verdicts.get(one.source ?? '')
      return verdict === undefined ? one : { ...one, verdict }
    }),
  }
}

function stateOf({ key, url, source }: Reference, { pages }: Bench): AuditedCitation {
  const number = key !== undefined && /^\d+$/.test(key) ? { number: key } : {}
  if (url === undefined) return { ...number, state: source === undefined ? 'unlisted' : 'unaddressed' }
  const page = pages.get(url)
  return { ...number, state: page?.state ?? 'late', ...(page?.source !== undefined && { source: page.source }) }
}

/** What one of several cited sources says by itself; a reader's word on it comes first. */
function supportBy(text: string, source: string, { evidence }: New<Claim>, bench: Bench): Support {
  const read = evidence.find(one => one.by === 'reader' && one.source === source)?.stance
  if (read === 'supports') return 'supported'
  if (read === 'refutes') return 'refuted'
  const { assessor } = bench.against([source])
  return supportOf(text, assessor.assess(text), assessor.assess)
}

/** The claim as its cited sources leave it, or as a reader settled it. */
function verdictOn(
  text: string,
  known: Claim | undefined,
  sources: readonly string[],
  bench: Bench,
): { claim: New<Claim>; support: Support } {
  const { assessor, texts } = bench.against(sources)
  const assessment = assessor.assess(text)
  const before = known && wasRead(known) ? known : undefined
  const readers = before?.evidence.filter(({ by }) => by === 'reader') ?? []
  const said = before && readers.length === 0 ? { said: before.verdict } : {}
  const settled = settledBefore(settle({ text, assessment, readers, ...said }, assessor, texts), before)
  const claim = { ...settled, ...(known?.cited && { cited: known.cited }) }
  if (before) return { claim, support: claim.verdict === 'mixed' ? 'partial' : claim.verdict }
  return {
    claim: sources.length > 0 ? claim : withoutPages(claim),
    support: supportOf(text, assessment, assessor.assess),
  }
}

const withoutPages = (claim: New<Claim>): New<Claim> => ({ ...claim, reasons: ['none of its cited pages was read'] })

/** What was read decides; where nothing was, the worst that is wrong with the citations. */
function outcomeOf(support: Support, cited: readonly AuditedCitation[]): RowOutcome {
  const states = new Set(cited.map(({ state }) => state))
  if (states.has('read') || states.has('archived'))
    return support === 'insufficient' && states.has('late') ? 'late' : support
  return unread.find(state => states.has(state)) ?? 'dangling'
}

/** What could not be looked at may still bear the sentence out, so it comes before what cannot. */
const unread = ['late', 'unfetched', 'fabricated', 'dead'] as const
