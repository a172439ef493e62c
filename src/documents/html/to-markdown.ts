import TurndownService from 'turndown'
import { addTableRules } from './markdown-tables.ts'

/** Markdown writer in which text stays text: what looks like Markdown or HTML in it is escaped. */
class SafeTurndown extends TurndownService {
  override escape(text: string): string {
    return super
      .escape(text)
      .replace(/</g, '\\<')
      .replace(/&(?=#?\w+;)/g, '\\&')
      .replace(/\|/g, '\\|')
  }
}

let service: TurndownService | undefined

function turndown(): TurndownService {
  if (service) return service
  service = new SafeTurndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', emDelimiter: '*' })
  service.addRule('strikethrough', { filter: ['del', 's'], replacement: content => `~~${content}~~` })
  addTableRules(service)
  return service
}

/** More white space than this in a row is nobody's, and the Markdown writer takes time by its square. */
const LONGEST_SPACE = 500

/** Clean content HTML as GitHub-flavoured Markdown. */
export function toMarkdown(html: string): string {
  const spaced = html.replace(/\s{2,}/g, run => run.slice(0, LONGEST_SPACE))
  // A document of its own: an empty string is an error to turndown, and a bare fragment may be read as a file name by its parser.
  return turndown().turndown(`<div>${spaced}</div>`).trim()
}
