import { fold } from '../clean.ts'
import { first, type Meta } from './meta.ts'
import { attribute, findAll, findFirst, type HtmlElement, textOf } from './tree.ts'

const statedNames = ['citation_inbook_title', 'citation_book_title', 'dcterms.ispartof', 'prism.publicationname']
const MAX_CHARS = 120

/** The book or manual that a page is a part of, as it says itself: in its metadata, in the links to the whole, in the name of its window. */
export function workOf(root: HtmlElement, meta: Meta, title: string): string | undefined {
  const named = [first(meta, statedNames), ...linkedNames(root), besideTitle(root, title)]
  return named.find(name => name !== undefined && isWork(name, title))
}

/** `<link rel="home" title>` and the key `h` are how DocBook and its like lead to the book. */
function linkedNames(root: HtmlElement): string[] {
  const leads = findAll(
    root,
    element =>
      (element.name === 'link' && /^(?:home|start|top)$/i.test(attribute(element, 'rel') ?? '')) ||
      (element.name === 'a' && attribute(element, 'accesskey')?.toLowerCase() === 'h'),
  )
  return leads.map(element => fold((attribute(element, 'title') ?? '').slice(0, MAX_CHARS + 1)))
}

const separators = /\s+[|·»–—-]\s+|\s+::\s+/

/** `Chapter — Book`. */
function besideTitle(root: HtmlElement, title: string): string | undefined {
  const element = findFirst(root, 'title')
  const whole = element ? fold(textOf(element)) : ''
  if (title === '' || !whole.startsWith(title) || whole.length > 3 * MAX_CHARS) return undefined
  const [own, ...parts] = whole.slice(title.length).split(separators)
  return own === '' ? parts.at(-1) : undefined
}

const generic =
  /^(?:home(?:\s?page)?|start|index|contents|table of contents|top|main|back|主页|首页|目录|起始页|索引)$/i

function isWork(name: string, title: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return name.length >= 2 && name.length <= MAX_CHARS && !generic.test(name) && bare(name) !== bare(title)
}
