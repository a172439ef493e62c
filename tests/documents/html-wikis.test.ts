import { expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const prose = (n: number): string =>
  `<p>Marsh ${n} lies behind the dike and is flooded twice a day; what grows there has to bear salt, and what lives there has to bear both salt and sun.</p>`
const edit = (n: number): string =>
  `<span class="section-tools"><span>[</span><a href="/w/index.php?title=Marsh&amp;action=edit&amp;section=${n}" title="Edit section">edit</a><span>]</span></span>`
const section = (n: number, name: string, inner: string): string =>
  `<h2><span class="headline" id="${name}">${name}</span>${edit(n)}</h2>${inner}`
const links = '<ul><li><a href="/wiki/Dike">Dike</a></li><li><a href="/wiki/Salt">Salt</a></li></ul>'
const notes = `<ol class="notes"><li>Weller, Ann (2024). The book of marshes. Harbour Press. p. 12.</li><li>Kowalski, D. (2021). "On mud". Journal of Coasts. 4 (2): 11–19.</li></ol>`
const article = (inner: string): string =>
  html(
    `<div id="content"><h1>Marsh</h1><div class="output">${prose(1)}${prose(2)}${section(1, 'History', prose(3) + prose(4))}${section(2, 'Plants', prose(5) + prose(6))}${inner}</div></div>
    <div><h2>Menu</h2><ul><li><a href="/">Main page</a></li><li><a href="/random">Random page</a></li></ul></div>`,
    '<title>Marsh - Notes</title>',
  )

test('the link by which a section is edited is no part of its heading', async () => {
  const headings = blocks(await parse(article(''))).filter(block => block.startsWith('heading2'))
  expect(headings).toEqual(['heading2: History', 'heading2: Plants'])
})

test('a list of links under a heading in the midst of a text is kept with it', async () => {
  const { text } = await parse(article(section(3, 'See also', links) + section(4, 'References', notes)))
  expect(text).toContain('See also\n\nDike\nSalt\n\nReferences\n\nWeller, Ann')
  expect(text).not.toContain('Random page')
})

test('items of a list that only link are kept where others of it say more', async () => {
  const item = (name: string, more = '') =>
    `<li><a href="https://marsh.example/plant/${name}"><strong>${name}</strong></a>${more}</li>`
  const list = `<ol>${item('Glasswort')}${item('Sea beet')}${item('Aster', '<strong> (in the middle, where it flowers late and feeds the last bees)</strong>')}${item('Lavender')}${item('Sedge', '<strong> (above the flood, by transplant, i.e. a small nursery plant)</strong>')}${item('Grass')}</ol>`
  const many = Array.from({ length: 30 }, (_, i) => prose(10 + i)).join('')
  const shop =
    '<div class="related"><h3>Read next</h3><ul><li><a href="/a">Dikes of the north</a></li><li><a href="/b">Mud and its makers</a></li></ul></div>'
  const { text } = await parse(article(`${many}<p><strong>Six plants</strong></p>${list}${many}${shop}`))
  expect(text).toContain('Glasswort\nSea beet\nAster (in the middle')
  expect(text).toContain('Lavender\nSedge (above the flood')
  expect(text).not.toContain('Mud and its makers')
})
