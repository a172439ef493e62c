import { siteOf } from './operators.ts'
import type { SearchKind } from './provider.ts'

/** What one provider came to for one query. */
interface Report {
  readonly provider: string
  readonly kind: SearchKind
  readonly query: string
  readonly hits: number
  /** Of these, what shares a telling word with the query or may; all of them where it is not said. */
  readonly telling?: number
  readonly error?: unknown
  readonly partial?: boolean
  readonly hasNothing?: boolean
}

/** A query that found nothing, and who was able to say so. */
export interface Miss {
  readonly query: string
  readonly providers: readonly string[]
  /** Hits that speak of something else. */
  readonly beside?: number
}

/**
 * Queries to which all that answered had nothing, or nothing that shares a telling word with them. Who failed has no part in it, and does not stand in the way where a search of the web
 * answered; who answered for a part only may have the rest.
 */
export function missesOf(queries: readonly string[], reports: readonly Report[]): Miss[] {
  return queries.flatMap(query => {
    const searched = reports.filter(one => one.query === query && !one.hasNothing)
    const answered = searched.filter(({ error }) => error === undefined)
    const isEmpty = answered.every(({ hits, telling = hits, partial }) => telling === 0 && !partial)
    const isTelling = answered.length === searched.length || answered.some(({ kind }) => kind === 'web')
    if (answered.length === 0 || !isEmpty || !isTelling) return []
    const beside = answered.reduce((sum, { hits }) => sum + hits, 0)
    return [{ query, providers: [...new Set(answered.map(({ provider }) => provider))], ...(beside > 0 && { beside }) }]
  })
}

/** A query as it is recorded: with the site that the call kept it to. */
export function recordedQuery(query: string, site: string | undefined): string {
  const within = siteOf(site)
  return within === undefined || /\bsite:/i.test(query) ? query : `${query} site:${within}`
}
