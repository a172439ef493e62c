import { type PairDimension, type Preference, pairDimensions } from '../../domain/comparison.ts'
import { type Mark, marks } from '../../domain/rubric.ts'
import {
  cohenKappa,
  type Distance,
  interval,
  krippendorffAlpha,
  macroF1,
  nominal,
} from '../../judge/scores/agreement.ts'
import type { Detail } from '../results/detail.ts'
import { count, figure, type Table, words } from '../results/table.ts'
import type { ChecklistLabelled, Label, PairLabelled } from './labels.ts'

type Asked = 'overall' | PairDimension | 'mark'

/** One question that people and perhaps models answered about the same thing. */
export interface Unit {
  readonly asked: Asked
  readonly task: string
  /** `a` and `b` of a pair, or the one system of a checklist. */
  readonly systems: readonly string[]
  readonly criterion?: string
  /** Preferences a, b, tie; or marks. */
  readonly people: readonly { readonly rater: string; readonly value: string; readonly label: Label }[]
  readonly judges: ReadonlyMap<string, string>
}

export type Judged = Pick<Detail, 'marks' | 'pairs' | 'grades'>

/** What people said, question by question, with what each judge of the run said. */
export function unitsOf(labels: readonly Label[], judged: Judged): Unit[] {
  const byItem = grouped(labels)
  return [...byItem.values()].flatMap(own => {
    const pairs = own.filter((one): one is PairLabelled => one.kind === 'pair')
    const lists = own.filter((one): one is ChecklistLabelled => one.kind === 'checklist')
    return [...pairUnits(pairs, judged), ...markUnits(lists, judged)]
  })
}

function grouped(labels: readonly Label[]): Map<string, Label[]> {
  const groups = new Map<string, Label[]>()
  for (const one of labels) groups.set(one.item, [...(groups.get(one.item) ?? []), one])
  return groups
}

function pairUnits(own: readonly PairLabelled[], judged: Judged): Unit[] {
  const [first] = own
  if (!first) return []
  const { task, a, b } = first
  return (['overall', ...pairDimensions] as const).map(asked => ({
    asked,
    task,
    systems: [a, b],
    people: own.map(label => ({ rater: label.rater, value: preferenceOf(label, asked), label })),
    judges: judgesOfPair(asked, first, judged),
  }))
}

/** What a label prefers; a report that is vetoed loses to one that is not. */
export function preferenceOf(label: PairLabelled, asked: 'overall' | PairDimension): Preference {
  const { veto, left } = label
  const right = left === 'a' ? 'b' : 'a'
  const isVetoed = (side: 'left' | 'right') => veto[side] !== undefined
  if (asked === 'overall' && isVetoed('left') !== isVetoed('right')) return isVetoed('left') ? right : left
  if (asked === 'overall' && isVetoed('left')) return 'tie'
  const said = asked === 'overall' ? label.overall : label.dimensions[asked]
  return said === 'left' ? left : said === 'right' ? right : 'tie'
}

const flipped: Readonly<Record<Preference, Preference>> = { a: 'b', b: 'a', tie: 'tie' }

function judgesOfPair(asked: 'overall' | PairDimension, { task, a, b }: PairLabelled, judged: Judged) {
  const preferences = [
    ...judged.pairs.map(one => ({ ...one, said: asked === 'overall' ? one.overall : one.dimensions[asked] })),
    ...judged.grades.map(one => ({ ...one, said: asked === 'overall' ? gradedPreference(one.race) : undefined })),
  ]
  const found = preferences.flatMap(({ said, judge, ...one }): (readonly [string, string])[] => {
    if (said === undefined || one.task !== task) return []
    if (one.a === a && one.b === b) return [[judge, said]]
    return one.a === b && one.b === a ? [[judge, flipped[said]]] : []
  })
  return new Map(found)
}

const gradedPreference = (race: number): Preference => (race > 0.5 ? 'a' : race < 0.5 ? 'b' : 'tie')

function markUnits(own: readonly ChecklistLabelled[], { marks: rows }: Judged): Unit[] {
  const [first] = own
  if (!first) return []
  const { task, system } = first
  const ids = [...new Set(own.flatMap(label => label.marks.map(({ criterion }) => criterion)))]
  const judged = rows.filter(one => one.task === task && one.system === system)
  return ids.map(criterion => ({
    asked: 'mark' as const,
    task,
    systems: [system],
    criterion,
    people: own.flatMap(label => {
      const mark = label.marks.find(one => one.criterion === criterion)?.mark
      return mark === undefined ? [] : [{ rater: label.rater, value: mark, label }]
    }),
    judges: new Map(
      judged.flatMap(one => {
        const mark = one.marks.find(given => given.criterion === criterion)?.mark
        return mark === undefined ? [] : [[one.judge, mark] as const]
      }),
    ),
  }))
}

const isMark = (text: string): text is Mark => marks.some(one => one === text)

/** What people say together: of marks the median, of an even number the lower one; of preferences the one that most have, else a tie. */
export function together(values: readonly string[]): string {
  const order = ['none', 'partial', 'full']
  if (values.every(isMark)) {
    const sorted = [...values].sort((a, b) => order.indexOf(a) - order.indexOf(b))
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? 'none'
  }
  const [a = 0, b = 0, tie = 0] = ['a', 'b', 'tie'].map(one => values.filter(value => value === one).length)
  return a > b && a > tie ? 'a' : b > a && b > tie ? 'b' : 'tie'
}

/** People against each judge, and people among themselves. */
export function agreementTables(units: readonly Unit[], judges: readonly string[]): Table[] {
  const asked = (['overall', ...pairDimensions, 'mark'] as const).filter(one => units.some(unit => unit.asked === one))
  return [
    {
      title: 'People and models',
      columns: ['judge', 'question', 'items', 'same', 'Cohen κ', 'Krippendorff α', 'macro-F1', 'binary macro-F1'],
      rows: judges.flatMap(judge => asked.flatMap(one => rowOf(judge, one, units))),
      notes: [
        'People are the truth: of several raters the median mark, or the preference that most of them have, else a tie. macro-F1 = mean over the labels that either uses; binary = full or not.',
        'Published for binary marks of ResearchRubrics: 0.72 to 0.76 macro-F1.',
      ],
    },
    {
      title: 'People among themselves',
      columns: ['question', 'items', 'raters', 'rated twice or more', 'Krippendorff α'],
      rows: asked.map(one => {
        const own = units.filter(unit => unit.asked === one)
        const raters = new Set(own.flatMap(({ people }) => people.map(({ rater }) => rater)))
        const shared = own.filter(({ people }) => people.length > 1).length
        const values = own.map(({ people }) => people.map(({ value }) => value))
        return [
          words(one),
          count(own.length),
          count(raters.size),
          count(shared),
          figure(krippendorffAlpha(values, distanceOf(one))),
        ]
      }),
      notes: ['Marks as an interval scale, preferences as names.'],
    },
  ]
}

const distanceOf = (asked: Asked): Distance => (asked === 'mark' ? interval(['none', 'partial', 'full']) : nominal)

function rowOf(judge: string, asked: Asked, units: readonly Unit[]): Table['rows'] {
  const both = units.flatMap(unit => {
    const model = unit.judges.get(judge)
    return unit.asked === asked && model !== undefined
      ? [{ human: together(unit.people.map(one => one.value)), model }]
      : []
  })
  if (both.length === 0) return []
  const [human, model] = [both.map(one => one.human), both.map(one => one.model)]
  const { kappa, observed } = cohenKappa(human, model)
  const alpha = krippendorffAlpha(
    both.map(one => [one.human, one.model]),
    distanceOf(asked),
  )
  const binary = (values: readonly string[]) => values.map(value => (value === 'full' ? 'yes' : 'no'))
  return [
    [
      words(judge),
      words(asked),
      count(both.length),
      figure(observed),
      figure(kappa),
      figure(alpha),
      figure(macroF1(human, model)),
      figure(asked === 'mark' ? macroF1(binary(human), binary(model)) : undefined),
    ],
  ]
}
