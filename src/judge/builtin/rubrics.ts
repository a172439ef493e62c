import type { Rubric } from '../../domain/rubric.ts'
import { criteriaOf } from '../rubric.ts'
import type { Bilingual } from './criterion.ts'
import { factCheck } from './fact-check.ts'
import { finance } from './finance.ts'
import { general } from './general.ts'
import { law } from './law.ts'
import { literatureReview } from './literature-review.ts'

const rubrics = {
  general,
  fact_check: factCheck,
  finance,
  law,
  literature_review: literatureReview,
} as const satisfies Readonly<Record<string, Bilingual>>

export const builtinNames: readonly string[] = Object.keys(rubrics)

/** Asks what only a reader of the task can tell. */
const namesTask = /\btask\b|任务/

/**
 * A rubric of ours by name, Chinese for Chinese and English for all others; undefined where we have none of that name. Where
 * no task is known, nothing is asked of it.
 */
export function builtinRubric(name: string, language: string, isTaskKnown = true): Rubric | undefined {
  const wanted = name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const known = Object.entries(rubrics).find(([one]) => one === wanted)
  if (!known) return undefined
  const own = language.startsWith('zh') ? 'zh' : 'en'
  const asked = known[1][own].filter(({ text }) => isTaskKnown || !namesTask.test(text))
  return { name: known[0], language: own, origin: 'builtin', criteria: criteriaOf(asked) }
}
