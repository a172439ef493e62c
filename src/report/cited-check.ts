import { LRUCache } from 'lru-cache'
import type { Desk } from '../desk.ts'
import type { Check } from '../domain/claim.ts'
import type { ReadSource } from '../domain/source.ts'
import { type Assessor, createAssessor } from '../evidence/assess.ts'
import type { CitedParagraph, CitedView } from '../evidence/cited.ts'
import { isSameText } from '../evidence/independence.ts'
import { isQuotationOf, standsIn, withoutQuotations } from '../evidence/quote-compare.ts'
import { isSameCell } from '../text/cell-form.ts'
import { unitText } from './resolve.ts'
import type { OpenPlace } from './resolve-place.ts'

/** What a place holds against a sentence, in our words. */
export interface Objection {
  readonly place: string
  readonly reasons: readonly string[]
}

export interface Weighed {
  /** They bear the sentence out, in what the checks can see or a reader has said. */
  readonly isBorne: boolean
  readonly objection?: Objection
}

/** The checks of `cross_verify`, for sentences of a report against the places that they cite. */
export interface CitedCheck {
  /** What the cited places say of the sentence. Its figures are looked for elsewhere. */
  weigh(sentence: string, open: readonly OpenPlace[]): Promise<Weighed>
  /** What one of the cited places denies outright of a clause, where none bears it out. */
  denied(clause: string, open: readonly OpenPlace[]): Promise<Objection | undefined>
  /** Whether a paragraph bears a sentence out: its subject, its figures with their units, its direction. */
  bearsOut(sentence: string, source: ReadSource, paragraph: number): Promise<boolean>
  /** Whether a reader has said that the sentence is borne out. */
  isAccepted(sentence: string): boolean
}

/** Reads each source once. */
export function newCitedCheck(desk: Desk): CitedCheck {
  const assessors = new Map<string, Promise<Assessor>>()
  const assessorOf = (source: ReadSource) => {
    const known = assessors.get(source.id) ?? newAssessor(source, desk)
    assessors.set(source.id, known)
    return known
  }
  const looks = new Map<string, Promise<CitedView | undefined>>()
  const look = async (text: string, one: OpenPlace) => (await assessorOf(one.quote.source)).view(text, [citedOf(one)])
  /** A clause is weighed and asked whether it is denied: its place is looked at once. */
  const viewOf = (text: string, one: OpenPlace) => {
    const { quote } = one
    const key = `${quote.source.id}:${quote.paragraph}.${quote.sentence} ${text}`
    const known = looks.get(key) ?? look(text, one)
    looks.set(key, known)
    return known
  }
  /** Places of one source may have between them what none has whole. */
  const isBorneTogether = async (text: string, open: readonly OpenPlace[]) => {
    const sources = [...new Set(open.map(({ quote }) => quote.source))]
    const views = sources.map(async source => {
      const own = open.filter(({ quote }) => quote.source === source)
      return own.length > 1 ? (await assessorOf(source)).view(text, own.map(citedOf)) : undefined
    })
    return (await Promise.all(views)).some(view => view?.stance === 'supports')
  }
  return {
    isAccepted: sentence => wasAccepted(sentence, desk),
    async weigh(sentence, open) {
      const cited = open.map(({ quote, stored }) => unitText(quote, stored)).join('\n')
      if (wasAccepted(sentence, desk) || isSaidThere(sentence, cited)) return { isBorne: true }
      const own = withoutQuotations(sentence, cited)
      const views = await Promise.all(open.map(one => viewOf(own, one)))
      if (views.some(view => view?.stance === 'supports') || (await isBorneTogether(own, open)))
        return { isBorne: true }
      const [objection] = views.flatMap(
        (view, i) => (view && objectionOf(besides(view, i, open), open.length > 1)) ?? [],
      )
      return { isBorne: false, ...(objection && { objection }) }
    },
    async denied(clause, open) {
      if (isSaidThere(clause, open.map(({ quote, stored }) => unitText(quote, stored)).join('\n'))) return undefined
      const views = (await Promise.all(open.map(one => viewOf(clause, one)))).filter(view => view !== undefined)
      if (views.some(({ stance }) => stance === 'supports')) return undefined
      return views.filter(({ stance }) => stance === 'refutes').flatMap(view => objectionOf(view, true) ?? [])[0]
    },
    async bearsOut(sentence, source, paragraph) {
      return (await assessorOf(source)).view(sentence, [{ id: source.id, paragraph }])?.stance === 'supports'
    },
  }
}

const citedOf = ({ quote: { source, paragraph, sentence } }: OpenPlace): CitedParagraph => ({
  id: source.id,
  ...(paragraph && { paragraph }),
  ...(sentence && { sentence }),
})

/** Fewer words or characters are a name, and say nothing. */
const SAYS_WORDS = 5
const SAYS_HAN = 10

/** Word for word, or as a quotation. */
function isSaidThere(sentence: string, cited: string): boolean {
  const says =
    (sentence.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= SAYS_WORDS ||
    (sentence.match(/\p{Script=Han}/gu)?.length ?? 0) >= SAYS_HAN
  return (says && standsIn(cited, sentence.trim())) || (sentence !== '' && isQuotationOf(cited, sentence))
}

/** A list cites a place for each of its names: none has to have those of the others. */
function besides(view: CitedView, at: number, open: readonly OpenPlace[]): CitedView {
  const beside = open.filter((_, i) => i !== at).map(({ quote, stored }) => unitText(quote, stored).toLowerCase())
  const isBeside = ({ name, reason }: Check) => {
    const missing = name === 'name' ? /“([^”]+)”/.exec(reason)?.[1]?.toLowerCase() : undefined
    return missing !== undefined && beside.some(text => text.includes(missing))
  }
  return beside.length === 0 ? view : { ...view, against: view.against.filter(one => !isBeside(one)) }
}

/** What a place holds against a sentence that it does not bear out; a denial that does not decide may be of something else. */
export function objectionOf({ key, stance, against }: CitedView, isOneOfMany = false): Objection | undefined {
  if (stance === 'supports') return undefined
  const isWholeSource = !key.includes(':')
  if (isWholeSource && stance !== 'refutes') return undefined
  // Where several places are cited each has dates of its own.
  const counts: Partial<Record<Check['name'], boolean>> = {
    figure: false,
    date: !isOneOfMany,
    negation: stance === 'refutes',
  }
  const own = against.filter(({ name }) => counts[name] ?? true)
  const reasons = [...new Set(own.map(({ reason }) => reason))].slice(0, 2)
  return reasons.length > 0 ? { place: key, reasons } : undefined
}

/** Of the sources that the last reviews looked at: an edit of one sentence reads no source anew. */
const assessed = new LRUCache<string, Assessor>({ max: 12 })

async function newAssessor({ id, title, textSha256 }: ReadSource, desk: Desk): Promise<Assessor> {
  const key = `${id} ${textSha256} ${title}`
  const known = assessed.get(key)
  if (known) return known
  const { text, paragraphs } = await desk.text(textSha256)
  const assessor = createAssessor([{ id, title, text, paragraphs }])
  assessed.set(key, assessor)
  return assessor
}

/** A reader gave a verdict on this very sentence: the checks had their say there. */
function wasAccepted(sentence: string, { state }: Desk): boolean {
  return state.claims.some(
    ({ text, verdict, disputed, evidence }) =>
      verdict === 'supported' &&
      !disputed &&
      evidence.some(({ by }) => by === 'reader') &&
      (isSameText(text, sentence) || isSameCell(text, sentence)),
  )
}
