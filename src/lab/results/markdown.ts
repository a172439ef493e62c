import type { Results } from './results.ts'
import { cellText, oneLine, type Table } from './table.ts'

/** The results as Markdown. */
export function resultsMarkdown(results: Results): string {
  return [`# bench ${results.bench}`, headOf(results).join('  \n'), ...results.tables.map(tableMarkdown)].join('\n\n')
}

/** What stands above the tables: inputs, judges, cost, and what is not judged. */
export function headOf({ inputs, judged, notes, spent, version, at }: Results): string[] {
  const { tasks, systems, source, trials, perRequest, baselines } = inputs
  return [
    `${tasks} tasks of ${source}; systems ${systems.join(', ')}${baselines.length > 0 ? `; against ${baselines.join(', ')}` : ''}`,
    ...judged.map(
      ({ what, judge, model, prompt }) =>
        `${what} by ${judge}: model ${oneLine(model)}, prompt ${prompt}, ${trials} ${trials === 1 ? 'trial' : 'trials'}${what === 'marks' ? `, ${perRequest} criteria a request` : ', both orders'}`,
    ),
    `${spent.requests} requests, ${spent.input} tokens in, ${spent.output} out; deepresearch-mcp ${version}, ${at.slice(0, 10)}`,
    ...notes,
  ]
}

export function tableMarkdown({ title, columns, rows, notes }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(one => one.replace(/\|/g, '\\|')).join(' | ')} |`
  return [
    `## ${title}`,
    [line(columns.map(oneLine)), line(columns.map(() => '---')), ...rows.map(row => line(row.map(cellText)))].join(
      '\n',
    ),
    notes.map(note => `- ${note}`).join('\n'),
  ].join('\n\n')
}
