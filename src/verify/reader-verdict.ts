import type { Desk } from '../desk.ts'
import type { Check, Claim, Evidence, Stance, Verdict } from '../domain/claim.ts'
import { ResearchError } from '../errors.ts'
import { checkPassage, readClaim } from '../evidence/checks.ts'
import { parsePlace } from '../evidence/citation.ts'
import { withoutDates } from '../evidence/dates.ts'
import { checkFigures } from '../evidence/figure-check.ts'
import { isForeign, sharedFigures } from '../evidence/foreign-compare.ts'
import { passageOf, readingOf } from '../evidence/passage.ts'
import { blocksIn, type EvidenceText, type SourceSentence, sentencesOf } from '../evidence/source-sentences.ts'
import { unitOf } from '../evidence/terms.ts'
import { locateQuote } from '../text/fold.ts'
import { type Figure, figures } from '../text/numbers.ts'
import { readSource, storedText } from './evidence-texts.ts'
import type { GivenVerdict } from './verdict-words.ts'

const stances: Readonly<Record<Verdict, Stance>> = {
  supported: 'supports',
  refuted: 'refutes',
  mixed: 'neutral',
  insufficient: 'neutral',
}

/** Where the reader says it stands. */
interface Located {
  readonly source: EvidenceText
  readonly paragraph: number
  readonly start: number
  readonly end: number
  /** The whole paragraph, a heading with what it heads. */
  readonly context: string
}

/**
 * A reader's verdict as evidence. Refused where its place is not there, or does not hold the figure that it is to support; with the
 * source's own words as a quote that stands as a dispute.
 */
export async function readerEvidence(
  given: GivenVerdict,
  { text: claim, cited = [] }: Pick<Claim, 'text' | 'cited'>,
  desk: Desk,
  betterPlace: () => string | undefined,
): Promise<Evidence[]> {
  const located = await locate(given, desk)
  if (located.length === 0 && given.verdict !== 'insufficient') throw withoutPlace(given)
  const missing = given.verdict === 'supported' ? await missingFigures(claim, cited, located, desk) : []
  if (missing.length > 0 && given.quote === undefined) throw withoutFigures(given, missing, located, betterPlace())
  const open = missing.map(
    (text): Check => ({ name: 'figure', result: 'conflicts', reason: `${text} does not stand there` }),
  )
  return located.map(one => ({
    source: one.source.id,
    paragraph: one.paragraph,
    start: one.start,
    end: one.end,
    stance: stances[given.verdict],
    checks: [...checksAt(claim, one), ...open],
    by: 'reader',
  }))
}

const withoutPlace = ({ claim, verdict }: GivenVerdict) =>
  new ResearchError(`${claim}: a verdict needs a place in a source that was read.`, {
    fix: `Write "${claim} ${verdict} s3:8", or add the source's own words as quote.`,
  })

async function locate({ claim, places, quote }: GivenVerdict, desk: Desk): Promise<Located[]> {
  if (places.length > 0) return Promise.all(places.map(place => locatePlace(place, claim, quote, desk)))
  if (quote === undefined) return []
  for (const source of desk.state.sources) {
    const found = source.state === 'read' ? locateIn(await storedText(source, desk), quote) : undefined
    if (found) return [found]
  }
  throw notThere(claim, 'any source that was read')
}

const notThere = (claim: string, where: string) =>
  new ResearchError(`${claim}: the quote does not stand in ${where}.`, {
    kind: 'not_found',
    fix: "Quote the source's own words, or give only the place: s3:8.",
  })

async function locatePlace(key: string, claim: string, quote: string | undefined, desk: Desk): Promise<Located> {
  const place = parsePlace(key)
  const source = await storedText(readSource(place?.id ?? key, desk), desk)
  if (quote !== undefined) {
    const found = locateIn(source, quote, place?.paragraph) ?? locateIn(source, quote)
    if (!found) throw notThere(claim, source.id)
    return found
  }
  if (place?.paragraph === undefined)
    throw new ResearchError(`${claim}: ${key} names no paragraph.`, {
      fix: `Write the place as ${key}:8, or add a quote.`,
    })
  const unit = new Set(unitOf(source.text, blocksIn(source), place.paragraph - 1).map(at => at + 1))
  const all = sentencesOf(source).filter(({ paragraph }) => unit.has(paragraph))
  const chosen = place.sentence === undefined ? all : all.filter(({ sentence }) => sentence === place.sentence)
  const [first] = chosen
  const last = chosen.at(-1)
  if (first && last)
    return { source, paragraph: first.paragraph, start: first.start, end: last.end, context: contextOf(all) }
  throw new ResearchError(`${claim}: ${key} is not there.`, {
    kind: 'not_found',
    fix: `${source.id} has ${source.paragraphs?.length ?? 0} paragraphs; headings are no evidence. read source: ["${source.id}"] shows them.`,
  })
}

function locateIn(source: EvidenceText, quote: string, paragraph?: number): Located | undefined {
  const span = paragraph === undefined ? undefined : source.paragraphs?.[paragraph - 1]
  const offset = span?.start ?? 0
  const found = locateQuote(source.text.slice(offset, span?.end), quote)
  if (!found) return undefined
  const start = offset + found.start
  const at = (source.paragraphs ?? []).findIndex(one => start >= one.start && start < one.end)
  const context = source.paragraphs?.[at]
  return {
    source,
    paragraph: at + 1,
    start,
    end: offset + found.end,
    context: source.text.slice(context?.start ?? start, context?.end ?? offset + found.end),
  }
}

const contextOf = (all: readonly SourceSentence[]) => all.map(({ text }) => text).join(' ')

/** Figures of a claim that neither the places given nor those that it cites hold, nor the title and the headings above. */
async function missingFigures(
  claim: string,
  cited: readonly string[],
  located: readonly Located[],
  desk: Desk,
): Promise<readonly string[]> {
  const places = await Promise.all(cited.map(key => contextAt(key, desk)))
  const contexts = [...located.map(({ context }) => context), ...places.flat()]
  const around = located.flatMap(aroundOf)
  const checks = checkFigures(withoutDates(claim), { cited: contexts, around, names: around })
  const open = checks.filter(({ result }) => result !== 'agrees').map(({ figure }) => figure)
  return open.filter(one => !contexts.some(text => isSumIn(one, text))).map(({ text }) => text)
}

async function contextAt(key: string, desk: Desk): Promise<string[]> {
  const place = parsePlace(key)
  if (
    place?.paragraph === undefined ||
    !desk.state.sources.some(({ id, state }) => id === place.id && state === 'read')
  )
    return []
  const source = await storedText(readSource(place.id, desk), desk)
  const block = blocksIn(source)[place.paragraph - 1]
  return block ? [source.text.slice(block.start, block.end)] : []
}

function aroundOf({ source, paragraph }: Located): string[] {
  const headings = source.paragraphs?.[paragraph - 1]?.under?.flatMap(n => source.paragraphs?.[n - 1] ?? []) ?? []
  const above = headings.map(({ start, end }) => source.text.slice(start, end))
  const { title = '', published, modified, called = [] } = source
  return [title, published?.slice(0, 10) ?? '', modified?.slice(0, 10) ?? '', ...above, ...called].filter(
    one => one !== '',
  )
}

const MOST_ADDENDS = 4

/** Whether a whole number is the sum of a few that stand in a row: 21 of (n=18), (n=2) and (n=1). */
function isSumIn({ bare, unit }: Figure, text: string): boolean {
  if (!Number.isInteger(bare)) return false
  const there = figures(text).filter(one => one.unit === unit && !one.year)
  return there.some((_, i) =>
    Array.from({ length: MOST_ADDENDS - 1 }, (_, n) => there.slice(i, i + n + 2)).some(
      row => row.length > 1 && row.reduce((sum, one) => sum + one.bare, 0) === bare,
    ),
  )
}

function withoutFigures(
  { claim, places }: GivenVerdict,
  missing: readonly string[],
  located: readonly Located[],
  better: string | undefined,
): ResearchError {
  const where = places.join(', ') || located.map(({ source, paragraph }) => `${source.id}:${paragraph}`).join(', ')
  const isElsewhere = better !== undefined && !places.includes(better)
  return new ResearchError(`${claim}: ${where} does not hold ${missing.join(', ')}.`, {
    fix: isElsewhere
      ? `${better} has it; or reword: claims: ["${claim}: …"].`
      : `Give the place that has it, or the source's own words as quote; answer refuted or insufficient, or reword: claims: ["${claim}: …"].`,
  })
}

/** The checks of the sentence of the place that is closest to the claim. */
function checksAt(claim: string, { source, start, end }: Located): Check[] {
  const read = readClaim(claim)
  const inside = sentencesOf(source).filter(one => one.end > start && one.start < end)
  const scored = inside.map((sentence, i) => {
    const passage = passageOf({ sentence, before: inside[i - 1], after: inside[i + 1] })
    const checks = checkPassage(read, passage, true)
    const shared = [...readingOf(sentence.text).termSet].filter(term => read.reading.termSet.has(term)).length
    // Across languages only figures say which sentence is meant.
    if (isForeign(claim, sentence.text)) return { checks, shared: sharedFigures(claim, sentence.text) }
    return { checks, shared: shared - checks.filter(({ result }) => result === 'conflicts').length }
  })
  const best = scored.sort((a, b) => b.shared - a.shared)[0]?.checks ?? []
  return best.map(one => saidBeside(one, best, scored))
}

const isFigure = ({ name }: Check) => name === 'figure' || name === 'derived_figure'

/** A figure that the closest sentence does not have another sentence of the place may have: the claim's come in one order in all of them. */
function saidBeside(
  check: Check,
  best: readonly Check[],
  all: readonly { readonly checks: readonly Check[] }[],
): Check {
  if (!isFigure(check) || check.result === 'agrees') return check
  const own = best.filter(isFigure)
  const there = all.map(({ checks }) => checks.filter(isFigure)).filter(({ length }) => length === own.length)
  return there.map(list => list[own.indexOf(check)]).find(one => one?.result === 'agrees') ?? check
}
