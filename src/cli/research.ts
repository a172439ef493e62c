import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Desk, readingDesk } from '../desk.ts'
import { ResearchError } from '../errors.ts'
import { toolsOf } from '../mcp/engine-tools.ts'
import { currentDraft } from '../report/draft.ts'
import { exportFileNames, saveFile } from '../report/exporter.ts'
import { briefFormats } from '../report/formats.ts'
import { researchExtractively } from '../research/extractive.ts'
import { depths } from '../research/kinds.ts'
import type { Command, Product } from './command.ts'
import { foldersOf } from './corpus.ts'
import { firstScreen } from './first-screen.ts'
import { progressView } from './progress-view.ts'
import { replayFlags, replayOptions } from './replay-options.ts'

const options = {
  corpus: { type: 'string', multiple: true },
  web: { type: 'boolean' },
  depth: { type: 'string', default: 'standard' },
  out: { type: 'string' },
  ...replayOptions,
} as const

export const research: Command = {
  name: 'research',
  usage: '"<question>" [--corpus DIR]… [--web] [--depth quick|standard|deep] [--out DIR]',
  summary: 'The whole workflow; writes report.md, report.html and evidence.json.',
  flags: {
    '--corpus DIR': 'a folder to search, once for each; then only these are searched',
    '--web': 'searches the web as well as the folders',
    '--depth NAME': 'quick, standard or deep',
    '--out DIR': 'where the files go; else research/<session>',
    ...replayFlags,
  },

  async run(args, ports) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
    const question = positionals.join(' ').trim()
    if (question === '')
      throw new ResearchError('No question.', { fix: 'Give it in quotes: research "What …?" --corpus docs' })
    const depth = depths.find(one => one === values.depth)
    if (!depth) throw new ResearchError(`There is no depth ${values.depth}.`, { fix: `Depths: ${depths.join(', ')}.` })
    const corpus = await foldersOf(values.corpus)
    const product = ports.open({
      corpus,
      web: values.web ?? corpus.length === 0,
      record: values.record,
      replay: values.replay,
    })
    const view = progressView(ports)
    try {
      const { focus, passages, prepare } = await product.services()
      await prepare({ signal: ports.signal, progress: (_done, _total, message) => view.note(message) })
      const call = { signal: ports.signal, progress: view.show }
      const session = await researchExtractively(
        { question, depth },
        {
          focus,
          passages,
          tools: toolsOf(product.engine, ports, view.note),
          open: session => openDesk(session, product),
        },
        call,
      )
      view.end()
      const out = resolve(values.out ?? join('research', session))
      await writeReport(session, out, product)
      ports.out(await firstScreen(await openDesk(session, product), out))
      return 0
    } finally {
      view.end()
      await product.close()
    }
  },
}

async function openDesk(session: string, product: Product): Promise<Desk> {
  return readingDesk(session, (await product.services()).store)
}

async function writeReport(session: string, out: string, product: Product): Promise<void> {
  const { exporter } = await product.services()
  const desk = await openDesk(session, product)
  await mkdir(out, { recursive: true })
  // A brief of quotes is worth having with a sentence marked, too; how many are is said.
  const strict = currentDraft(desk).repairs.length === 0
  for (const format of briefFormats)
    await saveFile(join(out, exportFileNames[format]), await exporter.render(format, desk, { strict }))
}
