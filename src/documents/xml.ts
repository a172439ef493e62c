import { Parser } from 'htmlparser2'
import { ResearchError } from '../errors.ts'
import { decode, xmlLabel } from './charset.ts'

/** An element. Names and attribute names are without their prefix, so that the same document reads alike whatever prefixes it chose. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlNode[]
}
export type XmlNode = XmlElement | string

const maxDepth = 300
/** Elements that are held at one time. */
const maxElements = 1_500_000
const chunkChars = 65_536

export const isXmlElement = (node: XmlNode): node is XmlElement => typeof node !== 'string'

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function localNames(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(attributes)
  if (!names.some(name => name.includes(':'))) return attributes
  // Of `id` and `r:id` the one with a prefix says more.
  const bareFirst = names.toSorted((a, b) => Number(a.includes(':')) - Number(b.includes(':')))
  return Object.fromEntries(bareFirst.map(name => [localName(name), attributes[name] ?? '']))
}

const tooDeep = (): ResearchError =>
  new ResearchError('The document is nested too deeply to parse.', {
    kind: 'too_large',
    fix: 'Look for a plain text version of it, or another source with the same content.',
  })

const tooMany = (): ResearchError =>
  new ResearchError('The document has more elements than can be parsed.', {
    kind: 'too_large',
    fix: 'Save the part of it that you need as a file of its own, and read that.',
  })

/** Told of an element when it ends, and of those it lies in, outermost first. What is dropped need not be held; `stop` ends the reading. */
export type OnElement = (element: XmlElement, parents: readonly XmlElement[]) => 'keep' | 'drop' | 'stop'

class TreeBuilder {
  readonly root: XmlElement = { name: '', attributes: {}, children: [] }
  isStopped = false
  private readonly open: XmlElement[] = [this.root]
  private held = 0
  private readonly onElement: OnElement | undefined

  constructor(onElement: OnElement | undefined) {
    this.onElement = onElement
  }

  start(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.open.length > maxDepth) throw tooDeep()
    this.held += 1
    if (this.held > maxElements) throw tooMany()
    const element: XmlElement = { name: localName(name), attributes: localNames(attributes), children: [] }
    this.open.at(-1)?.children.push(element)
    this.open.push(element)
  }

  text(text: string): void {
    const siblings = this.open.at(-1)?.children ?? []
    const last = siblings.length - 1
    const before = siblings[last]
    if (typeof before === 'string') siblings[last] = before + text
    else siblings.push(text)
  }

  end(): void {
    const element = this.open.length > 1 ? this.open.pop() : undefined
    if (!element || !this.onElement || this.isStopped) return
    const answer = this.onElement(element, this.open)
    if (answer === 'stop') this.isStopped = true
    if (answer !== 'drop') return
    this.open.at(-1)?.children.pop()
    this.held -= countOf(element)
  }
}

/** An element and all below it, without recursion. */
function countOf(element: XmlElement): number {
  let count = 0
  const left: XmlElement[] = [element]
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    count += 1
    for (const child of one.children) if (isXmlElement(child)) left.push(child)
  }
  return count
}

/**
 * Parses XML, however broken, to a tree. Entities that a document type defines are not expanded, so there is nothing to blow up;
 * comments and processing instructions are left out.
 */
export function parseXml(source: string, onElement?: OnElement): XmlElement {
  const tree = new TreeBuilder(onElement)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => tree.start(name, attributes),
      ontext: text => tree.text(text),
      onclosetag: () => tree.end(),
    },
    { xmlMode: true, decodeEntities: true },
  )
  for (let at = 0; at < source.length && !tree.isStopped; at += chunkChars)
    parser.write(source.slice(at, at + chunkChars))
  if (!tree.isStopped) parser.end()
  return tree.root
}

/** XML out of bytes, by byte order mark or the encoding that it declares, else UTF-8. */
export const decodeXml = (bytes: Uint8Array): string => decode(bytes, { label: xmlLabel(bytes), html: false })

export const childrenOf = (element: XmlElement): readonly XmlElement[] => element.children.filter(isXmlElement)

export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && childrenOf(element).find(one => one.name === name)

/** The element at the end of a path of names, from the first child of each name. */
export const at = (element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>(child, element)

/** Every element of a name below another, in order; what lies inside a found one is not searched. */
export function findXml(root: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  const found: XmlElement[] = []
  const visit = (element: XmlElement): void => {
    for (const one of childrenOf(element)) {
      if (names.includes(one.name)) found.push(one)
      else visit(one)
    }
  }
  visit(root)
  return found
}

/** All text inside, as it stands. */
export function xmlText(node: XmlNode | undefined): string {
  if (node === undefined) return ''
  return isXmlElement(node) ? node.children.map(xmlText).join('') : node
}
