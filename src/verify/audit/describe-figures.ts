import type { Audit, PageState, RowOutcome } from '../../domain/audit.ts'
import type { ReportCitations } from '../../evidence/report-citations/report-citations.ts'
import type { AuditFigures } from './figures.ts'

/** What an audit counted, in lines. */
export function describeFigures(
  { id }: Audit,
  { sources, citations }: ReportCitations,
  figures: AuditFigures,
): string[] {
  const { factual, citing, recall, checked, accuracy, partial, rows, fact } = figures
  return [
    `${id}: ${sources.length} sources listed, ${counted(citations.length, 'citation')}; ${citing} of ${factual} factual sentences cite (recall ${fixed(recall)})`,
    `pages: ${listed(pageWords, figures.pages) || 'none cited'}`,
    `sentences: ${listed(rowWords, rows) || 'none cites'}`,
    `accuracy ${fixed(accuracy)} (borne out in full, of ${checked} whose page was read); in part ${fixed(partial)}`,
    `as FACT counts: citation accuracy ${fixed(fact.accuracy)} (${fixed(fact.accuracyOfDecided)} without the ${fact.open} open), effective citations ${fact.supported}`,
  ]
}

const SHOWN = 8

/** Pages that could not be read, each with why. Their addresses are the report's words. */
export function wrongPages({ pages }: Pick<Audit, 'pages'>): { place: string; text: string }[] {
  const wrong = pages.filter(({ state }) => state === 'dead' || state === 'fabricated' || state === 'unfetched')
  return wrong.slice(0, SHOWN).map(({ url, state, why = '' }) => ({ place: `${state} (${why}):`, text: url }))
}

const pageWords: Readonly<Record<PageState, string>> = {
  read: 'read',
  archived: 'gone, read from an archive',
  dead: 'dead',
  fabricated: 'fabricated',
  unfetched: 'could not be fetched',
  late: 'late',
}

const rowWords: Readonly<Record<RowOutcome, string>> = {
  supported: 'supported',
  partial: 'in part',
  refuted: 'refuted',
  insufficient: 'open',
  dead: 'only on dead pages',
  fabricated: 'only on fabricated references',
  dangling: 'only on numbers without a page',
  unfetched: 'on pages that could not be fetched',
  late: 'late',
}

function listed<K extends string>(words: Readonly<Record<K, string>>, counts: Readonly<Record<K, number>>): string {
  // Cast: the keys of a table.
  const names = Object.keys(words) as K[]
  return names.flatMap(name => (counts[name] > 0 ? [`${counts[name]} ${words[name]}`] : [])).join(', ')
}

/** How the list of sources fits the text. */
export function describeList(report: ReportCitations): string[] {
  const { sources, dangling, unused, duplicates, gaps, citations, statements } = report
  const standing = new Set(statements.flatMap(one => one.citations)).size
  const numberOf = (i: number) => mark(sources[i]?.key)
  return [
    ...(dangling.length > 0 ? [`cited and not listed: ${some(dangling.map(mark), SHOWN)}`] : []),
    ...(unused.length > 0 ? [`listed and not cited: ${some(unused.map(numberOf), SHOWN)}`] : []),
    ...(duplicates.length > 0
      ? [
          `one address: ${duplicates.slice(0, SHOWN).map(one => one.sources.map(numberOf).join('='))}`.replaceAll(
            ',',
            ' ',
          ),
        ]
      : []),
    ...(standing < citations.length ? [`${counted(citations.length - standing, 'citation')} on no sentence`] : []),
    ...(gaps.length > 0 ? [`numbers left out of the list: ${some(gaps.map(String), SHOWN)}`] : []),
  ]
}

/** Names of footnotes are the report's words, so they are not repeated. */
export const mark = (key: string | undefined) => (key !== undefined && /^\d+$/.test(key) ? `[${key}]` : '[^…]')

export function some(items: readonly string[], shown: number): string {
  return `${items.slice(0, shown).join(' ')}${items.length > shown ? ` +${items.length - shown}` : ''}`
}

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`
const fixed = (share: number | undefined) => share?.toFixed(2) ?? '–'
