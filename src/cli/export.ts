import { parseArgs } from 'node:util'
import { readingDesk } from '../desk.ts'
import { ResearchError } from '../errors.ts'
import { saveFile } from '../report/exporter.ts'
import { exportFormats } from '../report/formats.ts'
import type { Command } from './command.ts'

export const exportReport: Command = {
  name: 'export',
  usage: `<session> --format ${exportFormats.join('|')} [--out FILE] [--lenient]`,
  summary: 'The report, or everything as JSON, to standard output or a file.',

  async run(args, { open, out, err }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: 'string', default: 'md' }, out: { type: 'string' }, lenient: { type: 'boolean' } },
    })
    const format = exportFormats.find(one => one === values.format)
    if (!format)
      throw new ResearchError(`There is no format ${values.format}.`, { fix: `Formats: ${exportFormats.join(', ')}.` })
    const [session = ''] = positionals
    const product = open({ web: false })
    try {
      const { store, exporter } = await product.services()
      const desk = await readingDesk(session, store)
      const text = await exporter.render(format, desk, { strict: !values.lenient })
      if (values.out === undefined) out(text)
      else err(`${await saveFile(values.out, text)}\n`)
      return 0
    } finally {
      await product.close()
    }
  },
}
