import type { Draft, Repair } from '../domain/draft.ts'
import { lastRepairOf } from '../domain/repairs.ts'
import { citedSentences } from '../evidence/cited-sentences.ts'

type Found = Omit<Repair, 'id'>

/** What says that two repairs are one, the strictest first: the same fault in the same sentence or, where its places changed, claim. */
const keys: readonly ((repair: Found) => string | undefined)[] = [
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
  const ids = new Array<string | undefined>(found.length).fill(undefined)
  const used = new Set<string>()
  for (const known of knownIn(drafts))
    for (const key of keys)
      for (const [i, repair] of found.entries()) {
        const wanted = ids[i] === undefined ? key(repair) : undefined
        const same = wanted === undefined ? undefined : known.find(one => !used.has(one.id) && key(one) === wanted)
        if (!same) continue
        ids[i] = same.id
        used.add(same.id)
      }
  let last = lastRepairOf(drafts)
  return found.map((repair, i) => {
    const id = ids[i] ?? `p${++last}`
    return { id, ...repair }
  })
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
