import { lexer, type MarkedToken, type Token, type Tokens } from 'marked'
import type { ParagraphKind } from '../domain/document.ts'
import { type Blocks, type BlockWriter, createBlockWriter } from './blocks.ts'
import { fold } from './clean.ts'
import { blocksOf } from './html/blocks-of.ts'
import { hiddenByMarkup } from './html/hidden.ts'
import { inlineText } from './html/segments.ts'
import { parseTree } from './html/tree.ts'
import { plainTextBlocks } from './plain-text.ts'

const escapeHtml = (text: string): string => text.replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** Inline tokens as a scrap of HTML, so that tags and entities in Markdown mean what they mean in a page. Code is escaped whole. */
function inlineHtml(tokens: readonly Token[]): string {
  return tokens.map(token => inlineToken(token as MarkedToken)).join('')
}

function inlineToken(token: MarkedToken): string {
  switch (token.type) {
    case 'html':
      return token.raw
    case 'image':
      return ''
    case 'br':
      return ' '
    case 'codespan':
      return escapeHtml(token.text.replace(/&/g, '&amp;'))
    case 'escape':
      return escapeHtml(token.text)
    case 'text':
      return token.tokens ? inlineHtml(token.tokens) : escapeHtml(token.text)
    default:
      return 'tokens' in token && token.tokens ? inlineHtml(token.tokens) : escapeHtml(token.raw)
  }
}

function plain(tokens: readonly Token[]): string {
  const html = inlineHtml(tokens)
  return /[<&]/.test(html) ? fold(inlineText(parseTree(html).root, hiddenByMarkup)) : fold(html)
}

class MarkdownWriter {
  private readonly writer: BlockWriter

  constructor(writer: BlockWriter) {
    this.writer = writer
  }

  blocks(tokens: readonly Token[], kind: ParagraphKind, level: number): void {
    for (const token of tokens) this.block(token as MarkedToken, kind, level)
  }

  private block(token: MarkedToken, kind: ParagraphKind, level: number): void {
    switch (token.type) {
      case 'heading':
        this.writer.add('heading', plain(token.tokens), token.depth)
        break
      case 'paragraph':
        this.inline(token.tokens, kind, level)
        break
      case 'text':
        this.inline(token.tokens ?? [token], kind, level)
        break
      case 'code':
        this.writer.add('code', token.text)
        break
      default:
        this.container(token, level)
    }
  }

  private container(token: MarkedToken, level: number): void {
    if (token.type === 'blockquote') this.blocks(token.tokens, 'quote', level)
    else if (token.type === 'list') for (const item of token.items) this.blocks(item.tokens, 'list_item', level + 1)
    else if (token.type === 'table') this.table(token)
    else if (token.type === 'html') this.html(token.text)
  }

  private inline(tokens: readonly Token[], kind: ParagraphKind, level: number): void {
    this.writer.add(kind, plain(tokens), kind === 'list_item' ? level : undefined)
  }

  private table(table: Tokens.Table): void {
    for (const row of [table.header, ...table.rows]) {
      const cells = row.map(cell => plain(cell.tokens))
      if (cells.some(cell => cell !== '')) this.writer.add('table_row', cells.join(' | '))
    }
  }

  private html(source: string): void {
    const { text, paragraphs } = blocksOf(parseTree(source).root, hiddenByMarkup)
    for (const { kind, start, end, level } of paragraphs) this.writer.add(kind, text.slice(start, end), level)
  }
}

/** Nesting that only an attack has; marked recurses once per level. */
const tooNested = /^(?:[ \t]*(?:>|[-*+]|\d+[.)])){60}/m

export function markdownBlocks(source: string): Blocks {
  if (tooNested.test(source)) return plainTextBlocks(source)
  const writer = createBlockWriter()
  new MarkdownWriter(writer).blocks(lexer(source), 'paragraph', 0)
  return writer.finish()
}
