import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ResearchError } from '../errors.ts'
import { agreementTables, type Judged, type Unit, unitsOf } from '../lab/label/agreement.ts'
import { csvOf, exportRows, jsonLines } from '../lab/label/export.ts'
import { labelItems } from '../lab/label/items.ts'
import { readLabels } from '../lab/label/labels.ts'
import { tableMarkdown } from '../lab/results/markdown.ts'
import { openRunFolder, type RunFolder } from '../lab/run-folder.ts'
import type { CommandPorts } from './command.ts'

const options = { out: { type: 'string' }, export: { type: 'string' } } as const

/** How far people and models agree on a run, and everything that people said as a table. */
export async function benchAgreement(args: readonly string[], { out, err }: CommandPorts): Promise<number> {
  const { values } = parseArgs({ args: [...args], options })
  if (values.out === undefined)
    throw new ResearchError('No folder is named.', {
      fix: 'Write bench agreement --out DIR, with the folder of a run.',
    })
  const folder = openRunFolder(resolve(values.out))
  const { labels, outdated } = await labelsOf(folder)
  if (labels.length === 0) {
    out('Nobody has judged anything in that run yet: bench label --out DIR serves the page for it.\n')
    return 0
  }
  const judged = await judgedIn(folder)
  const units = unitsOf(labels, judged)
  const tables = agreementTables(units, judgesOf(units))
  const text = tables.map(tableMarkdown).join('\n\n')
  if (outdated > 0) err(`${outdated} labels are about reports or rubrics that have changed since; they are left out.\n`)
  out(`# Agreement\n\n${text}\n`)
  await folder.save('agreement.json', `${JSON.stringify({ labels: labels.length, outdated, tables }, null, 1)}\n`)
  if (values.export !== undefined) await exportTo(resolve(values.export), units)
  return 0
}

async function labelsOf(folder: RunFolder) {
  const all = await readLabels(folder)
  const items = [...(await labelItems(folder, 'pair')), ...(await labelItems(folder, 'checklist'))]
  const labels = all.filter(one => items.some(({ id, about }) => id === one.item && about === one.about))
  return { labels, outdated: all.length - labels.length }
}

async function judgedIn({ root }: RunFolder): Promise<Judged> {
  const text = await readFile(join(root, 'results.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  // Our own file; without it people are compared among themselves.
  return text === undefined ? { marks: [], pairs: [], grades: [] } : (JSON.parse(text) as Judged)
}

const judgesOf = (units: readonly Unit[]) => [...new Set(units.flatMap(({ judges }) => [...judges.keys()]))]

async function exportTo(file: string, units: readonly Unit[]): Promise<void> {
  const rows = exportRows(units)
  if (file.endsWith('.csv')) await writeFile(file, csvOf(rows))
  else if (file.endsWith('.jsonl')) await writeFile(file, jsonLines(rows))
  else throw new ResearchError('That is no format.', { fix: 'Name a file that ends in .csv or .jsonl.' })
}
