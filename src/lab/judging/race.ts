import { createHash } from 'node:crypto'
import * as z from 'zod'
import { averagedOrders, type Race, type RaceScore, raceOf } from '../../judge/scores/race.ts'
import { askForJson } from '../../model/ask-json.ts'
import { trialOf } from '../kept-model.ts'
import { asData, sideBySide } from './fence.ts'
import { type Judging, madeSchema } from './judging.ts'
import { aboutPair, type Order, orders, type Pair, systemsOfPair } from './pair.ts'

/** The procedure is RACE's (DeepResearch Bench, arXiv 2506.11763): one request per task, weights not shown, 0 to 10 for both reports; the words are ours. */
const system = [
  'You grade two research reports on the same task by each of the criteria that are given.',
  'For each criterion compare how the two meet it, then give both a grade from 0 to 10, fractions allowed: 0–2 hardly or not at all, 2–4 poorly, 4–6 in part, 6–8 well, 8–10 outstandingly. Use the whole range; grade only what the report says.',
  'Length is no merit. Which report stands on the left means nothing. Answer for every criterion, in the order given.',
  asData,
].join('\n')

export const racePrompt = createHash('sha256').update(system).digest('hex').slice(0, 8)

const answerSchema = z.object({
  grades: z.array(z.object({ criterion: z.string(), reason: z.string(), left: z.number(), right: z.number() })),
})

const lookSchema = z.object({
  ...madeSchema,
  task: z.string(),
  /** The system that is scored, and the one that it is held against. */
  a: z.string(),
  b: z.string(),
  judge: z.string(),
  trial: z.number(),
  order: z.enum(orders),
  scores: z.array(z.object({ criterion: z.string(), target: z.number(), reference: z.number() })),
})

export type RaceLook = z.output<typeof lookSchema>

export async function lookForGrades(pair: Pair, order: Order, judging: Judging): Promise<RaceLook> {
  const { judge, trial, folder, clock, call } = judging
  const { a, b } = pair
  const path = ['grades', judge.name, ...systemsOfPair(pair), `${a.task.id}.${order}.${trial}`] as const
  const known = await folder.read(path, lookSchema)
  const about = aboutPair(pair)
  if (known?.about === about && known.prompt === racePrompt) return known
  const started = performance.now()
  const [left, right] = order === 'first' ? [a.cut, b.cut] : [b.cut, a.cut]
  const { criteria, question } = a.task
  const list = criteria.map(({ id, text }) => `${id}: ${text.replace(/\s+/g, ' ')}`).join('\n')
  const ask = `Grade both reports by ${criteria.map(({ id }) => id).join(', ')}.`
  const user = sideBySide({ question, left, right, criteria: list, ask })
  const wanted = { name: 'grades', schema: answerSchema }
  const { value, usage, model } = await askForJson(trialOf(judge.model, trial), { system, user, seed: 1 }, wanted, call)
  const look: RaceLook = {
    about,
    task: a.task.id,
    a: a.report.system,
    b: b.report.system,
    judge: judge.name,
    trial,
    order,
    scores: scoresOf(value.grades, new Set(criteria.map(({ id }) => id)), order),
    model,
    prompt: racePrompt,
    usage: { requests: 1, ...usage },
    ms: Math.round(performance.now() - started),
    at: new Date(clock.now()).toISOString(),
  }
  await folder.write(path, look)
  return look
}

/** By id, each once; what names no criterion is left out and so counts 0. */
function scoresOf(
  grades: z.output<typeof answerSchema>['grades'],
  ids: ReadonlySet<string>,
  order: Order,
): RaceScore[] {
  const byId = new Map(grades.filter(({ criterion }) => ids.has(criterion)).map(one => [one.criterion, one]))
  return [...byId.values()].map(({ criterion, left, right }) =>
    order === 'first' ? { criterion, target: left, reference: right } : { criterion, target: right, reference: left },
  )
}

/** RACE of the mean of all trials, both orders averaged criterion by criterion; undefined before one trial has both. */
export function raceOfPair({ a }: Pair, looks: readonly RaceLook[]): Race | undefined {
  const trials = [...new Set(looks.map(({ trial }) => trial))].flatMap(trial => {
    const of = (order: Order) => looks.find(one => one.trial === trial && one.order === order)?.scores
    const [first, swapped] = [of('first'), of('swapped')]
    return first && swapped ? [averagedOrders(first, swapped)] : []
  })
  if (trials.length === 0) return undefined
  const { criteria } = a.task
  const mean = criteria.flatMap(({ id }): RaceScore[] => {
    const own = trials.flatMap(scores => scores.find(({ criterion }) => criterion === id) ?? [])
    if (own.length === 0) return []
    // What a trial left out counts 0 in it.
    const of = (side: 'target' | 'reference') => own.reduce((sum, one) => sum + one[side], 0) / trials.length
    return [{ criterion: id, target: of('target'), reference: of('reference') }]
  })
  return raceOf(criteria, mean)
}
