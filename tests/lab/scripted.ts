import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Results } from '../../src/lab/results/results.ts'
import type { Asked, Script } from '../support/model.ts'
import { temporaryFolder } from '../support/product.ts'
import { type Ran, type ShellOptions, shell } from '../support/shell.ts'

/** Two tasks in the form of ResearchRubrics, with criteria that a script can decide by a word. */
export const rubric = [
  {
    id: 'sky',
    prompt: 'Why is the sky blue?',
    domain: 'Physics',
    rubrics: [
      { criterion: 'Names scattering', weight: 4, axis: 'Explicit Criteria' },
      { criterion: 'Names wavelength', weight: 4, axis: 'Explicit Criteria' },
      { criterion: 'Mentions the sunset', weight: 2, axis: 'Implicit Criteria' },
      { criterion: 'Blames the ocean', weight: -5, axis: 'Explicit Criteria' },
    ],
  },
  {
    id: 'grass',
    prompt: 'Why is grass green?',
    domain: 'Biology',
    rubrics: [{ criterion: 'Names chlorophyll', weight: 1, axis: 'Explicit Criteria' }],
  },
]

export const reports = {
  good: {
    sky: '# Sky\n\nIt is Rayleigh scattering of light, and short wavelength scatters most. At sunset the path is long.',
    grass: '# Grass\n\nIt is chlorophyll, which takes red and blue light.',
  },
  poor: {
    sky: '# Sky\n\nThere is some scattering. The sky mirrors the ocean, as everybody knows.',
    grass: '# Grass\n\nIt is green because it is healthy.',
  },
}

export const jsonl = (rows: readonly unknown[]) => rows.map(row => `${JSON.stringify(row)}\n`).join('')

export async function filesIn(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

/** The rubric, and both systems' reports: one as JSON lines, one as Markdown files. */
export function benchFiles(): Promise<string> {
  return filesIn({
    'rubric.jsonl': jsonl(rubric),
    'good.jsonl': jsonl(Object.entries(reports.good).map(([id, article]) => ({ id, article }))),
    ...Object.fromEntries(Object.entries(reports.poor).map(([id, text]) => [`poor/${id}.md`, text])),
  })
}

const between = (user: string, name: string) =>
  new RegExp(`<${name}-\\w+>\\n([\\s\\S]*?)\\n</${name}-\\w+>`).exec(user)?.[1] ?? ''
const userOf = ({ messages }: Asked) => messages[1]?.content ?? ''

/** The criteria of a request, and what the report shows to it says. */
export function askedOf(asked: Asked) {
  const user = userOf(asked)
  const criteria = between(user, 'criteria')
    .split('\n')
    .map(line => ({
      id: line.split(':')[0] ?? '',
      word: (
        line
          .replace(/ \(for example.*$/, '')
          .split(' ')
          .at(-1) ?? ''
      ).toLowerCase(),
    }))
  return { criteria, report: between(user, 'report'), left: between(user, 'left'), right: between(user, 'right') }
}

/** Marks a criterion by whether its last word stands in the report, and quotes it. */
export const wordJudge: Script = asked => {
  const { criteria, report } = askedOf(asked)
  return JSON.stringify({
    verdicts: criteria.map(({ id, word }) => {
      const quote = new RegExp(`[^.\\n\\]]*\\b${word}\\b[^.\\n]*`, 'i').exec(report)?.[0].trim() ?? ''
      return { criterion: id, verdict: quote === '' ? 'none' : 'full', quote, reason: 'r' }
    }),
  })
}

export interface Benched extends Ran {
  readonly results: Results
  readonly page: string
}

/** `bench` from the shell, with what it left in its folder. */
export async function bench(args: readonly string[], out: string, options: ShellOptions = {}): Promise<Benched> {
  const ran = await shell(['bench', ...args, '--out', out], options)
  if (ran.code !== 0) throw new Error(`bench ended with ${ran.code}: ${ran.err}`)
  const [json, page] = await Promise.all(
    ['results.json', 'results.html'].map(name => readFile(join(out, name), 'utf8')),
  )
  return { ...ran, results: JSON.parse(json ?? ''), page: page ?? '' }
}

export const modelEnv = (baseUrl: string) => ({ OPENAI_BASE_URL: baseUrl, DEEPRESEARCH_MODEL: 'm' })
