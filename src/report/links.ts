import type { Section } from '../domain/draft.ts'
import type { ResearchState } from '../domain/research.ts'
import { isAt, type Source } from '../domain/source.ts'
import { withoutCode } from '../evidence/citation.ts'
import { canonicalUrl } from '../net/url.ts'
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
    const text = linksOf(section.text).reduceRight((left, one) => {
      const source = sourceAt(one.url, state)
      if (source?.state !== 'read') return left
      cited.unshift(source.id)
      return withCitation(left, one, source.id)
    }, section.text)
    return text === section.text ? section : { ...section, text }
  })
  return { sections: resolved, cited: [...new Set(cited)] }
}

/** Numbers and "source" say nothing without the link. */
const empty = /^(?:\d{1,3}|\^?\d{1,3}|source|link|here|来源|链接|出处)?$/i

function withCitation(markdown: string, { start, end, words = '' }: Link, id: string): string {
  const bracket = `[@${id}]`
  const isInParentheses = /[(（]\s*$/.test(markdown.slice(0, start)) && /^\s*[)）]/.test(markdown.slice(end))
  const from = isInParentheses ? markdown.slice(0, start).search(/[(（]\s*$/) : start
  const to = isInParentheses ? end + (/^\s*[)）]/.exec(markdown.slice(end))?.[0].length ?? 0) : end
  const said = words.replace(/^\[|\]$/g, '').trim()
  return `${markdown.slice(0, from)}${empty.test(said) ? '' : `${words} `}${bracket}${markdown.slice(to)}`
}

/** Addresses of a sentence that cite nothing: what was not read is no source. One that is quoted from a cited or asked text is no citation. */
export function linkFindings(written: string, quoted: readonly string[], state: ResearchState): Finding[] {
  const own = linksOf(written).filter(({ url }) => !quoted.some(text => text.includes(url)))
  return own.map(({ url, start, end }) => {
    const source = sourceAt(url, state)
    if (source?.state === 'read') {
      const replacement = withCitation(written, { url, start, end }, source.id)
      return { problem: 'bad_citation', message: `${url} is ${source.id}.`, fix: `Cite [@${source.id}].`, replacement }
    }
    const fix =
      source === undefined
        ? `read urls: ["${url}"], then cite what it says; or take the address out.`
        : source.state === 'found'
          ? `read source: ["${source.id}"], then cite it.`
          : `${source.id} could not be read: cite another source.`
    return { problem: 'not_read', message: `${url} was not read.`, fix }
  })
}

function sourceAt(url: string, { sources }: ResearchState): Source | undefined {
  const address = canonicalUrl(url)
  const isGivenAs = ({ origin }: Source) =>
    origin.type === 'text' && origin.url !== undefined && canonicalUrl(origin.url) === address
  return sources.findLast(source => isAt(source, address) || isGivenAs(source))
}
