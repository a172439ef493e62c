import { describe, expect, test } from 'vitest'
import { createAssessor } from '../../src/evidence/assess.ts'

function verdictOf(claim: string, rows: readonly string[], cited: number) {
  const text = rows.join('\n')
  let start = 0
  const paragraphs = rows.map(row => {
    const one = { kind: 'table_row' as const, start, end: start + row.length }
    start = one.end + 1
    return one
  })
  return createAssessor([{ id: 's1', text, paragraphs }]).assess(claim, [{ id: 's1', paragraph: cited }])
}

const laptops = [
  'Model | Battery | Weight (kg) | HDMI',
  'Orion 5 | 12 hours | 1.2 | Yes',
  'Orion 7 | 20 hours | 0.9 | No',
  'Vega (2024) | 9 hours | 2.1 | Yes',
]
const stoves = ['Stove | Price in 2023 | Price in 2024', 'Alder | €420 | €465', 'Birch | €380 | €401']
const turned = ['Property | Alder | Birch', 'Weight | 41 kg | 36 kg', 'Height | 90 cm | 75 cm']
const regions = ['地区 | 2022年产量（万吨） | 2023年产量（万吨）', '北岭 | 120 | 135', '南谷 | 98 | 87']

describe('a row of a table bears out', () => {
  test.each([
    ['a cell by its unit', 'The Orion 7 weighs 0.9 kg.', laptops, 3],
    ['two cells', 'The Orion 7 lasts 20 hours on its battery and weighs 0.9 kg.', laptops, 3],
    ['the column of a year', 'In 2024 the Birch stove had a price of €401.', stoves, 3],
    ['a cell of a table that has its things at the top', 'The Birch weighs 36 kg.', turned, 2],
    ['an answer', 'The Vega has HDMI.', laptops, 4],
    ['a denial of an answer', 'The Orion 7 has no HDMI.', laptops, 3],
    ['a cell as a draft says it', 'Alder: price in 2023: €420', stoves, 2],
    ['a Chinese cell', '南谷2023年产量为87万吨。', regions, 3],
  ])('%s', (_, claim, rows, cited) => {
    const { verdict, reasons } = verdictOf(claim, rows, cited)
    expect(verdict, `${reasons}`).toBe('supported')
  })
})

describe('a row of a table refutes', () => {
  test.each([
    ['another row’s figure', 'The Orion 7 weighs 1.2 kg.', laptops, 3],
    ['another column’s figure', 'In 2024 the Birch stove had a price of €380.', stoves, 3],
    ['the figure of another thing at the top', 'The Birch weighs 41 kg.', turned, 2],
    ['an answer', 'The Orion 7 has HDMI.', laptops, 3],
    ['the denial of an answer', 'The Vega has no HDMI.', laptops, 4],
  ])('%s', (_, claim, rows, cited) => {
    const { verdict, reasons } = verdictOf(claim, rows, cited)
    expect(verdict, `${reasons}`).toBe('refuted')
  })
})

describe('the column of a table decides a comparison', () => {
  test.each([
    ['The Orion 7 is lighter than the Orion 5.', laptops, 'supported'],
    ['The Orion 7 lasts longer on battery than the Vega.', laptops, 'supported'],
    ['The Orion 5 weighs more than the Vega.', laptops, 'refuted'],
    ['In 2024 the Alder had a lower price than the Birch.', stoves, 'refuted'],
    ['Of all the models listed, the Orion 7 has the lowest weight.', laptops, 'supported'],
    ['The Orion 7 has the lowest weight and the Vega the highest.', laptops, 'supported'],
    ['The Vega has the lowest weight and the Orion 7 the highest.', laptops, 'refuted'],
    ['The Orion 7 is faster than the Orion 5.', laptops, 'insufficient'],
    ['The Orion 7 is not lighter than the Orion 5.', laptops, 'insufficient'],
    ['The Orion 7 is lighter than the Orion 5 in every shop of the town.', laptops, 'insufficient'],
    ['The Alder had a lower price than the Birch.', stoves, 'insufficient'],
  ])('%s', (claim, rows, expected) => {
    const { verdict, reasons } = verdictOf(claim, rows, 3)
    expect(verdict, `${reasons}`).toBe(expected)
  })
})

describe('a row of a table leaves open', () => {
  test.each([
    ['what stands in another row', 'The Orion 5 weighs 0.9 kg.', laptops, 3],
    ['a figure of another kind under the head that is named', 'The weight of the Vega is 9 hours.', laptops, 4],
    ['what it does not speak of', 'The Orion 7 weighs 0.9 kg without its charger and stand.', laptops, 3],
    ['which of two prices', 'The Birch stove costs €401.', stoves, 3],
    ['a Chinese figure of another year', '南谷2022年产量为87万吨。', regions, 3],
  ])('%s', (_, claim, rows, cited) => {
    const { verdict, reasons } = verdictOf(claim, rows, cited)
    expect(['insufficient', 'refuted'], `${reasons}`).toContain(verdict)
  })
})

test('a table of thousands of rows takes no longer for each of them', () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, i) => `Mill ${i} on the river | ${10_000 + i * 7} | ${20 + (i % 300)}`,
  )
  const table = ['Mill | Output | Workers', ...rows]
  verdictOf('Mill 3 on the river has an output of 10,021.', table.slice(0, 9), 5)
  const begun = performance.now()
  expect(verdictOf('Mill 77 on the river has an output of 10,539.', table, 79).verdict).toBe('supported')
  expect(verdictOf('The mills on the river have many workers.', table, 79).verdict).toBe('insufficient')
  expect(performance.now() - begun).toBeLessThan(5_000)
})
