import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Desk } from '../desk.ts'
import type { Draft } from '../domain/draft.ts'
import { ResearchError } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { answerOf } from './answer.ts'
import { currentDraft } from './draft.ts'
import { evidenceJson } from './evidence-json.ts'
import type { ExportFormat } from './formats.ts'
import { renderMarkdown } from './markdown.ts'
import { buildReportView, type ReportView } from './report-view.ts'

export interface ExportOptions {
  /** Refuses a draft with open repairs. */
  readonly strict: boolean
}

export interface Exporter {
  /** The report in a format. `json` and `jsonl` (the steps) work without a draft. */
  render(format: ExportFormat, desk: Desk, options: ExportOptions): Promise<string>
  /** The same in a file below the data folder; resolves to its path. */
  save(format: ExportFormat, desk: Desk, options: ExportOptions): Promise<string>
  /** The report as a page, also while it is not written yet or has open repairs. */
  live(desk: Desk): Promise<string>
  /** The short of it for a person in a chat; empty where the draft has no prose. */
  answer(desk: Desk): Promise<string>
}

export const exportFileNames: Readonly<Record<ExportFormat, string>> = {
  md: 'report.md',
  html: 'report.html',
  json: 'evidence.json',
  bib: 'references.bib',
  ris: 'references.ris',
  csl: 'references.csl.json',
  jsonl: 'trajectory.jsonl',
}

export function createExporter({ store, folder }: { readonly store: Store; readonly folder: string }): Exporter {
  const exporter: Exporter = {
    async render(format, desk, { strict }) {
      if (format === 'json') return renderJson(desk, store)
      if (format === 'jsonl') return renderTrajectory(desk, store)
      const draft = currentDraft(desk)
      const open = draft.repairs.map(({ id }) => id)
      if (strict && open.length > 0) {
        throw new ResearchError(`${draft.id} has open repairs: ${open.join(', ')}.`, {
          kind: 'conflict',
          fix: `Mend them with draft_report edits, or export with mode: "lenient", which marks them.`,
        })
      }
      const view = await buildReportView(draft, desk)
      if (format === 'md') return renderMarkdown(view)
      if (format !== 'html') return renderReferences(format, view)
      const { renderHtml } = await import('./html/html.ts')
      return renderHtml(view)
    },
    async save(format, desk, options) {
      const text = await exporter.render(format, desk, options)
      const into = join(folder, desk.state.research.id)
      await mkdir(into, { recursive: true })
      return saveFile(join(into, exportFileNames[format]), text)
    },
    async live(desk) {
      const { renderHtml } = await import('./html/html.ts')
      return renderHtml(await buildReportView(desk.state.drafts.at(-1) ?? unwritten(desk), desk))
    },
    async answer(desk) {
      const draft = currentDraft(desk)
      return answerOf(draft, await buildReportView(draft, desk))
    },
  }
  return exporter
}

/** A research without a report shows its question, sources and claims. */
function unwritten({ state: { research } }: Desk): Draft {
  return { id: 'd0', title: research.question, sections: [], repairs: [], at: research.created }
}

/** Writes a file whole or not at all; resolves to its path. */
export async function saveFile(path: string, text: string): Promise<string> {
  const draft = `${path}.${process.pid}.part`
  await writeFile(draft, text)
  await rename(draft, path)
  return path
}

/** What the report cites, for reference managers. */
async function renderReferences(format: 'bib' | 'ris' | 'csl', { references }: ReportView): Promise<string> {
  const { bibtex, cslItem, ris } = await import('./bibliography.ts')
  const items = references.map(({ source }) => cslItem(source))
  if (format === 'csl') return `${JSON.stringify(items, null, 2)}\n`
  return format === 'bib' ? bibtex(items) : ris(items)
}

/** Every step of the research, an event a line. */
async function renderTrajectory(desk: Desk, store: Store): Promise<string> {
  const events = await store.events(desk.state.research.id)
  return events.map(event => `${JSON.stringify(event)}\n`).join('')
}

async function renderJson(desk: Desk, store: Store): Promise<string> {
  const draft = desk.state.drafts.at(-1)
  const view = draft && (await buildReportView(draft, desk))
  const log = await store.events(desk.state.research.id)
  return `${JSON.stringify(await evidenceJson(view, desk, log), null, 2)}\n`
}
