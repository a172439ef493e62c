import type { Desk } from '../desk.ts'
import type { Repair, Section } from '../domain/draft.ts'
import { type CitedSentence, citedSentences } from '../evidence/cited-sentences.ts'
import { type CitedCheck, newCitedCheck, type Objection } from './cited-check.ts'
import { reviewFigures } from './figures.ts'
import { type Finding, lookalikeFindings, malformed, resolvePlace } from './resolve-place.ts'

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
  const check = newCitedCheck(desk)
  let citations = 0
  let count = 0
  for (const { id, text } of sections) {
    for (const sentence of citedSentences(text)) {
      count += 1
      citations += sentence.brackets.flatMap(({ places }) => places).length
      const written = text.slice(sentence.start, sentence.end)
      const { findings, notes } = await reviewSentence(sentence, written, check, desk)
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
  check: CitedCheck,
  desk: Desk,
): Promise<{ findings: readonly Finding[]; notes: readonly string[] }> {
  const places = sentence.brackets.flatMap(bracket => bracket.places)
  const keys = places.map(({ key }) => key)
  const resolved = await Promise.all(places.map(place => resolvePlace(place, keys, desk)))
  const open = resolved.flatMap(one => one.open)
  const findings = [
    ...lookalikeFindings(written),
    ...sentence.brackets.flatMap(bracket => bracket.malformed).map(malformed),
    ...resolved.flatMap(one => one.findings),
  ]
  // What it says is only looked at where every place of the sentence could be opened.
  if (findings.length > 0 || open.length === 0) return { findings, notes: [] }
  const figures = await reviewFigures(sentence, written, open, check, desk)
  if (figures.findings.length > 0) return figures
  const against = await check.against(sentence.text, open)
  return { ...figures, findings: against ? [contradicted(against)] : [] }
}

const contradicted = ({ place, reasons }: Objection): Finding => ({
  problem: 'contradicted',
  message: `${place} seems to say otherwise: ${reasons.join('; ')}.`,
  fix: 'Read it again and correct the sentence; if it is right, your verdict lets it stand: cross_verify claims: [the sentence], then verdicts.',
})

/** Looks like a checkable statement: a figure, or a name inside the sentence. Questions and the report's own remarks are none. */
function statesFact(text: string): boolean {
  if (/[?？]\s*$/.test(text) || text.length < 25) return false
  return /\d/.test(text) || /\s[A-Z][a-z]+/.test(text.slice(1))
}
