import type { Section } from '../domain/draft.ts'
import type { ResearchState } from '../domain/research.ts'
import { withoutCode } from '../evidence/citation.ts'
import { sourceAt } from '../net/source-at.ts'
import type { Finding } from './resolve-place.ts'

/** A web address as it stands in a draft, with its brackets and words if it is a Markdown link. */
interface Link {
  /** `[start, end)` of the Markdown. */
  readonly start: number
  readonly end: number
  readonly url: string
  /** The words of a Markdown link. */
  readonly words?: string
}

const link =
  /(?<!!)\[(\[[^\]\n]*\]|[^[\]\n]*)\]\(\s*<?(https?:\/\/[^\s)>]+)>?(?:\s+["'][^\n]*?["'])?\s*\)|\[@(https?:\/\/[^\s\];,]+)\]|<(https?:\/\/[^\s>]+)>|(https?:\/\/[^\s<>()[\]，。；、）】》]+)/g

/** Every address of a Markdown text, code and pictures left out. */
export function linksOf(markdown: string): Link[] {
  return Array.from(withoutCode(markdown).matchAll(link), match => {
    const [whole, words, ofLink, pandoc, angled, bare] = match
    const trimmed = bare?.replace(/[.,;:!?'"”’]+$/, '')
    return {
      start: match.index,
      end: match.index + (trimmed === undefined ? whole.length : trimmed.length),
      url: ofLink ?? pandoc ?? angled ?? trimmed ?? '',
      ...(words !== undefined && { words }),
    }
  })
}

/** `[the guide](https://…)`, `(https://…)`, `[3](https://…)` → words and a citation, where the address was read; how many. */
export function citeLinks(
  sections: readonly Section[],
  state: ResearchState,
): { readonly sections: readonly Section[]; readonly cited: readonly string[] } {
  const cited: string[] = []
  const resolved = sections.map(section => {
    const text = linkRows(section.text).reduceRight((left, row) => {
      const read = row.flatMap(one => readAt(one.url, state) ?? [])
      cited.unshift(...read)
      const aside = asideAround(left, row[0]?.start ?? 0, row.at(-1)?.end ?? 0)
      if (aside && read.length === row.length) return replaced(left, aside, bracketOf(read))
      return row.reduceRight((rest, one) => {
        const id = readAt(one.url, state)
        return id === undefined ? rest : withCitation(rest, one, id)
      }, left)
    }, section.text)
    return text === section.text ? section : { ...section, text }
  })
  return { sections: resolved, cited: [...new Set(cited)] }
}

/** Links with nothing but a comma or a semicolon between them are one row. */
function linkRows(markdown: string): Link[][] {
  const rows: Link[][] = []
  for (const one of linksOf(markdown)) {
    const last = rows.at(-1)
    const isNext = last && /^\s*[;,；，、]\s*$/.test(markdown.slice(last.at(-1)?.end, one.start))
    if (isNext) last.push(one)
    else rows.push([one])
  }
  return rows
}

type Span = Pick<Link, 'start' | 'end'>

/** With the parentheses in which it stands alone; undefined where it does not. */
export function asideAround(markdown: string, start: number, end: number): Span | undefined {
  const opening = /[(（]\s*$/.exec(markdown.slice(0, start))
  const closing = /^\s*[)）]/.exec(markdown.slice(end))
  return opening && closing ? { start: opening.index, end: end + closing[0].length } : undefined
}

export const bracketOf = (ids: readonly string[]) => `[${[...new Set(ids)].map(id => `@${id}`).join('; ')}]`

export const replaced = (markdown: string, { start, end }: Span, words: string) =>
  markdown.slice(0, start) + words + markdown.slice(end)

/** Numbers and "source" say nothing without the link. */
const empty = /^(?:\d{1,3}|\^?\d{1,3}|source|link|here|来源|链接|出处)?$/i

/** Alone in parentheses its words name the source, which the citation does; elsewhere they belong to the sentence. */
function withCitation(markdown: string, { start, end, words = '' }: Link, id: string): string {
  const aside = asideAround(markdown, start, end)
  const said = words.replace(/^\[|\]$/g, '').trim()
  const isSaid = aside === undefined && !empty.test(said)
  return replaced(markdown, aside ?? { start, end }, `${isSaid ? `${words} ` : ''}${bracketOf([id])}`)
}

/** Addresses of a sentence that cite nothing: what was not read is no source. One that is quoted from a cited or asked text is no citation. */
export function linkFindings(written: string, quoted: readonly string[], state: ResearchState): Finding[] {
  const own = linksOf(written).filter(({ url }) => !quoted.some(text => text.includes(url)))
  return own.map(({ url, start, end }) => {
    const read = readAt(url, state)
    if (read !== undefined) {
      const replacement = withCitation(written, { url, start, end }, read)
      return { problem: 'bad_citation', message: `${url} is ${read}.`, fix: `Cite [@${read}].`, replacement }
    }
    return { problem: 'not_read', message: `${url} was not read.`, fix: fixOfUnread(url, state) }
  })
}

export function fixOfUnread(url: string, state: ResearchState): string {
  const source = sourceAt(url, state.sources)
  if (source === undefined) return `read urls: ["${url}"], then cite what it says; or take the address out.`
  return source.state === 'found'
    ? `read source: ["${source.id}"], then cite it.`
    : `${source.id} could not be read: cite another source.`
}

/** The source that was read at this address. */
export function readAt(url: string, state: ResearchState): string | undefined {
  const source = sourceAt(url, state.sources)
  return source?.state === 'read' ? source.id : undefined
}
