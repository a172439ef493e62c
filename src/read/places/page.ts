import { escapeHtml } from '../../text/escape-html.ts'

/** One contribution to a thread: a question, an answer, a comment. `html` is foreign, as the place renders it. */
export interface Post {
  readonly heading?: string
  readonly by?: string | undefined
  /** `YYYY-MM-DD…` */
  readonly date?: string | undefined
  /** Such as `score 12`: our words. */
  readonly marks?: readonly string[]
  readonly html: string
}

export interface PageParts {
  readonly title: string
  readonly posts: readonly Post[]
}

/** A plain page of ours around what people wrote, so that each post becomes paragraphs that can be cited. */
export function pageOf({ title, posts }: PageParts): Uint8Array {
  const head = `<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`
  const body = `<main><article><h1>${escapeHtml(title)}</h1>${posts.map(postHtml).join('\n')}</article></main>`
  return new TextEncoder().encode(`<!doctype html><html>${head}<body>${body}</body></html>`)
}

function postHtml({ heading, by, date, marks = [], html }: Post): string {
  const line = [...marks, by && `by ${by}`, date?.slice(0, 10)].filter(Boolean).join(' · ')
  const about = line === '' ? '' : `<p>${escapeHtml(line)}</p>`
  const title = heading === undefined ? '' : `<h2>${escapeHtml(heading)}</h2>`
  return `${title}${about}<div>${fragment(html)}</div>`
}

const pageTags = 'html|head|body|main|article|header|footer|nav|aside|form|base|meta|link|title'

/** What a post contains, without tags that would speak for the page around it. Scripts and the like are left to the parser. */
function fragment(html: string): string {
  return html.replace(new RegExp(`</?(?:${pageTags})(?=[\\s/>])[^>]*>`, 'gi'), '')
}

/** The text of what a place escapes for HTML although it is plain. */
export function unescapeHtml(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return named[String(name).toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' '
    },
  )
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The text of a piece of XML or HTML: tags gone, references resolved once, white space folded. */
export function textOf(markup: string): string {
  return unescapeHtml(markup.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}
