import { createHash } from 'node:crypto'
import type { Requirement } from '../domain/research.ts'
import { type Role, roles } from '../domain/role.ts'
import type { Criterion, Rubric } from '../domain/rubric.ts'
import { ResearchError } from '../errors.ts'

/** A criterion as a caller or a file gives it. */
export interface CriterionInput {
  readonly id?: string | undefined
  readonly text: string
  readonly weight?: number | undefined
  readonly role?: Role | undefined
  readonly axis?: string | undefined
  readonly dimension?: string | undefined
  readonly fatal?: boolean | undefined
  readonly examples?: readonly string[] | undefined
  readonly evidence?: string | undefined
}

const DEFAULT_WEIGHT = 1
const MAX_CRITERIA = 500

/** One criterion per requirement, under its id. */
export function rubricOfPlan(requirements: readonly Requirement[], language: string): Rubric {
  const criteria = requirements.map(({ id, text, role, weight }) => ({ id, text, role, weight }))
  return { name: 'plan', language, origin: 'plan', criteria }
}

/** A list handed in. Its name says which list it was, so that judging can go on with it. */
export function rubricOfList(list: readonly (string | CriterionInput)[], language: string): Rubric {
  const criteria = criteriaOf(list.map(one => (typeof one === 'string' ? { text: one } : one)))
  const hash = createHash('sha256').update(JSON.stringify(criteria)).digest('hex').slice(0, 6)
  return { name: `list-${hash}`, language, origin: 'list', criteria }
}

/** Gives every criterion an id, a role and a positive weight. A weight below zero is a flaw of that weight. */
export function criteriaOf(inputs: readonly CriterionInput[]): Criterion[] {
  if (inputs.length === 0) throw new ResearchError('The rubric has no criterion.', { fix: 'Give at least one text.' })
  if (inputs.length > MAX_CRITERIA)
    throw new ResearchError(`The rubric has ${inputs.length} criteria; ${MAX_CRITERIA} are the most.`, {
      kind: 'too_large',
      fix: 'Split it, and judge by each part.',
    })
  const criteria = inputs.map(criterionOf)
  const twice = criteria.find(({ id }, i) => criteria.findIndex(one => one.id === id) !== i)
  if (twice) throw new ResearchError(`Two criteria have the id ${twice.id}.`, { fix: 'Give each its own id.' })
  return criteria
}

function criterionOf({ id, text, weight = DEFAULT_WEIGHT, role, ...more }: CriterionInput, i: number): Criterion {
  if (text.trim() === '') throw new ResearchError(`Criterion ${i + 1} has no text.`, { fix: 'Say what is looked for.' })
  if (!Number.isFinite(weight))
    throw new ResearchError(`Criterion ${i + 1}: the weight is no number.`, { fix: 'Give a number, such as 3.' })
  const { axis, dimension, fatal, examples, evidence } = more
  return {
    id: inertId(id ?? '') || `k${i + 1}`,
    text: text.trim(),
    weight: Math.abs(weight),
    role: weight < 0 ? 'negative' : (role ?? 'explicit'),
    ...(axis && { axis }),
    ...(dimension && { dimension }),
    ...(fatal && { fatal }),
    ...(examples && examples.length > 0 && { examples }),
    ...(evidence && { evidence }),
    ...(weight < 0 && { given: weight }),
  }
}

/** What a data set calls an axis or a role, as a role; undefined where it says neither. */
export function roleOf(word: string | undefined): Role | undefined {
  const lower = word?.toLowerCase() ?? ''
  return roles.find(role => lower.startsWith(role))
}

/** An id that can stand in one of our own lines, whoever gave it. */
export function inertId(id: string): string {
  return id
    .trim()
    .replace(/[^\p{L}\p{N}_.-]+/gu, '_')
    .slice(0, 60)
}
