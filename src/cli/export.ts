import { parseArgs } from 'node:util'
import { readingDesk } from '../desk.ts'
import { ResearchError } from '../errors.ts'
import { saveFile } from '../report/exporter.ts'
import { exportFormats } from '../report/formats.ts'
import { referenceStyles } from '../report/styles/style.ts'
import type { Command } from './command.ts'

export const exportReport: Command = {
  name: 'export',
  usage: `<session> --format ${exportFormats.join('|')} [--style ${referenceStyles.join('|')}] [--section HEADING] [--full] [--out FILE] [--lenient]`,
  summary: 'The report, or everything as JSON (--full: with the texts), to standard output or a file.',
  flags: {
    '--format FORMAT': 'else md',
    '--style STYLE': 'of the list of references; else what the question or its language asks for',
    '--section HEADING': 'only this section',
    '--full': 'json with the stored texts, which `import` takes in again',
    '--out FILE': 'else standard output',
    '--lenient': 'exports a draft with open repairs, which are marked',
  },

  async run(args, { open, out, err }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'md' },
        style: { type: 'string' },
        section: { type: 'string' },
        full: { type: 'boolean', default: false },
        out: { type: 'string' },
        lenient: { type: 'boolean' },
      },
    })
    const format = oneOf(exportFormats, values.format, 'format')
    const style = values.style === undefined ? {} : { style: oneOf(referenceStyles, values.style, 'style') }
    const section = values.section === undefined ? {} : { section: values.section }
    const [session = ''] = positionals
    const product = open({ web: false })
    try {
      const { store, exporter } = await product.services()
      const desk = await readingDesk(session, store)
      const content = await exporter.render(format, desk, {
        strict: !values.lenient,
        full: values.full,
        ...style,
        ...section,
      })
      if (values.out === undefined) out(content)
      else err(`${await saveFile(values.out, content)}\n`)
      return 0
    } finally {
      await product.close()
    }
  },
}

function oneOf<T extends string>(known: readonly T[], given: string, what: string): T {
  const found = known.find(one => one === given)
  if (found !== undefined) return found
  throw new ResearchError(`There is no ${what} ${given}.`, {
    fix: `${what[0]?.toUpperCase()}${what.slice(1)}s: ${known.join(', ')}.`,
  })
}
