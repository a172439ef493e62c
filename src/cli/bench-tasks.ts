import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ResearchError } from '../errors.ts'
import { rubricsOfText } from '../judge/rubric-file.ts'
import { possibleOf } from '../judge/scores/rubric-score.ts'
import type { BenchName } from '../lab/run.ts'
import { readSuite } from '../lab/suite.ts'
import { type LabTask, questionsIn, tasksOf } from '../lab/task.ts'
import type { BenchOptions } from './bench-options.ts'

export interface Tasks {
  readonly tasks: readonly LabTask[]
  /** Where they are from, in our words. */
  readonly source: string
  readonly notes: readonly string[]
}

/** The tasks of a benchmark, narrowed as the command line says. Data that are not there are no tasks and a note. */
export async function tasksFor(bench: BenchName, options: BenchOptions, programPath: string): Promise<Tasks> {
  const all = bench === 'adr' ? await ofSuite(options, programPath) : await ofFile(bench, options)
  if (bench !== 'fact') for (const task of all.tasks) refuseEmpty(task)
  const { domains, tasks: ids, limit } = options
  const wanted = all.tasks.filter(
    ({ id, domain }) => (!ids || ids.includes(id)) && (!domains || domains.includes(domain ?? '')),
  )
  const unknown = ids?.filter(id => all.tasks.length > 0 && !all.tasks.some(one => one.id === id)) ?? []
  if (unknown.length > 0)
    throw new ResearchError(`There is no task ${unknown[0]}.`, { fix: `It has ${all.tasks.length} tasks.` })
  return { ...all, tasks: limit === undefined ? wanted : wanted.slice(0, limit) }
}

async function ofSuite({ language }: BenchOptions, programPath: string): Promise<Tasks> {
  const { tasks, missing } = await readSuite(join(dirname(programPath), 'suite'), language)
  return {
    tasks,
    source: `our open suite in ADR-Bench's composition (${language}), which is not the original`,
    notes: missing.length > 0 ? [`The suite has no tasks for ${missing.join(', ')}.`] : [],
  }
}

/** A score is a share of what is asked for; better said before anything is paid for. */
function refuseEmpty({ id, criteria }: LabTask): void {
  try {
    possibleOf(criteria)
  } catch (error) {
    if (!(error instanceof ResearchError)) throw error
    throw new ResearchError(`Task ${id}: ${error.message}`, { fix: error.fix, cause: error })
  }
}

const sources: Readonly<Record<Exclude<BenchName, 'adr'>, string>> = {
  rubrics: 'the rubric file',
  race: 'the criteria file',
  fact: 'the task file',
  drb2: 'the file of DeepResearch Bench II',
}

async function ofFile(bench: Exclude<BenchName, 'adr'>, { file, questions }: BenchOptions): Promise<Tasks> {
  const source = sources[bench]
  if (file === undefined)
    throw new ResearchError(`No file: this bench judges by ${source}.`, {
      fix: `Write bench ${bench} FILE --systems …`,
    })
  const text = await textOf(file)
  if (text === undefined) return { tasks: [], source, notes: [`The data are not there: no file ${file}.`] }
  const asked = questions === undefined ? undefined : questionsIn(await questionsOf(questions))
  const tasks = bench === 'fact' ? factTasks(text) : tasksOf(rubricsOfText(text), asked)
  return { tasks: tasks.filter(({ id }, i) => tasks.findIndex(one => one.id === id) === i), source, notes: [] }
}

/** A citation audit needs no criteria: any list of tasks will do. */
function factTasks(text: string): LabTask[] {
  const isRubric = /"(?:criteria|criterions|rubrics|rubric)"\s*:/.test(text)
  if (isRubric) return tasksOf(rubricsOfText(text))
  return [...questionsIn(text)].map(([id, question]) => ({ id, question, criteria: [] }))
}

/** Undefined where there is no such file. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return undefined
    if (code === 'EISDIR') throw new ResearchError(`${file} is a folder.`, { fix: 'Name a file.', cause: error })
    throw error
  }
}

async function questionsOf(file: string): Promise<string> {
  const text = await textOf(file)
  if (text !== undefined) return text
  throw new ResearchError(`There is no file ${file}.`, { fix: 'Name the file that says what was asked.' })
}
