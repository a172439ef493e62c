import { expect, test } from 'vitest'
import { html, parse } from './support.ts'

const textOf = async (body: string): Promise<string> => (await parse(html(`<main><h1>Cars</h1>${body}</main>`))).text

test.each([
  ['Look for a &lt;strong&gt;health report&lt;/strong&gt;, not a guess.', 'Look for a health report, not a guess.'],
  ['A &lt;p&gt;report &lt;em&gt;by us&lt;/em&gt;&lt;br/&gt;today&lt;/p&gt; helps.', 'A report by us today helps.'],
  ['See &lt;a href="https://a.example/"&gt;the list&lt;/a&gt; of cars.', 'See the list of cars.'],
])('tags that a page escaped by mistake go: %s', async (line, expected) => {
  expect(await textOf(`<p>${line}</p>`)).toContain(expected)
})

test.each([
  ['The &lt;b&gt; element makes &lt;b&gt;text&lt;/b&gt; bold.', '<b>text</b>'],
  ['Write &lt;b&gt;so&lt;/b&gt; as HTML.', '<b>so</b>'],
  ['Less than &lt;i and more &gt; than that.', '<i and more >'],
  ['Open with &lt;b&gt; and go on.', '<b>'],
  ['A &lt;b&gt;car&lt;/b&gt; and a &lt;video&gt;', '<b>car</b>'],
  ['<code>&lt;b&gt;car&lt;/b&gt;</code> is what you see.', '<b>car</b>'],
])('tags that a text speaks of stay: %s', async (line, expected) => {
  expect(await textOf(`<p>${line}</p>`)).toContain(expected)
})

test('a page with markup in its listings keeps what it says of it', async () => {
  const text = await textOf('<p>Say &lt;b&gt;it&lt;/b&gt; loud.</p><pre>&lt;b&gt;it&lt;/b&gt;</pre>')
  expect(text).toContain('Say <b>it</b> loud')
})
