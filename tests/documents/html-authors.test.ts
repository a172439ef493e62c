import { expect, test } from 'vitest'
import { authorName } from '../../src/documents/html/authors.ts'
import { html, parse } from './support.ts'

test.each([
  ['Keith Barlow Senior Autos Reporter', 'Keith Barlow'],
  ['Ann van Lee, Deputy Tech Editor', 'Ann van Lee, Deputy Tech Editor'],
  ['Rachel Orr Writer', 'Rachel Orr'],
  ['By Matt Rich ⋅ Review Editor ⋅', 'Matt Rich'],
  ['Ann Lee 4 August 2010', 'Ann Lee'],
  ['Ann Lee30 Sep 2022, 11:07am', 'Ann Lee'],
  ['The Currency Editor', 'The Currency Editor'],
  ['Great Day Editorial Team', 'Great Day Editorial Team'],
  ['May Writer', 'May Writer'],
  ['Added by Ann Weller over 2 years ago. Updated 3 minutes ago.', 'Ann Weller'],
  ['Post by ann_weller » Sat Jan 20, 2024 9:12 pm', 'ann_weller'],
  ['Posted in software on March 5, 2024 by Ann Weller ‐ 3 min read', 'Ann Weller'],
])('of %s the name is %s', (line, name) => {
  expect(authorName(line)).toBe(name)
})

test.each(['Acme Docs', 'Gadget Documentation'])('%s is a manual and no author', async author => {
  const head = `<title>Queues</title><meta name="author" content="${author}"><meta property="og:site_name" content="Acme">`
  const page = await parse(
    html('<main><h1>Queues</h1><p>A queue keeps what was sent until it is read.</p></main>', head),
  )
  expect(page.author).toBeUndefined()
})

test('a person stands before the account that a page names', async () => {
  const head = '<title>Queues</title><meta name="author" content="mlee99">'
  const main = (byline: string) =>
    html(`<main><h1>Queues</h1>${byline}<p>A queue keeps what was sent until it is read.</p></main>`, head)
  expect((await parse(main('<p>By Mary Lee</p>'))).author).toBe('Mary Lee')
  expect((await parse(main(''))).author).toBe('mlee99')
})

test('an account that shares all pages of a site wrote none of them', async () => {
  const head = (creator: string) =>
    `<title>Lamps</title><meta name="twitter:site" content="@lampshop"><meta name="twitter:creator" content="${creator}">`
  const page = (creator: string) =>
    parse(html('<main><h1>Lamps</h1><p>All lamps of the house.</p></main>', head(creator)))
  expect((await page('@LampShop')).author).toBeUndefined()
  expect((await page('@annweller')).author).toBe('annweller')
})

test('who posted it where and when is read from one line', async () => {
  const byline = '<p>Posted in <a href="/s">software</a> on March 5, 2024 by <a href="/a">Ann Weller</a></p>'
  const page = await parse(
    html(`<main><h1>Queues</h1>${byline}<p>A queue keeps what was sent until it is read.</p></main>`),
  )
  expect(page).toMatchObject({ author: 'Ann Weller', published: '2024-03-05' })
})

const body = '<p>A queue keeps what was sent until it is read.</p>'

test.each([
  [
    'all authors of a work',
    '<meta name="citation_authors" content="Ann Lee"><meta name="citation_authors" content="Bo Dunn">',
    '',
    'Ann Lee, Bo Dunn',
  ],
  [
    'what is shown where it is shared',
    '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">',
    '',
    'Ann Lee',
  ],
  ['a name below its label', '', '<p>Written by</p><p>Ann Lee, keeper</p>', 'Ann Lee, keeper'],
  [
    'a link to the page of a writer',
    '',
    '<div><a href="/blog/authors/ann-lee/">View all posts by Ann Lee</a></div>',
    'Ann Lee',
  ],
])('the author is told by %s', async (_, head, byline, author) => {
  const page = html(`<main><h1>Queues</h1>${byline}${body}</main>`, `<title>Queues</title>${head}`)
  expect((await parse(page, { url: 'https://q.example/queues' })).author).toBe(author)
})

test('links of a menu, to a licence and to many writers name no author', async () => {
  const link = (name: string) => `<a href="/authors/${name.toLowerCase().replace(' ', '-')}/">${name}</a>`
  const many = ['Ann Lee', 'Bo Dunn', 'Cy Ash', 'Di Birk'].map(link).join(' ')
  const licence = '<a href="https://licences.example/licenses/by/4.0/">Share Alike Licence</a>'
  for (const other of [`<nav>${link('Ann Lee')}</nav>`, `<p>${many}</p>`, `<p>${licence}</p>`])
    expect((await parse(html(`<main><h1>Queues</h1>${body}</main>${other}`))).author).toBeUndefined()
})

test('a person who is named stands before the house that publishes', async () => {
  const data =
    '{"@type":"Article","author":{"@type":"Organization","name":"Lamp House"},"publisher":{"@type":"Organization","name":"Lamp House"}}'
  const page = (byline: string) =>
    html(
      `<main><h1>Queues</h1>${byline}${body}</main>`,
      `<title>Q</title><script type="application/ld+json">${data}</script>`,
    )
  expect((await parse(page('<p>By Ann Lee</p>'))).author).toBe('Ann Lee')
  expect((await parse(page(''))).author).toBe('Lamp House')
})

test.each(['Name *', '© 2026 Lamp House', 'Ann Lee says:'])('%s is no name', line => {
  expect(authorName(line)).toBeUndefined()
})

test('who signs a text below it wrote it, where nobody else is named', async () => {
  const main = (byline: string, below: string) =>
    html(`<main><h1>Queues</h1>${byline}<p>A queue keeps what was sent until it is read.</p><p>It is short at night.</p>
      <p>Nobody waits then.</p>${below}</main>`)
  const signed = '<h3>Written by Cora Hart</h3><p>Cora Hart writes about waiting.</p>'
  expect((await parse(main('', signed))).author).toBe('Cora Hart')
  expect((await parse(main('<p>By Mary Lee</p>', signed))).author).toBe('Mary Lee')
})
