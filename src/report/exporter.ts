import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Desk } from '../desk.ts'
import type { CitedCounts } from '../domain/cited-counts.ts'
import type { Draft, Section } from '../domain/draft.ts'
import { ResearchError } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { answerOf } from './answer.ts'
import type { FindContradictions } from './contradiction-lines.ts'
import { currentDraft } from './draft.ts'
import { type About, type BundleOptions, evidenceJson } from './evidence-json.ts'
import type { ExportFormat } from './formats.ts'
import { renderMarkdown } from './markdown.ts'
import { betweenCited, buildReportView, type ReportView } from './report-view.ts'
import { sectionNamed } from './section-edits.ts'
import { sectionId } from './sections.ts'
import type { ReferenceStyle } from './styles/style.ts'
import { renderTrajectory } from './trajectory.ts'

export interface ExportOptions {
  /** Refuses a draft with open repairs. */
  readonly strict: boolean
  /** Of the list of references; without it the one that the plan or the question names, else what the report's language expects. */
  readonly style?: ReferenceStyle
  /** Only this section of the draft, by heading or id; it alone has to be without repairs. */
  readonly section?: string
  /** `json` with the stored texts and all revisions. */
  readonly full?: boolean
}

export interface Exporter {
  /** The report in a format: bytes where that is no text. `json` and `jsonl` (the steps) work without a draft. */
  render(format: ExportFormat, desk: Desk, options: ExportOptions): Promise<string | Uint8Array>
  /** The same in a file below the data folder; resolves to its path. */
  save(format: ExportFormat, desk: Desk, options: ExportOptions): Promise<string>
  /** What was saved for a research under a name; undefined where there is no such file. */
  saved(session: string, name: string): Promise<Uint8Array | undefined>
  /** The report as a page, also while it is not written yet or has open repairs. */
  live(desk: Desk): Promise<string>
  /** What a chat is told of it, or of a section. */
  told(desk: Desk, options?: Pick<ExportOptions, 'section'>): Promise<Told>
}

export interface Told {
  /** The short of it for a person; empty where the draft has no prose. */
  readonly answer: string
  readonly cited: CitedCounts
}

export const exportFileNames: Readonly<Record<ExportFormat, string>> = {
  md: 'report.md',
  html: 'report.html',
  docx: 'report.docx',
  pdf: 'report.pdf',
  json: 'evidence.json',
  bib: 'references.bib',
  ris: 'references.ris',
  csl: 'references.csl.json',
  jsonl: 'trajectory.jsonl',
}

interface Ports {
  readonly store: Store
  /** Where `save` puts its files. */
  readonly folder: string
  readonly about?: About
  readonly contradictions?: FindContradictions<Desk>
}

export function createExporter({ store, folder, about, contradictions = async () => [] }: Ports): Exporter {
  const viewOf = async (draft: Draft, desk: Desk) => buildReportView(draft, desk, await contradictions(desk))
  const exporter: Exporter = {
    async render(format, desk, { strict, style, section, full = false }) {
      if (format === 'json') return renderJson(desk, store, { full, about })
      if (format === 'jsonl') return renderTrajectory(await store.events(desk.state.research.id))
      const draft = draftOf(desk, section)
      if (strict) refuseOpenRepairs(draft)
      const view = await viewOf(draft, desk)
      return renderView(format, section === undefined ? view : withItsOwn(view), style)
    },
    async save(format, desk, options) {
      const content = await exporter.render(format, desk, options)
      const into = join(folder, desk.state.research.id)
      await mkdir(into, { recursive: true })
      return saveFile(join(into, fileNameOf(format, desk, options)), content)
    },
    async saved(session, name) {
      // One name within the one folder: nothing leads out of it, and no link does.
      if (!/^r-[a-z0-9]+$/.test(session) || /[\\/\0]/.test(name) || name.startsWith('.')) return undefined
      const into = join(folder, session)
      const files = await readdir(into, { withFileTypes: true }).catch(() => [])
      const isThere = files.some(file => file.name === name && file.isFile() && !name.endsWith('.part'))
      return isThere ? readFile(join(into, name)) : undefined
    },
    async live(desk) {
      const { renderHtml } = await import('./html/html.ts')
      const view = await viewOf(desk.state.drafts.at(-1) ?? unwritten(desk), desk)
      return renderHtml(view, { live: true })
    },
    async told(desk, { section } = {}) {
      const draft = draftOf(desk, section)
      const view = await buildReportView(draft, desk)
      return { answer: answerOf(draft, view), cited: view.cited }
    },
  }
  return exporter
}

/** A research without a report shows its question, sources and claims. */
function unwritten({ state: { research } }: Desk): Draft {
  return { id: 'd0', title: research.question, sections: [], repairs: [], at: research.created }
}

const draftOf = (desk: Desk, section: string | undefined): Draft =>
  section === undefined ? currentDraft(desk) : onlySection(currentDraft(desk), section)

/** A part that can be handed over alone, under its own heading. */
function onlySection(draft: Draft, name: string): Draft {
  const section = sectionNamed(draft.sections, name)
  return {
    ...draft,
    title: section.heading || draft.title,
    sections: [{ ...section, heading: '' }],
    repairs: draft.repairs.filter(one => one.section === section.id),
  }
}

/** Of the evidence what bears on the section: the rest is the report's. */
function withItsOwn(view: ReportView): ReportView {
  return {
    ...view,
    unanswered: [],
    failed: [],
    contradictions: betweenCited(view.contradictions, view.references),
    audit: { claims: view.audit.claims, besides: 0, thread: [] },
  }
}

function fileNameOf(format: ExportFormat, desk: Desk, { section }: ExportOptions): string {
  const name = exportFileNames[format]
  if (section === undefined || format === 'json' || format === 'jsonl') return name
  return name.replace('.', `-${fileWords(sectionNamed(currentDraft(desk).sections, section))}.`)
}

/** A file name holds 255 bytes, a character of a heading up to four. */
const MAX_NAME = 50

/** The heading as it is now: an id stays when its section is renamed, and may have a number where a heading comes twice. */
function fileWords({ id, heading }: Section): string {
  const now = sectionId(heading)
  const isOwn = heading === '' || id.replace(/-\d+$/, '') === now
  return Array.from(isOwn ? id : now)
    .slice(0, MAX_NAME)
    .join('')
}

function refuseOpenRepairs(draft: Draft): void {
  const open = draft.repairs.map(({ id }) => id)
  if (open.length === 0) return
  throw new ResearchError(`${draft.id} has open repairs: ${open.join(', ')}.`, {
    kind: 'conflict',
    fix: `Mend them with draft_report edits, or export with mode: "lenient", which marks them.`,
  })
}

/** A view in one of the formats that show it. */
export async function renderView(
  format: Exclude<ExportFormat, 'json' | 'jsonl'>,
  view: ReportView,
  style: ReferenceStyle = view.style,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'md':
      return renderMarkdown(view, style)
    case 'html': {
      const { renderHtml } = await import('./html/html.ts')
      return renderHtml(view, { style })
    }
    case 'docx': {
      const [{ renderDocx }, { paperOf }] = await Promise.all([import('./docx/docx.ts'), import('./paper.ts')])
      return renderDocx(paperOf(view, style))
    }
    case 'pdf': {
      const [{ renderPdf }, { paperOf }] = await Promise.all([import('./pdf/pdf.ts'), import('./paper.ts')])
      return renderPdf(paperOf(view, style))
    }
    default:
      return renderReferences(format, view)
  }
}

/** Writes a file whole or not at all; resolves to its path. */
export async function saveFile(path: string, text: string | Uint8Array): Promise<string> {
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

async function renderJson(desk: Desk, store: Store, options: BundleOptions): Promise<string> {
  const draft = desk.state.drafts.at(-1)
  const view = draft && (await buildReportView(draft, desk))
  const log = await store.events(desk.state.research.id)
  return `${JSON.stringify(await evidenceJson(view, desk, log, options), null, 2)}\n`
}
