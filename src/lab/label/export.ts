import type { Unit } from './agreement.ts'

/** One answer of one person, with what each judge said. */
export interface ExportRow {
  readonly task: string
  readonly systems: string
  readonly question: string
  readonly criterion: string
  readonly rater: string
  readonly value: string
  /** Which report this rater saw on the left. */
  readonly left: string
  readonly place: string
  readonly why: string
  readonly at: string
  readonly judges: Readonly<Record<string, string>>
}

export function exportRows(units: readonly Unit[]): ExportRow[] {
  return units.flatMap(({ task, systems, asked, criterion = '', people, judges }) =>
    people.map(({ rater, value, label }) => ({
      task,
      systems: systems.join(' '),
      question: asked,
      criterion,
      rater,
      value,
      left: label.kind === 'pair' ? label[label.left] : '',
      place: placeOf(label, criterion),
      why: label.why,
      at: label.at,
      judges: Object.fromEntries(judges),
    })),
  )
}

function placeOf(label: Unit['people'][number]['label'], criterion: string): string {
  if (label.kind === 'checklist') return label.marks.find(one => one.criterion === criterion)?.place ?? ''
  const { left, right } = label.veto
  return [left && `veto left ${left}`, right && `veto right ${right}`].filter(Boolean).join(' ')
}

export const jsonLines = (rows: readonly ExportRow[]): string => rows.map(row => `${JSON.stringify(row)}\n`).join('')

/** RFC 4180, with a column for each judge. */
export function csvOf(rows: readonly ExportRow[]): string {
  const judges = [...new Set(rows.flatMap(row => Object.keys(row.judges)))]
  const names = ['task', 'systems', 'question', 'criterion', 'rater', 'value', 'left', 'place', 'why', 'at'] as const
  const lines = rows.map(row => [...names.map(name => row[name]), ...judges.map(judge => row.judges[judge] ?? '')])
  return [[...names, ...judges], ...lines].map(cells => `${cells.map(cell).join(',')}\r\n`).join('')
}

/** A spreadsheet takes words that begin like a formula for one. */
function cell(value: string): string {
  const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
