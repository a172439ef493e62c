import { mixedIn } from '../../prose/language-mix.ts'
import { readingOf } from '../../prose/reading.ts'
import { isStacked, singleSentences } from '../../prose/synthesis.ts'
import { languageOf } from '../../text/script.ts'
import { at, type Check, type Finding } from './finding.ts'

const FEW_PARAGRAPHS = 6
const MANY_SINGLE = 0.5

/** What draft_report advises on while a report is written: all of it notes, since a reader may want it so. */
export const checkProse: Check = ({ report, markdown }) => {
  const bodies = report.places.filter(({ place }) => place.includes('.'))
  const language = languageOf(markdown)
  const stacked = stackedSections(report.sections)
  const { places: single, paragraphs } = singleSentences(bodies)
  const mixed = mixedIn(bodies, language)
  return [
    ...note('stacking', stacked, 'findings are listed and nothing is made of them'),
    ...(paragraphs >= FEW_PARAGRAPHS && single.length / paragraphs > MANY_SINGLE
      ? note('paragraphs', single, `${single.length} of ${paragraphs} paragraphs are a single sentence`)
      : []),
    ...note('mixing', mixed, 'sentences of another language'),
    ...reading(readingOf(bodies, language)),
  ]
}

/** By their numbers, as places count them: 0 is what stands before the first heading. */
function stackedSections(sections: readonly { readonly heading: string; readonly text: string }[]): string[] {
  const first = sections[0]?.heading === '' ? 0 : 1
  return sections.flatMap(({ text }, i) => (isStacked(text) ? [`${i + first}`] : []))
}

function note(name: string, places: readonly string[], message: string): Finding[] {
  return places.length > 0 ? [{ name, result: 'note', message: `${message}${at(places)}`, places }] : []
}

function reading(read: ReturnType<typeof readingOf>): Finding[] {
  if (!read) return []
  const message =
    read.language === 'en'
      ? `grade ${read.grade} (Flesch–Kincaid)`
      : `${read.charactersPerSentence} characters a sentence`
  return [{ name: 'reading', result: 'note', message }]
}
