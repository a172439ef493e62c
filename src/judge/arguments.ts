import * as z from 'zod'
import { roles } from '../domain/role.ts'
import { ResearchError } from '../errors.ts'
import type { LongVerdict } from './marks.ts'
import type { CriterionInput } from './rubric.ts'

/** A criterion handed in: its text, or more of it. */
export const criterionSchema = z.union([
  z.string(),
  z.object({
    id: z.union([z.string(), z.number()]).transform(String).optional(),
    text: z.string(),
    weight: z.number().optional(),
    role: z.enum(roles).optional(),
    axis: z.string().optional(),
    dimension: z.string().optional(),
    fatal: z.boolean().optional(),
    examples: z.array(z.string()).optional(),
    evidence: z.string().optional(),
  }),
])

const words = z
  .string()
  .nullish()
  .transform(value => value ?? undefined)

export const verdictSchema = z.union([
  z.string(),
  z.object({
    criterion: z.union([z.string(), z.number()]).transform(String),
    verdict: z.string(),
    place: words,
    quote: words,
  }),
])

export function criteriaFrom(list: readonly unknown[]): readonly (string | CriterionInput)[] {
  const parsed = z.array(criterionSchema).safeParse(list)
  if (parsed.success) return parsed.data
  throw new ResearchError(`Criterion ${numberOf(parsed.error)} of the rubric is none.`, {
    fix: 'Give its text, or {text, weight, role} with role explicit, implicit or negative.',
  })
}

export function verdictsFrom(list: readonly unknown[]): readonly (string | LongVerdict)[] {
  const parsed = z.array(verdictSchema).safeParse(list)
  if (parsed.success) return parsed.data
  throw new ResearchError(`Verdict ${numberOf(parsed.error)} is none.`, {
    fix: 'Write "q1 full 2.3", or {criterion, verdict, quote}.',
  })
}

const numberOf = ({ issues }: z.ZodError) => Number(issues[0]?.path[0] ?? 0) + 1
