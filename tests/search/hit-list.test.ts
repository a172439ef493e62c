import { expect, test } from 'vitest'
import { cutFence } from '../support/fence.ts'
import { openProduct } from '../support/product.ts'
import { nowhere } from '../support/providers.ts'
import { serveRequests } from './tools/support.ts'

const LONG = `${'The garden society meets on Mondays. '.repeat(30)}A snake plant lives for months at 50 foot-candles. ${'Tea is served at four. '.repeat(30)}`
const pages = [
  ['snake', 'Snake plants in dark rooms', LONG],
  ['lux', 'Light meters for houseplants', 'How many foot-candles or lux a windowsill has, room by room'],
  ['shop', 'Scented candles', 'Hand-poured wax in forty colours, for every table'],
  ['chess', 'Tournament pieces', 'Weighted, of boxwood and ebony, with a board'],
] as const

const others = Object.fromEntries(Object.keys(nowhere).map(name => [name, 'off']))

/** Beside a service that fails, an engine that finds all of its pages for every query but those of nothing, and a shop's for deals. */
async function engine() {
  const address = await serveRequests(async request => {
    const query = new URL(request.url).searchParams.get('q') ?? ''
    const wanted = query.includes('nothing') ? [] : pages
    const results = wanted.map(([name, title, content]) => ({ url: `https://${name}.example.org/p`, title, content }))
    return Response.json({ results, unresponsive_engines: [] })
  })
  const settings = { ...others, CROSSREF_URL: nowhere['CROSSREF_URL'] ?? '', SEARXNG_URL: address }
  const product = await openProduct({ web: true, config: { settings } })
  const search = async (args: object) => (await product.call('search', args)).text
  return { ...product, search }
}

const listed = (text: string) => cutFence(text).inside.filter(line => /^s\d/.test(line))

test('hits without a telling word of the queries are one line at the end, and not proposed', async () => {
  const { search } = await engine()
  const text = await search({ queries: ['snake plant foot-candles'], limit: 4 })
  expect(text).toContain('4 hits: s1 s2 s3 s4')
  expect(text).toContain('less likely, as title and snippet share hardly a telling word with what is asked: s3 s4\n')
  expect(listed(text)).toEqual([
    's1 found · web · Snake plants in dark rooms',
    's2 found · web · Light meters for houseplants',
    's3 Scented candles · s4 Tournament pieces',
  ])
  expect(text).toContain('next: read source: ["s1", "s2"].')
})

test('a long snippet is shown around the words of the query', async () => {
  const { search } = await engine()
  const text = await search({ queries: ['snake plant foot-candles'], limit: 4 })
  const [snippet = ''] = cutFence(text).inside.filter(line => line.includes('Tea is served'))
  expect(snippet).toMatch(/^ +… A snake plant lives for months at 50 foot-candles\./)
  expect(snippet.length).toBeLessThan(330)
})

test('what was shown before is named in a line; what was only less likely is shown when it fits', async () => {
  const { search } = await engine()
  await search({ queries: ['snake plant foot-candles'], limit: 4 })
  const text = await search({ queries: ['snake plant light', 'boxwood pieces'], limit: 4 })
  expect(listed(text)).toEqual([
    's1 found, shown before · Snake plants in dark rooms',
    's2 found, shown before · Light meters for houseplants',
    's4 found · web · query 1 · Tournament pieces',
    's3 Scented candles',
  ])
  expect(text).not.toContain('Tea is served')
})

test('what the plan asks for is likely whatever the query', async () => {
  const { search, call } = await engine()
  await call('plan', { question: 'Which light meters tell how many lux houseplants get?' })
  const text = await search({ queries: ['boxwood'], limit: 4 })
  expect(listed(text)).toEqual([
    's1 found · web · Light meters for houseplants',
    's2 found · web · Tournament pieces',
    's3 Snake plants in dark rooms · s4 Scented candles',
  ])
})

test('only hits that fit what the plan still asks are proposed', async () => {
  const { search, call } = await engine()
  await call('plan', { question: 'How long do snake plants live in dark rooms?' })
  expect(await search({ queries: ['snake plant', 'boxwood pieces'], limit: 4 })).toContain('next: read source: ["s1"].')
  expect(await search({ queries: ['boxwood pieces'], limit: 4 })).not.toContain('read source: ["s4"')
})

test('where others failed, an empty answer of the web is one, with who gave it and for which site', async () => {
  const { search, call } = await engine()
  expect(await search({ queries: ['nothing at all'], site: 'example.org' })).toContain('cite it as [@n1]')
  const { text } = await call('recall', { id: 'n1' })
  expect(text).toContain('"nothing at all site:example.org" found nothing with searxng on')
})

test('a query all of whose hits speak of something else found nothing of it, and can be cited for that', async () => {
  const { search, call } = await engine()
  const text = await search({ queries: ['gallium nitride', 'snake plant'], limit: 4 })
  expect(text).toContain(
    'n1 records a search that found nothing of it, as no hit shares a telling word: “gallium nitride”; cite it as [@n1]',
  )
  expect(text).not.toContain('n2 ')
  expect((await call('recall', { id: 'n1' })).text).toContain('found nothing of it among 4 hits with searxng on')
  const { text: drafted } = await call('draft_report', { text: '# A\n\nNothing was found on gallium nitride [@n1].' })
  expect(drafted).not.toContain('p1')
})

test('addresses that differ by a slash at the end are one source, and what failed before is told in short', async () => {
  const address = await serveRequests(async request => {
    const query = new URL(request.url).searchParams.get('q') ?? ''
    const url = `https://harbour.example.org/tides${query.includes('again') ? '/' : ''}`
    return Response.json({ results: [{ url, title: 'Tides', content: 'Of tides again' }], unresponsive_engines: [] })
  })
  const settings = { ...others, CROSSREF_URL: nowhere['CROSSREF_URL'] ?? '', SEARXNG_URL: address }
  const { call } = await openProduct({ web: true, config: { settings } })
  const first = (await call('search', { queries: ['tides'], kinds: ['web', 'scholarly'] })).text
  expect(first).toMatch(/^new research r-\w+, as no `session` was named\n1 hit: s1\n/)
  expect(first).toMatch(/^crossref unreachable: .+/m)
  const second = (await call('search', { queries: ['tides again'], kinds: ['web', 'scholarly'] })).text
  expect(second).toMatch(/^1 hit: s1; none new to this research\n/)
  expect(second).toMatch(/^as before: crossref unreachable$/m)
})
