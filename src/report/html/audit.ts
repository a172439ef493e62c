import type { Criterion, Marking, Scorecard } from '../../domain/rubric.ts'
import { cut } from '../../text/cut.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import { markWords, type Strings } from '../strings.ts'
import type { ThreadRow } from '../thread.ts'
import { headingId } from './heading-id.ts'

/** The thread from requirement to section. */
export function renderThread(rows: readonly ThreadRow[], strings: Strings): string {
  const head = [strings.requirement, strings.sources, strings.claims, strings.sections, strings.mark]
  const body = rows.map(({ requirement, sources, claims, sections, mark }) => {
    const cells = [
      `${requirement.id} ${escapeHtml(requirement.text)}`,
      sources.join(' '),
      claims.map(({ id }) => `<a href="#claim-${id}">${id}</a>`).join(' '),
      sections
        .map(
          ({ id, heading }) =>
            `<a href="#${heading === '' ? 'top' : headingId(id)}">${escapeHtml(heading || strings.opening)}</a>`,
        )
        .join(', '),
      mark ? markWords(mark, requirement.role, strings) : '',
    ]
    return `<tr>${cells.map(cell => `<td>${cell || '–'}</td>`).join('')}</tr>`
  })
  return `<div class="table" tabindex="0"><table><thead><tr>${head.map(cell => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

/** What the report got against a rubric, and why. */
export function renderScorecard({ rubric, criteria, markings, open, score, raw }: Scorecard, strings: Strings): string {
  const byCriterion = new Map(markings.map(marking => [marking.criterion, marking]))
  const rows = criteria.map(criterion => renderCriterion(criterion, byCriterion.get(criterion.id), strings))
  const left = open.length > 0 ? ` · ${strings.unmarked(open.length)}` : ''
  return `<p class="meta">${escapeHtml(rubric)} · ${strings.score} <b>${score.toFixed(2)}</b> (${strings.strictly}) · ${raw.toFixed(2)} (${strings.leniently})${left}</p>
<div class="table" tabindex="0"><table><thead><tr><th scope="col">${strings.criterion}</th><th scope="col">×</th><th scope="col">${strings.mark}</th><th scope="col">${strings.where}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function renderCriterion(
  { id, text, weight, role }: Criterion,
  marking: Marking | undefined,
  strings: Strings,
): string {
  const mark = marking
    ? `${markWords(marking.mark, role, strings)}${marking.by === 'checks' ? ` (${strings.byChecks})` : ''}`
    : '–'
  const where = [marking?.place, marking?.quote && `“${cut(marking.quote, 160)}”`].filter(Boolean).join(' ')
  const sign = role === 'negative' ? '−' : ''
  return `<tr><td>${escapeHtml(id)} ${escapeHtml(text)}</td><td>${sign}${weight}</td><td>${mark}</td><td>${escapeHtml(where)}</td></tr>`
}
