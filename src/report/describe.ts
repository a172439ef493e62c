import { citedCounts, tellCited } from '../domain/cited-counts.ts'
import type { Draft, Section } from '../domain/draft.ts'
import type { Advice } from './advice.ts'
import { changedLines, type SectionChange } from './changed-lines.ts'
import type { Checked, Written } from './draft.ts'
import { cutLine, shownLines } from './line-cuts.ts'
import { isNamed, repairLines } from './repair-lines.ts'
import type { Review } from './review.ts'

export interface DraftReply {
  readonly facts: readonly string[]
  readonly quoted?: readonly { readonly place?: string; readonly text: string }[]
  readonly data: Readonly<Record<string, unknown>>
  readonly next?: string
  readonly links?: readonly { readonly uri: string; readonly name: string; readonly mimeType: string }[]
}

const LISTED = 12
const ADVISED = 6
const UNCITED = 5

/** A revision that was kept. `isEdit` shows the lines that changed, since the host did not just write them all. */
export function describeWritten(written: Written, { isEdit }: { readonly isEdit: boolean }): DraftReply {
  const { draft, before, merged } = written
  const changes = changedLines(before?.sections ?? [], draft.sections)
  const there = changes.filter(({ section }) => draft.sections.some(({ id }) => id === section))
  const gone = missingFrom(draft.sections, before?.sections)
  const what = [
    `${draft.id} kept: ${counted(draft.sections.length, 'section')}`,
    ...(there.length > 0 ? [`changed: ${there.map(({ section }) => headingOf(draft, section)).join('; ')}`] : []),
    ...(gone.length > 0 ? [`left out: ${namesOf(gone)} (edits: ["${before?.id}"] goes back)`] : []),
    ...newOrder(draft.sections, before?.sections),
    ...(merged === undefined ? [] : [`merged with ${merged}, which another host wrote`]),
  ].join(', ')
  return { ...describeChecked(written, draft, what), ...(isEdit && shownChanges(changes, draft.id)) }
}

/** What a call would make of the draft, or how it stands. */
export function describeChecked(checked: Checked, draft: Draft | undefined, what: string): DraftReply {
  const { repairs, derived, uncited, citations } = checked.review
  const listing = { known: checked.before?.repairs ?? [], isDry: draft === undefined }
  const states = uncited.length === 1 ? 'it states' : 'they state'
  return {
    facts: [
      what,
      ...(checked.linked.length > 0 ? [`links to sources became citations: ${checked.linked.join(', ')}`] : []),
      ...describeUnnamed(checked.unnamed),
      ...(checked.delisted > 0
        ? [`${counted(checked.delisted, 'reference')} left the text: an export lists what is cited`]
        : []),
      describeReview(checked.review),
      ...repairLines(repairs, listing),
      ...derived.slice(0, LISTED),
      ...(uncited.length > 0
        ? [`without a citation though ${states} a figure or a name (${listedOf(uncited.length)}):`]
        : []),
      ...uncited
        .slice(0, shownOf(uncited.length))
        .map(({ section, sentence }) => `  (${section}) ${shorten(sentence)}`),
      ...checked.advice.slice(0, ADVISED).map(describeAdvice),
    ],
    data: {
      draft: draft?.id,
      repairs: repairs.map(one => ({
        ...(isNamed(one, listing) && { id: one.id }),
        problem: one.problem,
        section: one.section,
      })),
      citations,
      uncited: uncited.length,
      advice: checked.advice.map(({ name, sections }) => ({ name, ...(sections && { sections }) })),
    },
  }
}

/** `9, 5 of them listed`. */
const listedOf = (all: number) => (all > shownOf(all) ? `${all}, ${UNCITED} of them listed` : `${all}`)

/** To leave out one saves nothing. */
const shownOf = (all: number) => (all === UNCITED + 1 ? all : UNCITED)

/** That places exist is not that they say so: how many sentences the checks could not read is told too. */
function describeReview(review: Review): string {
  const { citations, sentences, repairs } = review
  const counts = `${counted(citations, 'citation')} in ${counted(sentences, 'sentence')}`
  const places = citations > 0 ? ', all places exist' : ''
  const state = repairs.length > 0 ? `, ${counted(repairs.length, 'repair')}` : places
  const groups = citedCounts(review)
  const told = tellCited(groups)
  return `${counts}${state}${told && `; ${told}`}${groups.waiting > 0 ? ' (cross_verify)' : ''}`
}

/** The same of a dry run, with the sections that would go or move and the lines that would change. */
export function describeDryRun(checked: Checked): DraftReply {
  const { sections, before } = checked
  const gone = missingFrom(sections, before?.sections)
  const what = [
    'checked, nothing kept',
    ...(gone.length > 0 ? [`would leave out: ${namesOf(gone)}`] : []),
    ...newOrder(sections, before?.sections),
  ].join(', ')
  const changes = changedLines(before?.sections ?? [], sections)
  return { ...describeChecked(checked, undefined, what), ...shownChanges(changes, 'draft') }
}

/** What an outline leaves out stays; a host that meant it to go deletes it. */
function describeUnnamed(sections: readonly Section[]): string[] {
  const [first] = sections
  if (!first) return []
  return [
    `kept, though the outline does not name ${sections.length === 1 ? 'it' : 'them'}: ${namesOf(sections)} (edits: ["delete: ${first.heading || first.id}"] deletes one with its text)`,
  ]
}

function missingFrom(sections: readonly Section[], before: readonly Section[] = []): Section[] {
  return before.filter(({ id }) => !sections.some(one => one.id === id))
}

/** All headings in order, where those that stayed do not stand as they did. */
function newOrder(sections: readonly Section[], before: readonly Section[] = []): string[] {
  const idsIn = (all: readonly Section[], other: readonly Section[]) =>
    all.map(({ id }) => id).filter(id => other.some(one => one.id === id))
  const isKept = idsIn(sections, before).join('\n') === idsIn(before, sections).join('\n')
  return isKept ? [] : [`order: ${namesOf(sections)}`]
}

const namesOf = (sections: readonly Section[]) => sections.map(({ heading, id }) => heading || id).join('; ')

const CHANGES = 8
const CHANGED_LINES = 12

function shownChanges(changes: readonly SectionChange[], place: string): Pick<DraftReply, 'quoted'> {
  return {
    quoted: changes.slice(0, CHANGES).map(({ section, was, is }) => ({
      place,
      text: [`in ${section}:`, ...shownLines(was, is)].slice(0, CHANGED_LINES).join('\n'),
    })),
  }
}

const describeAdvice = ({ message, sections = [] }: Advice) =>
  `to improve${sections.length > 0 ? ` (${sections.slice(0, 4).join(', ')}${sections.length > 4 ? ' …' : ''})` : ''}: ${message}`

const headingOf = ({ sections }: Draft, wanted: string) => sections.find(({ id }) => id === wanted)?.heading || wanted

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

const shorten = (text: string) => cutLine(text, 140).replace(/\s+/g, ' ')
