import type { CitedSentence } from '../evidence/cited-sentences.ts'
import { contentWords, shareIn } from '../evidence/claim-terms.ts'
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
  const cited = seen.filter(({ sentence }) => sentence.brackets.length > 0)
  const first = seen[0]?.section
  return new Set(
    seen.filter((one, i) => {
      if (one.sentence.brackets.length > 0) return false
      const next = seen[i + 1]
      const leadsIn = one.opensParagraph && next?.section === one.section && !next.opensParagraph && isCited(next)
      const near = cited.filter(({ section }) => section === one.section)
      return (leadsIn && isTold(one, near, 0)) || (one.section === first && isTold(one, cited, SUMMED))
    }),
  )
}

const isCited = ({ sentence }: Placed) => sentence.brackets.length > 0

/** Of the words of what sums up, the share that cited sentences have. */
const SUMMED = 0.5
/** What a cited sentence has of the other's words beside the figure, to be of the same thing. */
const SHARED = 2

function isTold({ sentence: { text } }: Placed, cited: readonly Placed[], least: number): boolean {
  const texts = cited.map(({ sentence }) => sentence.text)
  const own = new Set(contentWords(text))
  const isOfSame = (other: string) => new Set(contentWords(other).filter(one => own.has(one))).size >= SHARED
  const hasFigure = (figure: Figure) => texts.some(one => isOfSame(one) && allFigures(one).some(isSame(figure)))
  const said = new Set(texts.flatMap(one => words(one)))
  return (
    texts.length > 0 &&
    shareIn(text, texts) >= least &&
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
