import { fold } from '../clean.ts'
import { hiddenByMarkup } from './hidden.ts'
import { first, type Meta, maxLength } from './meta.ts'
import { findFirst, type HtmlElement, textOf, walk } from './tree.ts'

const separators = /\s+(?:[|\-–—·•»:｜_]|::|\/\/)\s+|[|｜]|\s*_\s*(?=[\u3400-\u9fff])/u

const comparable = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\u3400-\u9fff]|[\p{L}\p{N}]+/gu) ?? []

const namesSite = (part: string, siteName: string | undefined): boolean => {
  const site = comparable(siteName ?? '')
  const own = comparable(part)
  return site !== '' && own !== '' && (site.includes(own) || own.includes(site))
}

/** `Title - Section | Site`: the last part goes when it names the site or is short beside the rest. */
function withoutLast(title: string, siteName: string | undefined): string {
  const parts = title.split(separators).map(part => part.trim())
  const last = parts.at(-1) ?? ''
  const short = last.split(' ').length <= 4 && last.length < title.length / 2.5
  if (parts.length < 2 || !(short || namesSite(last, siteName))) return title
  const kept = title.slice(0, title.lastIndexOf(last)).replace(/[\s|\-–—·•»:｜_/]+$/u, '')
  return kept === '' ? title : kept
}

/** Headings of the first level that a person sees, a few at most. */
function topHeadings(root: HtmlElement): readonly string[] {
  const found: string[] = []
  walk(root, element => {
    if (hiddenByMarkup(element) || found.length >= 5) return false
    if (element.name !== 'h1') return true
    // A link to the heading itself, as documentation has it.
    const text = fold(textOf(element).slice(0, maxLength)).replace(/\s*[¶§#]$/u, '')
    if (text !== '' && text.length <= 250) found.push(text)
    return false
  })
  return found
}

/** Share of the words that both have, of the shorter one's. */
function shared(one: string, other: string): number {
  const words = new Set(wordsOf(other))
  const own = wordsOf(one)
  return own.filter(word => words.has(word)).length / Math.max(1, Math.min(words.size, own.length))
}

/** The heading over the text, where it says the same as the title in the head of the page; else that title without the name of the site. */
export function titleOf(
  root: HtmlElement,
  meta: Meta,
  headline: string | undefined,
  siteName: string | undefined,
): string {
  const element = findFirst(root, 'title')
  const tagged = element ? fold(textOf(element).slice(0, maxLength)) : ''
  const social = first(meta, ['citation_title', 'og:title', 'twitter:title', 'dc.title']) ?? headline
  const declared = withoutLast(social ?? tagged, siteName)
  const headings = topHeadings(root)
  if (declared === '') return headings[0] ?? ''
  const all = `${social ?? ''} ${tagged}`
  const [best] = headings.map(text => ({ text, share: shared(text, all) })).sort((a, b) => b.share - a.share)
  const parts = `${social ?? ''} | ${tagged}`.split(separators).map(comparable)
  // A single word is the title where the head of the page sets it apart.
  const isNamed = (text: string) => wordsOf(text).length >= 2 || (text.length > 2 && parts.includes(comparable(text)))
  const same = best && isNamed(best.text) && shared(best.text, declared) >= 0.4
  return same ? best.text : declared
}
