import { Marked } from 'marked'
import { escapeHtml } from '../../text/escape-html.ts'

/** Raw HTML of a draft is shown as text, links go to the web or within the page, and nothing is loaded from elsewhere. */
const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens)
      return /^(?:https?:|mailto:|#)/i.test(href)
        ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${text}</a>`
        : text
    },
    table(token) {
      const cells = (row: typeof token.header, tag: string) =>
        row.map(cell => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')
      const rows = token.rows.map(row => `<tr>${cells(row, 'td')}</tr>`).join('')
      return `<div class="table"><table><thead><tr>${cells(token.header, 'th')}</tr></thead><tbody>${rows}</tbody></table></div>`
    },
  },
})

/** The Markdown of a section as HTML that holds nothing active. */
export function markdownToHtml(markdown: string): string {
  return marked.parse(markdown, { async: false })
}
