import type { Section } from '../domain/draft.ts'
import { ResearchError } from '../errors.ts'
import { headingTaken, isNamed } from './section-edits.ts'
import { findSection, sectionId } from './sections.ts'

/** `Costs | 300 words | q1 t2`, or `Costs => Prices` for a heading that changes. */
interface OutlineEntry {
  /** As it stands in the draft, if it does. */
  readonly was: string
  readonly heading: string
  readonly words?: number
  readonly planned?: readonly string[]
}

/**
 * The sections in the order of an outline: headings that are there keep their text, new ones begin empty. What stands before the
 * first heading stays there. A section with text that the outline does not name stays behind the one that it followed; an empty
 * one goes. `plan` holds the ids of requirements and tasks.
 */
export function outlined(entries: readonly string[], old: readonly Section[], plan: readonly string[]): Section[] {
  const opening = old.find(({ heading }) => heading === '')
  const sections = namedBy(entries, old, plan)
  const again = sections.find(
    (one, i) => sections.findIndex(({ id, heading }) => id === one.id || isNamed(one, heading)) !== i,
  )
  if (again)
    throw new ResearchError(`The outline has "${again.heading}" twice.`, { fix: 'Name each heading once, in order.' })
  refuseTaken(sections, old)
  return left(sections, old).reduce(
    (all, { section, after }) => {
      const at = all.findIndex(({ id }) => id === after) + 1
      return [...all.slice(0, at), section, ...all.slice(at)]
    },
    [...(opening ? [opening] : []), ...sections],
  )
}

const namedBy = (entries: readonly string[], old: readonly Section[], plan: readonly string[]) =>
  entries.map(entry => sectionOf(parseEntry(entry, plan), old))

/** The sections that stay though an outline does not name them. */
export const keptBeside = (entries: readonly string[], old: readonly Section[], plan: readonly string[]) =>
  left(namedBy(entries, old, plan), old).map(({ section }) => section)

/** Sections with text that an outline does not name, in their order, each with the one that it stood behind. */
function left(
  named: readonly Pick<Section, 'id'>[],
  old: readonly Section[],
): { readonly section: Section; readonly after: string | undefined }[] {
  return old.flatMap((section, i) => {
    const isLeft = section.heading !== '' && section.text.trim() !== '' && !named.some(({ id }) => id === section.id)
    const stays = (one: Section) =>
      one.heading === '' || one.text.trim() !== '' || named.some(({ id }) => id === one.id)
    return isLeft ? [{ section, after: old.slice(0, i).findLast(stays)?.id }] : []
  })
}

/** A section that is renamed may take the heading of one that is renamed too, but not of one that would be left out. */
function refuseTaken(sections: readonly Section[], old: readonly Section[]): void {
  const others = old.filter(({ id }) => !sections.some(one => one.id === id))
  const taken = others.find(({ heading }) => sections.some(one => isNamed(one, heading)))
  if (taken) throw headingTaken(taken.heading)
}

function parseEntry(entry: string, plan: readonly string[]): OutlineEntry {
  const [name = '', ...notes] = entry.split('|').map(part => part.trim())
  const [was = '', renamed] = name.split(/\s*=>\s*/).map(part => part.replace(/^#+\s*/, '').trim())
  const heading = renamed || was
  if (heading === '')
    throw new ResearchError('A heading of the outline is empty.', { fix: 'Give each heading a name.' })
  const parsed = notes.filter(note => note !== '').map(note => parseNote(note, plan))
  const words = parsed.map(note => note.words).find(Boolean)
  const planned = parsed.flatMap(note => note.planned)
  return {
    was,
    heading,
    ...(words !== undefined && { words: Number(words) }),
    ...(planned.length > 0 && { planned }),
  }
}

const planId = /\b[qt]\d+\b/gi

/** What stands behind a heading: a budget, ids of the plan, or both. */
function parseNote(note: string, plan: readonly string[]): { readonly words?: string; readonly planned: string[] } {
  const planned = (note.match(planId) ?? []).map(id => id.toLowerCase())
  const unknown = planned.find(id => !plan.includes(id))
  if (unknown !== undefined) throw notInOutline(`There is no ${unknown}.`, plan, 'unknown_id')
  const rest = note
    .replace(planId, ' ')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/[,;&，；、]|\b(?:for|and)\b/gi, ' ')
    .trim()
  const words = /^(?:~|about\s+|约)?(\d+)\s*(?:words?|w|字)?$/i.exec(rest)?.[1]
  if (rest !== '' && words === undefined)
    throw notInOutline(`"${note}" is neither a number of words nor an id.`, plan, 'invalid')
  return { planned, ...(words !== undefined && { words }) }
}

function notInOutline(message: string, plan: readonly string[], kind: 'unknown_id' | 'invalid'): ResearchError {
  const known = plan.length > 0 ? `ids: ${plan.join(', ')}` : 'the plan has no ids yet'
  return new ResearchError(message, {
    kind,
    fix: `Write "Costs", "Costs | 300 words", "Costs | q1 t2", "Costs | 300 words | q1" or "Costs => Prices"; ${known}.`,
  })
}

function sectionOf({ was, heading, words, planned }: OutlineEntry, old: readonly Section[]): Section {
  const known = findSection(old, was) ?? findSection(old, heading)
  const section = known ?? { id: sectionId(heading), heading, text: '', for: [] }
  return { ...section, heading, ...(words !== undefined && { words }), ...(planned && { planned }) }
}
