import * as z from 'zod'
import { checkTask } from '../src/domain/task-named.ts'
import { defineTool } from '../src/mcp/tool.ts'

export const read = defineTool({
  name: 'read',
  title: 'Read sources',
  description:
    'Read pages, found sources, files or text into the research; shows numbered paragraphs to cite as [@s1:12]. `focus` shows the best passages, alone those of everything read so far.',
  input: {
    urls: z.array(z.string()).max(10).optional().describe('http(s) addresses.'),
    source: z.array(z.string()).max(10).optional().describe('Source ids.'),
    path: z.string().optional().describe('File in an allowed folder.'),
    text: z.string().optional().describe('Text handed in, with `title`, `url`.'),
    title: z.string().optional().describe('Of text or file.'),
    url: z.string().optional().describe('Of text or file.'),
    focus: z.string().optional().describe('What to look for.'),
    part: z.int().min(1).optional().describe('Of a long source or focus, from 1.'),
    section: z.string().optional().describe('Heading to show.'),
    max_tokens: z.int().min(200).max(19_000).default(5_000).describe('Of the whole reply.'),
    task: z.string().optional().describe('Its task.'),
    session: z.string().optional().describe('Research id.'),
  },
  hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: true },

  async run({ session, ...input }, context) {
    const { readAndShow } = await import('../src/read/read.ts')
    const desk = await context.open(session)
    checkTask(input.task, desk.state)
    const reply = await readAndShow(input, context, desk, context)
    if (input.task !== undefined) {
      const { countFor } = await import('../src/plan/count-for.ts')
      await countFor(input.task, reply.data['sources'], desk)
    }
    return reply
  },
})
