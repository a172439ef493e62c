import { createHash } from 'node:crypto'
import type { Desk } from '../desk.ts'
import type { ReportRef } from '../domain/comparison.ts'
import type { Scorecard } from '../domain/rubric.ts'
import type { StoredText } from '../domain/source.ts'
import { ResearchError } from '../errors.ts'
import { looksLikePath, namesSource, textOfFile, textOfSource } from '../handed-in.ts'
import { auditNamed, auditOf } from './audited.ts'
import type { JudgePorts, Researches } from './ports.ts'

/** The report that is judged: a draft, or a text that was handed in. */
export interface Subject {
  readonly markdown: string
  readonly draft?: string
  /** SHA-256 of `stored`. */
  readonly report?: string
  /** To be kept, so that judging can go on without the text. */
  readonly stored?: StoredText
}

/** Sets a judged text apart from a source that reads the same: that one has paragraphs of its own. */
const HEAD = '<!-- report handed to judge -->\n'

/** The text that a call hands in, itself or as a file; undefined where it names a draft, an audited report, a source or nothing. */
export async function textHandedIn(report: string | undefined, ports: JudgePorts): Promise<string | undefined> {
  if (report === undefined || namesReport(report)) return undefined
  if (isId(report)) throw noReport(report.trim())
  const text = looksLikePath(report) ? await textOfFile(report, ports) : report
  if (text.trim() !== '') return text
  throw new ResearchError('The report is empty.', { kind: 'empty', fix: 'Give its text, a draft id or a path.' })
}

const namesReport = (text: string) => /^\s*[ads]\d+\s*$/i.test(text)

const isId = (text: string) => /^\s*[a-z]\d+\s*$/i.test(text)

/** Two characters are no report: the id of something else was meant. */
function noReport(id: string): ResearchError {
  const isCard = /^j/i.test(id)
  return new ResearchError(`${id} is ${isCard ? 'a scorecard, no report' : 'no report'}.`, {
    fix: isCard
      ? `judge verdicts: ["q1 full 2.3"] goes on with ${id}; \`report\` takes a text, a path, a draft (d2), an audit (a1) or a source (s3).`
      : 'Give `report` as a text, a path, a draft (d2), an audit (a1) or a source (s3).',
  })
}

/** Text handed in without a session is judged apart, unless the research at hand has begun on it, has audited it, or its plan is the rubric. */
export async function deskFor(
  text: string | undefined,
  { rubric, session }: { readonly rubric?: unknown; readonly session?: string | undefined },
  researches: Researches,
): Promise<Desk> {
  if (session !== undefined) return researches.open(session)
  if (researches.current === undefined) return text === undefined ? nothing() : researches.begin('', { scratch: true })
  const desk = await researches.open(undefined)
  if (text === undefined) return desk
  const isAudited = auditOf(text, desk.state) !== undefined
  const begun = isAudited || desk.state.scorecards.some(card => card.report === storedOf(text).sha256)
  const asksPlan = rubric === undefined && desk.state.requirements.length > 0
  return begun || asksPlan ? desk : researches.begin('', { scratch: true })
}

export async function subjectOf(
  report: string | undefined,
  text: string | undefined,
  card: Scorecard | undefined,
  { reports }: JudgePorts,
  desk: Desk,
): Promise<Subject> {
  if (text !== undefined) return subjectOfText(text)
  if (report === undefined && card?.report !== undefined) return subjectOfCard(card.report, desk)
  const { drafts } = desk.state
  const id = report?.trim().toLowerCase() ?? card?.draft ?? drafts.at(-1)?.id
  const draft = drafts.find(one => one.id === id)
  if (draft) return subjectOfDraft(reports.markdown(draft), draft.id)
  if (id === undefined) return nothing()
  if (namesSource(id)) return subjectOfText(await textOfSource(id, desk))
  if (id.startsWith('a')) return subjectOfText(auditNamed(id, desk).report)
  throw new ResearchError(`There is no draft ${id}.`, {
    kind: 'unknown_id',
    fix:
      drafts.length > 0 ? `Drafts go up to ${drafts.at(-1)?.id}.` : 'Write one with draft_report, or hand in the text.',
  })
}

function subjectOfText(text: string): Subject {
  const stored = storedOf(text)
  return { markdown: text, report: stored.sha256, stored }
}

/** A report that was compared before. */
export async function subjectOfRef(ref: ReportRef, { reports }: JudgePorts, desk: Desk): Promise<Subject> {
  if (ref.report !== undefined) return subjectOfCard(ref.report, desk)
  const draft = desk.state.drafts.find(({ id }) => id === ref.draft)
  return draft ? subjectOfDraft(reports.markdown(draft), draft.id) : nothing()
}

function subjectOfDraft(markdown: string, draft: string): Subject {
  if (markdown.replace(/^#.*$/gm, '').trim() !== '') return { markdown, draft }
  throw new ResearchError(`${draft} has headings but no text yet.`, {
    kind: 'empty',
    fix: 'Write it with draft_report.',
  })
}

async function subjectOfCard(sha256: string, desk: Desk): Promise<Subject> {
  const { text } = await desk.text(sha256)
  return { markdown: text.slice(HEAD.length), report: sha256 }
}

function storedOf(markdown: string): StoredText {
  const text = HEAD + markdown
  return { sha256: createHash('sha256').update(text).digest('hex'), text, paragraphs: [] }
}

function nothing(): never {
  throw new ResearchError('There is nothing to judge yet.', {
    kind: 'not_found',
    fix: 'Write a draft with draft_report, or give `report`: its text, a path or a draft id.',
  })
}
