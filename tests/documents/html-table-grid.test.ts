import { expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const prose =
  'The keepers of both houses wrote down every evening how long each lamp had burned and how much oil it had taken.'
const rowsOf = async (rows: readonly string[]) => {
  const table = `<table>${rows.map(row => `<tr>${row}</tr>`).join('')}</table>`
  const page = await parse(html(`<main><h1>Lamps</h1><p>${prose}</p>${table}<p>${prose}</p></main>`))
  return blocks(page).flatMap(block => (block.startsWith('table_row') ? [block.slice(11)] : []))
}

test('a head of several rows stands over the columns that it names', async () => {
  const rows = [
    '<th rowspan="2">Lamp</th><th colspan="2">Summer</th><th colspan="2">Winter</th>',
    '<th>Hours</th><th>Oil</th><th>Hours</th><th>Oil</th>',
    '<td>Tin</td><td>9</td><td>2</td><td>11</td><td>3</td>',
  ]
  expect(await rowsOf(rows)).toEqual([
    'Lamp | Summer | | Winter',
    '| Hours | Oil | Hours | Oil',
    'Tin | 9 | 2 | 11 | 3',
  ])
})

test('a cell beside several rows keeps its column, columns that only set apart are none', async () => {
  const rows = [
    '<th colspan="2">House</th><th colspan="2">Lamp</th><th>Hours</th>',
    '<td rowspan="2" colspan="2">North</td><td>Tin</td><td></td><td>9</td>',
    '<td>Brass</td><td></td><td>30</td>',
    '<td colspan="5">South</td>',
  ]
  expect(await rowsOf(rows)).toEqual(['House | Lamp | Hours', 'North | Tin | 9', '| Brass | 30', 'South'])
})

test('spans without end are cut', async () => {
  expect(
    await rowsOf(['<td rowspan="999999">Tin</td><td colspan="999999">9</td>', '<td>2</td><td>3</td>']),
  ).toHaveLength(2)
})
