import { fold } from '../clean.ts'
import { hiddenByMarkup } from './hidden.ts'
import type { JsonLd } from './json-ld.ts'
import { first, type Meta, maxLength } from './meta.ts'
import { inlineText, type Skip } from './segments.ts'
import { findFirst, type HtmlElement, textOf, walk } from './tree.ts'

/** Where a page names itself in its head. */
export const headSources = ['tag', 'social', 'twitter', 'headline', 'named', 'cited'] as const

/** Everything on a page that may be its title. */
export interface TitleSources {
  readonly head: Readonly<Record<(typeof headSources)[number], string>>
  /** Headings of the first level that a person sees, and the first few of the second. */
  readonly headings: readonly string[]
  readonly subheadings: readonly string[]
}

/** A text that may be the title, and how it was cut out of what the head says: 0 is whole. */
export interface TitleCandidate {
  readonly text: string
  readonly cut: number
  /** What was cut off. */
  readonly rest: string
}

const separators = /\s+(?:[|\-–—·•»:｜_]|::|\/\/)\s+|[|｜]|\s*_\s*(?=[\u3400-\u9fff])/gu

const longest = 250
const mostHeadings = 5

/** A heading often holds a button to copy its address. */
const isAside: Skip = element => element.name === 'button' || hiddenByMarkup(element)

function headingsOf(root: HtmlElement, name: string): readonly string[] {
  const found: string[] = []
  walk(root, element => {
    if (hiddenByMarkup(element) || found.length >= mostHeadings) return false
    if (element.name !== name) return true
    // A link to the heading itself, as documentation has it.
    const text = fold(inlineText(element, isAside).slice(0, maxLength)).replace(/\s*[¶§#]$/u, '')
    if (text !== '' && text.length <= longest) found.push(text)
    return false
  })
  return found
}

export function titleSources(
  root: HtmlElement,
  meta: Meta,
  { headline, name }: Pick<JsonLd, 'headline' | 'name'>,
): TitleSources {
  const element = findFirst(root, 'title')
  return {
    head: {
      tag: element ? fold(textOf(element).slice(0, maxLength)) : '',
      social: first(meta, ['og:title']) ?? '',
      twitter: first(meta, ['twitter:title']) ?? '',
      headline: headline ?? '',
      named: name ?? '',
      cited: first(meta, ['citation_title', 'dc.title']) ?? '',
    },
    headings: headingsOf(root, 'h1'),
    subheadings: headingsOf(root, 'h2').slice(0, 2),
  }
}

/** `Section | Title - Site` whole, without its ends, and its ends alone. */
function cutsOf(title: string): readonly TitleCandidate[] {
  const breaks = [...title.matchAll(separators)]
  const [head, last, second] = [breaks[0], breaks.at(-1), breaks.at(-2)]
  const before = (at: RegExpExecArray | undefined, cut: number) =>
    at ? [{ text: title.slice(0, at.index), cut, rest: title.slice(at.index + at[0].length) }] : []
  const after = (at: RegExpExecArray | undefined, cut: number) =>
    at ? [{ text: title.slice(at.index + at[0].length), cut, rest: title.slice(0, at.index) }] : []
  return [
    { text: title, cut: 0, rest: '' },
    ...before(last, 1),
    ...before(second, 2),
    ...before(head, 3),
    ...after(head, 4),
    ...after(last, 5),
  ]
}

/** All texts that may be the title, each once, those of the head of the page first. */
export function titleCandidates({ head, headings, subheadings }: TitleSources): readonly TitleCandidate[] {
  const whole = [...headings, ...subheadings].map(text => ({ text, cut: 0, rest: '' }))
  const known = new Map<string, TitleCandidate>()
  for (const candidate of [...headSources.flatMap(name => cutsOf(head[name])), ...whole]) {
    const text = candidate.text.trim()
    if (text !== '' && !known.has(text)) known.set(text, { ...candidate, text })
  }
  return [...known.values()]
}
