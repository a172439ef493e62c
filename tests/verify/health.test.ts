import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Answer, serve } from '../net/loopback.ts'
import { openProduct, temporaryFolder } from '../support/product.ts'
import { nowhere } from '../support/providers.ts'

const doi = '10.5555/cells.1'
const page = (title: string, date = '') => `<!doctype html><html><head><title>${title}</title>
<meta name="citation_doi" content="${doi}">${date && `<meta property="article:published_time" content="${date}">`}</head>
<body><article><h1>${title}</h1><p>The walls of the cells of moss are four times as thick as those of ferns.</p>
<p>They grow for ninety days, and stop when it is dark for longer than it is light.</p></article></body></html>`

const work = {
  'updated-by': [
    { DOI: '10.5555/r', type: 'retraction', source: 'retraction-watch', updated: { 'date-parts': [[2025, 3, 7]] } },
    { DOI: '10.5555/r', type: 'retraction', source: 'publisher', updated: { 'date-parts': [[2025, 3, 8]] } },
    { DOI: '10.5555/v', type: 'new_version', source: 'publisher' },
  ],
}
const claim = 'The walls of the cells of moss are four times as thick as those of ferns'

async function withCrossref(answer: Answer) {
  const asked: string[] = []
  const crossref = await serve({
    [`/works/${encodeURIComponent(doi)}`]: (request, response) => {
      asked.push(request.url ?? '')
      answer(request, response)
    },
  })
  const pages = await serve({ '/moss': page('Moss', '2024-02-03') })
  const settings = { ...nowhere, CROSSREF_URL: crossref.origin }
  const product = await openProduct({ web: true, config: { settings, allowPrivate: true } })
  await product.call('plan', { question: 'How thick are the walls of moss cells?' })
  await product.call('read', { urls: [`${pages.origin}/moss`] })
  return { ...product, asked, pages }
}

test('a retraction is asked for once, shown with the evidence and kept with the source', async () => {
  const { call, asked, services } = await withCrossref((_, response) => response.end(JSON.stringify({ message: work })))
  expect(asked).toEqual([])
  const first = await call('cross_verify', { claims: [claim] })
  expect(first.text).toMatch(/^c1 supported[^\n]*\nbeware of s1: retracted on 2025-03-07 \(Crossref\)\n/)
  await call('cross_verify', { claims: [claim] })
  expect(asked).toHaveLength(1)
  const { text } = await call('recall', { kind: 'sources' })
  expect(text).toMatch(/^1 sources\nbeware of s1: retracted on 2025-03-07 \(Crossref\)\n/)
  const [source] = (await (await services()).store.load(first.session ?? '')).sources
  expect(source).toMatchObject({ state: 'read', notices: { found: [{ kind: 'retracted', date: '2025-03-07' }] } })
})

test('a work that nothing was registered against is in good health; a registry that fails is said and asked again', async () => {
  const healthy = await withCrossref((_, response) => response.end('{"message":{}}'))
  expect((await healthy.call('cross_verify', { claims: [claim] })).text).not.toContain('beware')
  const unknown = await withCrossref((_, response) => response.writeHead(404).end('Resource not found.'))
  expect((await unknown.call('cross_verify', { claims: [claim] })).text).not.toMatch(/beware|could not be asked/)
  const failing = await withCrossref((_, response) => response.writeHead(500).end())
  for (const _ of [1, 2])
    expect((await failing.call('cross_verify', { claims: [claim] })).text).toContain(
      'whether s1 was retracted could not be asked',
    )
  expect(failing.asked).toHaveLength(2)
})

test('without the network no registry is asked', async () => {
  const pages = await serve({ '/moss': page('RETRACTED: Moss') })
  const { call } = await openProduct({ config: { allowPrivate: true } })
  await call('read', { urls: [`${pages.origin}/moss`] })
  await call('read', { urls: [`${pages.origin}/gone`] })
  const { text } = await call('cross_verify', { claims: [`Currently ${claim.toLowerCase()}`] })
  expect(text).toContain('\nbeware of s1: retracted, says its title\n')
  expect((await call('recall', { kind: 'sources' })).text).toMatch(
    /^2 sources\nbeware of s1: retracted, says its title\nundated: s1\ndead links: s2 \(not found\)\n/,
  )
})

test('a file that is the copy of a page has the fame of its site', async () => {
  const folder = await temporaryFolder()
  const { call } = await openProduct({ config: { roots: [folder] } })
  const path = join(folder, 'moss.txt')
  await writeFile(path, `${claim}.`)
  await call('read', { path, url: 'https://www.theonion.com/moss-1' })
  expect((await call('cross_verify', { claims: [claim] })).text).toMatch(/^beware of s1: .*satir/m)
})
