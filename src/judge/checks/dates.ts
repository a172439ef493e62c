import { datesAhead } from '../../prose/dates-ahead.ts'
import { at, type Check, type Finding } from './finding.ts'

/** Dates after today: wrong where the report says "as of" or "accessed", to be looked at elsewhere. */
export const checkDates: Check = ({ report, now }) => {
  const today = now.slice(0, 10)
  const { seen, coming } = datesAhead(report.places, today)
  return [
    ...finding('flaw', `something is dated as seen after today, ${today}`, seen),
    ...finding('note', `dates after today, ${today}: forecasts must say so`, coming),
  ]
}

function finding(result: Finding['result'], message: string, places: readonly string[]): Finding[] {
  return places.length > 0 ? [{ name: 'dates', result, message: `${message}${at(places)}`, places }] : []
}
