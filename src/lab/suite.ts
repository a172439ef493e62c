import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { roles } from '../domain/role.ts'
import { ResearchError } from '../errors.ts'
import { criteriaOf } from '../judge/rubric.ts'
import type { LabTask } from './task.ts'

/** The domains of ADR-Bench (Step-DeepResearch, arXiv 2512.20491), one file each. */
export const domains = [
  'computing',
  'education',
  'science',
  'society',
  'arts',
  'health',
  'politics',
  'law',
  'finance',
] as const

export const suiteLanguages = ['zh', 'en'] as const
export type SuiteLanguage = (typeof suiteLanguages)[number]

const words = z.object({ zh: z.string().min(1), en: z.string().min(1) })
const suiteTask = z.object({
  id: z.string().min(1),
  domain: z.enum(domains),
  track: z.enum(['general', 'professional']),
  question: words,
  criteria: z.array(
    z.object({
      id: z.string().min(1),
      weight: z.number().positive(),
      role: z.enum(roles),
      dimension: z.string().optional(),
      axis: z.string().optional(),
      text: words,
      examples: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }).optional(),
      fatal: z.boolean().optional(),
    }),
  ),
})
type SuiteTask = z.output<typeof suiteTask>

export interface Suite {
  readonly tasks: readonly LabTask[]
  /** Domains whose file is not there. */
  readonly missing: readonly string[]
}

/** The open suite in ADR-Bench's composition, as far as its files are in the folder. Rejects where a file is none of the suite. */
export async function readSuite(folder: string, language: SuiteLanguage): Promise<Suite> {
  const files = await Promise.all(domains.map(domain => readDomain(folder, domain)))
  return {
    tasks: files.flatMap(tasks => (tasks ?? []).map(task => inLanguage(task, language))),
    missing: domains.filter((_domain, i) => files[i] === undefined),
  }
}

async function readDomain(folder: string, domain: string): Promise<SuiteTask[] | undefined> {
  const text = await readFile(join(folder, `${domain}.json`), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const parsed = z.array(suiteTask).safeParse(JSON.parse(text))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ResearchError(`The suite's file ${domain}.json is broken at ${issue?.path.join('.') ?? 'its start'}.`, {
    fix: 'Install the program again.',
  })
}

function inLanguage({ id, domain, track, question, criteria }: SuiteTask, language: SuiteLanguage): LabTask {
  const own = criteria.map(({ text, examples, ...rest }) => ({
    ...rest,
    text: text[language],
    ...(examples && { examples: examples[language] }),
  }))
  return { id, domain, track, language, question: question[language], criteria: criteriaOf(own) }
}
