import * as z from 'zod'
import { checkTask } from '../src/domain/task-named.ts'
import { defineTool } from '../src/mcp/tool.ts'
import { searchKinds } from '../src/search/provider.ts'

export const search = defineTool({
  name: 'search',
  title: 'Search',
  description:
    'Search local folders, the web and what is set up. Hits become sources (s1…), found but not read: a snippet is no evidence.',
  input: {
    queries: z.array(z.string().min(1)).min(1).max(8).describe('1–8 queries.'),
    kinds: z.array(z.enum(searchKinds)).optional().describe('Only these kinds.'),
    site: z.string().optional().describe('Only this domain.'),
    since: z.string().optional().describe('YYYY-MM-DD'),
    until: z.string().optional().describe('YYYY-MM-DD'),
    language: z.string().optional().describe('en, zh, …'),
    limit: z.int().min(1).max(50).default(10).describe('Hits in all.'),
    read: z.int().min(0).max(5).default(0).describe('Best hits to read.'),
    task: z.string().optional().describe('Its task.'),
    session: z.string().optional().describe('Research id.'),
  },
  hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },

  async run({ session, read, ...input }, context) {
    const { readTargets, targetOf } = await import('../src/read/reader.ts')
    const { search: searchAll } = await import('../src/search/searcher.ts')
    const { describeHits } = await import('../src/search/describe.ts')
    const { worthReading } = await import('../src/search/worth-reading.ts')
    const { openQuestions } = await import('../src/plan/coverage.ts')
    const { bestPassages } = await import('../src/read/best-passages.ts')
    const desk = await context.open(session)
    checkTask(input.task, desk.state)
    const open = openQuestions(desk.state)
    const outcome = await searchAll({ ...input, open }, context.search, desk, context)
    const unlikely = new Set(outcome.ranked.filter(one => one.isUnlikely).map(({ id }) => id))
    const likely = outcome.sources.filter(({ id, state }) => state === 'found' && !unlikely.has(id))
    const queryOf = new Map(outcome.ranked.map(({ id, query }) => [id, query]))
    const best = worthReading(likely, ({ id }) => queryOf.get(id), desk.state).slice(0, read)
    const outcomes = await readTargets(best.map(targetOf), input, context.reader, desk, context)
    const passages = await bestPassages(input.queries, outcome.sources, context.focus, desk)
    return describeHits(outcome, outcomes, passages, desk.state, openQuestions(desk.state))
  },
})
