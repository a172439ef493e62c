import { mostOf } from './listed-items.ts'
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

/** A question in one wording or several, or the things that it lists. */
export interface Question {
  readonly wordings: readonly string[]
  readonly items?: readonly (readonly Concept[])[]
}

interface Passages {
  readonly text: string
  /** `under` are the numbers of the headings above, from 1. */
  readonly paragraphs: readonly { readonly start: number; readonly end: number; readonly under?: readonly number[] }[]
}

/**
 * Of each of several questions, whether one passage, with the headings above it, has telling words of one of its wordings together, or the
 * passages between them most of what it lists; of a text in another script that is not known. The text is read once for all.
 */
export function spokenOf(
  questions: readonly Question[],
  { text, paragraphs }: Passages,
): readonly (boolean | undefined)[] {
  const isHan = countScripts(text.slice(0, SAMPLE)).han > 0
  const wanted = questions.map(one => wantedOf(one, isHan))
  const open = () => wanted.some(one => one !== undefined && !one.isFound && one.canBeFound)
  for (const { start, end, under = [] } of paragraphs) {
    if (!open()) break
    const above = under.flatMap(n => paragraphs[n - 1] ?? []).map(one => text.slice(one.start, one.end))
    const said = new Set(words([...above, text.slice(start, end)].join(' ')))
    for (const one of wanted) one?.look(said)
  }
  return wanted.map(one => one?.isFound)
}

/** What is looked for, passage by passage; undefined where nothing of it is in the text's script. */
function wantedOf({ wordings, items = [] }: Question, isHan: boolean) {
  const comparable = wordings.filter(one => countScripts(one).han > 0 === isHan)
  if (comparable.length === 0 && items.length === 0) return undefined
  const asked = comparable.map(askedIn).filter(({ all }) => all.length > 0)
  const met = new Set<number>()
  return {
    isFound: false,
    canBeFound: asked.length + items.length > 0,
    look(said: ReadonlySet<string>): void {
      if (this.isFound) return
      for (const [i, item] of items.entries()) if (metOf(item, said) === item.length) met.add(i)
      this.isFound = asked.some(one => isMet(one, said)) || (items.length > 0 && met.size >= mostOf(items.length))
    },
  }
}

const SAMPLE = 4_000

/** Whether a query asks what a requirement does: half of what tells the shorter of the two. */
export function asksSame(query: string, text: string): boolean {
  const [asked, wanted] = [query, text].map(one => new Set(conceptsOf(one).flat())) as [Set<string>, Set<string>]
  const shared = [...asked].filter(term => wanted.has(term)).length
  return shared > 0 && shared * 2 >= Math.min(asked.size, wanted.size)
}
