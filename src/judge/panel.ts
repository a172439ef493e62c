import type { Call } from '../call.ts'
import type { Mark, Marking } from '../domain/rubric.ts'
import type { Model } from '../model/model.ts'
import { judgeByModel, type ModelJudgement, type ModelJudging } from './by-model.ts'
import { interval, krippendorffAlpha } from './scores/agreement.ts'

export interface PanelJudgement {
  /** The median of the judges' marks, with the passage of one that gave it. */
  readonly markings: readonly Marking[]
  /** In the order of the models. */
  readonly judges: readonly ModelJudgement[]
  /** Krippendorff's α between the judges, marks as an interval scale; undefined for one judge. */
  readonly alpha?: number
  /** Criteria on which the judges do not all say the same. */
  readonly split: readonly string[]
}

/** Several models as judges, each for itself. */
export async function judgeByPanel(input: ModelJudging, models: readonly Model[], call: Call): Promise<PanelJudgement> {
  const judges: ModelJudgement[] = []
  for (const model of models) judges.push(await judgeByModel(input, model, call))
  const ids = judges[0]?.markings.map(({ criterion }) => criterion) ?? []
  const rows = ids.map(id => judges.flatMap(one => one.markings.filter(({ criterion }) => criterion === id)))
  const alpha =
    judges.length > 1
      ? krippendorffAlpha(
          rows.map(row => row.map(({ mark }) => mark)),
          scale,
        )
      : undefined
  return {
    markings: rows.flatMap(row => medianOf(row) ?? []),
    judges,
    ...(alpha !== undefined && { alpha }),
    split: ids.filter((_, i) => new Set(rows[i]?.map(({ mark }) => mark)).size > 1),
  }
}

const order: readonly Mark[] = ['none', 'partial', 'full']
const scale = interval(order)

/** Of an even number the lower one. */
function medianOf(markings: readonly Marking[]): Marking | undefined {
  const sorted = [...markings].sort((a, b) => order.indexOf(a.mark) - order.indexOf(b.mark))
  return sorted[Math.floor((sorted.length - 1) / 2)]
}
