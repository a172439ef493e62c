import type { DocumentInput, Parsed } from '../parser.ts'
import { childrenOf, parseXml } from '../xml.ts'
import { isFeed, parseFeed } from './feed.ts'
import { jsonValue, parseJson } from './json.ts'
import { isNotebook, parseNotebook } from './notebook.ts'
import { parseXmlDocument } from './xml-document.ts'

export function parseJsonText(source: string, input: DocumentInput): Parsed {
  const value = jsonValue(source)
  return isNotebook(value) ? parseNotebook(value, input) : parseJson(source, value, input)
}

/** By the name of the root element: a feed, a drawing, a page, or XML of any other kind. */
export async function parseXmlText(source: string, input: DocumentInput): Promise<Parsed> {
  const root = parseXml(source)
  if (isFeed(root)) return parseFeed(root, input)
  const first = childrenOf(root)[0]
  if (first?.name === 'svg') return (await import('../media/image.ts')).parseSvg(first, input)
  if (first === undefined || first.name === 'html')
    return (await import('../html/parse-html.ts')).parseHtml(source, input)
  return parseXmlDocument(root, input)
}
