import type { Call, Clock } from '../call.ts'
import type { Desk } from '../desk.ts'
import { ResearchError } from '../errors.ts'
import { parseUrl } from '../net/url.ts'
import type { Places } from './places/places.ts'
import { type Outcome, type ReaderPorts, readTargets } from './reader.ts'

/** Pages for those who check what others cite. */
export interface PageDoor {
  read(urls: readonly string[], patienceMs: number): Promise<readonly Outcome[]>
  /** Whether an archive has a copy; undefined where none may be asked, or none answered. */
  isArchived(url: string): Promise<boolean | undefined>
  readonly now: Clock['now']
}

export function createPageDoor(ports: ReaderPorts, desk: Desk, call: Call): PageDoor {
  return {
    now: ports.clock.now,
    read: (urls, patienceMs) =>
      readTargets(
        urls.map(url => ({ type: 'url', url })),
        { patienceMs },
        ports,
        desk,
        call,
      ),
    isArchived: url => isArchived(url, ports.places, call),
  }
}

async function isArchived(url: string, places: Places, call: Call): Promise<boolean | undefined> {
  const parsed = parseUrl(url)
  if (parsed === undefined || !places.asksArchive(parsed)) return undefined
  try {
    return (await places.archived(parsed, call)) !== undefined
  } catch (error) {
    if (!(error instanceof ResearchError) || call.signal.aborted) throw error
    return undefined
  }
}
