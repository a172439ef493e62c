import * as z from 'zod'
import { taskStatuses } from '../src/domain/research.ts'
import { roles } from '../src/domain/role.ts'
import { defineTool } from '../src/mcp/tool.ts'

const ids = z.array(z.string())
const said = z.string().refine(text => text.trim() !== '', 'It is blank')

export const plan = defineTool({
  name: 'plan',
  title: 'Plan a research',
  description:
    'Begin or revise a research: the question becomes requirements (q1…) and tasks (t1…). Call it first, and to change or finish them.',
  input: {
    question: z.string().trim().min(1).optional().describe('As it was asked. Without `session` begins a new research.'),
    requirements: z
      .array(
        z.strictObject({
          id: z.string().optional(),
          text: said.optional(),
          role: z.enum(roles).optional(),
          weight: z.number().optional(),
        }),
      )
      .optional()
      .describe(
        'The answer must, may (implicit) or must not (negative) have; weight 0 removes; a first list replaces ours.',
      ),
    tasks: z
      .array(
        z.strictObject({
          id: z.string().optional(),
          title: said.optional(),
          for: ids.optional(),
          status: z.enum([...taskStatuses, 'deleted']).optional(),
          after: ids.optional(),
          done_when: z.string().optional(),
          note: z.string().optional(),
        }),
      )
      .optional()
      .describe('`id` changes one; `for` names requirements.'),
    since: z.string().optional().describe('YYYY-MM-DD, for searches.'),
    until: z.string().optional().describe('YYYY-MM-DD'),
    exclude: ids.optional().describe('Ids, URLs, domains, titles never to use.'),
    session: z.string().optional().describe('Research id.'),
  },
  hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },

  async run({ session, ...input }, { begin, open, clock }) {
    const isNew = session === undefined && input.question !== undefined
    const { checkFirst, plan: changePlan } = await import('../src/plan/plan.ts')
    if (isNew) checkFirst(input, clock)
    const desk = isNew ? await begin(input.question ?? '') : await open(session)
    const { countForNew } = await import('../src/plan/count-for.ts')
    const { showPlan } = await import('../src/plan/show-plan.ts')
    const known = desk.state.requirements.map(({ id, text }) => `${id} ${text}`)
    const { gone } = await changePlan(input, desk, clock)
    await countForNew(known, desk)
    // A draft may cite what is now excluded.
    if (input.exclude !== undefined) await (await import('../src/report/draft.ts')).renewRepairs(desk)
    return showPlan(desk, gone)
  },
})
