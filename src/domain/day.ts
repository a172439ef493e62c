import { ResearchError } from '../errors.ts'

/** A caller's date as `YYYY-MM-DD`; a year or a month stands for its first day, or for its last where it ends a period. */
export function dayOf(name: 'since' | 'until', text: string): string {
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/.exec(text.trim())
  if (!match) {
    throw new ResearchError(`\`${name}\` is no date.`, { fix: 'Write it as YYYY-MM-DD, YYYY-MM or YYYY.' })
  }
  const [, year, month, day] = match
  if (name === 'since') return `${year}-${month ?? '01'}-${day ?? '01'}`
  const last = new Date(Date.UTC(Number(year), Number(month ?? 12), 0)).getUTCDate()
  return `${year}-${month ?? '12'}-${day ?? last}`
}
