import { expect, test } from 'vitest'
import { html, parse } from './support.ts'

const url = 'https://kilns.example/book/part-4.html'
const names = ['Choosing the wood', 'Stacking the pots', 'The first fire', 'Holding the heat', 'Cooling without cracks']
const entry = (name: string, at: number, number = ''): string =>
  `<dt><span><a href="chapter-${at + 1}.html">${number}${name}</a></span></dt>`
const intro =
  '<p>This part is about the firing itself, from the day on which the wood is brought in to the day on which the door is opened. It takes a week.</p><p>Who has fired before may skip its first chapter, though the wood of a wet year burns unlike any other and wants to be known.</p>'
const bar =
  '<table><tr><td><a href="part-3.html" accesskey="p">Prev</a></td><td>Part IV. Firing</td><td><a href="part-5.html" accesskey="n">Next</a></td></tr></table>'
const page = (contents: string): string =>
  html(`${bar}<div class="part"><h1>Firing</h1>${contents}${intro}</div>${bar}`, '<title>Firing</title>')

test.each([
  ['are announced as such', '<div class="toc"><p><b>Table of Contents</b></p><dl class="toc">', ''],
  ['are numbered', '<div class="toc"><dl>', '4.'],
])('the chapters of a part that %s belong to its page', async (_name, open, number) => {
  const contents = names.map((name, at) => entry(name, at, number && `${number}${at + 1}. `)).join('')
  const { text } = await parse(page(`${open}${contents}</dl></div>`), { url })
  for (const name of names) expect(text).toContain(name)
  expect(text).not.toContain('Prev')
})

test('a list of links that nothing calls the contents is none of the text', async () => {
  const { text } = await parse(
    page(`<div class="toc"><dl>${names.map((name, at) => entry(name, at)).join('')}</dl></div>`),
  )
  expect(text).not.toContain('Holding the heat')
})

test('the contents of the page itself are not said twice', async () => {
  const own = names.map(name => `<dt><a href="${url}#${name.length}">${name}</a></dt>`).join('')
  const sections = names.map(name => `<h2>${name}</h2>${intro}`).join('')
  const { text } = await parse(page(`<div class="toc"><p><b>Contents</b></p><dl>${own}</dl></div>${sections}`), { url })
  expect(text.match(/Holding the heat/g)).toHaveLength(1)
})

test('contents that name the page among the others are its menu', async () => {
  const others = Array.from({ length: 12 }, (_, at) => `<li><a href="part-${at}.html">${at}. Part of the book</a></li>`)
  const menu = `<div class="contents"><p>Contents</p><ul>${others.join('')}</ul></div>`
  const { text } = await parse(html(`${menu}<h1>Firing</h1>${intro.repeat(4)}`), { url })
  expect(text).not.toContain('Part of the book')
})
