import { cut } from '../../text/cut.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import { updatedOn } from '../bibliography.ts'
import type { ReportView } from '../report-view.ts'
import type { Strings } from '../strings.ts'

const MIN_DATES = 3
const MAX_SHOWN = 80

/** The cited sources in the order of their dates, of changes rather than of publication; nothing where too few of them state one. */
export function renderTimeline({ references }: ReportView, strings: Strings): string {
  const dated = references
    .flatMap(({ n, source }) => {
      const date = updatedOn(source) ?? source.published?.slice(0, 10)
      return date ? [{ n, title: source.title || source.id, date }] : []
    })
    .sort((a, b) => a.date.localeCompare(b.date) || a.n - b.n)
  if (new Set(dated.map(({ date }) => date)).size < MIN_DATES) return ''
  const kept = dated.slice(0, MAX_SHOWN)
  const years = [...new Set(kept.map(({ date }) => date.slice(0, 4)))]
  const groups = years.map(year => {
    const items = kept
      .filter(({ date }) => date.startsWith(year))
      .map(
        ({ n, title, date }) =>
          `<li><time datetime="${escapeHtml(date)}">${escapeHtml(date)}</time> <a href="#source-${n}">[${n}]</a> ${escapeHtml(cut(title, 120))}</li>`,
      )
    return `<li><b>${escapeHtml(year)}</b><ul>${items.join('')}</ul></li>`
  })
  const undated = references.length - dated.length
  const more = dated.length > MAX_SHOWN ? `<p class="meta">${strings.andMore(dated.length - MAX_SHOWN)}</p>` : ''
  const rest = undated > 0 ? `<p class="meta">${strings.undated(undated)}</p>` : ''
  return `<ol class="timeline">${groups.join('')}</ol>${more}${rest}`
}
