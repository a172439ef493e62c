import type { CriterionInput } from '../rubric.ts'

/** A built-in rubric: the same criteria in the same order in both languages. */
export type Bilingual = Readonly<Record<'en' | 'zh', readonly CriterionInput[]>>

export function of(
  dimension: 'completeness' | 'depth' | 'fitness' | 'readability',
  weight: number,
  text: string,
  role: CriterionInput['role'] = 'explicit',
  fatal = false,
): CriterionInput {
  return { text, weight, role, dimension, ...(fatal && { fatal }) }
}
