import type { DocumentStatus } from '../../domain/document.ts'
import { languageOf } from '../../text/script.ts'
import type { Blocks } from '../blocks.ts'
import { visibleDate } from '../dates.ts'
import type { DocumentInput, Parsed } from '../parser.ts'
import { blocksOf } from './blocks-of.ts'
import { isChallenge, isPlaceholder } from './challenge.ts'
import { contentHtml } from './content-html.ts'
import { type MainContent, mainContent } from './main-content.ts'
import { metadataOf } from './metadata.ts'
import { pageKind } from './page-kind.ts'
import { toMarkdown } from './to-markdown.ts'
import { attribute, findFirst, type HtmlElement, parseTree } from './tree.ts'

/** A date on a short line near the top of the text, as bylines have it. */
function dateNearTop({ text, paragraphs }: Blocks): string | undefined {
  const lines = paragraphs.slice(0, 12).map(({ start, end }) => text.slice(start, end))
  return lines
    .filter(line => line.length <= 160)
    .map(visibleDate)
    .find(date => date !== undefined)
}

function statusOf(title: string, text: string): DocumentStatus {
  if (isChallenge(title, text)) return 'challenge'
  return text === '' || isPlaceholder(text) ? 'empty' : 'ok'
}

/** East Asian scripts beat the lang attribute, which templates often get wrong; for Latin script the attribute knows more. */
function languageFor(tagged: string | undefined, text: string): string | undefined {
  const found = languageOf(text)
  return found === 'zh' || found === 'ja' || found === 'ko' ? found : (tagged ?? found)
}

function baseOf(root: HtmlElement, url: string | undefined): string | undefined {
  const base = findFirst(root, 'base')
  const href = base && attribute(base, 'href')
  return href !== undefined && URL.canParse(href, url) ? new URL(href, url).href : url
}

function markdownOf({ root, skip }: MainContent, tree: HtmlElement, input: DocumentInput): Pick<Parsed, 'markdown'> {
  return input.markdown ? { markdown: toMarkdown(contentHtml(root, skip, baseOf(tree, input.url))) } : {}
}

export function parseHtml(source: string, input: DocumentInput): Parsed {
  const tree = parseTree(source)
  const { types, ...metadata } = metadataOf(tree, input.url)
  const content = mainContent(findFirst(tree.root, 'body') ?? tree.root)
  const blocks = blocksOf(content.root, content.skip)
  const published = metadata.published ?? dateNearTop(blocks)
  const language = languageFor(metadata.language, blocks.text)
  return {
    ...metadata,
    ...(published === undefined ? {} : { published }),
    ...(language === undefined ? {} : { language }),
    ...blocks,
    status: statusOf(metadata.title, blocks.text),
    mediaType: 'text/html',
    kind: pageKind({ types, url: input.url, blocks, linkDensity: content.linkDensity }),
    extractor: 'html/1',
    ...markdownOf(content, tree.root, input),
  }
}
