import type { Criterion, Marking, Scorecard } from '../../domain/rubric.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import type { AuditView, ClaimView, ThreadRow } from '../audit-view.ts'
import { cut } from '../markdown.ts'
import type { Strings } from '../strings.ts'
import { headingId } from './heading-id.ts'

/** The claims with their verdicts and quotes, the thread from requirement to section, and the scorecard; each only where there is one. */
export function renderAudit({ claims, thread, scorecard }: AuditView, strings: Strings): string {
  const hasThread = claims.length > 0 || scorecard !== undefined || thread.length > 1
  return [
    claims.length > 0
      ? section('claims', strings.claims, claims.map(claim => renderClaim(claim, strings)).join('\n'))
      : '',
    hasThread ? section('thread', strings.thread, renderThread(thread, strings)) : '',
    scorecard ? section('scorecard', strings.scorecard, renderScorecard(scorecard, strings)) : '',
  ].join('\n')
}

const section = (id: string, title: string, body: string) =>
  `<section class="audit"><h2 id="${id}">${title}</h2>\n${body}</section>`

function renderClaim({ claim, quotes }: ClaimView, strings: Strings): string {
  const { id, text, verdict, confidence, independent, disputed, reasons } = claim
  const facts = [
    `<b class="verdict ${verdict}">${strings.verdicts[verdict]}</b>`,
    confidence.toFixed(2),
    strings.independent(independent),
    ...(disputed ? [`<b class="verdict mixed">${strings.disputed}</b>`] : []),
  ]
  const shown = quotes.map(
    ({ stance, source, place, text: quote }) =>
      `<li><span class="place">${strings.stances[stance]} · ${escapeHtml(place)} · ${escapeHtml(source.title || source.id)}</span> <q>${escapeHtml(cut(quote))}</q></li>`,
  )
  const why = reasons.length > 0 ? `<br><span class="meta">${escapeHtml(reasons.join('; '))}</span>` : ''
  return `<details class="claim" id="claim-${id}"><summary><span class="meta">${id}</span> ${escapeHtml(text)}<br>${facts.join(' · ')}</summary>${why}<ul>${shown.join('')}</ul></details>`
}

function renderThread(rows: readonly ThreadRow[], strings: Strings): string {
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
      mark ? strings.marks[mark] : '',
    ]
    return `<tr>${cells.map(cell => `<td>${cell || '–'}</td>`).join('')}</tr>`
  })
  return `<div class="table"><table><thead><tr>${head.map(cell => `<th>${cell}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

function renderScorecard({ rubric, criteria, markings, open, score, raw }: Scorecard, strings: Strings): string {
  const byCriterion = new Map(markings.map(marking => [marking.criterion, marking]))
  const rows = criteria.map(criterion => renderCriterion(criterion, byCriterion.get(criterion.id), strings))
  const left = open.length > 0 ? ` · ${strings.unmarked(open.length)}` : ''
  return `<p class="meta">${escapeHtml(rubric)} · ${strings.score} <b>${score.toFixed(2)}</b> (${strings.strictFormula}) · ${strings.raw} ${raw.toFixed(2)}${left}</p>
<div class="table"><table><thead><tr><th>${strings.criterion}</th><th>×</th><th>${strings.mark}</th><th>${strings.where}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function renderCriterion(
  { id, text, weight, role }: Criterion,
  marking: Marking | undefined,
  strings: Strings,
): string {
  const mark = marking
    ? `${strings.marks[marking.mark]}${marking.by === 'checks' ? ` (${strings.byChecks})` : ''}`
    : '–'
  const where = [marking?.place, marking?.quote && `“${cut(marking.quote, 160)}”`].filter(Boolean).join(' ')
  const sign = role === 'negative' ? '−' : ''
  return `<tr><td>${escapeHtml(id)} ${escapeHtml(text)}</td><td>${sign}${weight}</td><td>${mark}</td><td>${escapeHtml(where)}</td></tr>`
}
