import { isIP } from 'node:net'
import type { Call } from '../../call.ts'
import { ResearchError } from '../../errors.ts'
import { parseUrl } from '../../net/url.ts'
import { createDoor, type Door, type DoorPorts } from './doors.ts'
import { knownPlaces } from './known-places.ts'
import type { DoorSpec, Place, PlaceCopy, PlaceDoor, Visit } from './place.ts'
import { type ArchivedCopy, archivedCopy, wayback } from './wayback.ts'

/** The places that are read through doors of their own. */
export interface Places {
  /** Name of the place that an address belongs to. */
  at(url: URL): string | undefined
  /** Only for an address that a place matches. */
  open(url: URL, call: Pick<Call, 'signal'>): Promise<PlaceCopy>
  /** Whether an archive may be asked for a page. */
  asksArchive(url: URL): boolean
  /** An archive's copy of a page that is gone, where there is one. */
  archived(url: URL, call: Pick<Call, 'signal'>): Promise<ArchivedCopy | undefined>
}

/** As the value of a variable: this door stays shut. */
const off = 'off'

export function createPlaces(ports: DoorPorts): Places {
  const { net, clock, urls } = ports
  const isOpen = ({ doors }: Pick<Place, 'doors'>) =>
    Object.values(doors).every(({ variable }) => urls[variable] !== off)
  const places = knownPlaces.filter(isOpen).map(place => ({ place, doors: openAll(place.doors, ports) }))
  const archive = isOpen(wayback) ? openAll(wayback.doors, ports) : undefined
  const isOwn = urls[wayback.doors.lookup.variable] !== undefined
  const archiveFor = (url: URL) => (isOwn || isPublicName(url.hostname) ? archive : undefined)
  const find = (url: URL) => places.find(({ place }) => place.matches(url))
  return {
    at: url => find(url)?.place.name,
    open: async (url, { signal }) => {
      const found = find(url)
      if (found === undefined) throw new Error(`no place matches ${url.host}`)
      const visit: Visit<string> = {
        doors: enter(found.doors, signal),
        page: address => net.foreign(address, { signal }),
        now: new Date(clock.now()).toISOString(),
      }
      return found.place.open(url, visit)
    },
    asksArchive: url => archiveFor(url) !== undefined,
    archived: async (url, { signal }) => {
      const door = archiveFor(url)
      return door === undefined ? undefined : archivedCopy(url, enter(door, signal))
    },
  }
}

function openAll<D extends string>(specs: Readonly<Record<D, DoorSpec>>, ports: DoorPorts): Readonly<Record<D, Door>> {
  const doors = Object.entries<DoorSpec>(specs).map(([name, spec]) => [name, createDoor(spec, ports)])
  // Cast: the same keys.
  return Object.fromEntries(doors) as Record<D, Door>
}

function enter<D extends string>(doors: Readonly<Record<D, Door>>, signal: AbortSignal): Record<D, PlaceDoor> {
  // Cast: the same keys.
  return Object.fromEntries(Object.entries<Door>(doors).map(([name, door]) => [name, door(signal)])) as Record<
    D,
    PlaceDoor
  >
}

/** An archive of the public web is not told what an intranet's pages are called. */
function isPublicName(hostname: string): boolean {
  return isIP(hostname) === 0 && /\.(?!local$|internal$|lan$|home$|corp$|test$|localhost$)[a-z][\w-]*$/i.test(hostname)
}

/** Exact origins that the environment names, for the configured door. */
export function placeOrigins(urls: Readonly<Record<string, string>>): readonly string[] {
  const variables = [...knownPlaces, wayback].flatMap(({ doors }) =>
    Object.values<DoorSpec>(doors).map(one => one.variable),
  )
  return [...new Set(variables)].flatMap(variable => {
    const url = urls[variable]
    if (url === undefined || url === off || url.includes('{lang}')) return []
    const parsed = parseUrl(url)
    if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) throw notAnAddress(variable)
    return [parsed.origin]
  })
}

function notAnAddress(variable: string): ResearchError {
  return new ResearchError(`${variable} is not a web address.`, {
    fix: `Set it to an address such as http://127.0.0.1:8080, to "${off}", or leave it out.`,
  })
}
