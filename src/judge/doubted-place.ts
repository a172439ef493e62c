import type { Criterion, Marking } from '../domain/rubric.ts'
import { isOfForm } from '../text/form-words.ts'
import { countScripts } from '../text/script.ts'
import { allConceptsOf, type Concept, conceptsOf, metOf } from '../text/telling-words.ts'
import { words } from '../text/words.ts'
import type { CutReport } from './places.ts'

/** Places that verdicts name and that share no word with what is asked, neither in their own words nor in the heading above: kept, and asked about. */
export function tellDoubted(accepted: readonly Marking[], criteria: readonly Criterion[], report: CutReport): string[] {
  return accepted.flatMap(({ criterion: id, mark, place }) => {
    const { text = '', role = 'negative' } = criteria.find(one => one.id === id) ?? {}
    if (mark === 'none' || role === 'negative' || place === undefined || isOfForm(text)) return []
    const said = saidAt(place, report)
    if (isHan(text) !== isHan(said) || metOf(askedIn(text), new Set(words(said))) > 0) return []
    const name = id.replace(/\s+/g, ' ')
    return [`${place} shares no word with ${name}: is it the place? "${name} ${mark} PLACE" corrects it`]
  })
}

/** What a criterion asks for that a place has no word of, nor any other place, in the criterion's own words. */
export function missingAt(place: string, text: string, report: CutReport): string[] {
  const said = [saidAt(place, report), ...report.places.map(one => one.text)].join('\n')
  if (isHan(text) || isHan(said) || isOfForm(text)) return []
  const there = new Set(words(said))
  const asked = new Set(conceptsOf(text).map(([first]) => first))
  const isMissing = (token: string) => {
    const own = allConceptsOf(token)
    return !amount.test(token) && own.some(([first]) => asked.has(first)) && metOf(own, there) === 0
  }
  return [...new Set(text.replace(LABEL, '').split(/[^\p{L}\p{N}-]+/u))].filter(isMissing)
}

/** A place answers `how much` with a figure. */
const amount = /^(?:how|much|many|often|long|far|each)$/iu

/** `period: until 2024` */
const LABEL = /^[a-z]+: /

const isHan = (text: string) => countScripts(text).han > 0

/** What tells a criterion, and its numbers. */
const askedIn = (text: string): readonly Concept[] => [
  ...conceptsOf(text),
  ...allConceptsOf(text).filter(([first = '']) => /^\d/.test(first)),
]

function saidAt(place: string, { places }: CutReport): string {
  const section = place.split('.')[0]
  return places
    .filter(one => one.place === place || one.place === section)
    .map(({ text }) => text)
    .join('\n')
}
