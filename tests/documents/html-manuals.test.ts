import { describe, expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const prose = (n: number): string =>
  `<p>Lamp ${n} is trimmed by the keeper every evening before the sun has set, and again when half of the night is over, whatever the weather may be.</p>`
const type = (name: string): string => `<a class="type" href="${name}.html">${name}</a>`
const member = (n: number): string =>
  `<details class="member" open><summary><section id="m${n}"><a class="src" href="src/${n}.html">Source</a><h4>pub fn trim${n}(&amp;self, ${type('Wick')}) -&gt; ${type('Result')}&lt;${type('Lamp')}&gt;</h4></section></summary>
  <div class="docs">${n % 2 ? prose(n) : '<p>Trims.</p>'}</div></details>`
const members = [1, 2, 3, 4, 5, 6, 7, 8].map(member).join('')
const menu = `<nav><ul>${[1, 2, 3, 4, 5, 6, 7, 8].map(n => `<li><a href="#m${n}">trim${n}</a></li>`).join('')}</ul></nav>`
const manual = (inner: string, heading = 'Struct Lamp'): string =>
  html(`${menu}<main><section id="content"><h1>${heading}</h1><pre>pub struct Lamp {}</pre>${prose(20)}${prose(21)}
    <h2>Implementations</h2><div class="members">${inner}</div></section></main>`)

describe('a manual of a program', () => {
  test('keeps the signatures of all its members, which are mostly links', async () => {
    const signatures = blocks(await parse(manual(members))).filter(block => block.startsWith('heading4'))
    expect(signatures).toHaveLength(8)
    expect(signatures[1]).toBe('heading4: pub fn trim2(&self, Wick) -> Result<Lamp>')
  })

  test('does not say where the code stands, nor that a name can be copied', async () => {
    const since = '<p><span>1.59.0 (const: 1.83.0)</span> · <a href="src/9.html">Source</a></p>'
    const { text } = await parse(
      manual(members + since, 'Struct Lamp <button title="Copy path">Copy item path</button>'),
    )
    expect(text).not.toContain('Source')
    expect(text).not.toContain('Copy item')
  })

  test('keeps a heading that is a button', async () => {
    const { text } = await parse(manual(`${members}<h3><button class="copy">What is a wick?</button></h3>${prose(30)}`))
    expect(text).toContain('What is a wick?')
  })
})

test('a short page is read from its main part, whatever the class of its body says', async () => {
  const page = `<html class="light sidebar-visible"><head><title>T</title></head><body>
    <div><h2>Keyboard shortcuts</h2><p>Press S to search.</p></div>
    <ul class="theme-popup"><li><button>Light</button></li><li><button>Coal</button></li></ul>
    <main><h1>Appendix</h1><p>What follows is of use on the way.</p></main></body></html>`
  expect(blocks(await parse(page))).toEqual(['heading1: Appendix', 'paragraph: What follows is of use on the way.'])
})
