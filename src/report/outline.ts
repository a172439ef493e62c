import type { Section } from '../domain/draft.ts'
import { ResearchError } from '../errors.ts'
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
 * first heading stays there; a section that the outline leaves out is left out.
 */
export function outlined(entries: readonly string[], old: readonly Section[]): Section[] {
  const opening = old.filter(({ heading }) => heading === '')
  const parsed = entries.map(parseEntry)
  const sections = parsed.map(entry => sectionOf(entry, old))
  const again = sections.find(({ id }, i) => sections.findIndex(one => one.id === id) !== i)
  if (again)
    throw new ResearchError(`The outline has "${again.heading}" twice.`, { fix: 'Name each heading once, in order.' })
  return [...opening, ...sections]
}

function parseEntry(entry: string): OutlineEntry {
  const [name = '', ...notes] = entry.split('|').map(part => part.trim())
  const [was = '', renamed] = name.split(/\s*=>\s*/).map(part => part.replace(/^#+\s*/, '').trim())
  const heading = renamed || was
  if (heading === '')
    throw new ResearchError('A heading of the outline is empty.', { fix: 'Give each heading a name.' })
  const words = notes.map(note => /^(?:~|about\s+|约)?(\d+)\s*(?:words?|w|字)?$/i.exec(note)?.[1]).find(Boolean)
  const planned = notes.flatMap(note => note.match(/\b[qt]\d+\b/g) ?? [])
  return {
    was,
    heading,
    ...(words !== undefined && { words: Number(words) }),
    ...(planned.length > 0 && { planned }),
  }
}

function sectionOf({ was, heading, words, planned }: OutlineEntry, old: readonly Section[]): Section {
  const known = findSection(old, was) ?? findSection(old, heading)
  const section = known ?? { id: sectionId(heading), heading, text: '', for: [] }
  return { ...section, heading, ...(words !== undefined && { words }), ...(planned && { planned }) }
}
