import { createHash } from 'node:crypto'
import { escapeHtml } from '../../text/escape-html.ts'
import { headOf } from './markdown.ts'
import type { Results } from './results.ts'
import { type Cell, cellText, oneLine, type Table } from './table.ts'

const css = `
:root { color-scheme: light dark; --line: #8884; --bar: #2563eb; --soft: #2563eb33; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13px; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: right; white-space: nowrap; }
th:first-child, td:first-child, .words { text-align: left; }
svg { display: block; width: 90px; height: 10px; margin-left: auto; }
.track { fill: var(--line); } .range { fill: var(--soft); stroke: var(--bar); stroke-width: .5; } .value { fill: var(--bar); }
ul, .head { color: color-mix(in srgb, currentColor 75%, transparent); font-size: 13px; }
.head { list-style: none; padding: 0; }
`

/** One file that asks for nothing: no script, no request, its style named by its hash. */
export function resultsPage(results: Results): string {
  const hash = createHash('sha256').update(css).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>bench ${escapeHtml(results.bench)}</title>
<style>${css}</style>
</head>
<body>
<main>
<h1>bench ${escapeHtml(results.bench)}</h1>
${list(headOf(results), 'head')}
${results.tables.map(section).join('\n')}
${results.open.length > 0 ? `<h2>Open</h2>\n${list(results.open.map(({ what, why }) => `${what}: ${why}`))}` : ''}
</main>
</body>
</html>
`
}

const list = (items: readonly string[], name = '') =>
  `<ul${name && ` class="${name}"`}>\n${items.map(item => `<li>${escapeHtml(item)}</li>`).join('\n')}\n</ul>`

function section({ title, columns, rows, notes }: Table): string {
  const head = columns.map(name => `<th scope="col">${escapeHtml(oneLine(name))}</th>`).join('')
  const body = rows.map(row => `<tr>${row.map(cellHtml).join('')}</tr>`).join('\n')
  return `<h2>${escapeHtml(title)}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(title)}"><table><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>
${list(notes)}`
}

function cellHtml(cell: Cell): string {
  const shown = escapeHtml(cellText(cell))
  if ('text' in cell) return `<td class="words">${shown}</td>`
  if ('number' in cell) return `<td>${shown}</td>`
  return `<td>${shown}${cell.isShare ? barOf(cell.estimate) : ''}</td>`
}

/** The value and its interval between 0 and 1; what lies outside is not drawn. */
function barOf({ value, low, high }: { readonly value: number; readonly low: number; readonly high: number }): string {
  if (value < 0 || value > 1) return ''
  const [from = 0, at = 0, to = 0] = [low, value, high].map(one => Math.round(Math.min(1, Math.max(0, one)) * 900) / 10)
  return `<svg viewBox="0 0 90 10" aria-hidden="true"><rect class="track" y="4.5" width="90" height="1"/><rect class="range" x="${from}" y="2" width="${Math.max(0.5, to - from)}" height="6"/><rect class="value" x="${Math.max(0, at - 0.75)}" width="1.5" height="10"/></svg>`
}
