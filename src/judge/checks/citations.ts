import { citedCounts, tellCited } from '../../domain/cited-counts.ts'
import { brackets } from '../../evidence/citation.ts'
import type { CutReport } from '../places.ts'
import { at, type Check, type Checked, type CitationAudit, type Finding } from './finding.ts'

/** Whether what is cited is there: places of the research, or the numbers of the report's own list of sources. */
export const checkCitations: Check = checked => [...ofResearch(checked), ...ofNumbers(checked)]

function ofResearch({ citations: audit, report, markdown }: Checked): Finding[] {
  if (!audit || (audit.citations === 0 && isCitedOtherwise(markdown))) return []
  const { uncited } = audit
  if (uncited.length === 0) return [ofAudit(audit, report)]
  const places = placesOf(uncited, report.places)
  const facts = uncited.length === 1 ? 'statement' : 'statements'
  const message = `${uncited.length} ${facts} of fact without a citation${at(places)}`
  return [ofAudit(audit, report), { name: 'uncited', result: 'flaw', message, places }]
}

function ofAudit(audit: CitationAudit, report: CutReport): Finding {
  const { citations, sentences, repairs } = audit
  const counted = `${citations || 'no'} ${citations < 2 ? 'citation' : 'citations'} in ${sentences} ${sentences === 1 ? 'sentence' : 'sentences'}`
  if (citations === 0) return { name: 'citations', result: 'flaw', message: counted }
  const told = tellCited(citedCounts(audit))
  if (repairs.length === 0)
    return { name: 'citations', result: 'good', message: `${counted}, all places exist; ${told}` }
  const kinds = [...new Set(repairs.map(({ problem }) => problem))].join(', ')
  const places = placesOf(repairs, report.places)
  const open = `${repairs.length} ${repairs.length === 1 ? 'repair' : 'repairs'}`
  const message = `${counted}, ${open}: ${kinds}${at(places)}${told && `; ${told}`}`
  return { name: 'citations', result: 'flaw', message, places }
}

/** The places of the report that hold the sentences. */
export function placesOf(
  found: readonly { readonly sentence: string }[],
  places: readonly { readonly place: string; readonly text: string }[],
): string[] {
  return [...new Set(found.flatMap(({ sentence }) => places.find(({ text }) => text.includes(sentence))?.place ?? []))]
}

/** What makes a citation lead nowhere; the others lead somewhere that says something else. */
const leadsNowhere = new Set([
  'unknown_source',
  'unknown_claim',
  'unknown_search',
  'missing_place',
  'bad_citation',
  'not_read',
])

/** Places whose citations, of either kind, all lead nowhere. */
export function brokenPlaces({ citations: audit, report, markdown }: Omit<Checked, 'size'>): ReadonlySet<string> {
  const unresolved = audit?.repairs.filter(({ problem }) => leadsNowhere.has(problem)) ?? []
  // Where none resolves, the report is of another research than the one that it is held against.
  const nowhere = unresolved.length < (audit?.citations ?? 0) ? unresolved.map(({ sentence }) => sentence) : []
  const isKnown = nowhere.length > 0
  const entries = entriesOf(markdown)
  const isBroken = ({ text }: { readonly text: string }) => {
    const keys = isKnown ? brackets(text).length : 0
    const bad = nowhere.filter(sentence => text.includes(sentence)).reduce((n, one) => n + brackets(one).length, 0)
    const numbers = entries.size === 0 ? [] : marksIn(text)
    const dangling = numbers.filter(n => !entries.has(n)).length
    return keys + numbers.length > 0 && bad >= keys && dangling === numbers.length
  }
  return new Set(report.places.filter(isBroken).map(({ place }) => place))
}

const isCitedOtherwise = (markdown: string) => /\[\d{1,3}\]|\]\(https?:/.test(markdown)

/** Marks such as `[3]` or `[3, 5]` without an entry in the list of sources. */
function ofNumbers({ markdown, report }: Checked): Finding[] {
  const entries = entriesOf(markdown)
  const cited = report.places.flatMap(({ place, text }) => marksIn(text).map(n => ({ place, n })))
  const links = new Set(markdown.match(/\]\(https?:\/\/[^()\s]+/g)).size
  if (cited.length === 0)
    return links > 0 ? [{ name: 'links', result: 'note', message: `${links} different links` }] : []
  const dangling = entries.size === 0 ? [] : cited.filter(({ n }) => !entries.has(n))
  const numbers = new Set(cited.map(({ n }) => n)).size
  if (entries.size === 0) return [note(`${marks(numbers)} and no numbered list of sources`)]
  if (dangling.length === 0)
    return [
      {
        name: 'references',
        result: 'good',
        message: `${marks(numbers)}, all in the list of ${entries.size} sources`,
      },
    ]
  const missing = [...new Set(dangling.map(({ n }) => n))]
  const places = [...new Set(dangling.map(({ place }) => place))]
  const message = `${marks(missing.length)} without an entry in the list of sources: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' …' : ''}${at(places)}`
  return [{ name: 'references', result: 'flaw', message, places }]
}

const marks = (n: number) => `${n} numbered ${n === 1 ? 'mark' : 'marks'}`

const note = (message: string): Finding => ({ name: 'references', result: 'note', message })

/** The numbers that a list of sources has: `[3] Title: url`, `3. [title](url)`, `- [3] …`. */
function entriesOf(markdown: string): ReadonlySet<number> {
  const entries = new Set<number>()
  for (const line of markdown.split('\n')) {
    const entry = /^\s*(?:[-*+]\s+)?(?:\*\*)?(?:\[\[?(\d{1,3})\]?\]|(\d{1,3})[.)])(?:\*\*)?[:：.)]?\s*(?=\S)(.*)$/.exec(
      line,
    )
    if (!entry || isProse(entry[3] ?? '', entry[1] !== undefined)) continue
    entries.add(Number(entry[1] ?? entry[2]))
  }
  return entries
}

/** A numbered item counts as a source when it has an address; after a bracket any words do. */
const isProse = (text: string, hasBracket: boolean) => !hasBracket && !/https?:|www\.|doi/i.test(text)

function marksIn(text: string): number[] {
  const prose = text
    .split('\n')
    .filter(line => !/^\s*(?:[-*+]\s+)?\[\[?\d{1,3}\]?\]/.test(line))
    .join('\n')
  return [...prose.matchAll(/(?<!\[)\[\[?(\d{1,3}(?:\s*[,，、;–-]\s*\d{1,3})*)\]?\](?![\](:])/g)].flatMap(match =>
    numbersIn(match[1] ?? ''),
  )
}

const numbersIn = (inside: string) =>
  inside
    .split(/[^\d]+/)
    .map(Number)
    .filter(n => n > 0)
