import type { Section } from '../domain/draft.ts'
import { ResearchError } from '../errors.ts'
import { findSection, sectionId, splitReport } from './sections.ts'

type SectionEdit = (sections: readonly Section[]) => readonly Section[]

/** An edit of whole sections in words, `move: Costs after Prices`; undefined for what is none. */
export function sectionEditOf(edit: string): SectionEdit | undefined {
  const [, verb = '', rest = ''] = /^\s*(delete|remove|rename|move|insert)\b\s*:?\s*([\s\S]+)$/i.exec(edit) ?? []
  const make = verbs[verb.toLowerCase()]
  return make && (sections => make(rest.trim(), sections))
}

const verbs: Readonly<Record<string, (rest: string, sections: readonly Section[]) => readonly Section[]>> = {
  delete: remove,
  remove,
  rename,
  move,
  insert,
}

function remove(name: string, sections: readonly Section[]): Section[] {
  const { id } = sectionNamed(sections, name)
  return sections.filter(one => one.id !== id)
}

function rename(rest: string, sections: readonly Section[]): Section[] {
  const [name = '', heading = ''] = rest.split(/\s*(?:=>|->|→)\s*/)
  if (heading.trim() === '') throw unclear('rename: Old heading => New heading')
  return withNewHeading(sections, sectionNamed(sections, name), bare(heading))
}

/** Refused where another section has that heading. */
export function withNewHeading(sections: readonly Section[], renamed: Section, heading: string): Section[] {
  const taken = sections.find(one => one.id !== renamed.id && isNamed(one, heading))
  if (taken) throw headingTaken(taken.heading)
  return sections.map(one => (one.id === renamed.id ? { ...one, heading } : one))
}

export const isNamed = (section: Section, heading: string) => section.heading.toLowerCase() === heading.toLowerCase()

export const headingTaken = (heading: string) =>
  new ResearchError(`The draft has a section "${heading}" already.`, {
    kind: 'conflict',
    fix: `Choose another heading, or first rename or delete "${heading}". Nothing was changed.`,
  })

function move(rest: string, sections: readonly Section[]): Section[] {
  const { name, at } = whereOf(rest, sections, 'move: Costs after Prices')
  const moved = sectionNamed(sections, name)
  const left = sections.filter(({ id }) => id !== moved.id)
  return placed([moved], at, left)
}

function insert(rest: string, sections: readonly Section[]): Section[] {
  const form = 'insert after Prices: ## New heading, then its text on the next lines'
  const [, where = '', markdown = ''] = /^((?:after|before)\s[^\n]*?|first)\s*[:：]\s*(##[\s\S]*)$/i.exec(rest) ?? []
  if (where === '') throw unclear(form)
  const { at } = whereOf(` ${where}`, sections, form)
  const fresh = splitReport(markdown).sections
  const known = fresh.find(({ heading }) => findSection(sections, heading))
  if (known)
    throw new ResearchError(`The draft has "${known.heading}" already.`, {
      kind: 'conflict',
      fix: 'Name another heading, or give `section` and `text` to replace it.',
    })
  return placed(fresh, at, sections)
}

type At = { readonly side: 'after' | 'before'; readonly section: string } | 'first'

/** `Costs after Prices`: headings may hold such words themselves, so it is the cut at which a section is named. */
function whereOf(rest: string, sections: readonly Section[], form: string): { name: string; at: At } {
  const first = /^(.*?)\s+(?:first|to the (?:top|front)|最前)$/i.exec(rest)
  if (first) return { name: first[1] ?? '', at: 'first' }
  const cuts = [...rest.matchAll(/\s+(after|before)\s+/gi)].map(({ index, 0: word, 1: side = '' }) => ({
    name: rest.slice(0, index).trim(),
    side: side.toLowerCase() === 'before' ? ('before' as const) : ('after' as const),
    section: rest.slice(index + word.length).trim(),
  }))
  const cut = cuts.find(one => findSection(sections, one.section)) ?? cuts.at(-1)
  if (!cut) throw unclear(form)
  return { name: cut.name, at: { side: cut.side, section: cut.section } }
}

function placed(fresh: readonly Section[], at: At, sections: readonly Section[]): Section[] {
  if (at === 'first') {
    const opening = sections[0]?.heading === '' ? 1 : 0
    return [...sections.slice(0, opening), ...fresh, ...sections.slice(opening)]
  }
  const { id } = sectionNamed(sections, at.section)
  const index = sections.findIndex(one => one.id === id) + (at.side === 'after' ? 1 : 0)
  return [...sections.slice(0, index), ...fresh, ...sections.slice(index)]
}

/** The section of that heading or id; refused with those that there are. */
export function sectionNamed(sections: readonly Section[], name: string): Section {
  const found = findSection(sections, name)
  if (found) return found
  const known = sections.map(({ heading, id }) => heading || id).join('; ')
  throw new ResearchError(`The draft has no section "${bare(name)}".`, {
    kind: 'unknown_id',
    fix: `Sections: ${known}.`,
  })
}

/** A section into which an edit wrote `##` headings is several. */
export function resplit(sections: readonly Section[]): Section[] {
  const used = new Set(sections.map(({ id }) => id))
  return sections.flatMap(section => {
    if (!/^##\s/m.test(section.text)) return [section]
    const [own, ...rest] = splitReport(`## ${section.heading || 'x'}\n\n${section.text}`).sections
    return [{ ...section, text: own?.text ?? '' }, ...rest.map(one => ({ ...one, id: freeId(one.heading, used) }))]
  })
}

function freeId(heading: string, used: Set<string>): string {
  const id = sectionId(heading)
  let free = id
  for (let n = 2; used.has(free); n++) free = `${id}-${n}`
  used.add(free)
  return free
}

const bare = (heading: string) => heading.replace(/^\s*#+\s*/, '').trim()

const unclear = (form: string) =>
  new ResearchError('It is not clear which sections are meant.', { fix: `Write it as "${form}". Nothing was changed.` })
