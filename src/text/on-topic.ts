import { countScripts } from './script.ts'
import { conceptsOf, metOf, type Told } from './telling-words.ts'
import { words } from './words.ts'

/** Of what tells a title, the share that a research has to speak of, where it is one word or more. */
const ONE_OF = 1 / 2
const MORE_OF = 0.35
/** Of what tells the query, the share that title and snippet have to have, and at least so many words of it. */
const MOST_OF = 0.6
const AT_LEAST = 3

/** What a research asks, in its own words and its host's. */
export interface Asking {
  readonly research: { readonly question: string }
  readonly requirements: readonly { readonly text: string }[]
  readonly tasks: readonly { readonly title: string }[]
  readonly searches: readonly { readonly query: string }[]
}

/** What a hit is held against: a hit of the web, with the query that found it. */
type Says = (hit: Told, query: string) => boolean

/**
 * Says of a hit whether it is worth a read: its title is on what the research asks, or title and snippet have most of what tells the query. A
 * word or two in common are soon met: `Interest in marathons, for beginners` has two of `compound interest for beginners`. Where nothing is
 * planned, any may be.
 */
export function onTopicOf(asking: Asking): Says {
  return heldAgainst(asking, true, (asked, { title, snippet = '' }, query) => {
    const told = conceptsOf(title)
    const met = metOf(told, asked)
    if (met > 0 && met >= told.length * (met > 1 ? MORE_OF : ONE_OF)) return true
    const wanted = conceptsOf(query)
    const least = Math.max(wanted.length * MOST_OF, Math.min(AT_LEAST, wanted.length))
    return wanted.length > 0 && metOf(wanted, new Set(words(`${title} ${snippet}`))) >= least
  })
}

/** Says of a hit whether its title has nothing of what the research asks, and title and snippet one word at most that tells the query. */
export function besideOf(asking: Asking): Says {
  return heldAgainst(asking, false, (asked, { title, snippet = '' }, query) => {
    const wanted = conceptsOf(query)
    return (
      wanted.length > 1 &&
      metOf(conceptsOf(title), asked) === 0 &&
      metOf(wanted, new Set(words(`${title} ${snippet}`))) < 2
    )
  })
}

type Look = (asked: ReadonlySet<string>, hit: Told, query: string) => boolean

/** `unknown` is said of files, of what tells too little of itself or is in another script, and where nothing is planned. */
function heldAgainst({ research, requirements, tasks, searches }: Asking, unknown: boolean, look: Look): Says {
  if (research.question === '' && requirements.length === 0) return () => unknown
  const texts = [
    research.question,
    ...requirements.map(({ text }) => text),
    ...tasks.map(({ title }) => title),
    ...searches.map(({ query }) => query),
  ].join('\n')
  const asked = new Set(words(texts))
  const isHan = countScripts(texts).han > 0
  return (hit, query) => {
    const isKnown = hit.origin.type === 'web' && hit.snippet !== undefined
    return isKnown && countScripts(hit.title).han > 0 === isHan ? look(asked, hit, query) : unknown
  }
}
