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
