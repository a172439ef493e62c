import type { Desk } from '../desk.ts'
import type { ResearchState } from '../domain/research.ts'
import type { CitedSentence } from '../evidence/cited-sentences.ts'
import { withoutDates } from '../evidence/dates.ts'
import { checkFigures } from '../evidence/figure-check.ts'
import { words as termsOf } from '../text/words.ts'
import type { Finding } from './resolve-place.ts'

const words = [
  'no(?!\\.\\s*\\d| doubt| matter| wonder)|not(?! only| just| merely)|nor|none|nobody|nothing|nowhere|neither|never|cannot|without',
  'unclear|unknown|unanswered|unavailable|undisclosed|unpublished|unreported|undocumented|unconfirmed|unverified|unresolved|unable|uncertain',
  'absent|absence|lack(?:s|ed|ing)?|missing|came back empty|fail(?:s|ed)? to|yet to be|in vain|gaps? in the|remains? open|open question|zero (?:hits|results|sources)',
  // Other languages that reports are written in.
  'kein\\w*|nicht|nichts|niemand|weder|ohne|unklar|unbekannt|ne|pas|aucune?|rien|personne|sans|ningun[oa]?|ningún|nada|nadie|sin|nenhuma?|ninguém|sem|não|nessun\\w*|niente|non(?!-)|senza|не|нет|ни|никто|без',
]
const han =
  '没|無|无(?!人[机驾]|线|论|疑|锡|菌|缝|障碍)|未(?!来|來|成年)|找不到|查不到|搜不到|不(?:明|清楚|详|存在|足以|能|可考|知|得而知)|缺(?:乏|少|失)|空白|尚待|ない|なかった|ません|不明|없|않|못'
const absence = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])|n['’]t\\b|${han}`, 'iu')

/** How many were searched is no finding: `in 3 searches`, `0 results`. */
const effort =
  /\d+\s*(?:web |further |other )?(?:search(?:es)?|quer(?:y|ies)|attempts?|databases?|results?|hits?|次检索|次搜索|次查询|个检索|条结果)/gi

/** A search that found nothing says so of its own sentence and no more: a figure or a plain statement needs a source. */
export function absenceFindings({ text, brackets }: CitedSentence, { state }: Desk): Finding[] {
  const places = brackets.flatMap(bracket => bracket.places)
  const searches = state.emptySearches.filter(({ id }) => places.some(place => place.id === id))
  const [search] = searches
  if (!search) return []
  // Beside a place of a source the figures are held against that place.
  const isAlone = places.every(({ kind }) => kind === 'search')
  const known = [state.research.question, ...searches.map(({ query }) => query)]
  const figure = isAlone ? statedFigure(text, known) : undefined
  if (figure === undefined && absence.test(text)) return isAlone ? otherSearch(text, searches) : []
  return [
    {
      problem: 'bad_citation',
      message: `[@${search.id}] stands for a search that found nothing.`,
      fix: `Cite the source of ${figure ?? 'this'}, or say what was not found.`,
    },
  ]
}

type EmptySearch = ResearchState['emptySearches'][number]

/** Of what a sentence says that it was searched for: `a search for X`, `检索X`. */
const searchedFor =
  /\b(?:search(?:es|ed|ing)?|quer(?:y|ies)|look(?:ed|ing)?) (?:for|on|about) (.+?)(?= (?:found|finds|gave|brought|returned|came|turned|yielded|did|had|in|on|at)\b|[.,;:(]|$)|(?:检索|搜索|查询|查找)(?:了|过)?[“"「]?(.+?)(?=[”"」，。；]|未|没|无|$)/iu

/** The search that is cited is not the one of which the sentence speaks: they share no word, though both are of one script. */
function otherSearch(text: string, searches: readonly EmptySearch[]): Finding[] {
  const [, english, chinese] = searchedFor.exec(text) ?? []
  const what = new Set(termsOf(english ?? chinese ?? '', { dropStopWords: true }))
  const isOther = ({ query }: EmptySearch) =>
    isHan(query) === isHan(english ?? chinese ?? '') &&
    termsOf(query, { dropStopWords: true }).every(one => !what.has(one))
  const [search] = searches
  if (what.size === 0 || search === undefined || !searches.every(isOther)) return []
  return [
    {
      problem: 'bad_citation',
      message: `[@${search.id}] stands for the search “${search.query}”, which found nothing.`,
      fix: `Cite the empty search that this speaks of, or say that “${search.query}” was searched for.`,
    },
  ]
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/** The first figure that neither the searches nor the question named; years say which time was looked for. */
function statedFigure(text: string, known: readonly string[]): string | undefined {
  const stated = withoutDates(text).replace(effort, ' ')
  return checkFigures(stated, { cited: known, around: [] }).find(
    ({ figure, name, result }) => !figure.year && !(name === 'figure' && result === 'agrees'),
  )?.figure.text
}
