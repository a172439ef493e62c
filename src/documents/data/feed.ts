import { createBlockWriter } from '../blocks.ts'
import { fold } from '../clean.ts'
import { metaDate } from '../dates.ts'
import { blocksOf } from '../html/blocks-of.ts'
import { hiddenByMarkup } from '../html/hidden.ts'
import { parseTree } from '../html/tree.ts'
import { childText } from '../office/package.ts'
import { parsedFrom, publishedAs } from '../parsed.ts'
import type { DocumentInput, Parsed } from '../parser.ts'
import { childrenOf, findXml, isXmlElement, type XmlElement, xmlText } from '../xml.ts'

const maxEntries = 2000

export const isFeed = (root: XmlElement): boolean =>
  childrenOf(root).some(
    ({ name, attributes }) => /^(?:rss|feed)$/.test(name) || (name === 'RDF' && attributes['xmlns'] !== undefined),
  )

/** A date as feeds write it: RFC 822 or ISO 8601. */
function dateOf(element: XmlElement): string | undefined {
  const raw = ['pubDate', 'published', 'date', 'updated', 'issued', 'lastBuildDate']
    .map(name => childText(element, name))
    .find(text => text !== '')
  if (raw === undefined) return undefined
  const time = /^[A-Za-z]{3},? /.test(raw) ? Date.parse(raw) : Number.NaN
  return Number.isNaN(time) ? metaDate(raw) : new Date(time).toISOString().slice(0, 10)
}

/** Address of an entry: `<link>address</link>` in RSS, the alternate `<link href>` in Atom. */
function linkOf(entry: XmlElement, base: string | undefined): string | undefined {
  const links = childrenOf(entry).filter(({ name }) => name === 'link')
  const link = links.find(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate') ?? links[0]
  const raw = link && (link.attributes['href'] ?? xmlText(link).trim())
  if (raw === undefined || !URL.canParse(raw, base)) return undefined
  const url = new URL(raw, base)
  return /^https?:$/.test(url.protocol) ? url.href : undefined
}

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** The inside of an element as HTML: escaped in most feeds, real elements in Atom's xhtml. */
const htmlOf = (element: XmlElement): string =>
  element.children.map(one => (isXmlElement(one) ? `<${one.name}>${htmlOf(one)}</${one.name}>` : one)).join('')

/** What an entry says: its full content where it has that, else its summary. */
function textOf(entry: XmlElement): string {
  const parts = ['encoded', 'content', 'description', 'summary'].flatMap(name =>
    childrenOf(entry).filter(one => one.name === name),
  )
  const [first] = parts.filter(part => xmlText(part).trim() !== '')
  if (!first) return ''
  return first.attributes['type'] === 'text' ? escapeText(xmlText(first)) : htmlOf(first)
}

/** A feed (RSS 2.0 https://www.rssboard.org/rss-specification, RSS 1.0, Atom RFC 4287): title, date, address and text of each entry. */
export function parseFeed(root: XmlElement, input: DocumentInput): Parsed {
  const writer = createBlockWriter()
  const entries = findXml(root, 'item', 'entry').slice(0, maxEntries)
  const [channel = childrenOf(root)[0]] = findXml(root, 'channel')
  for (const entry of entries) {
    writer.add('heading', childText(entry, 'title') || 'Entry', 2)
    const facts = [dateOf(entry), childText(entry, 'creator') || authorOf(entry), linkOf(entry, input.url)]
    writer.add('caption', facts.filter(fact => fact !== undefined && fact !== '').join(' · '))
    writer.append(blocksOf(parseTree(textOf(entry)).root, hiddenByMarkup), 2)
  }
  const dates = entries.flatMap(entry => dateOf(entry) ?? []).sort()
  return parsedFrom(
    writer.finish(),
    {
      ...(channel ? { title: childText(channel, 'title') } : {}),
      ...publishedAs((channel && dateOf(channel)) ?? dates.at(-1)),
      mediaType: 'application/rss+xml',
      kind: 'listing',
      extractor: 'feed/1',
    },
    input,
  )
}

function authorOf(entry: XmlElement): string {
  const author = childrenOf(entry).find(({ name }) => name === 'author')
  return author ? childText(author, 'name') || fold(xmlText(author)) : ''
}
