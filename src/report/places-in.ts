import { brackets, type CitedPlace } from '../evidence/citation.ts'
import { chartsIn, placesOf } from './chart/charts-in.ts'

/** Every cited place in order, those of charts too. */
export function placesIn(text: string): CitedPlace[] {
  const charts = chartsIn(text).map(({ start, json }) => ({ start, places: placesOf(json) }))
  return [...brackets(text), ...charts].sort((a, b) => a.start - b.start).flatMap(({ places }) => places)
}
