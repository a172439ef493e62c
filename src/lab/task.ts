import { createHash } from 'node:crypto'
import type { Criterion } from '../domain/rubric.ts'
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
      question: question ?? questions.get(id ?? name) ?? '',
      ...(language && { language }),
      ...(domain && { domain }),
      ...(blocked && { blocked }),
      criteria,
    }
  })
}

/** Questions by task: `id TAB question` a line, or JSON lines with `id` or `qid` and `question` or `prompt`. */
export function questionsIn(text: string): Map<string, string> {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
  return new Map(lines.map(line => (line.startsWith('{') ? ofJson(line) : ofTabs(line))))
}

function ofTabs(line: string): readonly [string, string] {
  const at = line.indexOf('\t')
  return [line.slice(0, Math.max(0, at)).trim(), line.slice(at + 1).trim()]
}

function ofJson(line: string): readonly [string, string] {
  const value: Readonly<Record<string, unknown>> = JSON.parse(line)
  return [`${value['id'] ?? value['qid'] ?? ''}`, `${value['question'] ?? value['prompt'] ?? ''}`]
}

/** SHA-256 over values that decide what a result is about, shortened to what tells files apart. */
export function digest(...values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16)
}
