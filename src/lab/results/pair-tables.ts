import { type PairResult, pairDimensions } from '../../domain/comparison.ts'
import { bootstrapMean } from '../../judge/scores/intervals.ts'
import { tallyOf } from '../../judge/scores/pairwise.ts'
import type { Race } from '../../judge/scores/race.ts'
import { type Pair, type PairLook, resultOfPair } from '../judging/pair.ts'
import { type RaceLook, raceOfPair } from '../judging/race.ts'
import type { Prices } from '../purse.ts'
import { pairsOf, type Ran, type RunPlan } from '../run.ts'
import { formulas, raceNoise } from './formulas.ts'
import { correlation } from './length.ts'
import { sideCells, sideColumns } from './rows.ts'
import { chance, count, estimated, figure, type Table, words } from './table.ts'

/** A pair as one judge settled it; a report that failed loses without a look. */
export interface JudgedPair<Result, Look> {
  readonly pair: Pair
  readonly judge: string
  readonly looks: readonly Look[]
  readonly result: Result
}

type Compared = JudgedPair<PairResult, PairLook>
type Graded = JudgedPair<Race, RaceLook>

export function comparedPairs(plan: RunPlan, ran: Ran): Compared[] {
  if (plan.bench !== 'adr') return []
  return judgedPairs(plan, ran, ran.pairs, (pair, looks) => walkover(pair) ?? resultOfPair(looks))
}

export function gradedPairs(plan: RunPlan, ran: Ran): Graded[] {
  if (plan.bench !== 'race') return []
  return judgedPairs(plan, ran, ran.grades, (pair, looks) => {
    // Without the other report there is nothing to be relative to.
    if (pair.b.report.failure) return undefined
    return pair.a.report.failure
      ? { score: 0, target: 0, reference: 0, dimensions: [], missing: [] }
      : raceOfPair(pair, looks)
  })
}

function judgedPairs<Result, Look extends { task: string; a: string; b: string; judge: string }>(
  plan: RunPlan,
  ran: Ran,
  all: readonly Look[],
  settle: (pair: Pair, looks: readonly Look[]) => Result | undefined,
): JudgedPair<Result, Look>[] {
  const pairs = pairsOf(plan, ran.subjects)
  return plan.judges.flatMap(({ name: judge }) =>
    pairs.flatMap(pair => {
      const [a, b] = [pair.a.report.system, pair.b.report.system]
      const looks = all.filter(one => one.judge === judge && one.task === pair.a.task.id && one.a === a && one.b === b)
      const result = settle(pair, looks)
      return result ? [{ pair, judge, looks, result }] : []
    }),
  )
}

function walkover({ a, b }: Pair): PairResult | undefined {
  const [lost, won] = [a.report.failure !== undefined, b.report.failure !== undefined]
  if (!lost && !won) return undefined
  const overall = lost && won ? 'tie' : lost ? 'b' : 'a'
  const dimensions = { completeness: undefined, depth: undefined, fitness: undefined, readability: undefined }
  return { overall, dimensions, flipped: false, vetoed: [] }
}

export function comparedTables(plan: RunPlan, ran: Ran, prices: Prices | undefined): Table[] {
  const groups = groupsOf(comparedPairs(plan, ran))
  if (groups.length === 0) return []
  const rows = groups.map(({ a, b, judge, own }) => {
    const { wins, ties, losses, share, p } = tallyOf(own.map(({ result }) => result.overall))
    return [
      words(a),
      words(b),
      words(judge),
      count(own.length),
      words(`${wins}-${ties}-${losses}`),
      estimated(share),
      chance(p),
      count(own.filter(({ result }) => result.flipped).length),
      count(own.filter(({ result }) => result.vetoed.includes('a')).length),
      ...pairDimensions.map(name =>
        estimated(tallyOf(own.flatMap(({ result }) => result.dimensions[name] ?? [])).share),
      ),
      ...sideOf(own, prices),
    ]
  })
  const head = ['system', 'against', 'judge', 'tasks', 'win-tie-loss', 'share', 'p', 'flipped', 'vetoed']
  return [
    {
      title: 'General track: in pairs against the baselines',
      columns: [...head, ...pairDimensions, ...sideColumns],
      rows,
      notes: [
        formulas.share,
        formulas.sign,
        formulas.interval,
        'flipped = the preference changed with the order: a tie. A report that failed loses.',
      ],
    },
    ...domainTable(groups),
  ]
}

/** Shares of the pairs by the tasks' domains, where there are several. */
function domainTable(groups: readonly { a: string; b: string; judge: string; own: readonly Compared[] }[]): Table[] {
  const domainOf = ({ pair }: Compared) => pair.a.task.domain ?? ''
  const wanted = [...new Set(groups.flatMap(({ own }) => own.map(domainOf)))].filter(one => one !== '')
  if (wanted.length < 2) return []
  const shareOf = (own: readonly Compared[], domain: string) =>
    tallyOf(own.filter(one => domainOf(one) === domain).map(({ result }) => result.overall)).share
  return [
    {
      title: 'General track by domain',
      columns: ['domain', ...groups.map(({ a, b, judge }) => `${a} against ${b} (${judge})`)],
      rows: wanted.map(domain => [words(domain), ...groups.map(({ own }) => estimated(shareOf(own, domain)))]),
      notes: [formulas.share, formulas.interval],
    },
  ]
}

export function gradedTables(plan: RunPlan, ran: Ran, prices: Prices | undefined): Table[] {
  const groups = groupsOf(gradedPairs(plan, ran))
  if (groups.length === 0) return []
  const names = [
    ...new Set(groups.flatMap(({ own }) => own.flatMap(({ result }) => result.dimensions)).map(one => one.dimension)),
  ]
  const rows = groups.map(({ a, b, judge, own }) => [
    words(a),
    words(b),
    words(judge),
    count(own.length),
    estimated(bootstrapMean(own.map(({ result }) => result.score)), 100),
    estimated(bootstrapMean(own.map(({ result }) => result.target / 10))),
    ...winsOf(own),
    ...names.map(name => estimated(bootstrapMean(own.flatMap(one => relativeOf(one, name))), 100)),
    count(own.reduce((n, { result }) => n + result.missing.length, 0)),
    figure(correlation(own.map(({ pair, result }) => [result.score, ratioOf(pair)] as const)), 2),
    ...sideOf(own, prices),
  ])
  const head = [
    'system',
    'against',
    'judge',
    'tasks',
    'RACE',
    'absolute',
    'win-tie-loss',
    'p',
    ...names,
    'skipped',
    'r length',
  ]
  return [
    {
      title: 'RACE',
      columns: [...head, ...sideColumns],
      rows,
      notes: [
        raceNoise,
        formulas.race,
        formulas.absolute,
        formulas.sign,
        formulas.interval,
        formulas.length,
        'Per dimension the relative score of D. skipped = criteria that the judge left out.',
      ],
    },
  ]
}

const ratioOf = ({ a, b }: Pair) => a.size.words / Math.max(1, a.size.words + b.size.words)

/** Task by task, whichever of the two was graded higher. */
function winsOf(own: readonly Graded[]) {
  const preferences = own.map(({ result: { score } }) => (score > 0.5 ? 'a' : score < 0.5 ? 'b' : 'tie'))
  const { wins, ties, losses, p } = tallyOf(preferences)
  return [words(`${wins}-${ties}-${losses}`), chance(p)]
}

function relativeOf({ result }: Graded, name: string): number[] {
  const found = result.dimensions.find(({ dimension }) => dimension === name)
  if (!found || found.target + found.reference === 0) return []
  return [found.target / (found.target + found.reference)]
}

const sideOf = (own: readonly (Compared | Graded)[], prices: Prices | undefined) =>
  sideCells(
    own.map(({ pair }) => pair.a),
    own.flatMap(({ looks }): readonly { usage: { input: number; output: number }; ms: number }[] => looks),
    prices,
  )

function groupsOf<One extends Compared | Graded>(judged: readonly One[]) {
  const keyOf = ({ pair, judge }: One) => JSON.stringify([pair.a.report.system, pair.b.report.system, judge])
  return [...new Set(judged.map(keyOf))].map(key => {
    const own = judged.filter(one => keyOf(one) === key)
    const [a = '', b = '', judge = '']: string[] = JSON.parse(key)
    return { a, b, judge, own }
  })
}
