import { describe, expect, test } from 'vitest'
import { formatterFor } from '../../src/documents/office/number-format.ts'
import { parseDocument } from '../../src/documents/parse.ts'
import { docxOf, xlsxOf } from './zip-file.ts'

const shown = (value: number, code: string): string => formatterFor(164, code, false)(value)

describe('numbers as a spreadsheet shows them', () => {
  test.each([
    [1234567.891, '#,##0.00', '1,234,567.89'],
    [1234.5, '#,##0', '1,235'],
    [0.4375, '0.0%', '43.8%'],
    [-12.5, '"$"#,##0.00', '-$12.50'],
    [12.5, '[$€-407] #,##0.00', '€ 12.50'],
    [12.5, '#,##0.00" kWh"', '12.50 kWh'],
    [12345.678, '0.00E+00', '1.23E+04'],
    [0.1 + 0.2, 'General', '0.3'],
    [3, '0.##', '3'],
    [5.5, '# ?/?', '5.5'],
    [7, '@', '7'],
    [-3, '0;(0)', '-3'],
  ])('%f as %s', (value, code, text) => {
    expect(shown(value, code)).toBe(text)
  })

  test.each([
    [45_418, 'dd/mm/yyyy', '2024-05-06'],
    [45_418.75, 'm/d/yy h:mm', '2024-05-06 18:00'],
    [45_418, 'mmm-yy', '2024-05'],
    [45_418, 'yyyy"年"m"月"d"日"', '2024-05-06'],
    [0.75, 'h:mm:ss AM/PM', '18:00:00'],
    [1.5, '[h]:mm:ss', '36:00:00'],
    [1, 'yyyy-mm-dd', '1900-01-01'],
    [61, 'yyyy-mm-dd', '1900-03-01'],
  ])('day %f as %s', (value, code, text) => {
    expect(shown(value, code)).toBe(text)
  })

  test('files of old Macs count from 1904', () => {
    expect(formatterFor(14, undefined, true)(43_956)).toBe('2024-05-06')
  })
})

test('cells: shared positions, gaps, errors, booleans, inline text', async () => {
  const sheet =
    '<worksheet><sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>Name</t></is></c><c r="D2" t="str"><v>Value</v></c></row>' +
    '<row r="3"><c r="B3" t="b"><v>1</v></c><c r="D3" t="e"><v>#N/A</v></c></row><row r="4"><c><v>0.30000000000000004</v></c></row></sheetData></worksheet>'
  const { text, markdown } = await parseDocument({ bytes: xlsxOf(sheet), markdown: true })
  expect(text).toBe('S!A2:D4\n\n| Name | | Value\n| TRUE | | #N/A\n0.3 | | |')
  expect(markdown).toBe(
    '# S!A2:D4\n\n|  | Name |  | Value |\n| --- | --- | --- | --- |\n|  | TRUE |  | \\#N/A |\n| 0.3 |  |  |  |',
  )
})

describe('text that is set not to be seen', () => {
  const run = (properties: string, words: string): string => `<r><rPr>${properties}</rPr><t>${words}</t></r>`
  const word = async (body: string): Promise<string> =>
    (await parseDocument({ bytes: docxOf(`<document><body>${body}</body></document>`) })).text

  test.each([
    ['hidden', '<vanish/>'],
    ['white', '<color val="FFFFFF"/>'],
    ['of two points', '<sz val="4"/>'],
  ])('%s runs are left out', async (_name, properties) => {
    expect(await word(`<p>${run('', 'Seen')}${run(properties, ' unseen')}</p>`)).toBe('Seen')
  })

  test('white on a dark ground is kept, and so is what is merely small', async () => {
    expect(await word(`<p><pPr><shd fill="000080"/></pPr>${run('<color val="FFFFFF"/>', 'Title')}</p>`)).toBe('Title')
    expect(await word(`<p>${run('<sz val="12"/><vanish val="0"/>', 'Small print')}</p>`)).toBe('Small print')
    const cell = (words: string) => `<tc><p>${run('<color val="FFFFFF"/>', words)}</p></tc>`
    expect(await word(`<tbl><tr>${cell('Region')}${cell('GWh')}</tr></tbl>`)).toBe('Region | GWh')
  })
})
