import { createHash } from 'node:crypto'
import { pairDimensions, pairLabels } from '../../domain/comparison.ts'
import { type Criterion, marks } from '../../domain/rubric.ts'
import { wordsOf } from '../../judge/checklist.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import type { LabReport } from '../report.ts'
import type { Given } from './form.ts'
import type { Item } from './items.ts'
import { reportHtml } from './report-html.ts'
import { languageOfTask, type Strings } from './strings.ts'

const css = `
:root { color-scheme: light dark; --line: #8885; --mark: #2563eb; }
* { box-sizing: border-box; }
body { font: 15px/1.55 system-ui, sans-serif; margin: 0 auto; max-width: 96rem; padding: 1rem; }
h1 { font-size: 1.2rem; } h2 { font-size: 1rem; margin: 0 0 .5rem; }
.two { display: grid; gap: 1rem; grid-template-columns: 1fr 1fr; }
article { border: 1px solid var(--line); border-radius: 6px; max-height: 60vh; overflow-y: auto; padding: .8rem; }
.task { white-space: pre-wrap; }
.task, article { overflow-wrap: anywhere; }
.block { display: grid; grid-template-columns: 2.6rem 1fr; }
.block > b { color: var(--mark); font-size: 12px; line-height: 1.9; }
.block > div { min-width: 0; overflow-x: auto; margin-bottom: .6rem; }
.block p { margin: 0 0 .4rem; }
.block table { border-collapse: collapse; font-size: 13px; }
.block td, .block th { border: 1px solid var(--line); padding: .2rem .4rem; text-align: left; vertical-align: top; overflow-wrap: normal; }
.heading { font-weight: 600; }
fieldset { border: 1px solid var(--line); border-radius: 6px; margin: .6rem 0; padding: .4rem .8rem; }
legend { float: left; width: 100%; font-weight: 600; overflow-wrap: anywhere; padding: 0; margin-bottom: .3rem; }
legend + * { clear: left; }
.checklist > section { position: sticky; top: .5rem; align-self: start; }
.checklist article { max-height: 88vh; }
label { margin-right: 1.2rem; display: inline-block; }
.field { display: block; margin: .6rem 0; }
input[type=text] { width: 9rem; } textarea { width: 100%; font: inherit; }
.wrong { border-left: 4px solid #dc2626; padding-left: .8rem; }
small { opacity: .75; font-weight: 400; }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
@media (max-width: 50rem) { .two { grid-template-columns: 1fr; } }
`

const hash = createHash('sha256').update(css).digest('base64')

/** Nothing is loaded, nothing runs, and the form goes nowhere else. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

function document(strings: Strings, language: string, body: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(strings.title)}</title><style>${css}</style></head>
<body><main>
${body}
</main></body></html>
`
}

export function startPage(strings: Strings, language: string): string {
  return document(
    strings,
    language,
    `<h1>${strings.title}</h1>
<form action="/next"><label>${strings.name} <input type="text" name="rater" required maxlength="60" autofocus></label>
<button>${strings.begin}</button></form>`,
  )
}

export const finishedPage = (strings: Strings, language: string): string =>
  document(strings, language, `<h1>${strings.title}</h1>\n<p>${strings.finished}</p>`)

export interface ItemView {
  readonly item: Item
  readonly rater: string
  readonly left: 'a' | 'b'
  readonly done: number
  readonly all: number
  readonly strings: Strings
  /** A form that was sent and could not be taken, with what is wrong. */
  readonly given?: Given
  readonly wrong?: readonly string[]
}

/** One item with its form. Systems are not named, and every foreign word is text. */
export function itemPage(view: ItemView): string {
  const { item, rater, done, all, strings, wrong = [] } = view
  const said = wrong.map(one => `<li>${escapeHtml(one)}</li>`).join('')
  const task =
    item.task.question === ''
      ? ''
      : `<section><h2>${strings.question}</h2><p class="task">${escapeHtml(item.task.question)}</p></section>`
  const body = `<h1>${strings.title} <small>${strings.progress(done, all)}</small></h1>
${wrong.length > 0 ? `<div class="wrong" role="alert"><strong>${strings.wrong}</strong><ul>${said}</ul></div>` : ''}
${task}
<form method="post" action="/item/${item.id}">
<input type="hidden" name="rater" value="${escapeHtml(rater)}">
${item.kind === 'pair' ? pairParts(view, item) : checklistParts(view, item)}
<p><button>${strings.save}</button> <small>${strings.hint}</small></p>
</form>`
  return document(strings, languageOfTask(item.task), body)
}

function pairParts({ left, strings, given }: ItemView, { a, b }: Extract<Item, { kind: 'pair' }>): string {
  const [one, two] = left === 'a' ? [a, b] : [b, a]
  const questions = [['overall', strings.overall], ...pairDimensions.map(name => [name, strings.dimensions[name]])]
  const choices = pairLabels.map(name => [name, strings.labels[name]] as const)
  const field = (name: string, label: string) =>
    `<label class="field">${label} <input type="text" name="${name}" value="${sentValue(given, name)}" autocomplete="off"></label>`
  return `<div class="two">${article(strings.left, one)}${article(strings.right, two)}</div>
${questions.map(([name = '', text = '']) => radios(name, escapeHtml(text), choices, given)).join('\n')}
${field('veto-left', strings.vetoLeft)}
${field('veto-right', strings.vetoRight)}
${whyField(strings, given)}`
}

function checklistParts({ strings, given }: ItemView, { task, report }: Extract<Item, { kind: 'checklist' }>): string {
  const choices = marks.map(name => [name, strings.marks[name]] as const)
  const rows = task.criteria.map((criterion, i) => {
    const place = `<label>${strings.place} <input type="text" name="p${i}" value="${sentValue(given, `p${i}`)}" autocomplete="off"></label>`
    return radios(`m${i}`, legendOf(criterion, strings), choices, given, place)
  })
  return `<div class="two checklist">${article(strings.report, report)}<div>${rows.join('\n')}${whyField(strings, given)}</div></div>`
}

function legendOf(criterion: Criterion, strings: Strings): string {
  const notes = [...(criterion.role === 'negative' ? [strings.flaw] : []), ...(criterion.fatal ? [strings.fatal] : [])]
  const more = notes.length > 0 ? ` <small>${notes.join(' · ')}</small>` : ''
  return `${escapeHtml(criterion.id)} ${escapeHtml(wordsOf(criterion))}${more}`
}

function radios(
  name: string,
  legend: string,
  choices: readonly (readonly [string, string])[],
  given: Given | undefined,
  more = '',
): string {
  const inputs = choices.map(([value, label]) => {
    const checked = given?.get(name) === value ? ' checked' : ''
    return `<label><input type="radio" name="${name}" value="${value}" required${checked}> ${label}</label>`
  })
  return `<fieldset><legend>${legend}</legend>${inputs.join('')}${more}</fieldset>`
}

const whyField = (strings: Strings, given: Given | undefined) =>
  `<label class="field">${strings.why}<textarea name="why" rows="3">${sentValue(given, 'why')}</textarea></label>`

const sentValue = (given: Given | undefined, name: string) => escapeHtml(given?.get(name) ?? '')

const article = (title: string, report: LabReport): string =>
  `<section><h2>${title}</h2><article tabindex="0" aria-label="${title}">${reportHtml(report)}</article></section>`
