import { describe, expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const prose = (n: number): string =>
  `<p class="p">Part ${n} tells at some length how a kiln is heated, how long it keeps its heat, and what that costs in wood and in hours of work, as was measured in three winters.</p>`
const section = (n: number, inner = ''): string =>
  `<section class="section"><h2>${n} Of kilns</h2>${prose(n)}${inner}${prose(n + 20)}</section>`
const paper = (inner: string, end = '', top = '<h1>On the heat of kilns</h1>'): string =>
  html(
    `<div class="page"><article class="document">${top}${section(1)}${section(2, inner)}${section(3)}${end}</article>
    </div>`,
    '<title>On the heat of kilns</title>',
  )

const note = (mark: string, text: string): string =>
  `<span class="note"><sup class="mark">${mark}</sup><span class="outer"><span><sup class="mark">${mark}</sup><span class="tag">${mark}</span>${text}</span></span></span>`

describe('a note that the markup holds in the midst of a sentence', () => {
  test('stands behind its paragraph', async () => {
    const { text } = await parse(
      paper(`<p>Wood${note('1', 'Of birch, if there is any.')} burns; coal${note('2', 'See below.')} glows.</p>`),
    )
    expect(text).toContain(
      'Wood[1] burns; coal[2] glows.\n\n[1] Of birch, if there is any.\n\n[2] See below.\n\nPart 22',
    )
  })

  test('stands behind its table', async () => {
    const rows = [1, 2, 3].map(n => `<tr><td>kiln ${n}</td><td>${n}00 degrees</td></tr>`).join('')
    const table = `<table>${rows}<tr><td>kiln 4${note('a', 'Built later.')}</td><td>900 degrees</td></tr></table>`
    expect((await parse(paper(table))).text).toContain('kiln 4[a] | 900 degrees\n\n[a] Built later.')
  })

  test('is no part of the title', async () => {
    const read = await parse(paper('', '', `<h1>On the heat of kilns${note('1', 'Paid for by the guild.')}</h1>`))
    expect(read.title).toBe('On the heat of kilns')
    expect(blocks(read).slice(0, 2)).toEqual([
      'heading1: On the heat of kilns',
      'paragraph: [1] Paid for by the guild.',
    ])
  })

  test('stands where it is, between blocks', async () => {
    const { text } = await parse(paper(`${note('†', 'thanks: to the guild.')}<p>The kiln was new.</p>`))
    expect(text).toContain('[†] thanks: to the guild.\n\nThe kiln was new.')
  })

  test('of the margin stands behind its paragraph too', async () => {
    const { text } = await parse(paper('<p>Wood <span class="sidenote">Of birch.</span> burns well.</p>'))
    expect(text).toContain('Wood burns well.\n\nOf birch.')
  })
})

test('references and appendices at the end of a paper are kept', async () => {
  const entry = (n: number): string =>
    `<li class="entry"><span>A. Potter and B. Smith (19${n}0)</span> <span>The ${n}th kiln. J. Clay ${n} (2), pp. ${n}1.</span></li>`
  const references = `<section class="bibliography"><h2>References</h2><ul>${[1, 2, 3, 4, 5].map(entry).join('')}</ul></section>`
  const appendix = `<section class="appendix"><h2>Appendix A</h2><p>The heat was taken by hand.</p></section>`
  const { text } = await parse(paper('', references + appendix))
  expect(text).toContain('References')
  expect(text).toContain('The 5th kiln. J. Clay 5 (2), pp. 51.')
  expect(text).toContain('The heat was taken by hand.')
})

test('the line ends that a long formula has behind % are no part of it', async () => {
  const tex = 'a_{1}+a_{%\n 2}=10\\%\n of b'
  const math = `<math alttext="x"><mi>x</mi><annotation encoding="application/x-tex">${tex}</annotation></math>`
  expect((await parse(paper(`<p>It is ${math} at most.</p>`))).text).toContain('It is a_{1}+a_{2}=10\\% of b at most.')
})

describe('the authors of a paper', () => {
  const person = (name: string): string =>
    `<span class="creator role_author"><span class="personname">${name}</span><span class="notes">Guild of Potters, 12 Clay Street</span></span>`

  test('are named without where they work', async () => {
    const top = `<h1>On the heat of kilns</h1><div class="authors">${person('Ann Lee')} ${person('Li Wei')}</div>`
    expect((await parse(paper('', '', top))).author).toBe('Ann Lee, Li Wei')
  })

  test('are not those of a work that it cites', async () => {
    const cited = `<section class="bibliography"><ul><li><span class="bib_author author">Bo Smith</span> Clay.</li></ul></section>`
    expect((await parse(paper('', cited))).author).toBeUndefined()
  })
})
