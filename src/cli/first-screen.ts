import { join } from 'node:path'
import type { Desk } from '../desk.ts'
import { currentDraft, draftMarkdown } from '../report/draft.ts'
import { exportFileNames } from '../report/exporter.ts'
import { briefFormats } from '../report/formats.ts'
import { replaceBrackets } from '../report/markdown.ts'
import { buildReportView } from '../report/report-view.ts'

const LINES = 34
const WIDTH = 100

/** The beginning of the report as a terminal shows it, and where the files are. */
export async function firstScreen(desk: Desk, out: string): Promise<string> {
  const draft = currentDraft(desk)
  const view = await buildReportView(draft, desk)
  const text = replaceBrackets(draftMarkdown(draft), one => (typeof one === 'string' ? `[${one}]` : `[${one.n}]`), view)
  const lines = text.split('\n').flatMap(line => wrap(plain(line)))
  const shown = lines.slice(0, LINES)
  const sources = view.references.map(({ n, source }) => `[${n}] ${plain(source.title || source.id)}`)
  return [
    '',
    ...shown,
    ...(lines.length > LINES ? ['…'] : []),
    '',
    `${counted(view.citations.size, 'place')} cited in ${counted(view.references.length, 'source')}: ${sources.slice(0, 4).join(', ')}${sources.length > 4 ? ', …' : ''}`,
    'No model took part: quotes and connecting words only.',
    ...(draft.repairs.length > 0
      ? [
          `${counted(draft.repairs.length, 'sentence')} did not pass the checks, and ${draft.repairs.length === 1 ? 'is' : 'are'} marked.`,
        ]
      : []),
    '',
    ...briefFormats.map(format => `  ${join(out, exportFileNames[format])}`),
    `  session ${desk.state.research.id}`,
    '',
  ].join('\n')
}

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`

const plain = (line: string) =>
  line
    .replace(/\\([\\`*_[\]<>#|~])/g, '$1')
    .replace(/\*\*/g, '')
    // What a source wrote must not steer the terminal.
    .replace(/\p{Cc}/gu, '')

function wrap(line: string): string[] {
  const lines: string[] = []
  let rest = line
  while (rest.length > WIDTH) {
    const at = rest.lastIndexOf(' ', WIDTH)
    const end = at > 0 ? at : WIDTH
    lines.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return [...lines, rest]
}
