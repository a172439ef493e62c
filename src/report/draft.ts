import type { Clock } from '../call.ts'
import type { Desk } from '../desk.ts'
import type { ReportStatement } from '../domain/cited-counts.ts'
import type { Draft, Section } from '../domain/draft.ts'
import { lastRepairOf } from '../domain/repairs.ts'
import type { ResearchState } from '../domain/research.ts'
import { ResearchError } from '../errors.ts'
import type { New } from '../store/store.ts'
import { type Advice, adviseOn } from './advice.ts'
import { answersIn } from './answers.ts'
import type { FindContradictions } from './contradiction-lines.ts'
import { applyEdits, type Edit } from './edits.ts'
import { citeLinks } from './links.ts'
import { type LastSeen, mergeText } from './merge.ts'
import { keptBeside, outlined } from './outline.ts'
import { citeReferences } from './reference-marks.ts'
import { type Review, reviewReport } from './review.ts'
import { findSection, joinReport, type ReportText, sectionId, splitReport } from './sections.ts'

export interface DraftInput {
  readonly text?: string | undefined
  readonly section?: string | undefined
  readonly edits?: readonly (Edit | string)[] | undefined
  readonly outline?: readonly string[] | undefined
}

/** What writing and checking stand on. */
export interface DraftPorts {
  readonly clock: Clock
  readonly lastSeen: LastSeen
  readonly contradictions: FindContradictions<Desk>
}

type CheckPorts = Omit<DraftPorts, 'lastSeen'>

/** A text held against the sources, and what would make it better. */
export interface Checked {
  readonly review: Review
  readonly advice: readonly Advice[]
  readonly before: Draft | undefined
  readonly sections: readonly Section[]
  /** Sources that links of the text were resolved to. */
  readonly linked: readonly string[]
  /** Sections with text that an outline did not name. */
  readonly unnamed: readonly Section[]
  /** Lines of a list of references that left the text because their marks became citations. */
  readonly delisted: number
}

export interface Written extends Checked {
  readonly draft: Draft
  /** The revision of another host that the text was merged with. */
  readonly merged?: string
}

/** Writes a new revision; the one before stays. Open repairs never keep a text from being kept. */
export async function writeDraft(input: DraftInput, desk: Desk, ports: DraftPorts): Promise<Written> {
  const session = desk.state.research.id
  for (let attempt = 0; ; attempt++) {
    const before = desk.state.drafts.at(-1)
    const { text, merged } = mergedWith(desk, nextText(input, desk.state), input, ports.lastSeen)
    const checked = { ...(await checkText(text, desk, ports)), unnamed: unnamedIn(input, desk) }
    const { review, sections } = checked
    const value: New<Draft> = {
      title: text.title || before?.title || desk.state.research.question,
      sections,
      ...repairsOf(review, desk.state.drafts),
      at: new Date(ports.clock.now()).toISOString(),
      ...(before && { after: before.id }),
    }
    try {
      const result = { citations: review.citations, repairs: review.repairs.length }
      const [id = ''] = await desk.commit([{ op: 'add', kind: 'draft', value }], result, { exact: true })
      ports.lastSeen.set(session, id)
      return { ...checked, before, draft: { id, ...value }, ...(merged && { merged }) }
    } catch (error) {
      // Another call moved the research on; the edit is made again on what it left.
      if (!(error instanceof ResearchError && error.kind === 'conflict') || attempt >= 5) throw error
    }
  }
}

/** A whole text is merged with what another host wrote since this one looked; once it is told of a conflict it has looked. */
function mergedWith(
  { state: { research, drafts } }: Desk,
  text: ReportText,
  { text: whole, section }: DraftInput,
  lastSeen: LastSeen,
): { readonly text: ReportText; readonly merged?: string } {
  const theirs = drafts.at(-1)
  const base = drafts.find(({ id }) => id === lastSeen.get(research.id))
  if (whole === undefined || section !== undefined || !theirs || !base || base.id === theirs.id) return { text }
  lastSeen.set(research.id, theirs.id)
  return { text: mergeText(text, base, theirs), merged: theirs.id }
}

async function checkText(
  text: ReportText,
  desk: Desk,
  { clock, contradictions: find }: CheckPorts,
): Promise<Omit<Checked, 'unnamed'>> {
  const references = citeReferences(text.sections, desk.state)
  const { sections: resolved, cited } = citeLinks(references.sections, desk.state)
  const linked = [...new Set([...references.cited, ...cited])]
  const sections = resolved.map(section => ({ ...section, for: answersIn(section, text.title, desk.state) }))
  const review = await reviewReport(sections, desk)
  const today = new Date(clock.now()).toISOString().slice(0, 10)
  const advice = adviseOn({ sections, state: desk.state, today, contradictions: await find(desk) })
  return { review, advice, sections, linked, delisted: references.taken, before: desk.state.drafts.at(-1) }
}

/** What the sources, claims and readings now say of the current draft, where that is not what it was written with. */
export async function renewRepairs(desk: Desk): Promise<void> {
  const draft = desk.state.drafts.at(-1)
  if (!draft) return
  const { repairs } = await reviewReport(draft.sections, desk)
  if (JSON.stringify(repairs) === JSON.stringify(draft.repairs)) return
  const value = { ...draft, ...repairsOf({ repairs }, desk.state.drafts) }
  await desk.commit([{ op: 'put', kind: 'draft', value }], { rechecked: draft.id })
}

/** What the current draft states with citations; none without a draft. */
export async function statedIn(desk: Desk): Promise<readonly ReportStatement[]> {
  return (await reviewReport(desk.state.drafts.at(-1)?.sections ?? [], desk)).cited
}

/** The repairs of a draft, and the number after which the next ones are counted. */
function repairsOf({ repairs }: Pick<Review, 'repairs'>, drafts: readonly Draft[]) {
  const lastRepair = Math.max(lastRepairOf(drafts), ...repairs.map(({ id }) => Number(id.slice(1))))
  return { repairs, ...(lastRepair > 0 && { lastRepair }) }
}

/** The current draft, or what a call would make of it, held against the sources; nothing is kept. */
export async function checkDraft(input: DraftInput, desk: Desk, ports: CheckPorts): Promise<Checked> {
  const isChange = [input.text, input.edits, input.outline].some(one => one !== undefined)
  const checked = await checkText(isChange ? nextText(input, desk.state) : currentDraft(desk), desk, ports)
  return { ...checked, unnamed: unnamedIn(input, desk) }
}

/** A report that stands by itself, such as one that is judged. */
export async function auditText(text: string, desk: Desk): Promise<Review> {
  return reviewReport(splitReport(text).sections, desk)
}

export function currentDraft({ state }: Desk): Draft {
  const draft = state.drafts.at(-1)
  if (draft) return draft
  throw new ResearchError('This research has no draft yet.', {
    kind: 'not_found',
    fix: 'Write one: draft_report text: "# Title …" with a place such as [@s1:12] after each sentence.',
  })
}

/** The whole text of a draft as Markdown, citations as they were written. */
export function draftMarkdown(draft: Draft): string {
  return joinReport(draft)
}

/** The text of a revision by its id, empty for the current one; undefined for what is no such id. */
export function textOfDraft(id: string, { state: { drafts } }: Desk): string | undefined {
  const key = id.trim().toLowerCase()
  if (!/^d\d+$/.test(key)) return undefined
  const draft = drafts.find(one => one.id === key)
  if (draft) return draft === drafts.at(-1) ? '' : draftMarkdown(draft)
  const fix = drafts.length > 0 ? `Revisions go from ${drafts[0]?.id} to ${drafts.at(-1)?.id}.` : 'Write one first.'
  throw new ResearchError(`There is no ${key}.`, { kind: 'unknown_id', fix })
}

const planIds = ({ requirements, tasks }: ResearchState) => [...requirements, ...tasks].map(({ id }) => id)

/** Sections that stay though the outline of a call does not name them. */
function unnamedIn({ outline }: DraftInput, { state }: Desk): readonly Section[] {
  return outline === undefined ? [] : keptBeside(outline, state.drafts.at(-1)?.sections ?? [], planIds(state))
}

function nextText({ text, section, edits, outline }: DraftInput, state: ResearchState): ReportText {
  const { drafts } = state
  const before = drafts.at(-1)
  const old: ReportText = before ?? { title: '', sections: [] }
  if (edits !== undefined) return edited(edits, drafts)
  if (outline !== undefined) return { title: old.title, sections: outlined(outline, old.sections, planIds(state)) }
  if (text === undefined) {
    throw new ResearchError('Nothing to write.', {
      fix: 'Give `text`, `edits`, `outline`, `check: true` or a `format` to export.',
    })
  }
  if (section === undefined && text.trim() === '')
    throw new ResearchError('The text is empty.', { fix: 'Give the whole report, or the `section` to empty.' })
  return section === undefined
    ? withPlans(splitReport(text), old)
    : { title: old.title, sections: withSection(section, text, old.sections) }
}

/** One edit that names a revision brings it back. */
function edited(edits: readonly (Edit | string)[], drafts: readonly Draft[]): ReportText {
  const before = drafts.at(-1)
  if (!before)
    throw new ResearchError('There is no draft to edit yet.', {
      kind: 'not_found',
      fix: 'Write it first with `text`.',
    })
  const [only] = edits
  const revision = typeof only === 'string' ? /^\s*(?:back to\s+)?(d\d+)\s*$/i.exec(only)?.[1] : undefined
  if (revision === undefined) return { title: before.title, sections: applyEdits(before, edits) }
  const wanted = drafts.find(({ id }) => id === revision.toLowerCase())
  if (wanted && edits.length === 1) return wanted
  const known = `Revisions go from ${drafts[0]?.id} to ${before.id}.`
  throw new ResearchError(wanted ? `${revision} brings a whole revision back.` : `There is no ${revision}.`, {
    kind: 'unknown_id',
    fix: wanted ? 'Give it alone, then edit.' : known,
  })
}

/** A text written anew keeps ids and plans of the headings that stay, also where a heading was renamed since its id was made. */
function withPlans({ title, sections }: ReportText, old: ReportText): ReportText {
  const used = new Set(sections.filter(one => !knownBy(one, old.sections)).map(({ id }) => id))
  return {
    title,
    sections: sections.map(section => {
      const known = knownBy(section, old.sections)
      if (!known || used.has(known.id)) return section
      used.add(known.id)
      const { id, planned, words } = known
      return { ...section, id, ...(planned && { planned }), ...(words !== undefined && { words }) }
    }),
  }
}

const knownBy = ({ heading }: Section, old: readonly Section[]) => old.find(one => one.heading === heading)

function withSection(name: string, text: string, old: readonly Section[]): Section[] {
  const heading = name.replace(/^#+\s*/, '').trim()
  const body = text.replace(/^\s*##\s+[^\n]*\n/, '').trim()
  const known = findSection(old, heading)
  if (known) return old.map(one => (one.id === known.id ? withoutSpace({ ...one, text: body }) : one))
  return [...old, { id: sectionId(heading), heading, text: body, for: [] }]
}

const withoutSpace = ({ space: _, ...section }: Section): Section => section
