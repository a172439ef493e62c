import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openResearch } from '../../src/mcp/open-research.ts'
import { knownPlaces } from '../../src/read/places/known-places.ts'
import { wayback } from '../../src/read/places/wayback.ts'
import { readTargets } from '../../src/read/reader.ts'
import { type Answer, serve } from '../net/loopback.ts'
import { openProduct, type TestOptions } from '../support/product.ts'
import { html } from './places/support.ts'

const tide = html('Tide', 'The tide at the north quay turned at four, an hour before the tables said that it would.')
const gull = html('Gull', 'A gull that follows a ship for nine days is said to bring the tenth one fair weather.')
const status =
  (code: number): Answer =>
  (_, response) =>
    response.writeHead(code).end()
const redirect =
  (location: string): Answer =>
  (_, response) =>
    response.writeHead(301, { location }).end()

function product(settings: Readonly<Record<string, string>> = {}, options: TestOptions = {}) {
  return openProduct({ ...options, config: { allowPrivate: true, settings } })
}

describe('two addresses of one text', () => {
  it('are one source where one redirects to the other, in one call and in two', async () => {
    const { origin, asked } = await serve({ '/old': redirect('/new'), '/new': tide, '/short': redirect('/new') })
    const { call } = await product()
    const both = await call('read', { urls: [`${origin}/old`, `${origin}/new`] })
    expect(both.data?.['sources']).toEqual(['s1'])
    const before = asked.length
    expect((await call('read', { urls: [`${origin}/new`] })).data?.['sources']).toEqual(['s1'])
    expect(asked).toHaveLength(before)
    expect((await call('read', { urls: [`${origin}/short`] })).data?.['sources']).toEqual(['s1'])
  })

  it('are one source on one site, and stay two where only the canonical link says so', async () => {
    const part = (n: number) =>
      html(
        `Part ${n}`,
        `This is part ${n} of a long story about the lamps of the harbour and who lights them.`,
      ).replace('<title>', '<link rel="canonical" href="/story"><title>')
    const { origin } = await serve({ '/a': tide, '/a?print=1': tide, '/story': part(1), '/story?page=2': part(2) })
    const { call } = await product()
    const ids = async (path: string) => (await call('read', { urls: [origin + path] })).data?.['sources']
    expect([await ids('/a'), await ids('/a?print=1')]).toEqual([['s1'], ['s1']])
    expect([await ids('/story?page=2'), await ids('/story')]).toEqual([['s2'], ['s3']])
  })

  it('are two sources on two sites: one is a copy of the other', async () => {
    const [one, other] = [await serve({ '/': tide }), await serve({ '/': tide })]
    const { call } = await product()
    const reply = await call('read', { urls: [one.origin, other.origin.replace('127.0.0.1', 'localhost')] })
    expect(reply.data?.['sources']).toHaveLength(2)
  })
})

describe('a page that is gone', () => {
  const archive = (
    page: string,
    answers = tide,
    closest: object = { available: true, status: '200', timestamp: '20200102030405' },
  ) => ({
    [`/wayback/available?${new URLSearchParams({ url: page })}`]: JSON.stringify({ archived_snapshots: { closest } }),
    [`/web/20200102030405id_/${page}`]: answers,
  })

  it.each([404, 410])('is read from the archive after a %i, and said to be', async code => {
    const { origin } = await serve({ '/gone': status(code) })
    const wayback = await serve(archive(`${origin}/gone`))
    const { call, services } = await product({ WAYBACK_URL: wayback.origin })
    const { text, session = '' } = await call('read', { urls: [`${origin}/gone`] })
    expect(text).toContain('archived copy of 2020-01-02: the page itself is gone')
    expect(text).toContain('The tide at the north quay')
    const [source] = (await (await services()).store.load(session)).sources
    expect(source).toMatchObject({
      state: 'read',
      address: `${origin}/gone`,
      access: { archived: '2020-01-02T03:04:05Z' },
    })
  })

  it('is gone where the archive has no copy or fails', async () => {
    const { origin } = await serve({ '/gone': status(404) })
    const empty = await serve({
      [`/wayback/available?${new URLSearchParams({ url: `${origin}/gone` })}`]: '{"archived_snapshots":{}}',
    })
    for (const archive of [empty.origin, 'http://127.0.0.1:9']) {
      const { call } = await product({ WAYBACK_URL: archive })
      expect((await call('read', { urls: [`${origin}/gone`] })).error?.kind).toBe('not_found')
    }
  })

  it('is not looked for there when it is blocked, forbidden, failing or out of reach', async () => {
    const robots: Answer = (_, response) => response.end('User-agent: *\nDisallow: /private')
    const { origin } = await serve({ '/robots.txt': robots, '/blocked': status(403), '/failing': status(500) })
    const { origin: asked, asked: paths } = await serve({})
    const { call } = await product({ WAYBACK_URL: asked })
    const urls = [`${origin}/blocked`, `${origin}/private`, `${origin}/failing`, 'http://127.0.0.1:9/refused']
    expect((await call('read', { urls })).data).toMatchObject({ sources: [], failed: 4 })
    expect(paths).toEqual([])
  })

  it('is never named to the public archive when it is private', async () => {
    const { origin } = await serve({ '/gone': status(404) })
    const { call } = await product()
    expect((await call('read', { urls: [`${origin}/gone`] })).error?.kind).toBe('not_found')
  })
})

describe('a site that does not answer', () => {
  it('leaves an older copy, which is said to be one', async () => {
    let code = 200
    const { origin } = await serve({
      '/': (_, response) => response.writeHead(code, { 'content-type': 'text/html' }).end(tide),
    })
    const first = await product()
    await first.call('read', { urls: [origin] })
    // What waits to be written is written now.
    await (await first.services()).reader.net.close()
    code = 500
    const later = await product({}, { home: first.home, now: 86_400_000 })
    const { text } = await later.call('read', { urls: [origin] })
    expect(text).toContain('from a copy of 2026-11-22, the site did not answer')
    expect(text).toContain('The tide at the north quay')
  })
})

describe('a known place', () => {
  it('is read by its identifier, with facts of ours in the reply', async () => {
    const editor = await serve({
      '/rfc/rfc9999.html': html('RFC 9999', 'A harbour MUST show three red lights while its gate is closed to ships.'),
      '/rfc/rfc9999.json': JSON.stringify({ title: 'Signals', obsoleted_by: ['RFC10001'], pub_date: 'May 2021' }),
    })
    const { call } = await product({ RFC_EDITOR_URL: editor.origin })
    const { text } = await call('read', { urls: ['RFC 9999'] })
    expect(text.split('\n')[1]).toMatch(
      /^s1 read · https:\/\/www\.rfc-editor\.org\/rfc\/rfc9999 · 2 paragraphs · read through RFC Editor · obsoleted by RFC 10001 · published 2021-05 · sha256 /,
    )
  })

  it('is read from what stands by where its text cannot be parsed', async () => {
    const entry =
      '<entry><published>2023-01-02T03:04:05Z</published><updated>2023-01-02T03:04:05Z</updated><title>Tides</title><summary>We measure how tides move and settle sand in harbours.</summary></entry>'
    const { origin } = await serve({
      '/api/query?id_list=2301.00001&max_results=1': `<feed>${entry}</feed>`,
      '/pdf/2301.00001': (_, response) => response.setHeader('content-type', 'application/pdf').end('%PDF-1.7 broken'),
    })
    const { call } = await product({ ARXIV_URL: origin })
    const { text } = await call('read', { urls: ['https://arxiv.org/abs/2301.00001'] })
    expect(text).toContain('We measure how tides move')
    expect(text).toContain('read through arXiv · first version 2023-01-02 · only its abstract could be read')
  })

  it('stays shut where the environment says off', async () => {
    const { call } = await product({ RFC_EDITOR_URL: 'off' })
    const { error } = await call('read', { urls: ['RFC 9999'] })
    expect(error?.message).toContain('www.rfc-editor.org')
  })

  it('has doors whose addresses the environment can name', () => {
    const used = [...knownPlaces, wayback].flatMap(({ doors }) => Object.values(doors).map(({ variable }) => variable))
    for (const name of used)
      expect(readConfig({ [name]: 'https://example.org' }).settings).toEqual({ [name]: 'https://example.org' })
  })
})

describe('a batch', () => {
  it('has ids in the order in which its addresses were given, whichever answers first', async () => {
    const after =
      (ms: number, page: string): Answer =>
      async (_, response) => {
        await sleep(ms)
        response.writeHead(200, { 'content-type': 'text/html' }).end(page)
      }
    const pages = [120, 0, 60].map((ms, n) => [
      `/${n}`,
      after(ms, html(`Lamp ${n}`, `Of lamp ${n} the keeper wrote that it burned for ${n + 2} nights and a day.`)),
    ])
    const { origin } = await serve(Object.fromEntries(pages))
    const { call } = await product()
    const { text } = await call('read', { urls: ['/0', '/1', '/2'].map(path => origin + path) })
    expect(text.match(/^s\d read · .*$/gm)?.map(line => line.replace(/^(s\d).*\/(\d) .*/, '$1 $2'))).toEqual([
      's1 0',
      's2 1',
      's3 2',
    ])
  })

  it('keeps what came, with a line for each that did not', async () => {
    const { origin } = await serve({ '/tide': tide, '/gull': gull, '/gone': status(404), '/no': status(403) })
    const { call } = await product()
    const urls = ['/tide', '/gone', '/gull', '/no'].map(path => origin + path)
    const { text, data } = await call('read', { urls: [...urls, 'no address', 'http://169.254.169.254/'] })
    expect(data).toMatchObject({ failed: 4 })
    expect(text).toContain('The tide at the north quay')
    expect(text).toContain('A gull that follows a ship')
    for (const kind of ['not found', 'blocked', 'invalid', 'forbidden']) expect(text).toMatch(new RegExp(`· ${kind}: `))
  })

  it('does not wait for a slow page longer than its patience, and the page can be asked again', async () => {
    let isSlow = true
    const slow: Answer = (_, response) => {
      if (isSlow) void sleep(6_000).then(() => response.end(gull))
      else response.end(gull)
    }
    const { origin } = await serve({ '/slow': slow, '/tide': tide })
    const { services, call } = await product()
    const { store, reader } = await services()
    const { session = '' } = await call('plan', { question: 'Which way does the tide turn at the north quay?' })
    const desk = await openResearch(store, session, { tool: 'read', args: {} })
    const target = (path: string) => ({ type: 'url' as const, url: origin + path })
    const started = performance.now()
    const outcomes = await readTargets([target('/slow'), target('/tide')], { patienceMs: 1_500 }, reader, desk, {
      signal: new AbortController().signal,
      progress: () => undefined,
    })
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(outcomes.map(({ error, source }) => error?.kind ?? source?.state)).toEqual(['timeout', 'read'])
    isSlow = false
    const again = await call('read', { urls: [`${origin}/slow`], session })
    expect(again.text).toContain('A gull that follows a ship')
  })
})
