import { Parser } from 'htmlparser2'

/** An element of a page. Text is held as plain strings among the children. */
export interface HtmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: HtmlNode[]
  readonly parent: HtmlElement | undefined
}
export type HtmlNode = HtmlElement | string

export interface HtmlTree {
  readonly root: HtmlElement
  /** Contents of `<script type="application/ld+json">`, which are read as data and never as text. */
  readonly jsonLd: readonly string[]
  /** Contents of `<script type="application/json">`: what an application draws its page from. */
  readonly state: readonly string[]
  /** Contents of `<style>` elements for screens and readers with scripts. */
  readonly styles: readonly string[]
}

/** Deeper elements are laid flat into their ancestor, so that walking a tree never overflows the stack. */
const maxDepth = 200

/** Not text at all, or text that a browser with scripts does not show. */
const unread = new Set(
  'script style template svg canvas iframe object embed audio video picture source track map noframes applet datalist'.split(
    ' ',
  ),
)

type DataKind = 'jsonLd' | 'state' | 'styles'

const dataKinds: Readonly<Record<string, DataKind | 'tex'>> = {
  'application/ld+json': 'jsonLd',
  'application/json': 'state',
  'math/tex': 'tex',
  'math/tex; mode=display': 'tex',
}

export const attribute = (element: HtmlElement, name: string): string | undefined => element.attributes[name]

/** An `<a>` with a name and no address is a place to jump to; an XHTML page leaves such ones open over whole sections. */
export const isLink = ({ name, attributes }: HtmlElement): boolean =>
  name === 'a' &&
  (attributes['href'] !== undefined ||
    attributes['class'] !== undefined ||
    (attributes['id'] === undefined && attributes['name'] === undefined))

export const isElement = (node: HtmlNode): node is HtmlElement => typeof node !== 'string'

/** Parses any HTML, however broken, without recursion: no comments, scripts, styles or embedded objects in the tree. */
export function parseTree(html: string): HtmlTree {
  const root: HtmlElement = { name: '#root', attributes: {}, children: [], parent: undefined }
  const data: Record<DataKind, string[]> = { jsonLd: [], state: [], styles: [] }
  let current = root
  let depth = 0
  let unreadDepth = 0
  let script: { readonly kind: DataKind | 'tex'; readonly texts: string[] } | undefined

  const openUnread = (name: string, { type, media = 'all' }: Readonly<Record<string, string>>): void => {
    if (unread.has(name)) unreadDepth += 1
    const isStyle = name === 'style' && unreadDepth === 1 && /\b(?:all|screen)\b/i.test(media) && !media.includes('(')
    if (isStyle && current.name !== 'noscript') script = { kind: 'styles', texts: [] }
    const kind = name === 'script' ? dataKinds[type?.toLowerCase() ?? ''] : undefined
    if (kind) script = { kind, texts: [] }
  }
  const closeUnread = (name: string): void => {
    if (unread.has(name)) unreadDepth -= 1
    const text = script?.texts.join('') ?? ''
    // MathJax 2 keeps its formulas in scripts.
    if (script?.kind === 'tex')
      current.children.push({ name: 'math', attributes: { alttext: text }, children: [], parent: current })
    else if (script) data[script.kind].push(text)
    script = undefined
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (unread.has(name) || unreadDepth > 0) {
          openUnread(name, attributes)
          return
        }
        depth += 1
        const element: HtmlElement = { name, attributes, children: [], parent: current }
        current.children.push(element)
        if (depth <= maxDepth) current = element
      },
      ontext(text) {
        script?.texts.push(text)
        if (unreadDepth > 0) return
        const last = current.children.length - 1
        const previous = current.children[last]
        if (typeof previous === 'string') current.children[last] = previous + text
        else current.children.push(text)
      },
      onclosetag(name) {
        if (unreadDepth > 0) {
          closeUnread(name)
          return
        }
        if (depth <= maxDepth) current = current.parent ?? root
        depth -= 1
      },
    },
    { decodeEntities: true },
  )
  // Browsers end a CDATA section in HTML at the next `>`; the parser would swallow the page up to `]]>`.
  parser.end(html.replaceAll('<![CDATA[', '<!'))
  return { root, ...data }
}

/** Every element below `root` in document order; `enter` says whether to go into it. */
export function walk(root: HtmlElement, enter: (element: HtmlElement) => boolean): void {
  const { children } = root
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index]
    if (child !== undefined && isElement(child) && enter(child)) walk(child, enter)
  }
}

export function findAll(root: HtmlElement, matches: (element: HtmlElement) => boolean): readonly HtmlElement[] {
  const found: HtmlElement[] = []
  collect(root, matches, found)
  return found
}

/** Loops by index here and below, since a page is walked dozens of times. */
function collect(root: HtmlElement, matches: (element: HtmlElement) => boolean, found: HtmlElement[]): void {
  const { children } = root
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index]
    if (child === undefined || !isElement(child)) continue
    if (matches(child)) found.push(child)
    collect(child, matches, found)
  }
}

export function findFirst(root: HtmlElement, name: string): HtmlElement | undefined {
  for (const child of root.children) {
    if (!isElement(child)) continue
    const found = child.name === name ? child : findFirst(child, name)
    if (found) return found
  }
  return undefined
}

/** All text inside, white space as it stands. */
export function textOf(node: HtmlNode): string {
  if (!isElement(node)) return node
  const { children } = node
  const [only] = children
  if (children.length === 1 && typeof only === 'string') return only
  let text = ''
  for (const child of children) text += textOf(child)
  return text
}

/** Length of all text inside, without putting it together. */
export function textLength(node: HtmlNode): number {
  if (!isElement(node)) return node.length
  let length = 0
  for (const child of node.children) length += textLength(child)
  return length
}
