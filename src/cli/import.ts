import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { ResearchError } from '../errors.ts'
import { importBundle } from '../research/import-bundle.ts'
import type { Command } from './command.ts'

export const importResearch: Command = {
  name: 'import',
  usage: 'FILE',
  summary:
    'Takes in a research that `export --format json --full` wrote, verifies every quote and citation again, offline, and prints what it found.',

  async run(args, { open, out }) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true })
    const [path] = positionals
    if (path === undefined) throw new ResearchError('Which file?', { fix: 'import evidence.json' })
    const json = await readFile(path, 'utf8').catch(() => undefined)
    if (json === undefined) throw new ResearchError(`${path} cannot be read.`, { fix: 'Check the path.' })
    const product = open({ web: false })
    try {
      const { store } = await product.services()
      const imported = await importBundle(json, store)
      out(`${JSON.stringify(imported)}\n`)
      return imported.quotes.wrong.length > 0 ? 1 : 0
    } finally {
      await product.close()
    }
  },
}
