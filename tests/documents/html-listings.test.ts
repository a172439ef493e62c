import { expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const around = (listing: string): string =>
  html(
    `<main><h1>Send a message</h1><p>Put the following into a file of its own and start it from the terminal of your machine.</p>${listing}<p>After a few moments the message stands in the list of the console.</p></main>`,
  )

const codeOf = async (listing: string): Promise<string | undefined> =>
  blocks(await parse(around(listing)))
    .find(block => block.startsWith('code: '))
    ?.slice('code: '.length)

const line = (number: number, code: string): string =>
  `<div class="r"><span class="n1">${number}</span><div class="c"><div>${code}</div></div></div>`

test('numbers of lines in elements of their own are no code, and a numbered blank line is one blank line', async () => {
  const code = ['import os', '', 'def send():', '    return os.name', ')']
  const listing = `<pre><div>${code.map((text, i) => line(i + 1, text)).join('')}</div></pre>`
  expect(await codeOf(listing)).toBe('import os\n\ndef send():\n    return os.name\n)')
})

test.each([
  ['run into the code', '<pre>1export A=one\n2export B=two</pre>', 'export A=one\nexport B=two'],
  [
    'with a space, counting blank lines too',
    '<pre>  1 import os\n  2\n  3 def send():\n  4     return 1</pre>',
    'import os\n\ndef send():\n    return 1',
  ],
  [
    'of a listing that begins later, called so',
    '<pre><span class="lineno"> 9 </span>total = 1\n<span class="lineno">10 </span>print(total)\n</pre>',
    'total = 1\nprint(total)',
  ],
  ['with markup', '<pre>1<b>let</b> a\n2<b>let</b> b\n</pre>', 'let a\nlet b'],
  ['before tags', '<pre>1&lt;div&gt;\n2  &lt;p&gt;\n3&lt;/div&gt;</pre>', '<div>\n  <p>\n</div>'],
])('numbers of lines go: %s', async (_, listing, expected) => {
  expect(await codeOf(listing)).toBe(expected)
})

test('a column of numbers beside a listing is none', async () => {
  const read = await parse(
    around(
      '<table><tr><td class="gutter"><pre>1\n2\n</pre></td><td><pre>let a = 5\nlet b = 6\n</pre></td></tr></table>',
    ),
  )
  expect(blocks(read).filter(block => block.startsWith('code'))).toEqual(['code: let a = 5\nlet b = 6'])
})

test.each([
  ['data with a space', '1 apple\n2 pear\n3 plum'],
  ['data with commas', '1,apple\n2,pear\n3,plum'],
  ['a list', '1. Boil water\n2. Add rice\n3. Wait'],
  ['a list with brackets', '1) Boil\n2) Add\n3) Wait'],
  ['places', '1st Ann Lee\n2nd Bo Ek\n3rd Cy Orr'],
  ['lengths', '1px solid\n2px solid\n3px solid'],
  ['output of a count', '1\n2\n3'],
  ['output of a game', '1\n2\n3 fizz\n4\n5 buzz\n6 fizz'],
  ['numbers that do not run', '1let a\n3let b\n5let c'],
  ['labels of BASIC', '10PRINT A\n20GOTO 10'],
  ['one line', '1export A=one'],
  ['a line without', 'id name\n1 apple\n2 pear'],
])('numbers that are code stay: %s', async (_, code) => {
  expect(await codeOf(`<pre>${code}</pre>`)).toBe(code)
})

test('highlighted numbers of data stay', async () => {
  const number = (n: number): string => `<span class="mi">${n}</span>`
  expect(await codeOf(`<pre>${[1, 2, 3].map(n => `${number(n)} apples`).join('\n')}</pre>`)).toBe(
    '1 apples\n2 apples\n3 apples',
  )
  expect(await codeOf(`<pre>a = [${number(1)}, ${number(2)}]\nb = ${number(3)}</pre>`)).toBe('a = [1, 2]\nb = 3')
})
