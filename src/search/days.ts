const dayMs = 86_400_000

/** `YYYY-MM-DD` of an ISO date or a date as HTTP and English pages write it; undefined for what is neither. */
export function dayIn(date: string | null | undefined): string | undefined {
  const iso = /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0]
  if (iso !== undefined || !date || !/\b(?:19|20)\d\d\b/.test(date)) return iso
  const time = Date.parse(`${date.replace(/\s*\b(?:GMT|UTC|Z)$/, '')} UTC`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10)
}

/** `YYYY-MM-DD` of seconds since the epoch. */
export const dayOfSeconds = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10)

/** Seconds since the epoch when a day begins, or when it has ended. */
export const secondsOf = (day: string) => Math.floor(Date.parse(firstOf(day)) / 1000)
export const secondsAfter = (day: string) => secondsOf(day) + 86_400

/** The 31st stands for the end of any month, which not every calendar takes. */
function firstOf(day: string): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1, Math.min(date, last))).toISOString()
}

/** A day that every calendar has. */
export const realDay = (day: string) => firstOf(day).slice(0, 10)

export const daysBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10)

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
