import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Desk } from '../desk.ts'
import type { ReportStatement } from '../domain/cited-counts.ts'
import type { Repair, Section } from '../domain/draft.ts'
import type { Source } from '../domain/source.ts'
import { type CitedSentence, citedSentences } from '../evidence/cited-sentences.ts'
import { cellIn } from './cell.ts'
import { chartRepairs } from './chart-repairs.ts'
import { newCitedCheck } from './cited-check.ts'
import { followsFrom } from './own-figures.ts'
import { reviewReferences } from './reference-marks.ts'
import { newRefuted } from './refuted-claims.ts'
import { withoutRejected } from './rejected.ts'
import { withRepairIds } from './repair-ids.ts'
import { type Bench, reviewSentence, type SentenceReview } from './review-sentence.ts'
import { claimsOfRow, type RowOf, rowOf } from './row-parts.ts'
import { statesFact } from './states-fact.ts'
import { toldBelow } from './told-below.ts'

/** What a review found in one report. */
export interface Review {
  readonly repairs: readonly Repair[]
  /** Our words on figures that were computed from cited ones, such as `derived: 59 / 52 − 1 = 13.5 %`. */
  readonly derived: readonly string[]
  /** Sentences with a figure, a date or a name and no citation, but for those that only announce or sum up cited ones. */
  readonly uncited: readonly { readonly section: string; readonly sentence: string }[]
  readonly citations: number
  readonly sentences: number
  /** Cited sentences without a repair: those that the checks or a reader bear out, and those that nobody has read yet. */
  readonly borne: number
  readonly unread: number
  /** What each of them states, and how it stands. */
  readonly cited: readonly ReportStatement[]
}

/** Holds every cited sentence against the stored texts. Rules: DESIGN §4, first rule set. */
export async function reviewReport(sections: readonly Section[], desk: Desk): Promise<Review> {
  const repairs: Omit<Repair, 'id'>[] = []
  const seen: Seen[] = []
  const bench: Bench = { desk, check: newCitedCheck(desk), refuted: newRefuted(desk.state.claims) }
  const standing = standingOf(desk)
  const references = reviewReferences(sections, desk.state)
  for (const [i, { id, text }] of sections.entries()) {
    repairs.push(...(await chartRepairs(id, text, desk)))
    for (const sentence of citedSentences(text).filter(one => !references.isListed(i, one))) {
      const written = text.slice(sentence.start, sentence.end)
      const { marked, said } = references.of(i, sentence, written)
      // Numbers that are marks of the text's own are no citations that a cell could answer with.
      const cells = said === sentence ? rowOf(text, sentence) : NO_ROW
      const key = [standing, written, said.text, ...claimsOfRow(cells)].join(' ')
      const found = await remembered(key, () => reviewSentence(said, written, bench, cells))
      const findings = [...marked, ...found.findings]
      const cell = findings.length > 0 ? cellIn(text, sentence) : undefined
      repairs.push(...findings.map(one => ({ section: id, sentence: written, ...(cell ? cell(one) : one) })))
      seen.push({
        ...found,
        idleCells: cells.row?.uncited ?? [],
        section: id,
        sentence,
        written,
        findings,
        isMarked: marked.length > 0,
        opensParagraph: /(?:^|\n\s*\n)\s*$/.test(text.slice(0, sentence.start)),
      })
    }
  }
  return { ...countsOf(seen, desk.state.research.question), repairs: withRepairIds(repairs, desk.state.drafts) }
}

const NO_ROW: RowOf = { row: undefined, items: [] }

/** A sentence and what its review came to. */
interface Seen extends SentenceReview {
  /** Cells with figures for which no citation of their row answers. */
  readonly idleCells: readonly string[]
  readonly section: string
  readonly sentence: CitedSentence
  readonly written: string
  /** It has a number that leads nowhere. */
  readonly isMarked: boolean
  readonly opensParagraph: boolean
}

function statementsIn({ section, written: sentence, findings, stated }: Seen): ReportStatement[] {
  const open = findings.length > 0 ? 'to_repair' : 'waiting'
  return stated.map(({ isBorne, ...one }) => ({ section, sentence, ...one, state: isBorne ? 'borne' : open }))
}

function countsOf(seen: readonly Seen[], question: string): Omit<Review, 'repairs'> {
  const cited = seen.filter(({ sentence }) => sentence.brackets.length > 0)
  const sound = cited.filter(({ findings }) => findings.length === 0)
  const borne = sound.filter(({ isBorne }) => isBorne).length
  const texts = cited.map(({ sentence }) => sentence.text)
  const isBare = ({ sentence: said, isMarked }: Seen) =>
    said.brackets.length === 0 && !isMarked && statesFact(withoutRejected(said.text))
  const told = toldBelow(seen)
  const computed = new Map(
    seen
      .filter(one => isBare(one) && !told.has(one))
      .map(one => [one, followsFrom(one.sentence.text, texts, question)] as const),
  )
  return {
    derived: seen.flatMap(one => [...one.notes, ...(computed.get(one) ?? [])]),
    uncited: seen.flatMap(one => {
      const { section, written, idleCells } = one
      const isUncited = computed.has(one) && computed.get(one) === undefined
      return [...(isUncited ? [written] : []), ...idleCells].map(sentence => ({ section, sentence }))
    }),
    citations: cited.flatMap(({ sentence }) => sentence.brackets.flatMap(({ places }) => places)).length,
    sentences: seen.length,
    borne,
    unread: sound.length - borne,
    cited: cited.flatMap(statementsIn),
  }
}

/** Sentences of the drafts at hand: an edit leaves all but one of them as they were. */
const known = new LRUCache<string, SentenceReview>({ max: 4_000 })

/** The key holds all that a review looks at, so what is remembered is what it would find again. */
async function remembered(key: string, review: () => Promise<SentenceReview>): Promise<SentenceReview> {
  const found = known.get(key) ?? (await review())
  known.set(key, found)
  return found
}

/** A hash of everything beside the sentence that its review depends on. */
function standingOf({ state: { research, sources, claims, emptySearches } }: Desk): string {
  const { question, exclude } = research
  const copies = sources.map(one => [
    one.id,
    one.state,
    one.address,
    one.aliases,
    one.title,
    one.published,
    hashOf(one),
  ])
  const whole = JSON.stringify([question, exclude, copies, claims, emptySearches.map(({ id, query }) => [id, query])])
  return createHash('sha256').update(whole).digest('base64')
}

const hashOf = (source: Source) => (source.state === 'read' ? source.textSha256 : '')
