import { describe, expect, it } from 'vitest'
import { createWikipediaProvider, wikipediaOrigin } from '../../../src/search/providers/wikipedia.ts'
import { openNet, serve } from '../../net/loopback.ts'
import { call, query, searchProviderContract } from './contract.ts'

const articles = [
  {
    ns: 0,
    title: 'Battery (electricity)',
    pageid: 1,
    snippet: 'An electric <span class="searchmatch">battery</span> is a source of &quot;power&quot; &amp; more',
  },
  { ns: 0, title: 'C++/CLI: 50% what?', pageid: 2, snippet: '<span class="searchmatch">battery</span> &#91;1&#93;' },
]

interface WikiRequest {
  readonly path: string
  readonly parameters: URLSearchParams
}

/** Answers as https://www.mediawiki.org/wiki/API:Search shows, or with the given body. */
async function wiki(body?: unknown, { status = 200 } = {}) {
  const requests: WikiRequest[] = []
  const { origin } = await serve(
    new Proxy(
      {},
      {
        get: (_, path) => (request: { url?: string }, response: import('node:http').ServerResponse) => {
          if (path === '/robots.txt') return response.end('User-agent: *\nDisallow: /')
          const { pathname, searchParams } = new URL(request.url ?? '', origin)
          requests.push({ path: pathname, parameters: searchParams })
          const limit = Number(searchParams.get('srlimit'))
          const search = searchParams.get('srsearch') === 'battery' ? articles.slice(0, limit) : []
          const answer = { batchcomplete: true, query: { searchinfo: { totalhits: search.length }, search } }
          response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
          return response.end(typeof body === 'string' ? body : JSON.stringify(body ?? answer))
        },
      },
    ),
  )
  const net = openNet({ allowPrivate: false, configuredOrigins: [origin] })
  return { requests, origin, provider: createWikipediaProvider({ net, baseUrl: `${origin}/{lang}/` }) }
}

searchProviderContract('wikipedia', {
  open: async () => (await wiki()).provider,
  known: 'battery',
  unknown: 'nothing like it',
})

describe('wikipedia', () => {
  it('asks the wiki of the language and links its articles', async () => {
    const { provider, requests, origin } = await wiki()
    const { hits } = await provider.search(query('battery', { language: 'zh', limit: 5 }), call())
    expect(hits).toEqual([
      {
        origin: { type: 'web', url: `${origin}/zh/wiki/Battery_(electricity)` },
        title: 'Battery (electricity)',
        snippet: 'An electric battery is a source of "power" & more',
      },
      {
        origin: { type: 'web', url: `${origin}/zh/wiki/C%2B%2B/CLI:_50%25_what%3F` },
        title: 'C++/CLI: 50% what?',
        snippet: 'battery [1]',
      },
    ])
    expect(requests[0]?.path).toBe('/zh/w/api.php')
    expect(Object.fromEntries(requests[0]?.parameters ?? [])).toEqual({
      action: 'query',
      list: 'search',
      srsearch: 'battery',
      srlimit: '5',
      srprop: 'snippet',
      srenablerewrites: '1',
      format: 'json',
      formatversion: '2',
    })
  })

  it.each([
    ['maxlag', 'rate_limited'],
    ['ratelimited', 'rate_limited'],
    ['cirrussearch-too-busy-error', 'rate_limited'],
    ['readapidenied', 'blocked'],
    ['missingparam', 'invalid'],
    ['internal_api_error_DBQueryError', 'unreachable'],
  ])('understands the error %s, which comes with status 200', async (code, kind) => {
    const { provider } = await wiki({ error: { code, info: 'Waiting for db1: 7 seconds lagged', docref: 'See …' } })
    const error = await provider.search(query('battery'), call()).catch(caught => caught)
    expect(error).toMatchObject({ name: 'ResearchError', kind })
    expect(`${error.message} ${error.fix}`).not.toContain('db1')
  })

  it.each(['<!DOCTYPE html><p>Sign in</p>', '{"query":{"search":[{}]}}', '[]'])(
    'does not mistake %s for no result',
    async body => {
      const { provider } = await wiki(body)
      await expect(provider.search(query('battery'), call())).rejects.toMatchObject({ kind: 'unreachable' })
    },
  )

  it('passes on how the server refused', async () => {
    const { provider } = await wiki({}, { status: 403 })
    await expect(provider.search(query('battery'), call())).rejects.toMatchObject({ kind: 'blocked' })
  })

  it('stays silent for another site, and says that dates do not apply', async () => {
    const { provider, requests } = await wiki()
    expect(await provider.search(query('battery', { site: 'example.com' }), call())).toEqual({
      hits: [],
      partial: true,
    })
    expect(requests).toEqual([])
    const { note } = await provider.search(query('battery', { since: '2026-01-01' }), call())
    expect(note).toContain('no publication date')
  })

  it('knows which override is one exact origin', () => {
    expect(wikipediaOrigin('http://127.0.0.1:8080/{lang}')).toBe('http://127.0.0.1:8080')
    expect(wikipediaOrigin('https://{lang}.wiki.example')).toBeUndefined()
  })
})
