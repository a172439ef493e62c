import { ResearchError } from '../errors.ts'
import type { Command } from './command.ts'

const verbs: Readonly<Record<string, () => Promise<Command>>> = {
  read: async () => (await import('./batch-read.ts')).batchRead,
  search: async () => (await import('./batch-search.ts')).batchSearch,
  verify: async () => (await import('./batch-verify.ts')).batchVerify,
  judge: async () => (await import('./batch-judge.ts')).batchJudge,
  copies: async () => (await import('./batch-copies.ts')).batchCopies,
}

export const batch: Command = {
  name: 'batch',
  usage: 'read | search --corpus FILE.jsonl [--k 10] | verify | copies | judge',
  summary: 'JSONL in, JSONL out, in the same order; the fields of the lines are in docs/batch.md.',
  verbs,

  async run([verb = '', ...args], ports) {
    const load = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
    if (!load)
      throw new ResearchError(`There is no batch ${verb}.`, { fix: `Use one of: ${Object.keys(verbs).join(', ')}.` })
    return (await load()).run(args, ports)
  },
}
