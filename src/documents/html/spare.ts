import { paragraphsOf } from './json-texts.ts'
import type { Segment } from './segments.ts'
import { textsOfState } from './state-texts.ts'
import { attribute, findAll, type HtmlElement, type HtmlTree } from './tree.ts'

/** Below this many characters an application has not shown its text yet. */
const thin = 300
const leastDescription = 80

const sizeOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0)

/** The texts as paragraphs of a page. */
function pageOf(texts: readonly string[]): HtmlElement {
  const root: HtmlElement = { name: 'body', attributes: {}, children: [], parent: undefined }
  for (const text of texts) root.children.push({ name: 'p', attributes: {}, children: [text], parent: root })
  return root
}

/** Properties of schema.org under which a page without scripts keeps its words for machines. */
const worded = new Set(['articlebody', 'description', 'reviewbody', 'text'])

/** Contents of `<meta itemprop>` elements that hold text. */
const microdata = (root: HtmlElement): readonly string[] =>
  findAll(root, ({ name }) => name === 'meta')
    .filter(element => worded.has(attribute(element, 'itemprop')?.toLowerCase() ?? ''))
    .flatMap(element => paragraphsOf(attribute(element, 'content') ?? ''))
    .filter(text => text !== '')

/**
 * A page of the page's own words from its data, where it shows next to nothing: the texts of its JSON-LD, its microdata or the state that
 * its script draws it from, else its description. Undefined where what is shown will do. A page that shows its text is never mixed with
 * what it says of itself.
 */
export function sparePage(
  content: readonly Segment[],
  { root, state }: HtmlTree,
  data: readonly string[],
  description: string,
): HtmlElement | undefined {
  const shown = sizeOf(content.map(({ text }) => text))
  if (shown >= thin) return undefined
  const isEnough = (texts: readonly string[]): boolean => sizeOf(texts) > Math.max(thin, shown * 4)
  const found = [() => data, () => microdata(root), () => textsOfState(state)]
  for (const textsOf of found) {
    const texts = [...new Set(textsOf())]
    if (isEnough(texts)) return pageOf(texts)
  }
  return shown < leastDescription && description.length >= leastDescription ? pageOf([description]) : undefined
}
