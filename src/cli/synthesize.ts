import * as z from 'zod'
import { ResearchError } from '../errors.ts'
import { synthesise } from '../judge/synthesis.ts'
import type { Command } from './command.ts'
import { readJsonLines } from './json-lines.ts'

const seedSchema = z.object({
  id: z.union([z.string(), z.number()]),
  topic: z.string().min(1),
  language: z.enum(['en', 'zh']).default('en'),
  examples: z.array(z.string()).default([]),
})

export const synthesize: Command = {
  name: 'synthesize',
  usage: 'rubrics < topics.jsonl > tasks.jsonl',
  summary:
    'Makes research tasks with rubrics by the model endpoint, from the rubric outwards; a task whose criteria change their role is discarded.',

  async run([what], { open, stdin, out, err, signal }) {
    if (what !== 'rubrics')
      throw new ResearchError(`There is no synthesize ${what ?? ''}.`.replace(' .', '.'), {
        fix: 'synthesize rubrics < topics.jsonl, a line {"id", "topic", "language"}.',
      })
    const product = open({ web: false })
    let [kept, discarded] = [0, 0]
    try {
      const { model } = await product.services()
      if (!model)
        throw new ResearchError('No model endpoint is configured.', {
          kind: 'no_key',
          fix: 'Set OPENAI_BASE_URL (any OpenAI-compatible endpoint), OPENAI_API_KEY and DEEPRESEARCH_MODEL.',
        })
      for await (const { id, ...seed } of readJsonLines(stdin, seedSchema)) {
        const made = await synthesise(seed, model, model, { signal, progress: () => undefined })
        if (made.kept) kept += 1
        else discarded += 1
        const { usage } = made
        const said = made.kept ? { ...made.task, language: seed.language } : { discarded: made.why }
        out(`${JSON.stringify({ id, ...said, model: model.name, usage })}\n`)
      }
      err(`${kept} kept, ${discarded} discarded\n`)
      return 0
    } finally {
      await product.close()
    }
  },
}
