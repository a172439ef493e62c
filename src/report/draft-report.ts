import { pathToFileURL } from 'node:url'
import type { Clock } from '../call.ts'
import type { Desk } from '../desk.ts'
import type { Draft, Repair } from '../domain/draft.ts'
import { ResearchError } from '../errors.ts'
import { checkDraft, currentDraft, type DraftInput, renewRepairs, type Written, writeDraft } from './draft.ts'
import type { Exporter } from './exporter.ts'
import type { ExportFormat } from './formats.ts'
import type { Review } from './review.ts'

export interface DraftReportInput extends DraftInput {
  readonly check?: boolean
  readonly mode: 'strict' | 'lenient'
  readonly format?: ExportFormat
}

interface DraftReply {
  readonly facts: readonly string[]
  readonly quoted?: readonly { readonly place?: string; readonly text: string }[]
  readonly data: Readonly<Record<string, unknown>>
  readonly next?: string
  readonly links?: readonly { readonly uri: string; readonly name: string; readonly mimeType: string }[]
}

interface Ports {
  readonly clock: Clock
  readonly exporter: Exporter
}

/** Writes, edits, checks or exports, in that order of what was asked. */
export async function draftReport(input: DraftReportInput, ports: Ports, desk: Desk): Promise<DraftReply> {
  refuseMixed(input)
  if (input.text === undefined && input.edits === undefined) await renewRepairs(desk)
  if (input.check) return describeReview(await checkDraft(input.text, desk), undefined, 'checked, nothing kept')
  const writes = input.text !== undefined || input.edits !== undefined || input.outline !== undefined
  const written = writes ? await writeDraft(input, desk, ports.clock) : undefined
  const described = written ? describeWritten(written) : undefined
  if (input.format === undefined)
    return described ?? describeReview(await checkDraft(undefined, desk), currentDraft(desk), 'checked')
  const exported = await exportReport(input.format, input.mode, ports.exporter, desk)
  return {
    ...described,
    ...exported,
    facts: [...(described?.facts ?? []), ...exported.facts],
    data: { ...described?.data, ...exported.data },
  }
}

function refuseMixed({ text, section, edits, outline, check, format }: DraftReportInput): void {
  if ([text, edits, outline].filter(one => one !== undefined).length > 1) {
    throw new ResearchError('`text`, `edits` and `outline` are different calls.', {
      fix: 'Give one of them; `section` goes with `text`.',
    })
  }
  if (section !== undefined && text === undefined)
    throw new ResearchError('`section` without `text` says nothing to write.', {
      fix: "Give the section's `text`; edits name their own section: {find, replace, section}.",
    })
  if (check && [edits, outline, format].some(one => one !== undefined))
    throw new ResearchError('`check` keeps nothing, so there is nothing to edit or export.', {
      fix: 'Leave `check` out, or give it alone or with `text`.',
    })
}

const mimeTypes: Readonly<Record<ExportFormat, string>> = {
  md: 'text/markdown',
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json',
  bib: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  csl: 'application/vnd.citationstyles.csl+json',
  jsonl: 'application/jsonl',
}

async function exportReport(
  format: ExportFormat,
  mode: DraftReportInput['mode'],
  exporter: Exporter,
  desk: Desk,
): Promise<DraftReply> {
  const path = await exporter.save(format, desk, { strict: mode === 'strict' })
  return {
    facts: [`exported: ${path}`],
    data: { path, format },
    links: [{ uri: pathToFileURL(path).href, name: `report.${format}`, mimeType: mimeTypes[format] }],
    next: 'Tell the user where the file is; draft_report edits: [{find, replace}] changes the report.',
  }
}

function describeWritten({ draft, review, changed }: Written): DraftReply {
  const sections = changed.map(({ heading, id }) => heading || id)
  const what = `${draft.id} kept: ${draft.sections.length} section${draft.sections.length === 1 ? '' : 's'}${sections.length > 0 ? `, changed: ${sections.join('; ')}` : ''}`
  return describeReview(review, draft, what)
}

const LISTED = 12

function describeReview(review: Review, draft: Draft | undefined, what: string): DraftReply {
  const { repairs, derived, uncited, citations, sentences } = review
  return {
    facts: [
      what,
      `${citations} ${citations === 1 ? 'citation' : 'citations'} in ${sentences} ${sentences === 1 ? 'sentence' : 'sentences'}; ${repairs.length === 0 ? 'all resolve' : `${repairs.length} to repair`}`,
      ...repairs.slice(0, LISTED).map(describeRepair),
      ...(repairs.length > LISTED
        ? [`and ${repairs.length - LISTED} more repairs; recall kind: "report" lists all`]
        : []),
      ...derived.slice(0, LISTED),
      ...(uncited.length > 0
        ? [
            `without a citation though ${uncited.length === 1 ? 'it states' : 'they state'} a figure or a name (${uncited.length}):`,
          ]
        : []),
      ...uncited.slice(0, 5).map(({ section, sentence }) => `  (${section}) ${shorten(sentence)}`),
    ],
    data: {
      draft: draft?.id,
      repairs: repairs.map(({ id, problem, section }) => ({ id, problem, section })),
      citations,
      uncited: uncited.length,
    },
  }
}

function describeRepair({ id, sentence, message, fix, replacement }: Repair): string {
  return `${id} “${shorten(sentence)}”: ${message} ${fix}${replacement === undefined ? '' : ` (edits: ["${id}"] does it)`}`
}

const shorten = (text: string) => (text.length > 140 ? `${text.slice(0, 140)}…` : text).replace(/\s+/g, ' ')
