import * as z from 'zod'
import { REPORT_APP } from '../src/mcp/app.ts'
import { defineTool } from '../src/mcp/tool.ts'
import { exportFormats } from '../src/report/formats.ts'

export const draftReport = defineTool({
  name: 'draft_report',
  title: 'Write the report',
  description:
    'Write, edit, check or export the report. Cite after every sourced sentence: [@s1:12; @s4:3], [@n1] for an empty search. Each is checked against the stored text; what fails is kept, as repairs (p1…).',
  input: {
    text: z.string().optional().describe('Markdown: the whole, or `section`.'),
    section: z.string().optional().describe('Heading to write.'),
    edits: z
      .array(
        z.union([
          z.string(),
          z.strictObject({ find: z.string(), replace: z.string(), section: z.string().optional() }),
        ]),
      )
      .optional()
      .describe('`find` stands once; or "p2", "rename: A => B", "move: A after B", "delete: A", "d1" (back to it).'),
    outline: z.array(z.string()).optional().describe('"Costs | 300 words | q1"; text stays.'),
    check: z.boolean().optional().describe('Dry run.'),
    mode: z.enum(['strict', 'lenient']).default('strict').describe('strict: no export with open repairs.'),
    format: z.enum(exportFormats).optional().describe('Export.'),
    session: z.string().optional().describe('Research id.'),
  },
  app: REPORT_APP.uri,
  hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },

  async run({ session, ...input }, context) {
    const { draftReport: writeAndCheck } = await import('../src/report/draft-report.ts')
    const desk = await context.open(session)
    return writeAndCheck(input, context, desk)
  },
})
