import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Desk } from '../desk.ts'
import { type CitedCounts, citedIn } from '../domain/cited-counts.ts'
import { ResearchError } from '../errors.ts'
import { cut } from '../text/cut.ts'
import { type DraftReply, describeChecked, describeDryRun, describeWritten } from './describe.ts'
import {
  checkDraft,
  currentDraft,
  type DraftInput,
  type DraftPorts,
  renewRepairs,
  statedIn,
  writeDraft,
} from './draft.ts'
import type { Exporter } from './exporter.ts'
import { type ExportFormat, mimeTypes } from './formats.ts'

export interface DraftReportInput extends DraftInput {
  readonly check?: boolean
  readonly mode: 'strict' | 'lenient'
  readonly format?: ExportFormat
}

interface Ports extends DraftPorts {
  readonly exporter: Exporter
  /** Whoever calls may sit at another machine. */
  readonly isRemote: boolean
}

/** Writes, edits, checks or exports, in that order of what was asked. */
export async function draftReport(input: DraftReportInput, ports: Ports, desk: Desk): Promise<DraftReply> {
  refuseMixed(input)
  const isChange = [input.text, input.edits, input.outline].some(one => one !== undefined)
  if (!isChange) await renewRepairs(desk)
  if (input.check) {
    const checked = await checkDraft(input, desk, ports)
    const isEdit = input.edits !== undefined || input.outline !== undefined
    return isEdit ? describeDryRun(checked) : describeChecked(checked, undefined, 'checked, nothing kept')
  }
  const isEdit = input.edits !== undefined
  const described = isChange ? describeWritten(await writeDraft(input, desk, ports), { isEdit }) : undefined
  if (input.format === undefined)
    return described ?? describeChecked(await checkDraft({}, desk, ports), currentDraft(desk), 'checked')
  const exported = await exportReport(input.format, input, ports, desk)
  return {
    ...described,
    ...exported,
    facts: [...(described?.facts ?? []), ...exported.facts],
    quoted: [...(described?.quoted ?? []), ...(exported.quoted ?? [])],
    data: { ...described?.data, ...exported.data },
  }
}

function refuseMixed({ text, section, edits, outline, check, format }: DraftReportInput): void {
  if ([text, edits, outline].filter(one => one !== undefined).length > 1) {
    throw new ResearchError('`text`, `edits` and `outline` are different calls.', {
      fix: 'Give one of them; `section` goes with `text`.',
    })
  }
  if (section !== undefined && text === undefined && format === undefined)
    throw new ResearchError('`section` without `text` says nothing to write.', {
      fix: "Give the section's `text`; edits name their own section: {find, replace, section}.",
    })
  if (check && format !== undefined)
    throw new ResearchError('`check` keeps nothing, so there is nothing to export.', {
      fix: 'Leave `check` out; without it `format` exports the draft.',
    })
}

async function exportReport(
  format: ExportFormat,
  { mode, section, text }: DraftReportInput,
  { exporter, isRemote }: Ports,
  desk: Desk,
): Promise<DraftReply> {
  // With a text it names what was written, and all of it is exported.
  const part = section !== undefined && text === undefined ? { section } : {}
  const path = await exporter.save(format, desk, { strict: mode === 'strict', ...part })
  const { answer, cited } = isRead(format) ? await exporter.told(desk, part) : { answer: '', cited: undefined }
  const name = basename(path)
  const { id } = desk.state.research
  const uri = `research://${id}/exports/${encodeURIComponent(name)}`
  const where = isRemote
    ? `the resource ${uri} holds it, and /r/${id}/${encodeURIComponent(name)} beside /mcp serves it`
    : undefined
  return {
    facts: [
      where === undefined ? `exported: ${path}` : `exported on the server: ${path}; ${where}`,
      ...(await tellUnread(cited, desk)),
    ],
    ...(answer !== '' && { quoted: [{ place: 'answer', text: answer }] }),
    data: { path, format, ...(isRemote && { uri }), ...(answer !== '' && { answer }) },
    links: [{ uri: isRemote ? uri : pathToFileURL(path).href, name, mimeType: mimeTypes[format] }],
    next: `${handOver(answer, cited, isRemote)}; draft_report edits: [{find, replace}] changes the report.`,
  }
}

const MOST_UNREAD = 3
const SENTENCE_CHARS = 160

/** A few that nobody has read are named. */
async function tellUnread(cited: CitedCounts | undefined, desk: Desk): Promise<readonly string[]> {
  if (cited === undefined || cited.waiting === 0 || cited.waiting > MOST_UNREAD) return []
  const waiting = (await statedIn(desk)).filter(({ state }) => state === 'waiting')
  return waiting
    .slice(0, MOST_UNREAD)
    .map(({ sentence, text, isCell }) => `not read yet: ${cut(isCell ? text : sentence, SENTENCE_CHARS)}`)
}

/** Before it is handed over, that some of it had no reader. */
function handOver(answer: string, cited: CitedCounts | undefined, isRemote: boolean): string {
  const where = isRemote ? 'hand over what its resource holds, or the address that serves it' : 'say where the file is'
  if (answer === '')
    return isRemote ? `Tell the user that it is there, and ${where}` : 'Tell the user where the file is'
  const given = `the user the answer as it stands, and ${where}`
  if (cited === undefined || cited.waiting === 0) return `Give ${given}`
  const all = citedIn(cited)
  return `cross_verify shows what nobody has read against its place, ${cited.waiting} of ${all} cited ${all === 1 ? 'sentence' : 'sentences'}; or give ${given}, and that these are unread`
}

/** Formats for people. The others are for programs, which need no answer. */
const isRead = (format: ExportFormat) => !['json', 'jsonl', 'bib', 'ris', 'csl'].includes(format)
