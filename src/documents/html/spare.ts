import type { Segment } from './segments.ts'
import type { HtmlElement } from './tree.ts'

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

/**
 * A page of the page's own words from its data, where it shows next to nothing: the texts of its JSON-LD, else its description. Undefined
 * where what is shown will do. A page that shows its text is never mixed with what it says of itself.
 */
export function sparePage(
  content: readonly Segment[],
  data: readonly string[],
  description: string,
): HtmlElement | undefined {
  const shown = sizeOf(content.map(({ text }) => text))
  if (shown >= thin) return undefined
  const texts = [...new Set(data)]
  if (sizeOf(texts) > Math.max(thin, shown * 4)) return pageOf(texts)
  return shown < leastDescription && description.length >= leastDescription ? pageOf([description]) : undefined
}
