import { describe, expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const prose =
  'The harbour keeper wrote down the tide and the wind, and the ships that came from the north in the cold months of that year.'
const rowsIn = async (grid: string) => {
  const page = html(
    `<article><h1>Lamps</h1>${`<p>${prose}</p>`.repeat(4)}${grid}${`<p>${prose}</p>`.repeat(4)}</article>`,
  )
  return blocks(await parse(page, { markdown: true })).filter(block => block.startsWith('table_row'))
}

const data = [
  ['', 'Oil a night', 'Price'],
  ['Brass', '4 pints', '$20'],
  ['Tin', '9 pints', '$7'],
]
const expected = [
  'table_row: | Oil a night | Price',
  'table_row: Brass | 4 pints | $20',
  'table_row: Tin | 9 pints | $7',
]

describe('a comparison that is built from other elements is a table', () => {
  test('by the roles of its parts', async () => {
    const row = (cells: readonly string[]) =>
      `<div role="row">${cells.map(cell => `<span role="cell">${cell}</span>`).join('')}</div>`
    expect(await rowsIn(`<div role="table"><div role="rowgroup">${data.map(row).join('')}</div></div>`)).toEqual(
      expected,
    )
  })

  const grid = (name: string, rows: readonly (readonly string[])[] = data) =>
    `<div class="${name}">${rows.map(row => `<div>${row.map(cell => `<div>${cell}</div>`).join('')}</div>`).join('\n')}</div>`

  test('by its name and shape', async () => {
    expect(await rowsIn(grid('table lamps'))).toEqual(expected)
    expect(await rowsIn(grid('comparison-table'))).toEqual(expected)
    const note = await rowsIn(grid('table', [...data, ['Prices of 1851']]))
    expect(note).toEqual([...expected, 'table_row: Prices of 1851'])
  })

  test('by the class of each column, where its cells stand one after the other', async () => {
    const columns = ['col-first', 'col-second', 'col-last']
    const flat = (rows: readonly (readonly string[])[], names = columns) =>
      `<div class="summary-table">${rows.flatMap((row, n) => row.map((cell, i) => `<div class="${n === 0 ? 'table-header ' : ''}${names[i]} row-${n % 2}">${cell}</div>`)).join('\n')}</div>`
    expect(await rowsIn(flat(data))).toEqual(expected)
    expect(await rowsIn(flat(data, ['col', 'col', 'col']))).toEqual([])
    expect(await rowsIn(flat([...data, ['Candle']]))).toEqual([])
  })

  test('and not where its rows differ, it holds texts, or nothing calls it a table', async () => {
    expect(await rowsIn(grid('table', [['Candle', 'none'], ...data]))).toEqual([])
    expect(await rowsIn(grid('table', [...data, ['Candle', `${prose} `.repeat(5), '$1']]))).toEqual([])
    expect(await rowsIn(grid('table-of-contents'))).toEqual([])
    expect(await rowsIn(grid('cards'))).toEqual([])
  })
})

test('a drawn mark in an empty cell says yes or no', async () => {
  const cells = (marks: readonly string[]) => `<tr>${marks.map(mark => `<td>${mark}</td>`).join('')}</tr>`
  const rows = [
    ['Lamp', 'Wind', 'Rain', 'Fog'],
    [
      'Brass',
      '<span class="icon icon-table-tick"></span>',
      '<i class="fa fa-times"></i>',
      '<img src="x.png" alt="Picture">',
    ],
    ['Tin', '<img src="y.png" alt="check mark">', '<span class="checkout"></span>', '<i class="icon"></i>'],
  ]
  expect(await rowsIn(`<table>${rows.map(cells).join('')}</table>`)).toEqual([
    'table_row: Lamp | Wind | Rain | Fog',
    'table_row: Brass | ✓ | ✗ |',
    'table_row: Tin | ✓ | |',
  ])
})
