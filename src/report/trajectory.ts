import type { Event } from '../domain/event.ts'

/** Every step of a research, an event a line. Files are called by their names; the hashes stay those of what was recorded. */
export const renderTrajectory = (events: readonly Event[]): string =>
  events.map(event => `${JSON.stringify(event, withoutFolder)}\n`).join('')

const fileAddress = /^file:\/\//i
const absolutePath = /^(?:\/|[a-z]:[\\/])[^\n]*\.\w{1,8}$/i

function withoutFolder(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (fileAddress.test(value)) return `file:///${lastPart(value)}`
  return key === 'path' || absolutePath.test(value) ? lastPart(value) : value
}

const lastPart = (path: string) => path.split(/[\\/]/).findLast(part => part !== '') ?? path
