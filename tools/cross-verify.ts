import * as z from 'zod'
import { defineTool } from '../src/mcp/tool.ts'
import { crossVerify as verify } from '../src/verify/cross-verify.ts'

export const crossVerify = defineTool({
  name: 'cross_verify',
  title: 'Cross-verify claims',
  description:
    'Check claims against the read sources: figures, dates, names, negation, copies. Settles what it can; for the rest it quotes candidate sentences and asks you for verdicts. Without claims or text: the draft.',
  input: {
    claims: z
      .array(z.string())
      .optional()
      .describe('One statement each, may end in [@s1:12]. "c4: new wording" rewords.'),
    text: z.string().optional().describe('Takes the claims from a text.'),
    sources: z.array(z.string()).optional().describe('Only these ids.'),
    verdicts: z
      .array(z.union([z.string(), z.looseObject({})]))
      .optional()
      .describe('Your reading: "c4 refuted s3:8", a quote may follow. supported, refuted, mixed, insufficient.'),
    session: z.string().optional().describe('Research id.'),
  },
  hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },

  async run({ session, ...input }, context) {
    const isAlone = session === undefined && context.current === undefined && input.text !== undefined
    const desk = isAlone ? await context.begin('', { scratch: true }) : await context.open(session)
    return verify(input, desk, context)
  },
})
