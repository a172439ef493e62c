import { cut } from '../../text/cut.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import type { ClaimView } from '../audit-view.ts'
import { kindOf } from '../claim-kind.ts'
import { claimText } from '../claim-text.ts'
import type { Strings } from '../strings.ts'
import { atQuote } from '../text-fragment.ts'

/** The claims as a table; the script of the page makes it sort and filter. */
export function renderClaims(claims: readonly ClaimView[], strings: Strings): string {
  const head = ['', strings.claim, strings.verdict, strings.independence, strings.confidence]
  const rows = claims.map(claim => renderClaim(claim, strings))
  return `<div class="filter" hidden><input type="search" aria-label="${strings.filter}" placeholder="${strings.filter}">${chips(claims, strings)}<output>${claims.length} / ${claims.length}</output></div>
<div class="table" tabindex="0"><table id="claims-table"><thead><tr>${head.map(cell => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`
}

/** A button for each verdict that there is, and one for disputes. */
function chips(claims: readonly ClaimView[], strings: Strings): string {
  const known = [...new Set(claims.map(({ claim }) => kindOf(claim)))]
  const kinds = [
    ['', strings.all] as const,
    ...known.map(kind => [kind, strings.labels[kind]] as const),
    ...(claims.some(({ claim }) => claim.disputed) ? [['disputed', strings.disputed] as const] : []),
  ]
  return kinds
    .map(([key, name]) => `<button type="button" data-verdict="${key}" aria-pressed="${key === ''}">${name}</button>`)
    .join('')
}

function renderClaim({ claim, quotes }: ClaimView, strings: Strings): string {
  const { id, confidence, independent, disputed } = claim
  const kind = kindOf(claim)
  // How far the nearest sentence is says nothing of what cites none.
  const reasons = kind === 'unsourced' ? [] : claim.reasons
  // Of what was not decided there is nothing to count.
  const counted = kind === 'undecided' || kind === 'unsourced' ? ['–', '–'] : [`${independent}`, confidence.toFixed(2)]
  const why = reasons.length > 0 ? `<p class="meta">${escapeHtml(reasons.join('; '))}</p>` : ''
  const shown = quotes.map(quote => renderQuote(quote, strings))
  const details =
    quotes.length + reasons.length === 0
      ? ''
      : `<details><summary>${strings.quotes(quotes.length)}</summary>${why}<ul>${shown.join('')}</ul></details>`
  const dispute = disputed ? ` <b class="verdict mixed">${strings.disputed}</b>` : ''
  return `<tr id="claim-${id}" data-verdict="${kind}${disputed ? ' disputed' : ''}"><td data-key="${id.slice(1)}">${id}</td><td>${escapeHtml(claimText(claim))}${details}</td><td><b class="verdict ${kind}">${strings.labels[kind]}</b>${dispute}</td><td data-key="${independent}">${counted[0]}</td><td data-key="${confidence}">${counted[1]}</td></tr>`
}

function renderQuote({ stance, source, place, text }: ClaimView['quotes'][number], strings: Strings): string {
  const { origin } = source
  const live =
    origin.type === 'web'
      ? ` <a href="${escapeHtml(atQuote(origin.url, text))}" rel="noopener noreferrer">${strings.onPage}</a>`
      : ''
  return `<li><span class="place"><b class="stance ${stance}">${strings.stances[stance]}</b> · ${escapeHtml(place)} · ${escapeHtml(cut(source.title || source.id, 120))}</span> <q>${escapeHtml(cut(text))}</q>${live}</li>`
}
