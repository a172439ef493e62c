import * as z from 'zod'
import type { DoorSpec, PlaceCopy, PlaceDoor } from './place.ts'

export interface ArchivedCopy extends PlaceCopy {
  /** ISO 8601, when the archive took it. */
  readonly archived: string
}

/** The Internet Archive, for pages that are gone. */
export const wayback = {
  name: 'Wayback Machine',
  reads: 'the closest snapshot of a page that is gone (404, 410, a host without an address)',
  doors: {
    lookup: { variable: 'WAYBACK_URL', base: 'https://archive.org' },
    snapshots: { variable: 'WAYBACK_URL', base: 'https://web.archive.org' },
  },
} as const satisfies {
  readonly name: string
  readonly reads: string
  readonly doors: Readonly<Record<string, DoorSpec>>
}

export type WaybackDoors = Readonly<Record<keyof typeof wayback.doors, PlaceDoor>>

const available = z.object({
  archived_snapshots: z.object({
    closest: z
      .object({ available: z.boolean(), timestamp: z.string().regex(/^\d{14}$/), status: z.string().optional() })
      .optional(),
  }),
})

/**
 * The snapshot closest to now by https://archive.org/help/wayback_api.php, as the archive stored it: `id_` leaves its own banner and
 * rewritten links out. Undefined where it has none.
 */
export async function archivedCopy(url: URL, { lookup, snapshots }: WaybackDoors): Promise<ArchivedCopy | undefined> {
  const { archived_snapshots } = await lookup.json(
    `/wayback/available?${new URLSearchParams({ url: url.href })}`,
    available,
  )
  const closest = archived_snapshots.closest
  if (closest?.available !== true || !/^2\d\d$/.test(closest.status ?? '200')) return undefined
  const {
    bytes,
    contentType = '',
    retrieved,
  } = await snapshots.get(`/web/${closest.timestamp}id_/${url.href}`, {
    accept: 'text/html,*/*;q=0.8',
  })
  return { bytes, contentType, url: url.href, retrieved, archived: isoOf(closest.timestamp) }
}

/** `20130919044612` as ISO 8601. */
function isoOf(timestamp: string): string {
  return timestamp.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z')
}
