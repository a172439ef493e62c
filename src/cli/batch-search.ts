import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { ResearchError } from '../errors.ts'
import { present } from '../present.ts'
import type { Command } from './command.ts'
import { readJsonLines } from './json-lines.ts'

const corpusSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().optional(),
  text: z.string(),
})
const querySchema = z.object({ id: z.union([z.string(), z.number()]), query: z.string() })

export const batchSearch: Command = {
  name: 'batch search',
  usage: '--corpus FILE.jsonl [--k 10] < queries.jsonl > hits.jsonl',
  summary: 'Ranks the lines of a corpus for each query.',
  flags: {
    '--corpus FILE.jsonl': 'lines {"id", "text"}, "title" as well if there is one',
    '--k N': 'hits for each query; else 10',
  },

  async run(args, { open, stdin, out }) {
    const { values } = parseArgs({
      args: [...args],
      options: { corpus: { type: 'string' }, k: { type: 'string', default: '10' } },
    })
    if (values.corpus === undefined)
      throw new ResearchError('No corpus.', { fix: 'Give --corpus FILE.jsonl with {"id","text"} lines.' })
    const limit = Number(values.k)
    if (!Number.isInteger(limit) || limit < 1)
      throw new ResearchError('--k is no count.', { fix: 'Give a whole number from 1.' })
    const isFile = await stat(values.corpus).then(
      info => info.isFile(),
      () => false,
    )
    if (!isFile) throw new ResearchError(`There is no corpus file ${values.corpus}.`, { fix: 'Check --corpus.' })
    const product = open({ web: false })
    try {
      const { openIndex, expand } = (await product.services()).passages
      const index = await openIndex()
      for await (const { id, title, text } of readJsonLines(createReadStream(values.corpus), corpusSchema)) {
        index.put(id, '', [{ id, text, ...present({ title }) }])
      }
      for await (const { id, query } of readJsonLines(stdin, querySchema)) {
        const hits = index
          .search({ text: query, limit, expansions: expand(query) })
          .map(({ document, score }) => ({ id: document, score }))
        out(`${JSON.stringify({ id, hits })}\n`)
      }
      index.close()
      return 0
    } finally {
      await product.close()
    }
  },
}
