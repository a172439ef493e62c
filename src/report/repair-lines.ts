import type { Repair } from '../domain/draft.ts'
import { cutLine } from './line-cuts.ts'

const LISTED = 12
const WORDS = 140
const FEW_WORDS = 60

/** How a reply lists repairs. */
interface Listing {
  /** Repairs that the draft has already: others get their ids when the text is kept. */
  readonly known: readonly Repair[]
  /** Nothing else will show what this reply leaves out. */
  readonly isDry: boolean
}

/** Each repair with its own facts, then once what holds for all. */
export function repairLines(repairs: readonly Repair[], listing: Listing): string[] {
  const named = repairs.map(one => ({ ...one, name: isNamed(one, listing) ? one.id : 'new' }))
  const rest = named.slice(LISTED)
  const short = rest.map(one => `${one.name} “${shortened(one, FEW_WORDS)}”: ${one.problem.replaceAll('_', ' ')}`)
  const left = rest.length > 0 ? [`and ${rest.length} more repairs; recall kind: "report" lists all`] : []
  return [...named.slice(0, LISTED).map(lineOf), ...(listing.isDry ? short : left), ...verdictHint(repairs, listing)]
}

export const isNamed = ({ id }: Repair, { known, isDry }: Listing) => !isDry || known.some(one => one.id === id)

/** How a reader answers for a sentence that the checks object to; nothing where they object to none. */
export function verdictHint(repairs: readonly Repair[], listing?: Listing): string[] {
  const open = repairs.filter(({ problem }) => problem === 'contradicted')
  const one = open.find(repair => listing === undefined || isNamed(repair, listing))
  if (open.length === 0) return []
  const when = one ? '' : 'once the text is kept, '
  const [place = 's1:12'] = /\bs\d+:\d+/.exec((one ?? open[0])?.message ?? '') ?? []
  return [
    `${when}a sentence that is right stands by your verdict: cross_verify verdicts: ["${one?.id ?? 'p1'} supported ${place}"], best with the source's words behind it`,
  ]
}

function lineOf(repair: Repair & { readonly name: string }): string {
  const { name, id, message, fix, replacement } = repair
  const mends = replacement !== undefined && name === id ? ` (edits: ["${id}"] does it)` : ''
  return `${name} “${shortened(repair, WORDS)}”: ${message} ${fix}${mends}`
}

const shortened = ({ cell, sentence }: Repair, length: number) => cutLine(cell ?? sentence, length).replace(/\s+/g, ' ')
