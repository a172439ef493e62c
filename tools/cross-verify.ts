import * as z from 'zod'
import type { Context } from '../src/context.ts'
import type { Desk } from '../src/desk.ts'
import { ResearchError } from '../src/errors.ts'
import { defineTool } from '../src/mcp/tool.ts'

/** Queries of one search, and hits of it that are read. */
const QUERIES = 8
const HITS = 5

async function findSources(claims: readonly string[], desk: Desk, context: Context): Promise<readonly string[]> {
  if (claims.length === 0) throw new ResearchError('`find` searches for claims.', { fix: 'Give `claims`.' })
  const { readTargets, targetOf } = await import('../src/read/reader.ts')
  const { search } = await import('../src/search/searcher.ts')
  const { tellFound } = await import('../src/read/tell-found.ts')
  const queries = claims.slice(0, QUERIES)
  const { sources, ranked } = await search({ queries, limit: HITS * 2 }, context.search, desk, context)
  const unlikely = new Set(ranked.filter(one => one.isUnlikely).map(({ id }) => id))
  const unread = sources.filter(({ id, state }) => state === 'found' && !unlikely.has(id)).slice(0, HITS)
  const outcomes = await readTargets(unread.map(targetOf), {}, context.reader, desk, context)
  return tellFound(sources, outcomes)
}

/** A registry is asked where the network is searched. */
const healthOf = ({ clock, search }: Context) => ({
  now: clock.now,
  notices: search.providers.find(({ notices }) => notices !== undefined)?.notices,
})

/** What a report written elsewhere cites; undefined where the text is none. */
async function audit(text: string | undefined, desk: Desk, context: Context) {
  const { auditReport, citesPages, namesAudit } = await import('../src/verify/audit/audit.ts')
  if (text === undefined || !(namesAudit(text) || citesPages(text))) return undefined
  const { createPageDoor } = await import('../src/read/page-door.ts')
  const doors = { door: createPageDoor(context.reader, desk, context), health: healthOf(context) }
  return auditReport(text, desk, doors, context)
}

export const crossVerify = defineTool({
  name: 'cross_verify',
  title: 'Cross-verify claims',
  description:
    'Check claims against the read sources: figures, dates, names, negation, copies. Settles what it can; quotes sentences for the rest and asks for verdicts. Alone: the draft.',
  input: {
    claims: z
      .array(z.string())
      .optional()
      .describe('One statement each, may end in [@s1:12]. "c4: new wording" rewords.'),
    text: z.string().optional().describe('A text, path, s3 or d2: its claims, or the pages it cites, are checked.'),
    sources: z.array(z.string()).optional().describe('Only these ids.'),
    find: z.boolean().optional().describe('Search first.'),
    verdicts: z
      .array(z.union([z.string(), z.looseObject({})]))
      .optional()
      .describe(
        'Your reading: "c4 refuted s3:8", a quote may follow. supported, refuted, mixed, insufficient; "c4 drop".',
      ),
    session: z.string().optional().describe('Research id.'),
  },
  hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: true },

  async run({ session, find, ...given }, context) {
    const isAlone = session === undefined && context.current === undefined && given.text !== undefined
    const desk = isAlone ? await context.begin('', { scratch: true }) : await context.open(session)
    const { crossVerify: verify } = await import('../src/verify/cross-verify.ts')
    const { renewRepairs, statedIn } = await import('../src/report/draft.ts')
    const { givenText } = await import('../src/research/given-text.ts')
    const input = { ...given, text: await givenText(given.text, desk, context.judge) }
    const found = find ? await findSources(input.claims ?? [], desk, context) : []
    // What is to be held against named sources, or comes with claims or verdicts, is no audit.
    const isOther = input.claims || input.verdicts || input.sources
    const audited = isOther ? undefined : await audit(input.text, desk, context)
    const ports = { health: healthOf(context), stated: () => statedIn(desk) }
    const reply = audited ?? (await verify(input, desk, context, ports))
    // What claims now say of the draft is told by the state line, the judge and an export alike.
    await renewRepairs(desk)
    return { ...reply, facts: [...found, ...reply.facts] }
  },
})
