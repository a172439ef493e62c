import type { CitedSentence } from '../evidence/cited-sentences.ts'
import { contentWords } from '../evidence/claim-terms.ts'
import { allFigures } from '../evidence/figure-check.ts'
import { namesIn } from '../evidence/name-compare.ts'
import type { Figure } from '../text/numbers.ts'
import { words } from '../text/words.ts'

interface Placed {
  readonly section: string
  readonly sentence: CitedSentence
  readonly opensParagraph: boolean
}

/**
 * Sentences without a citation that only announce or sum up what others cite: the first of a paragraph that goes on with a cited one, and
 * those of the first section, where all their figures and names stand in cited sentences, of the same section or of the report.
 */
export function toldBelow<One extends Placed>(seen: readonly One[]): ReadonlySet<One> {
  const cited = seen.filter(isCited)
  const first = seen[0]?.section
  const whole = once(() => citedOf(cited))
  const sections = new Map<string, () => Cited>()
  const within = (section: string): Cited => {
    const known = sections.get(section) ?? once(() => citedOf(cited.filter(one => one.section === section)))
    sections.set(section, known)
    return known()
  }
  return new Set(
    seen.filter((one, i) => {
      if (isCited(one)) return false
      const next = seen[i + 1]
      const leadsIn = one.opensParagraph && next?.section === one.section && !next.opensParagraph && isCited(next)
      return (leadsIn && isTold(one, within(one.section), 0)) || (one.section === first && isTold(one, whole(), SUMMED))
    }),
  )
}

/** What cites, of a section or of the report, with all its words. */
interface Cited {
  readonly texts: readonly string[]
  readonly said: ReadonlySet<string>
}

function citedOf(some: readonly Placed[]): Cited {
  const texts = some.map(({ sentence }) => sentence.text)
  return { texts, said: new Set(texts.flatMap(text => words(text))) }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const isCited = ({ sentence }: Placed) => sentence.brackets.length > 0

/** Of the words of what sums up, the share that cited sentences have. */
const SUMMED = 0.5
/** What a cited sentence has of the other's words beside the figure, to be of the same thing. */
const SHARED = 2

function isTold({ sentence: { text } }: Placed, { texts, said }: Cited, least: number): boolean {
  const own = new Set(contentWords(text))
  const isOfSame = (other: string) => new Set(contentWords(other).filter(one => own.has(one))).size >= SHARED
  const hasFigure = (figure: Figure) => texts.some(one => allFigures(one).some(isSame(figure)) && isOfSame(one))
  const shared = [...own].filter(term => said.has(term)).length
  return (
    texts.length > 0 &&
    shared >= least * own.size &&
    (least === 0 || own.size > 0) &&
    allFigures(text).filter(isWritten).every(hasFigure) &&
    namesIn(text).every(({ terms }) => terms.every(term => isNamed(term, said)))
  )
}

/** `one of the pages` counts nothing of the world. */
const isWritten = ({ text }: Figure) => /\d/.test(text)

const isSame = (a: Figure) => (b: Figure) => a.value === b.value && a.unit === b.unit

/** `Yemeni` is of Yemen. */
function isNamed(term: string, said: ReadonlySet<string>): boolean {
  if (said.has(term)) return true
  return [...said].some(one => {
    const [short, long] = one.length < term.length ? [one, term] : [term, one]
    return short.length >= 4 && long.length - short.length <= 2 && long.startsWith(short)
  })
}
