import type { Clock } from '../call.ts'
import type { Desk } from '../desk.ts'
import type { Draft, Section } from '../domain/draft.ts'
import type { ResearchState } from '../domain/research.ts'
import { ResearchError } from '../errors.ts'
import { brackets } from '../evidence/citation.ts'
import type { New } from '../store/store.ts'
import { words } from '../text/words.ts'
import { applyEdits, type Edit } from './edits.ts'
import { type Review, reviewReport } from './review.ts'
import { findSection, joinReport, type ReportText, sectionId, splitReport } from './sections.ts'

export interface DraftInput {
  readonly text?: string | undefined
  readonly section?: string | undefined
  readonly edits?: readonly (Edit | string)[] | undefined
  readonly outline?: readonly string[] | undefined
}

export interface Written {
  readonly draft: Draft
  readonly review: Review
  /** Sections whose text differs from the revision before. */
  readonly changed: readonly Section[]
}

/** Writes a new revision; the one before stays. Open repairs never keep a text from being kept. */
export async function writeDraft(input: DraftInput, desk: Desk, clock: Clock): Promise<Written> {
  for (let attempt = 0; ; attempt++) {
    const before = desk.state.drafts.at(-1)
    const text = nextText(input, before)
    const sections = text.sections.map(section => ({
      ...section,
      for: requirementsIn(section, text.title, desk.state),
    }))
    const review = await reviewReport(sections, desk)
    const value: New<Draft> = {
      title: text.title || before?.title || desk.state.research.question,
      sections,
      repairs: review.repairs,
      at: new Date(clock.now()).toISOString(),
      ...(before && { after: before.id }),
    }
    try {
      const result = { citations: review.citations, repairs: review.repairs.length }
      const [id = ''] = await desk.commit([{ op: 'add', kind: 'draft', value }], result, { exact: true })
      return { draft: { id, ...value }, review, changed: changedSections(before, sections) }
    } catch (error) {
      // Another call moved the research on; the edit is made again on what it left.
      if (!(error instanceof ResearchError && error.kind === 'conflict') || attempt >= 5) throw error
    }
  }
}

/** What the sources, claims and readings now say of the current draft, where that is not what it was written with. */
export async function renewRepairs(desk: Desk): Promise<void> {
  const draft = desk.state.drafts.at(-1)
  if (!draft) return
  const { repairs } = await reviewReport(draft.sections, desk)
  if (JSON.stringify(repairs) === JSON.stringify(draft.repairs)) return
  await desk.commit([{ op: 'put', kind: 'draft', value: { ...draft, repairs } }], { rechecked: draft.id })
}

/** Holds a text, or the current draft, against the sources without keeping anything. */
export async function checkDraft(text: string | undefined, desk: Desk): Promise<Review> {
  return reviewReport(text === undefined ? currentDraft(desk).sections : splitReport(text).sections, desk)
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

function nextText({ text, section, edits, outline }: DraftInput, before: Draft | undefined): ReportText {
  const old: ReportText = before ?? { title: '', sections: [] }
  if (edits !== undefined) {
    if (!before)
      throw new ResearchError('There is no draft to edit yet.', {
        kind: 'not_found',
        fix: 'Write it first with `text`.',
      })
    return { title: old.title, sections: applyEdits(before, edits) }
  }
  if (outline !== undefined) return { title: old.title, sections: outlined(outline, old.sections) }
  if (text === undefined) {
    throw new ResearchError('Nothing to write.', {
      fix: 'Give `text`, `edits`, `outline`, `check: true` or a `format` to export.',
    })
  }
  if (section === undefined && text.trim() === '')
    throw new ResearchError('The text is empty.', { fix: 'Give the whole report, or the `section` to empty.' })
  return section === undefined
    ? splitReport(text)
    : { title: old.title, sections: withSection(section, text, old.sections) }
}

function outlined(headings: readonly string[], old: readonly Section[]): Section[] {
  const names = new Set(headings.map(heading => heading.replace(/^#+\s*/, '').trim()))
  return [...names].map(name => {
    return findSection(old, name) ?? { id: sectionId(name), heading: name, text: '', for: [] }
  })
}

function withSection(name: string, text: string, old: readonly Section[]): Section[] {
  const heading = name.replace(/^#+\s*/, '').trim()
  const body = text.replace(/^\s*##\s+[^\n]*\n/, '').trim()
  const known = findSection(old, heading)
  if (known) return old.map(one => (one.id === known.id ? { ...one, text: body } : one))
  return [...old, { id: sectionId(heading), heading, text: body, for: [] }]
}

/** The requirements half of whose words stand in the section, and those whose sources it cites. */
function requirementsIn(
  { heading, text }: Section,
  title: string,
  { requirements, sources, tasks }: ResearchState,
): string[] {
  const there = new Set(words(`${title}\n${heading}\n${text}`))
  const cited = new Set(brackets(text).flatMap(({ places }) => places.map(({ id }) => id)))
  const citedTasks = new Set(sources.flatMap(({ id, task }) => (task !== undefined && cited.has(id) ? [task] : [])))
  const served = new Set(tasks.flatMap(task => (citedTasks.has(task.id) ? task.for : [])))
  return requirements
    .filter(({ kind, role }) => role !== 'negative' && (kind === 'part' || kind === 'other'))
    .filter(({ id, text: asked }) => served.has(id) || coversHalf(asked, there))
    .map(({ id }) => id)
}

function coversHalf(asked: string, there: ReadonlySet<string>): boolean {
  const wanted = [...new Set(words(asked, { dropStopWords: true }))]
  return wanted.length > 0 && wanted.filter(word => there.has(word)).length / wanted.length >= 0.5
}

function changedSections(before: Draft | undefined, sections: readonly Section[]): Section[] {
  const old = new Map(before?.sections.map(section => [section.id, section.text]))
  return sections.filter(({ id, text }) => old.get(id) !== text)
}
