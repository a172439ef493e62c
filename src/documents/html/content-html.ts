import { dropUnseen } from '../clean.ts'
import { spaceBefore } from './apart.ts'
import { headingLevel, isBlock, isDataTable } from './block-names.ts'
import { isBreak } from './bold-lines.ts'
import { formula, picturedFormula } from './formula.ts'
import { laidOut } from './laid-out.ts'
import { codeText } from './listing.ts'
import { listingLanguage } from './listing-language.ts'
import { raised } from './raised.ts'
import type { Skip } from './segments.ts'
import { attribute, type HtmlElement, type HtmlNode, isElement } from './tree.ts'

const kept = new Set(
  'h1 h2 h3 h4 h5 h6 p ul ol li blockquote code strong b em i del s a br hr table tr td th sub'.split(' '),
)

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const escapeAttribute = (text: string): string => escapeText(text).replace(/"/g, '&quot;')

/** Absolute web address of a link, or undefined for scripts, fragments and what no parser accepts. */
function webAddress(href: string | undefined, base: string | undefined): string | undefined {
  if (href === undefined || href.startsWith('#') || !URL.canParse(href, base)) return undefined
  const url = new URL(href, base)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined
}

class HtmlWriter {
  private readonly parts: string[] = []
  private readonly skip: Skip
  private readonly base: string | undefined

  constructor(skip: Skip, base: string | undefined) {
    this.skip = skip
    this.base = base
  }

  children(element: HtmlElement, inCell: boolean): void {
    for (const [index, child] of element.children.entries()) {
      this.parts.push(spaceBefore(child, element.children[index - 1]))
      if (isElement(child)) this.element(child, inCell, element.children[index - 1])
      else this.parts.push(escapeText(dropUnseen(child)))
    }
  }

  private element(element: HtmlElement, inCell: boolean, previous: HtmlNode | undefined): void {
    if (this.skip(element)) return
    if (element.name === 'table') this.table(element)
    else if (element.name === 'math') this.parts.push(escapeText(formula(element)))
    else if (element.name === 'img') this.parts.push(escapeText(picturedFormula(element) ?? ''))
    else if (element.name === 'sup') this.sup(element, inCell, previous)
    else if (element.name === 'pre') this.listing(element)
    else if (element.name === 'a') this.link(element, inCell)
    else if (inCell && isBlock(element)) this.spaced(element)
    else this.plain(element, inCell)
  }

  private plain(element: HtmlElement, inCell: boolean): void {
    const { name } = element
    const cell = inCell || name === 'td' || name === 'th'
    const level = headingLevel(element)
    // A heading is one line, whatever stands in it.
    if (level > 0) this.wrap(element, `h${level}`, `h${level}`, true)
    else if (isBreak(element) || name === 'hr') this.parts.push(inCell ? ' ' : `<${name === 'hr' ? 'hr' : 'br'}>`)
    else if (kept.has(name)) this.wrap(element, name, name, cell)
    else if (isBlock(element)) this.wrap(element, 'div', 'div', cell)
    else this.children(element, cell)
  }

  private listing(pre: HtmlElement): void {
    const code = dropUnseen(codeText(pre, this.skip)).replace(/(?<!\n)\n+$/, '')
    const language = listingLanguage(pre)
    const named = language === undefined ? '' : ` class="language-${language}"`
    this.parts.push(`<pre><code${named}>`, escapeText(code), '</code></pre>')
  }

  private sup(element: HtmlElement, inCell: boolean, previous: HtmlNode | undefined): void {
    const [before, after] = raised(element, previous)
    this.parts.push(before)
    this.children(element, inCell)
    this.parts.push(after)
  }

  private wrap(element: HtmlElement, open: string, close: string, inCell: boolean): void {
    this.parts.push(`<${open}>`)
    this.children(element, inCell)
    this.parts.push(`</${close}>`)
  }

  private spaced(element: HtmlElement): void {
    this.parts.push(' ')
    this.children(element, true)
    this.parts.push(' ')
  }

  private link(element: HtmlElement, inCell: boolean): void {
    const address = webAddress(attribute(element, 'href'), this.base)
    if (address === undefined) this.children(element, inCell)
    else this.wrap(element, `a href="${escapeAttribute(address)}"`, 'a', inCell)
  }

  /** A table that only lays out the page becomes plain blocks. */
  private table(table: HtmlElement): void {
    if (isDataTable(table)) this.rows(table)
    else this.cells(table)
  }

  private cells(element: HtmlElement): void {
    for (const child of element.children) {
      if (!isElement(child) || this.skip(child)) continue
      if (child.name === 'td' || child.name === 'th' || child.name === 'caption') this.wrap(child, 'div', 'div', false)
      else this.cells(child)
    }
  }

  private rows(table: HtmlElement): void {
    this.parts.push('<table>')
    this.tableParts(table)
    this.parts.push('</table>')
  }

  private tableParts(element: HtmlElement): void {
    for (const child of element.children) {
      if (!isElement(child) || this.skip(child)) continue
      if (child.name === 'tr') this.wrap(child, 'tr', 'tr', false)
      else this.tableParts(child)
    }
  }

  finish(): string {
    return this.parts.join('')
  }
}

/** The content as clean HTML: structure, links to web addresses and text, nothing else. */
export function contentHtml(root: HtmlElement, skip: Skip, base: string | undefined): string {
  const writer = new HtmlWriter(skip, base)
  writer.children(laidOut(root), false)
  return writer.finish()
}
