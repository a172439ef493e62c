import * as z from 'zod'
import { REPORT_APP } from '../src/mcp/app.ts'
import { defineTool } from '../src/mcp/tool.ts'
import { recallKinds } from '../src/research/kinds.ts'

export const recall = defineTool({
  name: 'recall',
  title: 'Recall the research',
  description:
    'Where the research stands: coverage, sources, repairs, next step; or one thing by `id`, or a list by `kind`.',
  input: {
    id: z.string().optional().describe('s1, s1:12, d2, q1, t1, n1, c4 or a heading.'),
    kind: z.enum(recallKinds).optional().describe('What to list.'),
    part: z.int().min(1).default(1).describe('Of a long answer.'),
    session: z.string().optional().describe('Research id.'),
  },
  app: REPORT_APP.uri,
  hints: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },

  async run({ session, ...input }, { store, current, open, lastSeen }) {
    const named = session ?? (input.id?.startsWith('r-') ? input.id : current)
    const desk = named === undefined ? undefined : await open(named)
    const { recallAnything } = await import('../src/research/recall.ts')
    const draft = desk?.state.drafts.at(-1)
    if (desk && draft && input.kind === 'report') lastSeen.set(desk.state.research.id, draft.id)
    return recallAnything(input, desk, store)
  },
})
