import type { Desk } from '../desk.ts'
import { contradictionsIn, describeContradictions } from './contradictions.ts'
import { describePlan } from './describe.ts'

/** A plan in lines, what of the question's own was `replaced` in it, and where the sources that were read for it contradict each other. */
export async function showPlan(desk: Desk, replaced: readonly string[] = []) {
  const { facts, data } = describePlan(desk.state)
  const { found } = await contradictionsIn(desk)
  const contradictions = describeContradictions(found)
  return {
    facts: [
      ...(replaced.length > 0 ? [`${replaced.join(' ')}, made from the question before, were replaced`] : []),
      ...facts,
      ...contradictions.facts,
    ],
    quoted: contradictions.quoted,
    data: {
      ...data,
      ...(found.length > 0 && {
        contradictions: found.map(({ a, b, kind }) => ({
          a: `${a.source}:${a.paragraph}`,
          b: `${b.source}:${b.paragraph}`,
          kind,
        })),
      }),
    },
  }
}
