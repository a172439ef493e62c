import type { Desk } from '../desk.ts'
import type { Audit } from '../domain/audit.ts'
import type { Claim, Evidence } from '../domain/claim.ts'
import type { Draft, Repair } from '../domain/draft.ts'
import { claimSettling, noRepair } from '../domain/repairs.ts'
import type { Requirement, ResearchState } from '../domain/research.ts'
import { ResearchError } from '../errors.ts'
import { parsePlace } from '../evidence/citation.ts'
import { describeComparison } from '../judge/compare.ts'
import { describeScorecard } from '../judge/result.ts'
import { coverageOf, reachedStatus } from '../plan/coverage.ts'
import { describeSource } from '../read/describe.ts'
import { outlineOf, quoteParagraphs } from '../read/view.ts'
import { findSection } from '../report/sections.ts'
import { atQuote } from '../report/text-fragment.ts'
import { type Recalled, showReport } from './recalled.ts'

/** One thing by its id, a place, some paragraphs in a row, or a section of the draft by its heading. */
export async function oneById(id: string, desk: Desk, part: number): Promise<Recalled> {
  const { state } = desk
  const range = rangePattern.exec(id)
  if (range) return showRange(range, desk)
  const place = parsePlace(id)
  const source = place?.kind === 'source' ? state.sources.find(one => one.id === place.id) : undefined
  if (place && source) return showSource(source, place.paragraph, desk)
  const draft = state.drafts.find(one => one.id === id)
  if (draft) return showReport({ ...desk, state: { ...state, drafts: [draft] } }, part)
  const section = sectionOf(id, desk)
  if (section) return section
  const claim = state.claims.find(one => one.id === id)
  if (claim) return showClaim(claim, desk)
  const repair = state.drafts.at(-1)?.repairs.find(one => one.id === id)
  if (repair) return showRepair(repair)
  if (/^p\d+$/.test(id) && state.drafts.length > 0)
    throw noRepair(id, state.drafts, 'No repair is open; `recall` shows where the research stands.')
  const judged = judgedUnder(id, state)
  if (judged) return judged
  const line = lineOf(id, desk)
  if (line !== undefined) return { facts: [line], data: { id } }
  throw new ResearchError(`This research has nothing under ${id}.`, {
    kind: 'unknown_id',
    fix: '`recall` without arguments shows what there is.',
  })
}

/** A scorecard, or a comparison of two reports. */
function judgedUnder(id: string, { scorecards, comparisons }: ResearchState): Recalled | undefined {
  const card = scorecards.find(one => one.id === id)
  if (card) return { facts: describeScorecard(card), data: { id } }
  const comparison = comparisons.find(one => one.id === id)
  return comparison && { facts: describeComparison(comparison), data: { id } }
}

function lineOf(id: string, { state }: Desk): string | undefined {
  const requirement = state.requirements.find(one => one.id === id)
  if (requirement) return describeRequirement(requirement, state)
  const task = state.tasks.find(one => one.id === id)
  if (task) return `${id} ${reachedStatus(task, coverageOf(state))}: ${task.title}`
  const search = state.emptySearches.find(one => one.id === id)
  if (search)
    return `${id}: "${search.query}" found nothing${search.beside ? ` of it among ${search.beside} hits` : ''} with ${search.providers.join(', ')} on ${search.at.slice(0, 10)}`
  const audit = state.audits.find(one => one.id === id)
  if (audit) return describeAudit(audit)
  return undefined
}

/** `Costs`, or `d2 Costs` for an older revision. Ids of other things are no headings. */
function sectionOf(id: string, { state: { drafts } }: Desk): Recalled | undefined {
  const [, revision, name = id] = /^(d\d+)[\s:/]+(.+)$/.exec(id) ?? []
  const draft = revision === undefined ? drafts.at(-1) : drafts.find(one => one.id === revision)
  const section = draft && !/^[a-z]\d+$/.test(id) && findSection(draft.sections, name)
  if (!draft || !section) return undefined
  const repairs = draft.repairs.filter(one => one.section === section.id)
  return {
    facts: [
      `a section of ${draft.id}${section.for.length > 0 ? `, for ${section.for.join(' ')}` : ''}${section.words === undefined ? '' : `, ${section.words} words planned`}`,
      ...repairs.map(({ id: repair, message, fix }) => `${repair}: ${message} ${fix}`),
    ],
    quoted: [
      { place: draft.id, text: section.heading === '' ? section.text : `## ${section.heading}\n\n${section.text}` },
    ],
    next: 'draft_report edits: [{find, replace}] changes it; section and text write it anew.',
    data: { draft: draft.id, section: section.id, for: section.for },
  }
}

/** What is wrong with a sentence, the sentence whole, and what would stand instead. */
function showRepair({ id, section, sentence, problem, message, fix, replacement }: Repair): Recalled {
  return {
    facts: [`${id} in ${section}: ${message} ${fix}`],
    quoted: [
      { place: id, text: sentence },
      ...(replacement === undefined ? [] : [{ place: `${id} mended`, text: replacement }]),
    ],
    next:
      replacement === undefined
        ? `draft_report edits: [{find, replace}] mends it; where it is right, cross_verify verdicts: ["${claimSettling({ fix }) ?? id} supported PLACE"].`
        : `draft_report edits: ["${id}"] mends it.`,
    data: { id, section, problem },
  }
}

/** A claim with its reasons, each place with its words, and where the draft cites it. */
async function showClaim(claim: Claim, desk: Desk): Promise<Recalled> {
  const { state } = desk
  const { id, reasons, evidence } = claim
  const draft = state.drafts.at(-1)
  const cited = draft?.sections.filter(({ text }) => citesClaim(text, claim)).map(one => one.heading || one.id) ?? []
  return {
    facts: [
      [describeClaim(claim), ...reasons].join('; '),
      ...(draft
        ? [
            cited.length > 0
              ? `its place is cited in ${draft.id}: ${cited.join('; ')}`
              : `its place is not cited in ${draft.id}`,
          ]
        : []),
    ],
    quoted: await Promise.all(evidence.map(one => evidenceLine(one, desk))),
    data: { id, verdict: claim.verdict, cited },
  }
}

async function evidenceLine({ source, paragraph, start, end, stance, by }: Evidence, { state, text }: Desk) {
  const copy = state.sources.find(({ id }) => id === source)
  const words = copy?.state === 'read' ? (await text(copy.textSha256)).text.slice(start, end) : ''
  return { place: `${source}:${paragraph}`, text: `(${stance}${by === 'reader' ? ', a reader' : ''}) ${words}` }
}

function citesClaim(text: string, { id, evidence }: Claim): boolean {
  const keys = [id, ...evidence.map(({ source, paragraph }) => `${source}:${paragraph}`)]
  return keys.some(key => new RegExp(`@${key}(?![\\d])`).test(text))
}

const rangePattern = /^@?(s\d+):(\d+)\s*[-–]\s*(?:s\d+:)?(\d+)$/
const RANGE_SHOWN = 40

/** Some paragraphs in a row, as they stand. */
async function showRange([, id, first, last]: RegExpExecArray, desk: Desk): Promise<Recalled> {
  const source = desk.state.sources.find(one => one.id === id)
  if (source?.state !== 'read')
    throw new ResearchError(`There is no text of ${id}.`, { kind: 'not_read', fix: `read source: ["${id}"] first.` })
  const from = Math.max(1, Number(first))
  const to = Math.min(Number(last), source.paragraphs, from + RANGE_SHOWN - 1)
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
  const quoted = quoteParagraphs(source, await desk.text(source.textSha256), numbers)
  return {
    facts: [describeSource(source), `${id}:${from} to ${id}:${to} of ${source.paragraphs} paragraphs`],
    quoted,
    ...(to < Math.min(Number(last), source.paragraphs) && { next: `recall id: "${id}:${to + 1}-${last}" goes on.` }),
    data: { id: source.id, from, to },
  }
}

async function showSource(
  source: Desk['state']['sources'][number],
  paragraph: number | undefined,
  desk: Desk,
): Promise<Recalled> {
  if (source.state !== 'read') {
    return {
      facts: [
        `${source.id} ${source.state}${source.state === 'failed' ? `: ${source.failure.message}` : ', not read'}`,
      ],
      quoted: [{ place: source.id, text: [source.title, source.address, source.snippet].filter(Boolean).join('\n') }],
      ...(source.state === 'found' && { next: `read source: ["${source.id}"].` }),
      data: { id: source.id, state: source.state },
    }
  }
  const stored = await desk.text(source.textSha256)
  if (paragraph !== undefined && !stored.paragraphs[paragraph - 1])
    throw new ResearchError(`${source.id} has no paragraph ${paragraph}.`, {
      kind: 'not_found',
      fix: `It has ${source.paragraphs}; read focus: "…" finds the one.`,
    })
  const quoted =
    paragraph === undefined
      ? outlineOf(stored).map(({ n, text }) => ({ place: `${source.id}:${n}`, text }))
      : quoteParagraphs(source, stored, [paragraph])
  const place = paragraph === undefined ? undefined : stored.paragraphs[paragraph - 1]
  const onPage =
    place && source.origin.type === 'web'
      ? [{ place: source.id, text: atQuote(source.origin.url, stored.text.slice(place.start, place.end)) }]
      : []
  return {
    facts: [describeSource(source)],
    quoted: [{ place: source.id, text: source.title }, ...quoted, ...onPage],
    next: `read source: ["${source.id}"] shows its text; focus: "…" finds passages.`,
    data: { id: source.id, state: source.state, paragraphs: source.paragraphs },
  }
}

const describeAudit = ({ id, at, pages, rows }: Audit) =>
  `${id}: audit of ${at.slice(0, 10)}, ${pages.length} pages, ${rows.length} sentences; cross_verify text: "${id}" shows it and goes on`

/** A claim with where it rests. */
export function describeClaim({ id, verdict, disputed, dropped, confidence, evidence, text }: Claim): string {
  const places = [...new Set(evidence.map(({ source, paragraph }) => `${source}:${paragraph}`))].slice(0, 4)
  return `${id} ${verdict}${disputed ? ', disputed' : ''}${dropped ? ', dropped' : ''} ${confidence.toFixed(2)}${places.length > 0 ? ` · ${places.join(' ')}` : ''}: ${text}`
}

/** A requirement with how far it is, and why. */
function describeRequirement({ id, role, weight, text }: Requirement, state: ResearchState): string {
  const all = coverageOf(state)
  const tasks = state.tasks.filter(task => task.for.includes(id)).map(task => `${task.id} ${reachedStatus(task, all)}`)
  const covered = all.find(({ requirement }) => requirement.id === id)
  const coverage = covered?.coverage
  const why = {
    open: covered?.isSaidOpen
      ? 'said to be open in the report'
      : covered?.sources
        ? `${covered.sources} of ${covered.wanted} sources read for it`
        : state.sources.some(one => one.state === 'read')
          ? 'no passage of a source that was read speaks of it'
          : 'no source was read for it',
    read: 'sources were read, no section answers it',
    answered: 'a section answers it',
  }
  const sections = sectionsFor(id, state.drafts.at(-1))
  const more = [
    coverage && why[coverage],
    tasks.length > 0 ? `tasks ${tasks.join(', ')}` : 'no task',
    sections.length > 0 ? `sections ${sections.join(', ')}` : undefined,
  ]
  return `${id} ${role} ×${weight}${coverage ? ` ${coverage}` : ''}: ${text} (${more.filter(Boolean).join('; ')})`
}

const sectionsFor = (id: string, draft: Draft | undefined): string[] =>
  draft?.sections.filter(section => section.for.includes(id)).map(section => section.heading || section.id) ?? []
