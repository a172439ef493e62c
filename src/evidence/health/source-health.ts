import type { Notice, ReadSource } from '../../domain/source.ts'
import { present } from '../../present.ts'
import { statedDates } from '../dates.ts'
import { knownSiteOf } from './known-sites.ts'

export interface HealthFacts {
  readonly title: string
  /** Web address, where it has one. */
  readonly url?: string
  readonly text?: string
  /** ISO 8601. */
  readonly published?: string
  readonly notices?: readonly Notice[]
  readonly archived?: string
  readonly isStale?: boolean
  /** Notes of the place that it was read through, our words. */
  readonly notes?: readonly string[]
}

/** What a reader has to know of a source before resting on it; the words are ours. It never drops a source. */
export interface HealthSign {
  readonly kind:
    | 'retracted'
    | 'withdrawn'
    | 'concern'
    | 'corrected'
    | 'satire'
    | 'predatory'
    | 'machine_translated'
    | 'archived'
    | 'old_copy'
    | 'undated'
    | 'outdated'
  readonly says: string
}

/** Everything about a source that holds whatever it is cited for. */
export function healthSigns(source: HealthFacts): HealthSign[] {
  const { notices = [], notes = [], title, text = '', url, published, archived, isStale } = source
  const registered = notices.map(noticeSign)
  const own = registered.some(({ kind }) => kind === 'retracted' || kind === 'withdrawn')
    ? []
    : titleSigns(title, notes)
  const site = url === undefined ? undefined : knownSiteOf(url)
  return [
    ...registered,
    ...own,
    ...(site ? [{ kind: site.kind, says: site.why }] : []),
    ...(isMachineTranslated(text)
      ? [{ kind: 'machine_translated', says: 'says that it was translated by a machine' } as const]
      : []),
    ...(archived !== undefined
      ? [{ kind: 'archived', says: `its page is gone, this is a copy of ${archived.slice(0, 10)}` } as const]
      : []),
    ...(isStale ? [{ kind: 'old_copy', says: 'its site did not answer, this is an older copy' } as const] : []),
    ...(published === undefined ? [{ kind: 'undated', says: 'undated' } as const] : []),
  ]
}

/** The same of a source that was read. */
export function signsOf(source: ReadSource, text: string): HealthSign[] {
  const { title, origin, published, notices, access = {} } = source
  const { archived, stale: isStale, notes } = access
  const { url } = origin
  return healthSigns({ title, text, ...present({ url, published, notices: notices?.found, archived, isStale, notes }) })
}

const noticeWords: Readonly<Record<Notice['kind'], string>> = {
  retracted: 'retracted',
  withdrawn: 'withdrawn',
  concern: 'under an expression of concern',
  corrected: 'corrected since',
}

const noticeSign = ({ kind, date, registry }: Notice): HealthSign => ({
  kind,
  says: `${noticeWords[kind]}${date === undefined ? '' : ` on ${date}`} (${registry})`,
})

const titled: readonly (readonly [pattern: RegExp, kind: 'retracted' | 'withdrawn' | 'concern'])[] = [
  [
    /^\W*retracted\b|[[(（【]\s*retracted(?: article)?\s*[\])）】]|^\W*retraction(?: note| notice)?\s*[:：]|撤稿|^\W*已撤回/iu,
    'retracted',
  ],
  [/^\W*withdrawn\b|[[(（【]\s*withdrawn\s*[\])）】]|^\W*(?:notice of )?withdrawal\s*[:：]/iu, 'withdrawn'],
  [/^\W*(?:editorial )?expression of concern\b/iu, 'concern'],
]

function titleSigns(title: string, notes: readonly string[]): HealthSign[] {
  const found = titled.find(([pattern]) => pattern.test(title))
  if (found) return [{ kind: found[1], says: `${noticeWords[found[1]]}, says its title` }]
  return notes.includes('retracted') ? [{ kind: 'retracted', says: 'retracted, as it was read' }] : []
}

/** Pages say so at their head or foot. */
const EDGE_CHARS = 1_500
const machineTranslated =
  /\b(?:machine[- ]translated|translated (?:automatically|by (?:a )?machine|(?:by|with|using) (?:google translate|deepl|ai|microsoft translator))|(?:automatic|machine) translation (?:of|by|from)|this (?:page|article|text) (?:was|has been|is) (?:automatically|machine) translated)\b|(?:本文|本页|此页|该文|译文)[^。\n]{0,12}(?:由机器翻译|机器翻译|机翻|自动翻译)|(?:机器翻译|机翻)(?:而成|生成|仅供参考)/i

const isMachineTranslated = (text: string) =>
  machineTranslated.test(text.slice(0, EDGE_CHARS)) || machineTranslated.test(text.slice(-EDGE_CHARS))

const ofNow =
  /\b(?:now(?:adays)?|current(?:ly)?|today|latest|most recent|at present|presently|this (?:year|month|quarter)|as of (?:today|now)|to date)\b|目前|当前|现在|如今|最新|今年|本年|本月|截至(?:目前|今日)|迄今/i
/** A claim about now outlives a source by this long. */
const FRESH_MS = 400 * 24 * 60 * 60 * 1_000

/** Whether a source is too old, or of unknown age, for when the claim speaks of. */
export function timeSign(claim: string, published: string | undefined, now: number): HealthSign | undefined {
  const years = statedDates(claim).map(({ year }) => year)
  const last = Math.max(...years)
  const isOfNow = ofNow.test(claim)
  if (published === undefined)
    return isOfNow ? { kind: 'undated', says: 'undated, and the claim speaks of now' } : undefined
  const year = Number(published.slice(0, 4))
  if (years.length > 0 && year < last) return { kind: 'outdated', says: `of ${year}, before the claim's ${last}` }
  const isOld = now - Date.parse(published.length === 4 ? `${published}-12-31` : published) > FRESH_MS
  return isOfNow && isOld
    ? { kind: 'outdated', says: `of ${published.slice(0, 10)}, and the claim speaks of now` }
    : undefined
}
