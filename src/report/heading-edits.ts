import type { Section } from '../domain/draft.ts'
import { ResearchError } from '../errors.ts'
import { headingTaken, isNamed } from './section-edits.ts'
import { joinReport, splitReport } from './sections.ts'

const headingLine = /^##\s+\S[^\n]*$/gm

const headingsIn = (markdown: string) => markdown.match(headingLine)?.length ?? 0

/** Words with the line of a heading among them: they are replaced in the whole text, which is split anew. Undefined where there are none such. */
export function editOverHeadings(sections: readonly Section[], find: string, replace: string): Section[] | undefined {
  const wanted = find.trim()
  if (headingsIn(wanted) === 0 || sections.some(({ text }) => text.includes(wanted))) return undefined
  // A title of its own keeps a `#` line of the opening from becoming one.
  const whole = joinReport({ title: 'T', sections })
  const [start, again] = placesOf(wanted, whole)
  if (start === undefined || again !== undefined) return undefined
  const rest = whole.slice(start + wanted.length)
  refuseLost(wanted, replace, rest)
  const edited = splitReport(`${whole.slice(0, start)}${replace.trim()}${rest}`).sections
  return withOldIds(edited, sections)
}

/** Whole lines at its heading ends: `## Costs` is not in `## Costs of labour`. */
function placesOf(wanted: string, whole: string): number[] {
  const places: number[] = []
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    const lastLine = wanted.slice(wanted.lastIndexOf('\n') + 1)
    const beginsWell = !wanted.startsWith('#') || whole.charAt(at - 1) === '\n'
    const endsWell = !lastLine.startsWith('#') || /^[ \t]*(?:\n|$)/.test(whole.slice(at + wanted.length))
    if (beginsWell && endsWell) places.push(at)
  }
  return places
}

/** A heading that goes while its text stays would put that text into the section before it. */
function refuseLost(find: string, replace: string, rest: string): void {
  const isGone = headingsIn(replace) < headingsIn(find)
  const left = rest.split(/^##\s/m, 1)[0] ?? ''
  if (!isGone || left.trim() === '') return
  const heading =
    find
      .match(headingLine)
      ?.at(-1)
      ?.replace(/^##\s+/, '') ?? ''
  throw new ResearchError('A heading would go and its text would stay.', {
    kind: 'conflict',
    fix: `Write the heading again in \`replace\`; "rename: ${heading} => B" changes it, "delete: ${heading}" takes it out with its text. Nothing was changed.`,
  })
}

/** A section is the one that had its heading, else, where none came or went, the one that stood there. */
function withOldIds(edited: readonly Section[], old: readonly Section[]): Section[] {
  const again = edited.find((one, i) => edited.findIndex(({ heading }) => isNamed(one, heading)) !== i)
  if (again) throw headingTaken(again.heading)
  return edited.map((section, i) => {
    const isFree = (one: Section) => !edited.some(other => isNamed(other, one.heading))
    const there = edited.length === old.length ? old[i] : undefined
    const known = old.find(one => isNamed(one, section.heading)) ?? (there && isFree(there) ? there : undefined)
    if (!known) return freed(section, old)
    const { id, planned, words } = known
    return { ...section, id, for: known.for, ...(planned && { planned }), ...(words !== undefined && { words }) }
  })
}

function freed(section: Section, old: readonly Section[]): Section {
  let id = section.id
  for (let n = 2; old.some(one => one.id === id); n++) id = `${section.id}-${n}`
  return { ...section, id }
}
