import type { Desk } from '../desk.ts'
import type { Event } from '../domain/event.ts'
import type { Source } from '../domain/source.ts'
import type { ReportView } from './report-view.ts'

/** The whole research as one JSON value; shape in DESIGN §5 (`evidence.json`). Works without a draft. */
export async function evidenceJson(view: ReportView | undefined, desk: Desk, log: readonly Event[]): Promise<object> {
  const { research, requirements, tasks, sources, claims, scorecards, drafts } = desk.state
  return {
    session: research.id,
    question: research.question,
    created: research.created,
    language: research.language,
    requirements,
    tasks,
    sources: sources.map(sourceJson),
    claims: await Promise.all(
      claims.map(async claim => ({
        ...claim,
        evidence: await Promise.all(claim.evidence.map(one => evidenceOf(one, desk))),
      })),
    ),
    citations: [...(view?.citations ?? [])].flatMap(([key, citations]) =>
      citations.map(({ source, paragraph, page, quote, start, end }) => ({
        key,
        source: source.id,
        paragraph,
        ...(page !== undefined && { page }),
        quote,
        start,
        end,
      })),
    ),
    drafts: drafts.map(({ id, at, title, repairs, after }) => ({ id, at, title, repairs, after })),
    scorecards,
    log,
  }
}

function sourceJson(source: Source): object {
  const { id, state, origin, title, published, found } = source
  const where =
    origin.type === 'file' ? { file: origin.path } : { url: origin.type === 'web' ? origin.url : (origin.url ?? null) }
  const copy =
    source.state === 'read'
      ? {
          retrieved: source.retrieved,
          sha256: source.textSha256,
          rawSha256: source.rawSha256,
          paragraphs: source.paragraphs,
          supersedes: source.supersedes,
        }
      : {}
  return {
    id,
    status: state,
    ...where,
    title,
    published,
    found,
    ...copy,
    ...(source.state === 'failed' && { failure: source.failure }),
  }
}

async function evidenceOf(
  one: { source: string; paragraph: number; start: number; end: number; stance: string },
  desk: Desk,
): Promise<object> {
  const source = desk.state.sources.find(({ id }) => id === one.source)
  const stored = source?.state === 'read' ? await desk.text(source.textSha256) : undefined
  return { ...one, quote: stored?.text.slice(one.start, one.end) }
}
