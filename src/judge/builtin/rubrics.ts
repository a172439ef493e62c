import type { Rubric } from '../../domain/rubric.ts'
import { type CriterionInput, criteriaOf } from '../rubric.ts'
import { factCheck } from './fact-check.ts'
import { general } from './general.ts'

const rubrics = { general, fact_check: factCheck } as const satisfies Readonly<
  Record<string, Readonly<Record<'en' | 'zh', readonly CriterionInput[]>>>
>

export const builtinNames: readonly string[] = Object.keys(rubrics)

/** A rubric of ours by name, Chinese for Chinese and English for all others; undefined where we have none of that name. */
export function builtinRubric(name: string, language: string): Rubric | undefined {
  const wanted = name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const known = Object.entries(rubrics).find(([one]) => one === wanted)
  if (!known) return undefined
  const own = language.startsWith('zh') ? 'zh' : 'en'
  return { name: known[0], language: own, origin: 'builtin', criteria: criteriaOf(known[1][own]) }
}
