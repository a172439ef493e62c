import type { Section } from '../domain/draft.ts'

/** What a revision changed in one section, as lines; `was` and `is` without the lines that both have. */
export interface SectionChange {
  readonly section: string
  readonly was: readonly string[]
  readonly is: readonly string[]
}

/** Section by section: the lines that are gone and the lines that came, in their order. Headings count as lines. */
export function changedLines(before: readonly Section[], after: readonly Section[]): SectionChange[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))]
  return ids.flatMap(id => {
    const was = linesOf(before.find(one => one.id === id))
    const is = linesOf(after.find(one => one.id === id))
    const [gone, come] = [missingFrom(was, is), missingFrom(is, was)]
    return gone.length + come.length > 0 ? [{ section: id, was: gone, is: come }] : []
  })
}

function linesOf(section: Section | undefined): string[] {
  if (!section) return []
  const lines = section.text.split('\n').filter(line => line.trim() !== '')
  return section.heading === '' ? lines : [`## ${section.heading}`, ...lines]
}

/** The lines that the other does not have, each as often as it is more often here. */
function missingFrom(lines: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const line of other) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter(line => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}
