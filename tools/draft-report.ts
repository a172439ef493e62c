import * as z from 'zod'
import { defineTool } from '../src/mcp/tool.ts'
import { exportFormats } from '../src/report/formats.ts'

export const draftReport = defineTool({
  name: 'draft_report',
  title: 'Write the report',
  description:
    'Write, edit, check or export the report. Put a place after every sourced sentence: [@s1:12], [@s1:12; @s4:3], or [@n1] for an empty search. Each is checked against the stored text; what fails comes back as repairs (p1…), the text is kept.',
  input: {
    text: z.string().optional().describe('Markdown: the whole, or `section`.'),
    section: z.string().optional().describe('Heading to write or replace.'),
    edits: z
      .array(
        z.union([
          z.string(),
          z.strictObject({ find: z.string(), replace: z.string(), section: z.string().optional() }),
        ]),
      )
      .optional()
      .describe('`find` stands exactly once; or a repair id such as p2. All or none.'),
    outline: z.array(z.string()).optional().describe('Headings in order; texts stay.'),
    check: z.boolean().optional().describe('Only check, keep nothing.'),
    mode: z.enum(['strict', 'lenient']).default('strict').describe('strict refuses to export open repairs.'),
    format: z.enum(exportFormats).optional().describe('Export.'),
    session: z.string().optional().describe('Research id.'),
  },
  hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },

  async run({ session, ...input }, context) {
    const { draftReport: writeAndCheck } = await import('../src/report/draft-report.ts')
    const desk = await context.open(session)
    return writeAndCheck(input, context, desk)
  },
})
