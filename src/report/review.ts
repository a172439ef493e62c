import type { Desk } from '../desk.ts'
import type { Repair, Section } from '../domain/draft.ts'
import { type CitedSentence, citedSentences } from '../evidence/cited-sentences.ts'
import { checkFigures } from '../evidence/figure-check.ts'
import { betterPlace, recite } from './better-place.ts'
import { headingsAbove } from './resolve.ts'
import { type Finding, malformed, type OpenPlace, resolvePlace } from './resolve-place.ts'

/** What a review found in one report. */
export interface Review {
  readonly repairs: readonly Repair[]
  /** Our words on figures that were computed from cited ones, such as `derived: 59 / 52 − 1 = 13.5 %`. */
  readonly derived: readonly string[]
  /** Sentences with a figure, a date or a name and no citation. */
  readonly uncited: readonly { readonly section: string; readonly sentence: string }[]
  readonly citations: number
  readonly sentences: number
}

/** Holds every cited sentence against the stored texts. Rules: DESIGN §4, first rule set. */
export async function reviewReport(sections: readonly Section[], desk: Desk): Promise<Review> {
  const repairs: Repair[] = []
  const derived: string[] = []
  const uncited: { section: string; sentence: string }[] = []
  let citations = 0
  let count = 0
  for (const { id, text } of sections) {
    for (const sentence of citedSentences(text)) {
      count += 1
      citations += sentence.brackets.flatMap(({ places }) => places).length
      const written = text.slice(sentence.start, sentence.end)
      const { findings, notes } = await reviewSentence(sentence, written, desk)
      derived.push(...notes)
      for (const finding of findings)
        repairs.push({ id: `p${repairs.length + 1}`, section: id, sentence: written, ...finding })
      if (sentence.brackets.length === 0 && statesFact(sentence.text)) uncited.push({ section: id, sentence: written })
    }
  }
  return { repairs, derived, uncited, citations, sentences: count }
}

async function reviewSentence(
  sentence: CitedSentence,
  written: string,
  desk: Desk,
): Promise<{ findings: Finding[]; notes: string[] }> {
  const places = sentence.brackets.flatMap(bracket => bracket.places)
  const keys = places.map(({ key }) => key)
  const resolved = await Promise.all(places.map(place => resolvePlace(place, keys, desk)))
  const open = resolved.flatMap(one => one.open)
  const findings = [
    ...sentence.brackets.flatMap(bracket => bracket.malformed).map(malformed),
    ...resolved.flatMap(one => one.findings),
  ]
  // A figure is only looked for where every place of its sentence could be opened.
  if (findings.length > 0 || open.length === 0) return { findings, notes: [] }
  const checks = checkFigures(sentence.text, {
    cited: open.map(({ quote }) => quote.text),
    around: open.flatMap(aroundOf),
  })
  const missing = checks.filter(({ result }) => result === 'conflicts').map(({ figure }) => figure.text)
  const notes = checks.filter(({ name }) => name === 'derived_figure').map(({ reason }) => reason)
  if (missing.length === 0) return { findings: [], notes }
  return { findings: [await figureFinding(missing, sentence, written, open, desk)], notes }
}

function aroundOf({ quote, stored }: OpenPlace): string[] {
  const { title, published = '' } = quote.source
  return [title, published.slice(0, 4), ...headingsAbove(quote, stored)]
}

async function figureFinding(
  missing: readonly string[],
  sentence: CitedSentence,
  written: string,
  open: readonly OpenPlace[],
  desk: Desk,
): Promise<Finding> {
  const message = `${missing.join(', ')} ${missing.length > 1 ? 'stand' : 'stands'} in none of the cited places.`
  const place = await betterPlace(missing, sentence, open, desk)
  if (place === undefined) {
    return {
      problem: 'figure_not_found',
      message,
      fix: 'Cite the place that has it, correct the figure, or remove it.',
    }
  }
  const replacement = recite(sentence, written, place)
  return { problem: 'figure_not_found', message, fix: `Cite ${place}, which has it.`, replacement }
}

/** Looks like a checkable statement: a figure, or a name inside the sentence. Questions and the report's own remarks are none. */
function statesFact(text: string): boolean {
  if (/[?？]\s*$/.test(text) || text.length < 25) return false
  return /\d/.test(text) || /\s[A-Z][a-z]+/.test(text.slice(1))
}
