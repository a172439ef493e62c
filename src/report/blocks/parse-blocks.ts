import { Lexer, Marked, type Token, type Tokens } from 'marked'
import { replaceBrackets } from '../markdown.ts'
import type { ReportView } from '../report-view.ts'
import { type Block, type Inline, type ListItem, text } from './blocks.ts'
import { withoutControls, withoutReferences } from './character-references.ts'

type Citations = Pick<ReportView, 'citations' | 'emptySearches'>

const marked = new Marked({ gfm: true })

/** Stands for a citation while the Markdown around it is parsed; private-use characters of a page are no such thing. */
const OPEN = '\uE000'
const CLOSE = '\uE001'
/** Lists and quotes deeper than this are laid flat: typesetters have limits of their own. */
const MAX_DEPTH = 8

/** The Markdown of a section as blocks with its citations resolved. Raw HTML is text; links go to the web or within the report. */
export function parseBlocks(markdown: string, view: Citations): Block[] {
  const { source, cites } = withPlaceholders(markdown, view)
  return blocksOf(marked.lexer(source), cites, 0)
}

/** One line of Markdown, such as a heading. */
export function parseInline(markdown: string, view: Citations): Inline[] {
  const { source, cites } = withPlaceholders(markdown, view)
  return runsOf(new Lexer(marked.defaults).inlineTokens(source), cites)
}

function withPlaceholders(markdown: string, view: Citations): { source: string; cites: readonly Inline[] } {
  const cites: Inline[] = []
  const clean = withoutControls(markdown).replaceAll(OPEN, '').replaceAll(CLOSE, '')
  const source = replaceBrackets(
    clean,
    one => {
      cites.push(typeof one === 'string' ? unresolved(one, view) : { kind: 'cite', citation: one })
      return `${OPEN}${cites.length - 1}${CLOSE}`
    },
    view,
  )
  return { source, cites }
}

function unresolved(key: string, { emptySearches }: Citations): Inline {
  const search = emptySearches.get(key)
  return search ? { kind: 'searched', search } : { kind: 'unresolved', key }
}

function blocksOf(tokens: readonly Token[], cites: readonly Inline[], depth: number): Block[] {
  return tokens.flatMap(token => blockOf(token, cites, depth))
}

function blockOf(token: Token, cites: readonly Inline[], depth: number): Block[] {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return []
    case 'heading':
      return [{ kind: 'heading', level: token['depth'], children: runsOf(token.tokens, cites) }]
    case 'paragraph':
    case 'text':
      return [{ kind: 'paragraph', children: runsOf(token.tokens ?? [token], cites) }]
    case 'html':
      return [{ kind: 'paragraph', children: cited(token.raw.trimEnd(), cites) }]
    case 'hr':
      return [{ kind: 'rule' }]
    case 'code':
      return [{ kind: 'code', text: bare(token['text'], cites), language: (token['lang'] ?? '').split(/\s/)[0] ?? '' }]
    case 'blockquote': {
      const blocks = blocksOf(token.tokens ?? [], cites, depth + 1)
      return depth >= MAX_DEPTH ? blocks : [{ kind: 'quote', blocks }]
    }
    case 'list':
      return listOf(token as Tokens.List, cites, depth)
    case 'table':
      return [tableOf(token as Tokens.Table, cites)]
    default:
      return [{ kind: 'paragraph', children: cited(token.raw, cites) }]
  }
}

function listOf(list: Tokens.List, cites: readonly Inline[], depth: number): Block[] {
  const items = list.items.map((item): ListItem => {
    const blocks = blocksOf(item.tokens, cites, depth + 1)
    return item.task ? { blocks, checked: item.checked === true } : { blocks }
  })
  if (depth >= MAX_DEPTH) return items.flatMap(({ blocks }) => blocks)
  return [{ kind: 'list', items, ...(list.ordered && { start: Number(list.start) || 1 }) }]
}

function tableOf({ header, align, rows }: Tokens.Table, cites: readonly Inline[]): Block {
  return {
    kind: 'table',
    align: align.map(one => one ?? undefined),
    rows: [header, ...rows].map(row => row.map(cell => runsOf(cell.tokens, cites))),
  }
}

function runsOf(tokens: readonly Token[] | undefined, cites: readonly Inline[]): Inline[] {
  return (tokens ?? []).flatMap(token => runOf(token, cites))
}

function runOf(token: Token, cites: readonly Inline[]): Inline[] {
  switch (token.type) {
    case 'strong':
    case 'em':
      return [{ kind: token.type, children: runsOf(token.tokens, cites) }]
    case 'del':
      return [{ kind: 'strike', children: runsOf(token.tokens, cites) }]
    case 'codespan':
      return [{ kind: 'code', text: bare(token['text'], cites) }]
    case 'br':
      return [{ kind: 'break' }]
    case 'link':
      return linkOf(token as Tokens.Link, cites)
    case 'image':
      return cited(token['text'], cites)
    case 'html':
      return /^<br\s*\/?>$/i.test(token.raw.trim()) ? [{ kind: 'break' }] : cited(token.raw, cites)
    case 'escape':
      return [text(token['text'])]
    case 'checkbox':
      return []
    default:
      return 'tokens' in token && token.tokens ? runsOf(token.tokens, cites) : cited(wordsOf(token), cites)
  }
}

const wordsOf = (token: Token) => withoutReferences('text' in token ? token.text : token.raw)

/** In an address there is no room for a citation: one that was written into it stands behind it. */
function linkOf({ href, tokens, raw }: Tokens.Link, cites: readonly Inline[]): Inline[] {
  const children = runsOf(tokens, cites)
  const target = href.replace(/(?:%EE%80%80|\uE000)\d+(?:%EE%80%81|\uE001)/gi, '')
  const shown = children.length > 0 ? children : [text(target)]
  const isSafe = /^(?:https?:\/\/|mailto:|#)./i.test(target)
  if (!isSafe) return shown
  const hidden = target === href || raw.startsWith('<') || raw.startsWith('http') ? [] : citesIn(href, cites)
  return [{ kind: 'link', href: target, children: shown }, ...hidden]
}

const citesIn = (address: string, cites: readonly Inline[]) =>
  Array.from(address.matchAll(/(?:%EE%80%80|\uE000)(\d+)/gi), ([, n]) => cites[Number(n)]).filter(
    one => one !== undefined,
  )

/** Text with the citations in it; a space before a citation goes, and a line break in Chinese text is none. */
function cited(words: string, cites: readonly Inline[]): Inline[] {
  return words.split(/\s?(\uE000\d+\uE001)/).flatMap((part): Inline[] => {
    if (part === '') return []
    const n = /^\uE000(\d+)\uE001$/.exec(part)?.[1]
    if (n === undefined) return [text(oneLine(part))]
    const one = cites[Number(n)]
    return one ? [one] : []
  })
}

const oneLine = (words: string) =>
  words
    .replace(/(?<=[\p{Script=Han}。，；：！？])[ \t]*\n[ \t]*(?=[\p{Script=Han}])/gu, '')
    .replace(/[ \t]*\r?\n[ \t]*/g, ' ')

/** Code is shown as it was written. */
const bare = (code: string, cites: readonly Inline[]) =>
  code.replace(/\uE000(\d+)\uE001/g, (_, n: string) => {
    const one = cites[Number(n)]
    if (one?.kind === 'cite') return `[@${one.citation.key}]`
    return one?.kind === 'unresolved' ? `[@${one.key}]` : ''
  })
