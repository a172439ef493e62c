import type { Desk } from '../desk.ts'
import { readingDesk } from '../desk.ts'
import type { Research } from '../domain/research.ts'
import { type Bundle, readBundle } from '../report/bundle.ts'
import { auditText, draftMarkdown } from '../report/draft.ts'
import { type Change, type Entities, type EntityKind, idLetters, type New, type Store } from '../store/store.ts'

/** What came of an import, and of verifying it again without a network. */
export interface Imported {
  readonly session: string
  /** The research that it was exported from. */
  readonly from: string
  readonly texts: number
  /** Of claims and citations: their words stand where they were said to stand. */
  readonly quotes: { readonly checked: number; readonly wrong: readonly string[] }
  /** Open repairs of the last draft, held against the texts anew. */
  readonly repairs: readonly { readonly id: string; readonly problem: string; readonly message: string }[]
}

/** A bundle as a research of this machine, ids and all, with every quote and the draft verified again. */
export async function importBundle(json: string, store: Store): Promise<Imported> {
  const bundle = readBundle(json)
  const { session: from, manifest } = bundle
  const args = { from, ...(manifest.head !== undefined && { head: manifest.head }) }
  const wrong = wrongQuotes(bundle)
  const checked = quotesOf(bundle).length
  const begun = await store.begin(researchOf(bundle), {
    event: { tool: 'import', args, result: { texts: bundle.texts.length, quotes: checked, wrong: wrong.length } },
    changes: changesOf(bundle),
  })
  const desk = await readingDesk(begun.id, store)
  return {
    session: begun.id,
    from,
    texts: bundle.texts.length,
    quotes: { checked, wrong },
    repairs: await repairsOf(desk),
  }
}

async function repairsOf(desk: Desk): Promise<Imported['repairs']> {
  const draft = desk.state.drafts.at(-1)
  if (!draft) return []
  const { repairs } = await auditText(draftMarkdown(draft), desk)
  return repairs.map(({ id, problem, message }) => ({ id, problem, message }))
}

function researchOf({ question, language, since, until, exclude }: Bundle): Omit<Research, 'id' | 'created'> {
  const window = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) }
  return { question, language, exclude, scratch: false, ...window }
}

/** Texts first, then each kind with the ids that it had: a gap is filled and taken out again. */
function changesOf(bundle: Bundle): Change[] {
  return [
    ...bundle.texts.map(value => ({ op: 'text', value }) as const),
    ...entities('requirement', bundle.requirements),
    ...entities('task', bundle.tasks),
    ...entities('source', bundle.sources.map(sourceOf)),
    ...entities('empty_search', bundle.emptySearches),
    ...entities('search', bundle.searches),
    ...entities('claim', bundle.claims.map(claimOf)),
    ...entities('draft', bundle.drafts),
    ...entities('scorecard', bundle.scorecards),
  ]
}

interface Identified {
  readonly id: string
}

function entities(kind: EntityKind, values: readonly Identified[]): Change[] {
  const byNumber = new Map(values.map(value => [Number(value.id.slice(1)), value]))
  const last = Math.max(0, ...byNumber.keys())
  return Array.from({ length: last }, (_, i) => i + 1).flatMap(n => {
    const { id, ...value } = byNumber.get(n) ?? { id: `${kind[0]}${n}`, address: `gap:${kind}:${n}`, title: '' }
    // Cast: the bundle's schema holds what the store keeps under this kind, and more.
    const add = { op: 'add', kind, value: value as unknown as New<Entities[typeof kind]> } as Change
    return byNumber.has(n) ? [add] : [add, { op: 'remove', kind, id: idIn(kind, n) }]
  })
}

const idIn = (kind: EntityKind, n: number) => `${idLetters[kind]}${n}`

function sourceOf({ status, origin, url, file, sha256: _, ...rest }: Bundle['sources'][number]): Identified {
  const where =
    origin === 'file'
      ? { type: 'file', path: file ?? '' }
      : { type: origin, ...(url !== undefined && url !== null && { url }) }
  return { ...rest, state: status, origin: where } as Identified
}

function claimOf({ evidence, ...claim }: Bundle['claims'][number]): Identified {
  return { ...claim, evidence: evidence.map(({ quote: _, ...one }) => one) } as Identified
}

function quotesOf({ claims, citations }: Bundle) {
  const ofClaims = claims.flatMap(({ id, evidence }) => evidence.map(one => ({ of: id, ...one })))
  return [...ofClaims, ...citations.map(one => ({ of: one.source, ...one }))].filter(one => one.quote !== undefined)
}

/** Names what quotes words that do not stand in the stored text at their offsets. */
function wrongQuotes(bundle: Bundle): string[] {
  const hashes = new Map(bundle.sources.map(({ id, textSha256 }) => [id, textSha256]))
  const texts = new Map(bundle.texts.map(({ sha256, text }) => [sha256, text]))
  const isRight = (one: ReturnType<typeof quotesOf>[number]) =>
    texts.get(hashes.get(one.source) ?? '')?.slice(one.start, one.end) === one.quote
  return [
    ...new Set(
      quotesOf(bundle)
        .filter(one => !isRight(one))
        .map(({ of }) => of),
    ),
  ]
}
