import { countScripts } from './script.ts'
import { allConceptsOf, type Concept, conceptsOf, metOf } from './telling-words.ts'
import { words } from './words.ts'

/** Of the words of a question, what one passage has to have: a share, of a long one so many. */
const MIN_SHARE = 0.4
const ENOUGH = 4
/** Of those that tell what it is about. */
const MIN_TELLING = 2

interface Asked {
  readonly telling: readonly Concept[]
  readonly all: readonly Concept[]
  readonly least: number
}

function askedIn(text: string): Asked {
  const all = allConceptsOf(text)
  // Of pairs of characters several make one word.
  const pairs = all.filter(([first = '']) => /\p{Script=Han}/u.test(first)).length
  const least = Math.min(ENOUGH, (all.length - pairs) * MIN_SHARE) + pairs * MIN_SHARE
  return { telling: conceptsOf(text), all, least: Math.max(Math.min(MIN_TELLING, all.length), least) }
}

const isMet = ({ telling, all, least }: Asked, said: ReadonlySet<string>) =>
  metOf(telling, said) >= Math.min(MIN_TELLING, telling.length) && metOf(all, said) >= least

interface Passages {
  readonly text: string
  /** `under` are the numbers of the headings above, from 1. */
  readonly paragraphs: readonly { readonly start: number; readonly end: number; readonly under?: readonly number[] }[]
}

/**
 * Of each of several questions, whether one passage, with the headings above it, has telling words of one of its wordings together; of a
 * text in another script that is not known. The text is read once for all.
 */
export function spokenOf(
  questions: readonly (readonly string[])[],
  { text, paragraphs }: Passages,
): readonly (boolean | undefined)[] {
  const isHan = countScripts(text.slice(0, SAMPLE)).han > 0
  const wanted = questions.map(asked => {
    const comparable = asked.filter(one => countScripts(one).han > 0 === isHan)
    return comparable.length === 0 ? undefined : comparable.map(askedIn).filter(({ all }) => all.length > 0)
  })
  const found = new Set<number>()
  const open = () => wanted.some((one, i) => one !== undefined && one.length > 0 && !found.has(i))
  for (const { start, end, under = [] } of paragraphs) {
    if (!open()) break
    const above = under.flatMap(n => paragraphs[n - 1] ?? []).map(one => text.slice(one.start, one.end))
    const said = new Set(words([...above, text.slice(start, end)].join(' ')))
    for (const [i, one] of wanted.entries()) if (!found.has(i) && one?.some(asked => isMet(asked, said))) found.add(i)
  }
  return wanted.map((one, i) => (one === undefined ? undefined : found.has(i)))
}

const SAMPLE = 4_000

/** Whether a query asks what a requirement does: half of what tells the shorter of the two. */
export function asksSame(query: string, text: string): boolean {
  const [asked, wanted] = [query, text].map(one => new Set(conceptsOf(one).flat())) as [Set<string>, Set<string>]
  const shared = [...asked].filter(term => wanted.has(term)).length
  return shared > 0 && shared * 2 >= Math.min(asked.size, wanted.size)
}
