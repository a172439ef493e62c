import { createHash } from 'node:crypto'
import type { Criterion } from '../domain/rubric.ts'
import { ResearchError } from '../errors.ts'
import { inertId } from '../judge/rubric.ts'
import type { FileRubric } from '../judge/rubric-file.ts'

/** How the reports on a task are judged: against each other, or by its checklist. */
export type Track = 'general' | 'professional'

/** One task of a benchmark. Its words are foreign where they come from a file. */
export interface LabTask {
  readonly id: string
  /** Empty where a rubric file does not say what was asked. */
  readonly question: string
  readonly language?: string
  readonly domain?: string
  readonly track?: Track
  readonly criteria: readonly Criterion[]
  /** Title and addresses of what a report may not use. */
  readonly blocked?: readonly string[]
}

/** The tasks of a rubric file; `questions` says what was asked where the file does not. */
export function tasksOf(rubrics: readonly FileRubric[], questions: ReadonlyMap<string, string> = new Map()): LabTask[] {
  return rubrics.map(({ id, question, language, domain, blocked, criteria }, i) => {
    const name = inertId(id ?? '') || `t${i + 1}`
    return {
      id: name,
      question: question ?? questions.get(name) ?? '',
      ...(language && { language }),
      ...(domain && { domain }),
      ...(blocked && { blocked }),
      criteria,
    }
  })
}

/** Questions by task: `id TAB question` a line, or JSON lines with `id` or `qid` and `question` or `prompt`. Rejects with the line that is neither. */
export function questionsIn(text: string): Map<string, string> {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  return new Map(lines.flatMap((line, i) => (line.trim() === '' ? [] : [questionIn(line, i + 1)])))
}

function questionIn(line: string, n: number): readonly [string, string] {
  const [id, question] = line.startsWith('{') ? ofJson(line) : line.split(/\t(.*)/s)
  const name = inertId(id ?? '')
  if (name !== '' && question !== undefined) return [name, question.trim()]
  throw new ResearchError(`Line ${n} of the questions is none.`, {
    fix: 'Write id TAB question, or {"id", "question"}.',
  })
}

function ofJson(line: string): readonly (string | undefined)[] {
  try {
    const value: Readonly<Record<string, unknown>> = JSON.parse(line)
    const [id, question] = [value['id'] ?? value['qid'], value['question'] ?? value['prompt']]
    return [id === undefined ? undefined : `${id}`, typeof question === 'string' ? question : undefined]
  } catch {
    // Which line it is says more than the parser, whose message repeats the line.
    return []
  }
}

/** SHA-256 over values that decide what a result is about, shortened to what tells files apart. */
export function digest(...values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16)
}
