import { realpath } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { OpenServices } from '../context.ts'
import type { DocumentInput } from '../documents/parser.ts'
import { ResearchError } from '../errors.ts'
import { present } from '../present.ts'
import { openTarget } from '../read/target.ts'
import type { Command } from './command.ts'
import { inOrder, readJsonLines } from './json-lines.ts'
import { replayFlags, replayOptions } from './replay-options.ts'

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  path: z.string().optional(),
  html: z.string().optional(),
  url: z.string().optional(),
  contentType: z.string().optional(),
})
type Line = z.output<typeof lineSchema>

const AT_ONCE = 4

export const batchRead: Command = {
  name: 'batch read',
  usage: '< in.jsonl > out.jsonl',
  summary: 'Documents to text, Markdown and metadata.',
  flags: replayFlags,

  async run(args, { open, stdin, out, signal }) {
    const { values } = parseArgs({ args: [...args], options: replayOptions })
    const product = open(values)
    try {
      const services = await product.services()
      const lines = readJsonLines(stdin, lineSchema)
      for await (const result of inOrder(lines, AT_ONCE, line => readLine(line, services, signal))) {
        out(`${JSON.stringify(result)}\n`)
      }
      return 0
    } finally {
      await product.close()
    }
  },
}

async function readLine(line: Line, { reader }: OpenServices, signal: AbortSignal): Promise<object> {
  const { id } = line
  try {
    const input = await inputOf(line, reader, signal)
    // The page's own work only: fetching, and waiting for a free worker, are somebody else's time.
    const started = performance.now()
    const document = await reader.parser.parse({ ...input, markdown: true }, { signal })
    const { status, title, author, published, language, kind, text, markdown, paragraphs } = document
    return {
      id,
      status,
      title,
      author,
      published,
      language,
      kind,
      text,
      markdown: markdown ?? text,
      paragraphs: paragraphs.length,
      ms: Math.round(performance.now() - started),
    }
  } catch (error) {
    if (!(error instanceof ResearchError)) throw error
    return { id, error: { message: error.message, fix: error.fix } }
  }
}

async function inputOf(line: Line, reader: OpenServices['reader'], signal: AbortSignal): Promise<DocumentInput> {
  const extra = present({ contentType: line.contentType, url: line.url })
  if (line.html !== undefined) {
    return {
      bytes: new TextEncoder().encode(line.html),
      contentType: 'text/html; charset=utf-8',
      ...present({ url: line.url }),
    }
  }
  if (line.path !== undefined) {
    // Who names a file on the command's own input may read it.
    const roots = { resolve: fileAt }
    const { input } = await openTarget({ type: 'path', path: line.path }, { ...reader, roots }, { signal })
    return { ...input, ...extra }
  }
  if (line.url === undefined) throw new ResearchError('Nothing to read.', { fix: 'Give `path`, `html` or `url`.' })
  const { input } = await openTarget({ type: 'url', url: line.url }, reader, { signal })
  return { ...input, ...present({ contentType: line.contentType }) }
}

async function fileAt(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (cause) {
    throw new ResearchError('There is no such file.', {
      kind: 'not_found',
      fix: 'Check `path`; it is relative to the current folder.',
      cause,
    })
  }
}
