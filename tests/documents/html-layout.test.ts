import { expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const prose = '<p>A kiln keeps what heat it got until its door is opened, which takes a day and a night.</p>'
const around = (body: string): string => html(`<main><h1>The kiln</h1>${prose}${prose}${body}${prose}</main>`)
const markdownOf = async (body: string): Promise<string> =>
  (await parse(around(body), { markdown: true })).markdown ?? ''

test('headings in lists that lay out sections are headings, the items between them a list', async () => {
  const sections = `<ul><li><h2>Firing</h2>${prose}<ul><li><h3>Wood</h3>${prose}</li></ul></li><li>Glaze it twice, the first coat thinly.</li><li>Let it dry for two days.</li><li><h2>Cooling</h2>${prose}</li></ul>`
  const markdown = await markdownOf(sections)
  for (const heading of ['## Firing', '### Wood', '## Cooling']) expect(markdown.split('\n')).toContain(heading)
  expect(markdown).toContain('-   Glaze it twice, the first coat thinly.\n-   Let it dry for two days.')
})

test('a heading is one line of Markdown, in a link or with breaks in it', async () => {
  const markdown = await markdownOf(
    `<a href="https://kiln.example/wood"><h2>Which wood</h2>${prose}</a><h2>fire(kiln)<br>where<div>kiln: Kiln</div></h2>${prose}`,
  )
  expect(markdown.split('\n')).toContain('## [Which wood](https://kiln.example/wood)')
  expect(markdown.split('\n')).toContain('## fire(kiln) where kiln: Kiln')
})

test('phrases side by side are not glued, parts of a word stay together', async () => {
  const caption =
    '<figure><img src="a.png"><figcaption><strong>Kilns of clay</strong><span>Ready ones (red) stand in a row.</span></figcaption></figure>'
  const page = await parse(around(`${caption}<p>Our <b>Kiln</b><i>Works</i> began as a <b>Pot</b>House here.</p>`), {
    markdown: true,
  })
  expect(blocks(page)).toContain('caption: Kilns of clay Ready ones (red) stand in a row.')
  expect(page.text).toContain('Our KilnWorks began as a PotHouse here.')
  expect(page.markdown).toContain('**Kilns of clay** Ready ones (red) stand in a row.')
})

test.each([
  '<p>Next: <a href="#b" accesskey="n" rel="next">Wood</a>, Up: <a href="#a" accesskey="u" rel="up">Kilns</a></p>',
  '<p>[<a href="1">Date Prev</a>][<a href="2">Date Next</a>][<a href="3">Thread Prev</a>][<a href="4">Thread Index</a>]</p>',
  '<ul><li><strong>Next by date:</strong> <a href="2">Re: A question of wood</a></li></ul>',
])('a line that turns pages is not read: %#', async line => {
  const { text } = await parse(around(`<h2>Wood</h2>${prose}${line}<h2>Coal</h2>`))
  expect(text).toContain('Coal')
  expect(text).not.toMatch(/Next|Thread/)
})

test.each([
  ['<pre class="code js literal-block">fire(kiln)</pre>', 'js'],
  ['<pre><code class="python">fire(kiln)</code></pre>', 'python'],
  ['<pre class="brush: ruby">fire(kiln)</pre>', 'ruby'],
  ['<pre class="example">fire(kiln)</pre>', ''],
])('the language of %s', async (listing, language) => {
  expect(await markdownOf(listing)).toContain(`\`\`\`${language}\nfire(kiln)`)
})
