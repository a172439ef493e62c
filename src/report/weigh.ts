import type { CitedPart } from '../domain/cited-counts.ts'
import type { CitedCheck, Weighed } from './cited-check.ts'
import type { OpenPart } from './figures.ts'
import type { OpenPlace } from './resolve-place.ts'
import { clausesOf, isAside } from './sentence-parts.ts'

/** What was held against places by itself, and what all of it came to. */
export interface Looked extends Weighed {
  readonly parts: readonly CitedPart[]
}

/** Each part of a sentence answers to the places that follow it, and each clause of a part: a place may speak of one of them alone. */
export async function weighed(
  sentence: string,
  open: readonly OpenPlace[],
  parts: readonly OpenPart[],
  check: CitedCheck,
): Promise<Looked> {
  const said = { text: sentence, open }
  const whole = asLooked(said, await check.weigh(sentence, open))
  if (check.isAccepted(sentence)) return whole
  const each =
    parts.length > 0
      ? await Promise.all(parts.map(part => weighedPart(part, check)))
      : whole.isBorne
        ? [whole]
        : [await clauseByClause(said, whole, check)]
  const objection = each.find(one => one.objection)?.objection
  const apart = each.flatMap(one => one.parts)
  if (objection) return { isBorne: false, objection, parts: apart }
  if (whole.isBorne) return { isBorne: true, parts: whole.parts }
  return { isBorne: each.every(({ isBorne }) => isBorne), parts: apart }
}

const weighedPart = async (part: OpenPart, check: CitedCheck): Promise<Looked> =>
  clauseByClause(part, await check.weigh(part.text, part.open), check)

async function clauseByClause(said: OpenPart, whole: Weighed, check: CitedCheck): Promise<Looked> {
  const { text, open } = said
  const all = whole.isBorne ? [] : clausesOf(text)
  const clauses = all.filter(clause => !isAside(clause))
  if (clauses.length === 0) return asLooked(said, whole)
  const each = await Promise.all(clauses.map(clause => check.weigh(clause, open)))
  const denied = await Promise.all(clauses.map(clause => check.denied(clause, open)))
  const objection = denied.find(one => one !== undefined) ?? each.find(one => one.objection)?.objection
  const isKept = objection !== undefined && (whole.objection !== undefined || denied.includes(objection))
  const areBorne = each.every(one => one.isBorne)
  const isBorne = clauses.length === all.length && areBorne
  const apart = clauses.map((clause, i) => partOf({ text: clause, open }, each[i]?.isBorne ?? false))
  const parts = areBorne && !isBorne ? [partOf(said, false)] : apart
  return { isBorne, parts, ...(isKept && { objection }) }
}

const asLooked = (said: OpenPart, whole: Weighed): Looked => ({ ...whole, parts: [partOf(said, whole.isBorne)] })

const partOf = ({ text, open }: OpenPart, isBorne: boolean): CitedPart => ({
  text,
  places: [...new Set(open.map(keyOf))],
  isBorne,
})

const keyOf = ({ quote: { source, paragraph, sentence } }: OpenPlace): string =>
  `${source.id}${paragraph === undefined ? '' : `:${paragraph}`}${sentence === undefined ? '' : `.${sentence}`}`
