import type { Figure } from '../text/numbers.ts'

const DAY_MS = 864e5
const MONTH_MS = 2629800e3
/** A month is 30 days, or 31; a year 365, or 52 weeks. */
const MONTH_SHARE = 0.016
const YEAR_SHARE = 0.004

/** What a figure computed of durations may be off by: what rounding hides, and where it shows more than that the length of a month. */
export function slackOf({ value, tolerance }: Figure, durations: readonly Figure[], size = Math.abs(value)): number {
  const inexact = size * calendarShare(durations)
  return tolerance < inexact ? tolerance + inexact : tolerance
}

/** How far durations of which some are in months or years may be off, as a share, where others are in days and the like: a month has no fixed length. */
function calendarShare(durations: readonly Figure[]): number {
  const units = durations.filter(({ unit, bare }) => unit === 'ms' && bare !== 0).map(({ value, bare }) => value / bare)
  const [least, most] = [Math.min(...units), Math.max(...units)]
  if (units.length === 0 || least >= MONTH_MS * 0.99 || most <= DAY_MS * 8) return 0
  return units.some(one => Math.abs(one / MONTH_MS - 1) < 0.01) ? MONTH_SHARE : YEAR_SHARE
}
