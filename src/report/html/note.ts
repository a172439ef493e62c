import type { ReadSource } from '../../domain/source.ts'
import { withoutTracking } from '../../net/url.ts'
import { cut } from '../../text/cut.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import type { ClaimView } from '../audit-view.ts'
import { isAccount } from '../author-names.ts'
import { updatedOn } from '../bibliography.ts'
import type { CitationView } from '../citation-view.ts'
import { kindOf } from '../claim-kind.ts'
import { datesOf, fileName } from '../reference-lines.ts'
import type { ReportView } from '../report-view.ts'
import { shownQuote } from '../shown-quote.ts'
import { hostOf, siteNameOf } from '../site.ts'
import { placeLabel, type Strings } from '../strings.ts'
import { atQuote } from '../text-fragment.ts'

export interface NoteContext {
  readonly view: Pick<ReportView, 'provenance' | 'references'>
  readonly strings: Strings
  /** Claims that a place bears on, by `s1:12`, or that are cited themselves, by `c4`. */
  readonly claimsAt: ReadonlyMap<string, readonly ClaimView[]>
}

const NOTE_CHARS = 600

/** A source's number behind a sentence, with the quotes of its places, its date and what came of its claims behind hover, focus and tap. */
export function renderNote([first, ...more]: Places, id: string, context: NoteContext): string {
  const { strings } = context
  const { n, source, quote } = first
  const places = [first, ...more]
  const quotes = places.map(one => {
    const own = more.length > 0 && one.paragraph !== undefined ? from(placeLabel(one, strings)) : ''
    return `<q>${escapeHtml(shownQuote(one, NOTE_CHARS / places.length))}</q>${own}`
  })
  const place = more.length > 0 || first.paragraph === undefined ? '' : ` · ${placeLabel(first, strings)}`
  const lines = [
    `<b>${escapeHtml(cut(source.title || source.id, 160))}</b>${place} · ${sourceMeta(source, strings)}`,
    ...new Set(places.flatMap(at => standing(source, at, context))),
    `${whereOf(source, quote)} · <a href="#source-${n}">${strings.sources} [${n}]</a>`,
  ]
  return `<span class="cite" tabindex="0" role="doc-noteref" aria-describedby="${id}"><span class="mark">[${n}]</span><span class="note" id="${id}">${quotes.join('')}${lines.map(from).join('')}</span></span>`
}

const from = (line: string) => `<span class="from">${line}</span>`

/** Places of one source that a sentence cites side by side. */
export type Places = readonly [CitationView, ...CitationView[]]

const CLAIMS_SHOWN = 2

/** Whether the source is a copy of another, and the verdicts of the claims that the place bears on. */
function standing(
  source: ReadSource,
  { key, paragraph }: { key: string; paragraph?: number },
  context: NoteContext,
): string[] {
  const { strings, claimsAt, view } = context
  const first = view.provenance.copyOf.get(source.id)
  const reference = first === undefined ? undefined : view.references.find(one => one.source.id === first)
  const claims = claimsAt.get(key) ?? claimsAt.get(`${source.id}:${paragraph}`) ?? []
  return [
    ...(first === undefined
      ? []
      : [`${strings.sameTextAs} ${reference ? `<a href="#source-${reference.n}">[${reference.n}]</a>` : first}`]),
    ...claims.slice(0, CLAIMS_SHOWN).map(one => toldOf(one, `${source.id}:${paragraph}`, strings)),
  ]
}

/** What came of a claim; where the checks could not decide, what they saw at this place and what is left to the reader. */
function toldOf({ claim }: ClaimView, place: string, strings: Strings): string {
  const { id, independent, evidence } = claim
  const kind = kindOf(claim)
  const own = evidence.filter(one => `${one.source}:${one.paragraph}` === place).flatMap(({ checks }) => checks)
  const same = own.filter(({ result }) => result === 'agrees').map(({ name }) => strings.aspects[name])
  const seen = same.length > 0 ? [strings.agreeing([...new Set(same)].join(strings.comma))] : []
  const isOpen = kind === 'undecided' || kind === 'unsourced'
  const more = isOpen ? [...seen, strings.compare] : kind === 'doubted' ? [] : [strings.independent(independent)]
  const dispute = claim.disputed ? ` <b class="verdict mixed">${strings.disputed}</b>` : ''
  return `<a href="#claim-${id}">${id}</a> <b class="verdict ${kind}">${strings.labels[kind]}</b>${dispute}${more.map(one => ` · ${one}`).join('')}`
}

/** Author, site and dates. */
export function sourceMeta(source: ReadSource, strings: Strings): string {
  const { author, published, retrieved, access } = source
  const archived = access?.archived && `${strings.archived} ${access.archived.slice(0, 10)}`
  const dates = datesOf(published, updatedOn(source), strings)
  const site = siteNameOf(source) ?? hostOf(source.origin.url)
  return [
    author !== undefined && isAuthor(author, site) ? author : undefined,
    site,
    ...dates,
    archived,
    `${strings.retrieved} ${retrieved.slice(0, 10)}`,
  ]
    .filter(Boolean)
    .map(one => escapeHtml(String(one)))
    .join(' · ')
}

/** The site itself, spelled otherwise, and the account of its system are no author beside it. */
const isAuthor = (author: string, site = '') => letters(author) !== letters(site) && !isAccount(author)

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** A link to the page, at the quote where there is one, or the name of the file. */
export function whereOf({ origin }: ReadSource, quote = ''): string {
  if (origin.type === 'file' && origin.url === undefined) return escapeHtml(fileName(origin.path))
  const url = origin.url ?? ''
  if (!/^https?:/i.test(url)) return escapeHtml(url || 'text')
  const shown = withoutTracking(url).replace(/^https?:\/\/(?:www\.)?/i, '')
  return `<a href="${escapeHtml(atQuote(url, quote))}" rel="noopener noreferrer">${escapeHtml(cut(shown, 80))}</a>`
}
