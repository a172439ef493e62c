import { ResearchError } from '../errors.ts'
import type { Draft } from './draft.ts'

const numberOf = (id: string) => Number(id.slice(1))

/** The highest number that a repair of a research ever had; 0 where none had one. */
export function lastRepairOf(drafts: readonly Draft[]): number {
  return Math.max(
    0,
    ...drafts.flatMap(({ lastRepair = 0, repairs }) => [lastRepair, ...repairs.map(({ id }) => numberOf(id))]),
  )
}

const LISTED = 6
const SHOWN = 60

/** For an id under which no repair stands: it is closed where there was one, and what stands now is named. `otherwise` says what to do where nothing does. */
export function noRepair(id: string, drafts: readonly Draft[], otherwise: string): ResearchError {
  const wasThere = numberOf(id) > 0 && numberOf(id) <= lastRepairOf(drafts)
  const open = drafts.at(-1)?.repairs ?? []
  const more =
    open.length > LISTED
      ? `, and ${open
          .slice(LISTED)
          .map(one => one.id)
          .join(', ')}`
      : ''
  const named = open.slice(0, LISTED).map(one => `${one.id} “${shortened(one.cell ?? one.sentence)}”`)
  return new ResearchError(wasThere ? `${id} is closed.` : `There is no repair ${id}.`, {
    kind: 'unknown_id',
    fix: open.length > 0 ? `Open repairs: ${named.join(', ')}${more}.` : otherwise,
  })
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line
}

/** The claim on which a verdict settles a repair, where its fix names one. */
export const claimSettling = ({ fix }: { readonly fix: string }): string | undefined =>
  /cross_verify verdicts: \["(c\d+) /.exec(fix)?.[1]
