import { DomUtils, parseDocument } from 'htmlparser2'

type Node = ReturnType<typeof parseDocument>['childNodes'][number]
type Element = Extract<Node, { attribs: object }>

/** An element with what lies in it. */
export interface Markup {
  /** The first of that name below. */
  first(name: string): Markup | undefined
  /** All of that name below, in order. */
  all(name: string): Markup[]
  /** All below that have this class. */
  withClass(name: string): Markup[]
  attribute(name: string): string
  /** Without tags, references resolved. */
  readonly text: string
  /** The text of the first of that name below, or nothing. */
  textOf(name: string): string
}

export function parseXml(bytes: Uint8Array): Markup {
  return markup([...parseDocument(new TextDecoder().decode(bytes), { xmlMode: true }).childNodes])
}

export function parseHtml(bytes: Uint8Array): Markup {
  return markup([...parseDocument(new TextDecoder().decode(bytes)).childNodes])
}

const isElement = (node: Node): node is Element => 'attribs' in node

function markup(nodes: Node[], own?: Element): Markup {
  const matching = (test: (element: Element) => boolean) =>
    DomUtils.filter(node => isElement(node) && test(node), nodes)
      .filter(isElement)
      .map(element => markup([...element.childNodes], element))
  const all = (name: string) => matching(element => element.name === name)
  return {
    all,
    first: name => all(name)[0],
    withClass: name => matching(element => (element.attribs['class'] ?? '').split(/\s+/).includes(name)),
    attribute: name => own?.attribs[name] ?? '',
    text: DomUtils.textContent(nodes),
    textOf: name => all(name)[0]?.text ?? '',
  }
}
