import { expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const names = ['Harbour', 'Storm', 'Brass', 'Cellar', 'Attic']
const rowsIn = async (head: string, last: (name: string) => string): Promise<readonly string[]> => {
  const rows = names.map((name, i) => `<tr><td>${name}</td><td>${i + 4} pints</td><td>${last(name)}</td></tr>`)
  const table = `<table><tr><th>Lamp</th><th>Oil</th>${head}</tr>${rows.join('')}</table>`
  return blocks(await parse(html(`<main><h1>Lamps</h1><p>All lamps of the house.</p>${table}</main>`)))
}
const links = (...labels: readonly string[]) => labels.map(label => `<a href="/${label}">${label}</a>`).join(' | ')

test('the links that every row offers alike are no part of the table', async () => {
  const read = await rowsIn('<th></th>', () => links('history', 'plain'))
  expect(read).toContain('table_row: Lamp | Oil')
  expect(read).toContain('table_row: Storm | 5 pints')
})

test('neither is a link that only opens a menu', async () => {
  const menu = () => '<a href="#" class="icon">Actions</a>'
  expect(await rowsIn('<th></th>', menu)).toContain('table_row: Storm | 5 pints')
})

test.each([
  ['a column with a name', '<th>Formats</th>', () => links('PDF', 'Word'), 'PDF | Word'],
  ['links that differ', '<th></th>', (name: string) => links(name, 'plain'), 'Storm | plain'],
  ['one link', '<th></th>', () => links('manual'), 'manual'],
])('%s stays', async (_, head, last, expected) => {
  expect(await rowsIn(head, last)).toContain(`table_row: Storm | 5 pints | ${expected}`)
})
