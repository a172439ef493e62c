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
  const kept = raw.map(({ heading, lines: own }, i) => {
    // White space at the ends of the whole text is nobody's.
    const open = i === 0 && title === '' ? `${BLANK}${own.join('\n').trimStart()}` : own.join('\n')
    return { heading, ...bodyOf(i === raw.length - 1 ? `${open.trimEnd()}${BLANK}` : open) }
  })
  return { title, sections: withIds(kept.filter(({ heading, text }) => heading !== '' || text !== '')) }
}

const BLANK = '\n'

function bodyOf(body: string): Pick<Section, 'text' | 'space'> {
  const text = body.trim()
  const start = body.indexOf(text)
  const [before, after] = [body.slice(0, start), body.slice(start + text.length)]
  const isUsual = text === '' || (before === BLANK && after === BLANK)
  return { text, ...(!isUsual && { space: [before, after] as const }) }
}

/** The report as one Markdown text, as it was written. */
export function joinReport({ title, sections }: ReportText): string {
  const parts = sections.map(({ heading, text, space: [before, after] = [BLANK, BLANK] }) =>
    [...(heading === '' ? [] : [`## ${heading}`]), ...(text === '' ? [''] : [`${before}${text}${after}`])].join('\n'),
  )
  const head = title === '' ? [] : sections[0]?.heading === '' ? [`# ${title}`] : [`# ${title}`, '']
  return [...head, ...parts].join('\n').trim()
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

function withIds(raw: readonly Pick<Section, 'heading' | 'text' | 'space'>[]): Section[] {
  const used = new Map<string, number>()
  return raw.map(({ heading, ...body }) => {
    const id = sectionId(heading)
    const count = (used.get(id) ?? 0) + 1
    used.set(id, count)
    return { id: count === 1 ? id : `${id}-${count}`, heading, ...body, for: [] }
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
