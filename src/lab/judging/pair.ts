import { createHash } from 'node:crypto'
import * as z from 'zod'
import {
  type PairLabel,
  type PairResult,
  type PairVerdict,
  pairDimensions,
  pairLabels,
} from '../../domain/comparison.ts'
import type { CutReport } from '../../judge/places.ts'
import { pairOf } from '../../judge/scores/pairwise.ts'
import { askForJson } from '../../model/ask-json.ts'
import { present } from '../../present.ts'
import { trialOf } from '../kept-model.ts'
import type { Subject } from '../report.ts'
import { digest } from '../task.ts'
import { asData, sideBySide } from './fence.ts'
import { type Judging, madeSchema } from './judging.ts'

/** The four dimensions and the labels are ADR-Bench's (Step-DeepResearch, arXiv 2512.20491); the words are ours. */
const system = [
  'You compare two research reports on the same task and say which serves its reader better.',
  'Labels: left, right, both_good, both_fair, both_poor. Give one overall and one for each dimension: completeness (all that was asked, nothing important left out), depth (figures and reasoning instead of adjectives), fitness (what was asked, in the form asked, key conclusions right), readability (order, headings, summaries, tables where they help).',
  'Overall is no sum: who learns needs order and logic, who decides or compares needs hard data, who plans needs steps, who analyses needs depth. Length is no merit. Which report stands on the left means nothing.',
  'veto: on serious topics (health, law, finance, politics, history, news) a factual error in a report vetoes it: say left, right or both, and the number of the paragraph as veto_place. Otherwise none.',
  'Answer with your reason first, in two sentences.',
  asData,
].join('\n')

/** Names the wording in a result. */
export const pairPrompt = createHash('sha256').update(system).digest('hex').slice(0, 8)

const label = z.enum(pairLabels)
const answerSchema = z.object({
  reason: z.string(),
  overall: label,
  completeness: label,
  depth: label,
  fitness: label,
  readability: label,
  veto: z.enum(['none', 'left', 'right', 'both']),
  veto_place: z.string(),
})
type Answer = z.output<typeof answerSchema>

const lookSchema = z.object({
  ...madeSchema,
  task: z.string(),
  a: z.string(),
  b: z.string(),
  judge: z.string(),
  trial: z.number(),
  /** `swapped` had b on the left. */
  order: z.enum(['first', 'swapped']),
  verdict: z
    .object({
      overall: label,
      dimensions: z.object({ completeness: label, depth: label, fitness: label, readability: label }),
      veto: z.enum(['left', 'right', 'both']).optional(),
    })
    .transform(present),
  reason: z.string(),
})

/** One look of a judge at a pair, in one order. */
export type PairLook = z.output<typeof lookSchema>
export type Order = PairLook['order']
export const orders = ['first', 'swapped'] as const satisfies readonly Order[]

/** Two reports on one task. */
export interface Pair {
  readonly a: Subject
  readonly b: Subject
}

export const aboutPair = ({ a, b }: Pair) => digest(a.about, b.about)
export const systemsOfPair = ({ a, b }: Pair) => [a.report.system, b.report.system] as const

export async function lookAtPair(pair: Pair, order: Order, judging: Judging): Promise<PairLook> {
  const { judge, trial, folder, clock, call } = judging
  const { a, b } = pair
  const path = ['pairs', judge.name, ...systemsOfPair(pair), `${a.task.id}.${order}.${trial}`] as const
  const known = await folder.read(path, lookSchema)
  const about = aboutPair(pair)
  if (known?.about === about && known.prompt === pairPrompt) return known
  const started = performance.now()
  const [left, right] = order === 'first' ? [a.cut, b.cut] : [b.cut, a.cut]
  const user = sideBySide({ question: a.task.question, left, right, ask: 'Which serves the reader better?' })
  const wanted = { name: 'comparison', schema: answerSchema }
  const { value, usage, model } = await askForJson(trialOf(judge.model, trial), { system, user, seed: 1 }, wanted, call)
  const look: PairLook = {
    about,
    task: a.task.id,
    a: a.report.system,
    b: b.report.system,
    judge: judge.name,
    trial,
    order,
    verdict: verdictOf(value, left, right),
    reason: value.reason,
    model,
    prompt: pairPrompt,
    usage: { requests: 1, ...usage },
    ms: Math.round(performance.now() - started),
    at: new Date(clock.now()).toISOString(),
  }
  await folder.write(path, look)
  return look
}

/** A veto counts where it names a paragraph of the report that it is against. */
function verdictOf(answer: Answer, left: CutReport, right: CutReport): PairLook['verdict'] {
  const { overall, completeness, depth, fitness, readability, veto } = answer
  const place = /\d+(?:\.\d+)?/.exec(answer.veto_place)?.[0]
  const against = veto === 'left' ? [left] : veto === 'right' ? [right] : [left, right]
  const holds = veto !== 'none' && against.every(({ places }) => places.some(one => one.place === place))
  return {
    overall,
    dimensions: { completeness, depth, fitness, readability },
    ...(holds && { veto }),
  }
}

/** What the trials of one judge came to for a pair: both orders of each trial, and the preference that more trials have than the other. */
export function resultOfPair(looks: readonly Pick<PairLook, 'order' | 'trial' | 'verdict'>[]): PairResult | undefined {
  const trials = [...new Set(looks.map(({ trial }) => trial))]
  const results = trials.flatMap(trial => {
    const of = (order: Order): PairVerdict | undefined =>
      looks.find(one => one.trial === trial && one.order === order)?.verdict
    const [first, swapped] = [of('first'), of('swapped')]
    return first && swapped ? [pairOf(first, swapped)] : []
  })
  if (results.length === 0) return undefined
  const dimensions = Object.fromEntries(
    pairDimensions.map(name => [name, majority(results.map(one => one.dimensions[name]))]),
  ) as PairResult['dimensions'] // One entry for each name.
  return {
    overall: majority(results.map(({ overall }) => overall)),
    dimensions,
    flipped: results.some(({ flipped }) => flipped),
    vetoed: (['a', 'b'] as const).filter(
      side => results.filter(one => one.vetoed.includes(side)).length * 2 > results.length,
    ),
  }
}

function majority(given: readonly (PairResult['overall'] | undefined)[]): PairResult['overall'] {
  const [a, b] = (['a', 'b'] as const).map(side => given.filter(one => one === side).length)
  return (a ?? 0) > (b ?? 0) ? 'a' : (b ?? 0) > (a ?? 0) ? 'b' : 'tie'
}

export const isPairLabel = (text: string): text is PairLabel => pairLabels.some(one => one === text)
