import type { Token, Tokens } from 'marked'
import { replaceBrackets } from '../markdown.ts'
import type { ReportView } from '../report-view.ts'
import { type Inline, text } from './blocks.ts'
import { withoutControls, withoutReferences } from './character-references.ts'

export type Citations = Pick<ReportView, 'citations' | 'emptySearches'> & Partial<Pick<ReportView, 'language'>>

/** What stood in the brackets of a text, by the number of its placeholder. */
export interface Context {
  readonly cites: readonly Inline[]
  readonly view: Citations
}

/** Stands for a citation while the Markdown around it is parsed; private-use characters of a page are no such thing. */
const OPEN = '\uE000'
const CLOSE = '\uE001'
/** Markdown in which every citation is a placeholder. */
export function withPlaceholders(
  markdown: string,
  view: Citations,
): { readonly source: string; readonly context: Context } {
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
  return { source, context: { cites, view } }
}

export function unresolved(key: string, { emptySearches }: Citations): Inline {
  const search = emptySearches.get(key)
  return search ? { kind: 'searched', search } : { kind: 'unresolved', key }
}

export function runsOf(tokens: readonly Token[] | undefined, context: Context): Inline[] {
  return (tokens ?? []).flatMap(token => runOf(token, context))
}

function runOf(token: Token, context: Context): Inline[] {
  switch (token.type) {
    case 'strong':
    case 'em':
      return [{ kind: token.type, children: runsOf(token.tokens, context) }]
    case 'del':
      return [{ kind: 'strike', children: runsOf(token.tokens, context) }]
    case 'codespan':
      return [{ kind: 'code', text: bare(token['text'], context) }]
    case 'br':
      return [{ kind: 'break' }]
    case 'link':
      return linkOf(token as Tokens.Link, context)
    case 'image':
      return cited(token['text'], context)
    case 'html':
      return /^<br\s*\/?>$/i.test(token.raw.trim()) ? [{ kind: 'break' }] : cited(token.raw, context)
    case 'escape':
      return [text(token['text'])]
    case 'checkbox':
      return []
    default:
      return 'tokens' in token && token.tokens ? runsOf(token.tokens, context) : cited(wordsOf(token), context)
  }
}

const wordsOf = (token: Token) => withoutReferences('text' in token ? token.text : token.raw)

/** In an address there is no room for a citation: one that was written into it stands behind it. */
function linkOf({ href, tokens, raw }: Tokens.Link, context: Context): Inline[] {
  const children = runsOf(tokens, context)
  const target = href.replace(/(?:%EE%80%80|\uE000)\d+(?:%EE%80%81|\uE001)/gi, '')
  const shown = children.length > 0 ? children : [text(target)]
  const isSafe = /^(?:https?:\/\/|mailto:|#)./i.test(target)
  if (!isSafe) return shown
  const hidden = target === href || raw.startsWith('<') || raw.startsWith('http') ? [] : citesIn(href, context)
  return [{ kind: 'link', href: target, children: shown }, ...hidden]
}

const citesIn = (address: string, context: Context) =>
  Array.from(address.matchAll(/(?:%EE%80%80|\uE000)(\d+)/gi), ([, n]) => context.cites[Number(n)]).filter(
    one => one !== undefined,
  )

/** Text with the citations in it; a space before a citation goes, and a line break in Chinese text is none. */
export function cited(words: string, context: Context): Inline[] {
  return words.split(/\s?(\uE000\d+\uE001)/).flatMap((part): Inline[] => {
    if (part === '') return []
    const n = /^\uE000(\d+)\uE001$/.exec(part)?.[1]
    if (n === undefined) return [text(oneLine(part))]
    const one = context.cites[Number(n)]
    return one ? [one] : []
  })
}

const oneLine = (words: string) =>
  words
    .replace(/(?<=[\p{Script=Han}。，；：！？])[ \t]*\n[ \t]*(?=[\p{Script=Han}])/gu, '')
    .replace(/[ \t]*\r?\n[ \t]*/g, ' ')

/** Code is shown as it was written. */
export const bare = (code: string, context: Context) =>
  code.replace(/\uE000(\d+)\uE001/g, (_, n: string) => {
    const one = context.cites[Number(n)]
    if (one?.kind === 'cite') return `[@${one.citation.key}]`
    return one?.kind === 'unresolved' ? `[@${one.key}]` : ''
  })
