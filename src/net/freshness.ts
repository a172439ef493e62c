import type { Headers } from 'undici'

const dayMs = 86_400_000

/** RFC 9111 §3, for a private cache of GET answers. */
export function mayStore(status: number, headers: Headers): boolean {
  const cacheable = [200, 203, 301, 308].includes(status)
  return cacheable && !directives(headers).has('no-store') && headers.get('vary')?.trim() !== '*'
}

/** How long an answer may be used without asking again, from the moment it was stored (RFC 9111 §4.2). */
export function freshForMs(headers: Headers, storedMs: number): number {
  const asked = directives(headers)
  if (asked.has('no-cache')) return 0
  const ageMs = seconds(headers.get('age')) ?? 0
  return Math.max(0, lifetimeMs(headers, asked, storedMs) - ageMs)
}

/** Whether an answer may stand in for one that the server cannot give now (RFC 9111 §4.2.4). */
export function mayServeStale(headers: Headers): boolean {
  const asked = directives(headers)
  return !asked.has('must-revalidate') && !asked.has('no-cache')
}

/** Headers that ask whether a stored answer still holds; undefined where it has nothing to be asked by. */
export function conditions(headers: Headers): Record<string, string> | undefined {
  const etag = headers.get('etag')
  const modified = headers.get('last-modified')
  if (etag === null && modified === null) return undefined
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(modified === null ? {} : { 'if-modified-since': modified }),
  }
}

function lifetimeMs(headers: Headers, asked: ReadonlyMap<string, string>, storedMs: number): number {
  const maxAge = seconds(asked.get('max-age') ?? null)
  if (maxAge !== undefined) return maxAge
  const date = time(headers.get('date')) ?? storedMs
  if (headers.has('expires')) return (time(headers.get('expires')) ?? 0) - date
  const modified = time(headers.get('last-modified'))
  // §4.2.2: a tenth of the time since it last changed, here at most a day. Without that date nothing is assumed.
  return modified === undefined ? 0 : Math.min((date - modified) / 10, dayMs)
}

function directives(headers: Headers): ReadonlyMap<string, string> {
  const parts = (headers.get('cache-control') ?? '').toLowerCase().split(',')
  return new Map(
    parts.map(part => {
      const [name = '', value = ''] = part.split('=', 2)
      return [name.trim(), value.trim().replaceAll('"', '')]
    }),
  )
}

/** Milliseconds of a number of seconds. */
function seconds(value: string | null): number | undefined {
  return value !== null && /^\d+$/.test(value) ? Number(value) * 1000 : undefined
}

function time(value: string | null): number | undefined {
  const ms = Date.parse(value ?? '')
  return Number.isNaN(ms) ? undefined : ms
}
