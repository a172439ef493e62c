import { expect, test } from 'vitest'
import { html, parse } from './support.ts'

const prose =
  'A car with a range of 275 miles differs little from one with 325 miles, and what counts is a charger at home.'
const read = (tables: string) =>
  parse(html(`<main><h1>Range</h1><p>${prose} ${prose}</p>${tables}<p>${prose} ${prose}</p></main>`))
const table = (head: string, body: string): string =>
  `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
const head = '<th>Model</th><th>Range (miles)</th>'

test('of a table that came without its rows nothing is text, and the reader is told', async () => {
  const one = await read(table(head, ''))
  expect(one.text).not.toContain('Model')
  expect(one.omitted).toEqual(['a table has no rows in the page as it was served'])
  const two = await read(`${table(head, '')}<p>${prose}</p>${table(head, '<tr><td></td><td> </td></tr>')}`)
  expect(two.omitted).toEqual(['2 tables have no rows in the page as it was served'])
})

test('a table with rows, a head whose rows stand in the next table and a row of data keep their heads', async () => {
  const row = '<tr><td>Ariya</td><td>289</td></tr>'
  for (const tables of [
    table(head, row),
    `${table(head, '')}<table><tbody>${row}</tbody></table>`,
    '<table><tr><th>Model</th><td>Ariya</td></tr></table>',
  ]) {
    const page = await read(tables)
    expect(page.text).toContain('Model')
    expect(page.omitted).toBeUndefined()
  }
})
