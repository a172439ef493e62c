import * as z from 'zod'
import { defineTool } from '../src/mcp/tool.ts'

export const judge = defineTool({
  name: 'judge',
  title: 'Judge a report',
  description:
    'Judge a report by a checklist. Without `verdicts`: checks it, hands out criteria and the report cut into places (2.3 = section 2, paragraph 3). Call again with `verdicts` until all are marked.',
  input: {
    report: z.string().optional().describe('Text, path or draft id; default: the draft.'),
    rubric: z
      .union([z.string(), z.array(z.unknown())])
      .optional()
      .describe('general, fact_check, path, or criteria (text or {text, weight, role}); default: the plan.'),
    against: z.string().optional().describe('Second report: compares.'),
    verdicts: z
      .array(z.union([z.string(), z.looseObject({})]))
      .optional()
      .describe('"q1 full 2.3": criterion, mark (full, partial, none), place or "quote".'),
    session: z.string().optional().describe('Research id.'),
  },
  hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },

  async run(input, context) {
    const { judge: judgeReport } = await import('../src/judge/judge.ts')
    return judgeReport(input, context.judge, context)
  },
})
