import { type PairDimension, pairDimensions } from '../../domain/comparison.ts'
import { type Mark, marks } from '../../domain/rubric.ts'
import { isPairLabel } from '../judging/pair.ts'
import { type ChecklistItem, cutOf, type Item, type PairItem } from './items.ts'
import type { ChecklistLabelled, Label, PairLabelled } from './labels.ts'
import type { Strings } from './strings.ts'

/** A form as it was sent, by field. */
export type Given = ReadonlyMap<string, string>

export interface Read {
  /** Undefined where something is missing. */
  readonly label?: Label
  /** In the rater's language. */
  readonly wrong: readonly string[]
}

export interface Sent {
  readonly rater: string
  readonly left: 'a' | 'b'
  /** ISO 8601. */
  readonly at: string
  readonly given: Given
  readonly strings: Strings
}

/** A filled form as a label, or what is missing in it. */
export const readForm = (item: Item, sent: Sent): Read =>
  item.kind === 'pair' ? readPair(item, sent) : readChecklist(item, sent)

const placeOf = (given: Given, name: string) => (given.get(name) ?? '').trim()

function readPair(item: PairItem, { rater, left, at, given, strings }: Sent): Read {
  const wrong: string[] = []
  const label = (name: 'overall' | PairDimension, shown: string) => {
    const said = given.get(name) ?? ''
    if (isPairLabel(said)) return said
    wrong.push(strings.noMark(shown))
    return 'both_fair'
  }
  const overall = label('overall', strings.overall)
  const dimensions = Object.fromEntries(
    pairDimensions.map(name => [name, label(name, strings.dimensions[name])]),
  ) as PairLabelled['dimensions'] // One entry for each name.
  const [onLeft, onRight] = left === 'a' ? [item.a, item.b] : [item.b, item.a]
  const veto: { left?: string; right?: string } = {}
  for (const [side, report] of [
    ['left', onLeft],
    ['right', onRight],
  ] as const) {
    const place = placeOf(given, `veto-${side}`)
    if (place === '') continue
    if (cutOf(report).places.some(one => one.place === place)) veto[side] = place
    else wrong.push(strings.noPlace(side === 'left' ? strings.vetoLeft : strings.vetoRight))
  }
  const why = placeOf(given, 'why')
  if (why === '') wrong.push(strings.noWhy)
  const { id, task, about, a, b } = item
  const base = { kind: 'pair', rater, item: id, task: task.id, about, a: a.system, b: b.system, left } as const
  return wrong.length > 0 ? { wrong } : { wrong, label: { ...base, overall, dimensions, veto, why, at } }
}

function readChecklist(item: ChecklistItem, { rater, at, given, strings }: Sent): Read {
  const { id, task, about, report } = item
  const places = new Set(cutOf(report).places.map(({ place }) => place))
  const wrong: string[] = []
  const read = task.criteria.flatMap(({ id: criterion }, i): ChecklistLabelled['marks'] => {
    const mark = marks.find(one => one === given.get(`m${i}`))
    const place = placeOf(given, `p${i}`)
    if (mark === undefined) wrong.push(strings.noMark(criterion))
    else if (isUnplaced(mark, place, places)) wrong.push(strings.noPlace(criterion))
    return mark === undefined ? [] : [{ criterion, mark, ...(place !== '' && { place }) }]
  })
  const base = { kind: 'checklist', rater, item: id, task: task.id, about, system: report.system } as const
  return wrong.length > 0 ? { wrong } : { wrong, label: { ...base, marks: read, why: placeOf(given, 'why'), at } }
}

/** A mark says where, as a model's has to; only `none` needs no place. */
const isUnplaced = (mark: Mark, place: string, places: ReadonlySet<string>) =>
  place === '' ? mark !== 'none' : !places.has(place)
