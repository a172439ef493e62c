import type { DocumentStatus } from '../../domain/document.ts'
import type { DocumentInput, Parsed } from '../parser.ts'
import { dropAnchorSigns } from './anchor-signs.ts'
import { bareTables, sayTables } from './bare-tables.ts'
import { blocksFrom } from './blocks-of.ts'
import { isChallenge, isPlaceholder } from './challenge.ts'
import { contentHtml } from './content-html.ts'
import { contentModel } from './content-model.ts'
import { makeTables } from './div-tables.ts'
import { makeFieldTables } from './fields.ts'
import { textsOfData } from './json-texts.ts'
import { makeLetters } from './letters.ts'
import { makeListings } from './line-listings.ts'
import { dropLineNumbers } from './line-numbers.ts'
import { dropListingFrames } from './listing-frames.ts'
import { dropLiteralTags } from './literal-tags.ts'
import { mainContent } from './main-content.ts'
import { metadataOf } from './metadata.ts'
import { ownMenus } from './own-menus.ts'
import { announcedPictures, sayPictures } from './pictures.ts'
import { prunedTree } from './pruned.ts'
import { markRaisedFigures } from './raised-figures.ts'
import { dropRowActions } from './row-actions.ts'
import { type Segment, type Skip, segmentsOf } from './segments.ts'
import { moveSideNotes } from './side-notes.ts'
import { sparePage } from './spare.ts'
import { applyStyles } from './style-sheets.ts'
import { toMarkdown } from './to-markdown.ts'
import { attribute, findFirst, type HtmlElement, parseTree } from './tree.ts'
import { bodyOf, unseen } from './visible.ts'

/** Bot checks are told by all that is on the page, since none of it may count as content. */
function statusOf(title: string, content: string, segments: readonly Segment[]): DocumentStatus {
  const all = segments
    .slice(0, 100)
    .map(({ text }) => text)
    .join('\n')
  if (isChallenge(title, content) || isChallenge(title, all)) return 'challenge'
  return content === '' || isPlaceholder(content) ? 'empty' : 'ok'
}

function baseOf(root: HtmlElement, url: string | undefined): string | undefined {
  const base = findFirst(root, 'base')
  const href = base && attribute(base, 'href')
  return href !== undefined && URL.canParse(href, url) ? new URL(href, url).href : url
}

function markdownOf(body: HtmlElement, segments: readonly Segment[], hidden: Skip, base: string | undefined): string {
  return toMarkdown(contentHtml(prunedTree(body, segments), hidden, base))
}

const fromData = 'the page itself shows next to no text: this is from the data in it'

export async function parseHtml(source: string, input: DocumentInput): Promise<Parsed> {
  const tree = parseTree(source)
  applyStyles(tree.root, tree.styles)
  makeLetters(tree.root)
  makeListings(tree.root)
  makeFieldTables(tree.root)
  makeTables(tree.root)
  moveSideNotes(tree.root)
  dropAnchorSigns(tree.root)
  dropLineNumbers(tree.root)
  dropListingFrames(tree.root)
  dropLiteralTags(tree.root)
  dropRowActions(tree.root)
  markRaisedFigures(tree.root)
  const body = bodyOf(tree.root)
  const hidden = unseen(body)
  const all = segmentsOf(body, hidden)
  const model = await contentModel()
  const { types, description = '', ...metadata } = metadataOf(tree, all, input.url, model.titles)
  const data = textsOfData(tree.jsonLd)
  const facts = { title: metadata.title, description, data: data.join('\n'), types, url: input.url }
  const content = mainContent(all, facts, model, ownMenus(body, input.url))
  const spare = sparePage(content.segments, tree, data, description)
  const bare = spare ? new Set<Segment>() : bareTables(content.segments, body)
  const segments = spare ? segmentsOf(spare, hidden) : content.segments.filter(segment => !bare.has(segment))
  const blocks = blocksFrom(segments)
  const omitted = spare ? [fromData] : [...sayPictures(announcedPictures(all, content.segments)), ...sayTables(bare)]
  return {
    ...metadata,
    ...blocks,
    status: statusOf(metadata.title, blocks.text, all),
    mediaType: 'text/html',
    kind: content.kind,
    extractor: 'html/6',
    ...(omitted.length > 0 ? { omitted } : {}),
    ...(input.markdown ? { markdown: markdownOf(spare ?? body, segments, hidden, baseOf(tree.root, input.url)) } : {}),
  }
}
