import { ResearchError } from '../../errors.ts'
import { queryString } from '../operators.ts'
import type { Hit, Operator, ProviderQuery } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { ask, isSuccess, notUnderstood, textOf } from './api.ts'
import { statusFailure } from './api-failure.ts'
import { distinct, webHit } from './hit.ts'
import type { Markup } from './markup.ts'

const applies = ['site', 'exact', 'not', 'filetype', 'since', 'until'] as const satisfies readonly Operator[]

/** https://duckduckgo.com/duckduckgo-help-pages/settings/params: region and language; `df` takes a period. */
const regions: Readonly<Record<string, string>> = {
  en: 'us-en',
  zh: 'cn-zh',
  de: 'de-de',
  fr: 'fr-fr',
  es: 'es-es',
  ja: 'jp-jp',
  ko: 'kr-kr',
  ru: 'ru-ru',
}

/**
 * The page for browsers without scripts. There is no promise that programs may use it: robots.txt is asked, and a challenge (HTTP 202,
 * or a form that posts to anomaly.js) is a refusal, not an empty answer.
 */
export const duckduckgo: ProviderSpec = {
  name: 'duckduckgo',
  kind: 'web',
  covers: 'web pages, mostly from the index of Bing',
  documentation: 'https://duckduckgo.com/duckduckgo-help-pages/features/non-javascript',
  limits: 'no key, no promise: a page for people, which often answers programs with a bot check',
  publicBase: 'https://html.duckduckgo.com',
  address: 'DUCKDUCKGO_URL',
  create: access => ({
    applies,
    spacingMs: 2_000,
    search: async (query, call) => {
      const parameters = {
        q: queryString(query).slice(0, 500),
        kl: regions[query.language] ?? 'wt-wt',
        df: period(query),
      }
      const request = { path: '/html/', parameters, accept: 'text/html', isPage: true }
      const got = await ask(access, request, call)
      if (!isSuccess(got)) throw statusFailure(got, access)
      const { parseHtml } = await import('./markup.ts')
      const page = parseHtml(got.bytes)
      // Results come first: a query about such checks puts their marks into a good page.
      const hits = page.withClass('result').flatMap(hitOf)
      if (hits.length > 0) return { hits: distinct(hits, query.limit) }
      if (got.status === 202 || isChallenge(textOf(got.bytes))) throw challenged()
      if (page.withClass('no-results').length > 0) return { hits: [] }
      throw notUnderstood()
    },
  }),
}

function period({ since, until, today }: ProviderQuery): string | undefined {
  return since === undefined && until === undefined ? undefined : `${since ?? '1990-01-01'}..${until ?? today}`
}

function hitOf(result: Markup): Hit[] {
  const link = result.withClass('result__a')[0]
  if (link === undefined || /\bresult--ad\b/.test(result.attribute('class'))) return []
  const snippet = result.withClass('result__snippet')[0]?.text
  return webHit({ url: target(link.attribute('href')), title: link.text, snippet })
}

/** Links lead over a counter that has the page in `uddg`; those of advertisements lead elsewhere. */
function target(href: string): string | undefined {
  const base = 'https://duckduckgo.com'
  if (!URL.canParse(href, base)) return undefined
  const url = new URL(href, base)
  if (!/(^|\.)duckduckgo\.com$/.test(url.hostname)) return url.href
  return url.pathname === '/l/' ? (url.searchParams.get('uddg') ?? undefined) : undefined
}

/** In attributes, where the words of a query cannot stand unescaped. */
const isChallenge = (html: string) =>
  /(?:class="[^"]*\banomaly-modal|action="[^"]*\/anomaly\.js|id="challenge-form")/.test(html)

function challenged(): ResearchError {
  return new ResearchError('It asks whether we are a person (bot check).', {
    kind: 'blocked',
    fix: 'Set up a provider with a key or an address (docs/providers.md), or go on with what the others found.',
  })
}
