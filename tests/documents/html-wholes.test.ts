import { describe, expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const prose = (n: number) =>
  `<p>Part ${n} of the manual says how the keeper of a lamp trims its wick, fills its tank, cleans its glass and writes down what he did. He does so every evening before the sun has set, and again when the night is half over, whatever the weather may be.</p>`
const link = (text: string) => `<a href="https://tools.example/${text}">${text}</a>`
const row = (name: string, what: string) =>
  `<tr><td>${link(name)}</td><td>${link(`V:${name.length}, I:9`)}</td><td>${link('406')}</td><td>${what}</td></tr>`
const section = (n: number, inner: string) =>
  `<div class="section"><h2>${n}. Of lamps</h2>${prose(n)}${inner}${prose(n)}</div>`
const manual = (inner: string) =>
  html(`<h1>The manual of lamps</h1>${section(1, '')}${section(2, inner)}${section(3, '')}`)

describe('what belongs together is kept together', () => {
  test('a table whose rows are links but for a few words keeps its head and all its rows', async () => {
    const table = `<table><thead><tr><th>Tool</th><th>Use</th><th>Size</th><th>Note</th></tr></thead><tbody>${[
      row('wick', `a ${link('long')} one`),
      row('snuffer', 'puts the flame of a lamp out without any smoke, also where the wind comes in by the door'),
      row('tank', `see ${link('the-oil')}`),
      row('funnel', `of ${link('tin')}`),
    ].join('')}</tbody></table>`
    const rows = blocks(await parse(manual(table))).filter(block => block.startsWith('table_row'))
    expect(rows.map(text => text.slice(11).split(' | ')[0])).toEqual(['Tool', 'wick', 'snuffer', 'tank', 'funnel'])
  })

  test('a box in the text that is called a sidebar keeps its text', async () => {
    const box = `<div class="sidebar"><p class="title"><strong>Note: two lamps</strong></p><p>Where two lamps burn side by side, the keeper trims that one first which stands nearer to the sea, since ships see it before they see the other.</p><p>How bright both are depends on the oil that he has, on the wick, and on how well the glass was cleaned.</p></div>`
    const { text } = await parse(manual(box))
    expect(text).toContain('Note: two lamps\n\nWhere two lamps burn side by side')
    expect(text).toContain('depends on the oil')
  })

  test('a note of a few words keeps its text, and its title where it is called by that', async () => {
    const note = (title: string) =>
      `<aside aria-label="Hot glass"><p aria-hidden="true">${title}</p><div><p>Touch the glass only when it has cooled.</p></div></aside>`
    const listing = (n: number) => `<h3>lamp.trim${n}()</h3><pre>lamp.trim${n}({ wick: ${n} })</pre>`
    const api = [1, 2, 3, 4, 5, 6].map(listing).join('')
    const page = await parse(manual(`${api}${prose(4)}${note('Hot glass')}${prose(5)}${note('Forget this')}`))
    expect(page.text.split('Touch the glass only')).toHaveLength(3)
    expect(page.text).toContain('Hot glass\n\nTouch')
    expect(page.text).not.toContain('Forget')
  })

  test('a sidebar of links beside the text stays out', async () => {
    const menu = `<div class="sidebar"><p>More</p><ul>${['Oil', 'Wicks', 'Glass', 'Ships'].map(one => `<li>${link(one)}</li>`).join('')}</ul></div>`
    const { text } = await parse(manual(menu))
    expect(text).not.toContain('Wicks')
  })
})

const turner = (first: string, middle: string, last: string) =>
  `<div><table width="100%"><tr><td><a accesskey="p" href="a.html">${first}</a></td><th>${middle}</th><td><a accesskey="n" href="c.html">${last}</a></td></tr></table><hr></div>`

test.each([
  ['Prev', 'Chapter 30. Lamps and the sea', 'Next'],
  ['上一页', '第 30 章 灯与海', '下一页'],
])('a table that turns the pages of a manual is none of its text: %s', async (first, middle, last) => {
  const page = (inner: string) =>
    html(`${turner(first, middle, last)}<h1>Lamps</h1>${inner}${turner(first, middle, last)}`)
  for (const inner of [prose(1), [1, 2, 3, 4].map(prose).join('')]) {
    const { text } = await parse(page(inner))
    expect(text).toContain('Part 1 of the manual')
    expect(text).not.toContain(middle)
    expect(text).not.toContain(first)
  }
})

test('a table of data that says what comes next is no page turner', async () => {
  const table =
    '<table><tr><th>Stage</th><th>Next</th></tr><tr><td>Trimmed</td><td>Filled</td></tr><tr><td>Filled</td><td>Lit</td></tr></table>'
  const { text } = await parse(manual(table))
  expect(text).toContain('Trimmed | Filled')
})
