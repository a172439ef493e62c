import type { Section } from '../domain/draft.ts'

export interface ReportText {
  readonly title: string
  readonly sections: readonly Section[]
}

/** Splits a Markdown report at its `##` headings; a first `#` line is the title, what stands before the first `##` has no heading. */
export function splitReport(markdown: string): ReportText {
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n')
  const fenced = fencedLines(lines)
  let title = ''
  const raw: { heading: string; lines: string[] }[] = [{ heading: '', lines: [] }]
  for (const [i, line] of lines.entries()) {
    const heading = fenced.has(i) ? null : /^(#{1,2})\s+(.+?)\s*#*$/.exec(line)
    if (heading?.[1] === '#' && title === '') title = heading[2] ?? ''
    else if (heading?.[1] === '##') raw.push({ heading: heading[2] ?? '', lines: [] })
    else raw.at(-1)?.lines.push(line)
  }
  const kept = raw.map(({ heading, lines: own }) => ({ heading, text: own.join('\n').trim() }))
  return { title, sections: withIds(kept.filter(({ heading, text }) => heading !== '' || text !== '')) }
}

/** The report as one Markdown text. */
export function joinReport({ title, sections }: ReportText): string {
  const parts = sections.map(({ heading, text }) => (heading === '' ? text : `## ${heading}\n\n${text}`.trimEnd()))
  return [...(title === '' ? [] : [`# ${title}`]), ...parts].join('\n\n')
}

/** The section that a caller means by heading or id. */
export function findSection<T extends Section>(sections: readonly T[], name: string): T | undefined {
  const wanted = name
    .replace(/^#+\s*/, '')
    .trim()
    .toLowerCase()
  return sections.find(({ id, heading }) => id === wanted || heading.toLowerCase() === wanted)
}

/** An id made from the heading: letters and digits of any script, joined by hyphens. */
export function sectionId(heading: string): string {
  return (
    heading
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join('-') ?? 'opening'
  )
}

function withIds(raw: readonly { heading: string; text: string }[]): Section[] {
  const used = new Map<string, number>()
  return raw.map(({ heading, text }) => {
    const id = sectionId(heading)
    const count = (used.get(id) ?? 0) + 1
    used.set(id, count)
    return { id: count === 1 ? id : `${id}-${count}`, heading, text, for: [] }
  })
}

function fencedLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  let open = false
  for (const [i, line] of lines.entries()) {
    const isFence = /^\s*(```|~~~)/.test(line)
    if (open || isFence) found.add(i)
    if (isFence) open = !open
  }
  return found
}
