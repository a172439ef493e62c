import type { Source } from '../domain/source.ts'
import type { Outcome } from './reader.ts'

/** What a search for claims brought and what of it was read, by id and address. */
export function tellFound(found: readonly Source[], outcomes: readonly Outcome[]): string[] {
  const read = outcomes.flatMap(({ source }) => (source ? [`${source.id} ${source.address}`] : []))
  const failed = outcomes.flatMap(({ source, error }) => (source ? [] : [error.message]))
  return [
    `searched first: ${found.length === 0 ? 'no hit' : `${found.length} hits, ${read.length === 0 ? 'none' : read.length} of them read now`}`,
    ...read.map(one => `  read ${one}`),
    ...(failed.length > 0 ? [`  could not be read: ${[...new Set(failed)].join(' ')}`] : []),
  ]
}
