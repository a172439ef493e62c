import type { Audit, AuditedCitation, AuditRow, RowOutcome } from '../../domain/audit.ts'
import { rowOutcomes } from '../../domain/audit.ts'
import type { Claim, Evidence } from '../../domain/claim.ts'
import { ResearchError } from '../../errors.ts'
import type { ReportCitations } from '../../evidence/report-citations/report-citations.ts'
import type { EvidenceText } from '../../evidence/source-sentences.ts'
import { tokenCount } from '../../text/tokens.ts'
import type { VerifyReply } from '../describe.ts'
import { placesIn } from '../located.ts'
import { describeFigures, describeList, mark, some, wrongPages } from './describe-figures.ts'
import { auditFigures } from './figures.ts'

export interface AuditView {
  readonly audit: Audit
  readonly parsed: ReportCitations
  /** Numbers of entries that name files which were not read. */
  readonly unread: readonly string[]
  /** Of the rows, from 1. */
  readonly part: number
  readonly claims: readonly Claim[]
  readonly texts: readonly EvidenceText[]
  /** Lines on the health of sources. */
  readonly beware: readonly string[]
}

/** Of the rows of one part with their quoted sentences; a reply has 6,000 in all. */
const PART_TOKENS = 4_300
const CANDIDATES = 2
const NEEDY = 6
const BEWARE = 8

interface ShownRow {
  readonly row: AuditRow
  readonly claim: Claim | undefined
  readonly fact: string
  readonly quoted: readonly { readonly place: string; readonly text: string }[]
}

/** Figures first, then the rows that need attention before those that stand; foreign sentences only as quoted lines. */
export function describeAudit({ audit, parsed, unread, part, claims, texts, beware }: AuditView): VerifyReply {
  const places = placesIn(texts)
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  const rows = ranked(audit.rows.map(row => showRow(row, byId.get(row.claim), audit.report, places)))
  const far = rows.filter(({ row, claim }) => isFar(row, claim)).length
  const parts = cutIntoParts(rows)
  const shown = parts[part - 1]
  if (shown === undefined && part > 1)
    throw new ResearchError(`${audit.id} has no part ${part}.`, {
      kind: 'not_found',
      fix: `Ask for a part from 1 to ${parts.length}.`,
    })
  const figures = auditFigures(parsed, audit.pages, audit.rows)
  const needy = rows.filter(needsReader).map(({ row }) => row.claim)
  const more = part < parts.length ? `; cross_verify text: "${audit.id} part ${part + 1}" shows the next` : ''
  return {
    facts: [
      ...(part === 1
        ? [
            ...describeFigures(audit, parsed, figures),
            ...describeFar(far),
            ...describeList(parsed),
            ...describeUnread(unread),
            ...beware.slice(0, BEWARE),
          ]
        : []),
      ...(parts.length > 1 ? [`rows, part ${part} of ${parts.length}${more}`] : []),
      ...(shown ?? []).map(({ fact }) => fact),
      ...(needy.length > 0 ? [`needs you: ${some(needy, NEEDY)}`] : []),
    ],
    quoted: [...(part === 1 ? wrongPages(audit) : []), ...distinct((shown ?? []).flatMap(({ quoted }) => quoted))],
    ...nextOf(audit, unread, needy, (shown ?? []).filter(needsReader)),
    data: {
      audit: audit.id,
      ...figures,
      dangling: parsed.dangling.length,
      unused: parsed.unused.length,
      outcomes: audit.rows.map(({ claim, outcome }) => ({ claim, outcome })),
      parts: parts.length,
    },
  }
}

/** What needs attention first; of what is open, what a reader can settle. */
const ranked = (rows: readonly ShownRow[]) =>
  [...rows].sort((a, b) => rankOf(a) - rankOf(b) || a.row.start - b.row.start)

const rankOf = ({ row, claim }: ShownRow) => rowOutcomes.indexOf(row.outcome) + (isFar(row, claim) ? 0.5 : 0)

const describeFar = (far: number) =>
  far > 0 ? [`of the open ${far} ${far === 1 ? 'has' : 'have'} nothing near on their pages`] : []

const needsReader = ({ row, claim }: ShownRow) =>
  (row.outcome === 'insufficient' || row.outcome === 'partial') &&
  claim !== undefined &&
  claim.evidence.length > 0 &&
  !isFar(row, claim)

/** So sure that a page does not say it are the checks only where no sentence of it comes near: nothing for a reader to weigh. */
const FAR = 0.8
const isFar = ({ outcome }: AuditRow, claim: Claim | undefined) =>
  outcome === 'insufficient' && (claim?.confidence ?? 0) >= FAR

function showRow(
  row: AuditRow,
  claim: Claim | undefined,
  report: string,
  places: ReturnType<typeof placesIn>,
): ShownRow {
  const evidence = row.outcome === 'supported' ? decisiveOf(claim).slice(0, 1) : shownEvidence(claim, row)
  const at = [...new Set(evidence.map(one => places.of(one)))]
  const fact = [
    `${row.claim} ${wordOf(row, claim)}`,
    row.citations.map(one => describeCitation(one, row.citations.length > 1)).join(' '),
    ...(at.length > 0 ? [at.join(' ')] : []),
    ...(isOfWords.has(row.outcome) ? (claim?.reasons.slice(0, 2) ?? []) : []),
  ]
  const sentence = { place: row.claim, text: claim?.text ?? report.slice(row.start, row.end) }
  const found =
    row.outcome === 'supported'
      ? []
      : evidence.map(one => ({ place: places.of(one), text: places.textOf(one, sentence.text) }))
  return { row, claim, fact: fact.join(' · '), quoted: [sentence, ...found] }
}

const decisiveOf = (claim: Claim | undefined): readonly Evidence[] =>
  claim?.evidence.filter(({ stance }) => stance !== 'neutral') ?? []

function shownEvidence(claim: Claim | undefined, row: AuditRow): readonly Evidence[] {
  if (isFar(row, claim)) return []
  const decisive = decisiveOf(claim)
  return (row.outcome === 'refuted' && decisive.length > 0 ? decisive : (claim?.evidence ?? [])).slice(0, CANDIDATES)
}

function wordOf(row: AuditRow, claim: Claim | undefined): string {
  if (isFar(row, claim)) return 'not there'
  return row.outcome === 'insufficient' ? 'open' : row.outcome
}

/** Outcomes that come from what a page says. */
const isOfWords: ReadonlySet<RowOutcome> = new Set(['refuted', 'partial', 'insufficient'])

/** `[3] s7`, `[4] dead`; of several each with its own verdict: `[1] s7 refuted`. */
function describeCitation({ number, state, source, verdict }: AuditedCitation, isOneOfMany: boolean): string {
  const what = source ?? state
  const own = verdict === undefined || !isOneOfMany ? '' : ` ${verdict === 'insufficient' ? 'open' : verdict}`
  return `${number === undefined ? '' : `[${number}] `}${what}${state === 'archived' ? ' (archived)' : ''}${own}`
}

/** Rows by what fits into one reply; the first part also has the figures. */
function cutIntoParts(rows: readonly ShownRow[]): ShownRow[][] {
  const parts: ShownRow[][] = []
  let left = 0
  for (const row of rows) {
    const cost = tokenCount([row.fact, ...row.quoted.map(({ place, text }) => `${place} ${text}`)].join('\n'))
    if (cost > left || parts.length === 0) {
      parts.push([])
      left = PART_TOKENS
    }
    parts.at(-1)?.push(row)
    left -= cost
  }
  return parts
}

function distinct(quoted: ShownRow['quoted']): ShownRow['quoted'] {
  return [...new Map(quoted.map(one => [one.place, one])).values()]
}

const entriesOf = (keys: readonly string[]) => some(keys.map(mark), NEEDY)

const describeUnread = (unread: readonly string[]) =>
  unread.length > 0
    ? [`names a file that was not read, or that several of the read files have: ${entriesOf(unread)}`]
    : []

function nextOf(
  { id, pages }: Audit,
  unread: readonly string[],
  needy: readonly string[],
  shown: readonly ShownRow[],
): { next?: string } {
  const late = pages.filter(({ state }) => state === 'late').length
  if (late > 0)
    return { next: `cross_verify text: "${id}" goes on with the ${late} late ${late === 1 ? 'page' : 'pages'}.` }
  if (unread.length > 0)
    return {
      next: `read path: [the file that ${entriesOf(unread)} names], one a call; cross_verify text: "${id}" then counts again.`,
    }
  const first = shown[0]?.row.claim ?? needy[0]
  if (first !== undefined)
    return {
      next: `read the quoted places, then cross_verify verdicts: ["${first} supported|refuted|mixed|insufficient PLACE"], one a row; text: "${id}" counts again.`,
    }
  const isShut = pages.some(({ state }) => state === 'unfetched')
  return isShut
    ? {
        next: `a page that could not be fetched can be handed in: read text: [its text] or path: [its file], url: [its address]; cross_verify text: "${id}" counts again.`,
      }
    : {}
}
