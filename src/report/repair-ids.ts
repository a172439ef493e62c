import type { Draft, Repair } from '../domain/draft.ts'
import { lastRepairOf } from '../domain/repairs.ts'
import { citedSentences } from '../evidence/cited-sentences.ts'

type Found = Omit<Repair, 'id'>
type Key = (repair: Found) => string | undefined

/** What says that two repairs are one, the strictest first: the same fault in the same sentence or, where its places changed, claim. */
const keys: readonly Key[] = [
  ({ section, sentence, problem, message }) => keyOf(section, sentence, problem, message),
  ({ sentence, problem, message }) => keyOf(sentence, problem, message),
  repair => keyOf(repair.section, claimIn(repair), repair.problem),
  repair => keyOf(claimIn(repair), repair.problem),
  // A chart is one block: what is said of a row stays when another row is mended.
  ({ section, problem, message }) => (problem === 'bad_chart' ? keyOf(section, problem, message) : undefined),
]

const keyOf = (...parts: readonly string[]) => JSON.stringify(parts)

const claimIn = ({ sentence, claim = sentence }: Found) => citedSentences(claim)[0]?.text ?? claim

/** A repair that stood in a draft before keeps its id wherever it moved; a new one gets a number that none had. */
export function withRepairIds(found: readonly Found[], drafts: readonly Draft[]): Repair[] {
  const given = new Map<Found, string>()
  for (const known of knownIn(drafts)) for (const key of keys) giveIds(known, key, found, given)
  let last = lastRepairOf(drafts)
  return found.map(repair => {
    const id = given.get(repair) ?? `p${++last}`
    return { id, ...repair }
  })
}

/** The ids of known repairs to those that are still without one and have the same key, each once. */
function giveIds(known: readonly Repair[], key: Key, found: readonly Found[], given: Map<Found, string>): void {
  const open = found.filter(one => !given.has(one))
  if (open.length === 0) return
  const used = new Set(given.values())
  const free = new Map<string, string[]>()
  for (const one of known.filter(({ id }) => !used.has(id))) {
    const own = key(one) ?? ''
    free.set(own, [...(free.get(own) ?? []), one.id])
  }
  for (const repair of open) {
    const id = free.get(key(repair) ?? 'none')?.shift()
    if (id !== undefined) given.set(repair, id)
  }
}

/** The last draft's repairs, then those of drafts before it under ids that are not in use since. */
function knownIn(drafts: readonly Draft[]): Repair[][] {
  const seen = new Set<string>()
  return [...drafts].reverse().map(({ repairs }) => {
    const own = repairs.filter(({ id }) => !seen.has(id))
    for (const { id } of own) seen.add(id)
    return own
  })
}
