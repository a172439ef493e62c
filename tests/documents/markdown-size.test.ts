import { marked, type Tokens } from 'marked'
import { beforeAll, describe, expect, test } from 'vitest'
import { html, parse } from './support.ts'

const many = (part: (index: number) => string): string => Array.from({ length: 5_000 }, (_, i) => part(i)).join('')

describe('Markdown of much of a kind takes no longer for each of it', { timeout: 30_000 }, () => {
  // What is read once, with the first page.
  beforeAll(async () => void (await parse(html('<p>Tide</p>'), { markdown: true })))

  test.each([
    [
      'rows',
      `<table><tr><th>Day<th>Tide</tr>${many(i => `<tr><td>${i}<td>rise ${i}</tr>`)}</table>`,
      '| 4999 | rise 4999 |',
    ],
    ['rows without a header', `<table>${many(i => `<tr><td>${i}<td>rise ${i}</tr>`)}</table>`, '| 4999 | rise 4999 |'],
    [
      'columns',
      `<table><tr>${many(i => `<th>${i}`)}</tr><tr>${many(i => `<td>rise ${i}`)}</tr></table>`,
      '| rise 4999 |',
    ],
    ['white space', `<p>a${'&nbsp;'.repeat(200_000)}</p><pre>b${'\n'.repeat(200_000)}c</pre>`, 'c'],
    ['labels and values', many(i => `<div><span>Tide ${i}</span><span>rise ${i}</span></div>`), 'rise 4999'],
  ])('%s', async (_name, body, last) => {
    const begun = performance.now()
    const { markdown } = await parse(html(body), { markdown: true })
    expect(markdown).toContain(last)
    expect(performance.now() - begun).toBeLessThan(5_000)
  })
})

test('a table without a row of headings gets an empty one, and one cell is no table', async () => {
  const body = '<table><tr><td>a</td><td>b<br>c</td></tr><tr><td>d</td></tr></table><table><tr><th>e</th></tr></table>'
  const { markdown } = await parse(html(body), { markdown: true })
  expect(markdown).toBe('|     |     |\n| --- | --- |\n| a   | b c |\n| d   |\n\ne')
})

test('a bar in a cell ends no cell, in code either', async () => {
  const body = '<table><tr><th>a | b</th><th>c</th></tr><tr><td><code>x || y</code></td><td>d \\| e</td></tr></table>'
  const { markdown = '' } = await parse(html(body), { markdown: true })
  const tables = marked.lexer(markdown).filter((token): token is Tokens.Table => token.type === 'table')
  const cells = tables.flatMap(({ header, rows }) => [header, ...rows].map(row => row.map(({ text }) => text)))
  expect(cells).toEqual([
    ['a | b', 'c'],
    ['`x || y`', 'd \\\\| e'],
  ])
})
