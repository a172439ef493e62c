import * as z from 'zod'
import { defineTool } from '../src/mcp/tool.ts'
import { depths, researchActions } from '../src/research/kinds.ts'

export const research = defineTool({
  name: 'research',
  title: 'Research by itself',
  description:
    'The whole research in the background, as a brief of quotes. `submit` begins it, `status` waits up to 20 s for news, `result` shows the brief, `cancel` stops it; what was read stays.',
  input: {
    action: z.enum(researchActions).default('submit').describe('What to do.'),
    question: z.string().trim().min(1).optional().describe('For `submit`.'),
    depth: z.enum(depths).default('standard').describe('How far to go.'),
    session: z.string().optional().describe('Research id, r-….'),
  },
  hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },

  async run(input, context) {
    const { runResearch } = await import('../src/research/run-research.ts')
    return runResearch(input, context)
  },
})
