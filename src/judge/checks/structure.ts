import { repeatedIn } from '../../prose/repetition.ts'
import { wordsIn } from '../../prose/size.ts'
import { at, type Check, type Finding, placesWhere } from './finding.ts'

/** A report this long needs headings; a paragraph this long needs a break. */
const NEEDS_HEADINGS_WORDS = 600
const LONG_PARAGRAPH_WORDS = 300

export const checkStructure: Check = ({ report, size, markdown }) => {
  const { places, sections } = report
  const bodies = new Set(places.flatMap(({ place }) => (place.includes('.') ? [place.split('.')[0]] : [])))
  const empty = places.filter(({ place }) => !place.includes('.') && place !== '0' && !bodies.has(place))
  const isHeaded = sections.some(({ heading }) => heading !== '') || /^#{1,6}\s/m.test(markdown)
  const long = places.filter(one => isLong(one.text))
  const unheaded = !isHeaded && size.words > NEEDS_HEADINGS_WORDS
  return [
    ...flawAt(
      'headings without text',
      empty.map(({ place }) => place),
    ),
    ...(unheaded ? [flaw('a report of this length has no heading')] : []),
    ...flawAt(
      `paragraphs over ${LONG_PARAGRAPH_WORDS} words`,
      long.map(({ place }) => place),
    ),
    ...flawAt('headings that skip a level', skippedLevels(markdown) ? placesWhere(report, isDeepHeading) : []),
  ]
}

const isDeepHeading = (text: string) => /^#{4,6}\s/.test(text)
const skippedLevels = (markdown: string) => /^####/m.test(markdown) && !/^###\s/m.test(markdown)
/** A list or a table is as long as its longest line. */
const isLong = (text: string) =>
  text.split('\n').some(line => line.length > LONG_PARAGRAPH_WORDS && wordsIn(line) > LONG_PARAGRAPH_WORDS)

const flaw = (message: string): Finding => ({ name: 'structure', result: 'flaw', message })

function flawAt(message: string, places: readonly string[]): Finding[] {
  return places.length > 0 ? [{ ...flaw(`${message}${at(places)}`), places }] : []
}

/** Sentences that stand there twice, word for word. */
export const checkRepetition: Check = ({ report: { places } }) => {
  const again = repeatedIn(places)
  const where = [...new Set(again)]
  if (again.length === 0) return []
  const message = `${again.length} ${again.length === 1 ? 'sentence stands' : 'sentences stand'} there twice${at(where)}`
  return [{ name: 'repetition', result: 'flaw', message, places: where }]
}
