import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutLine, shownLines } from '../../src/report/line-cuts.ts'

const filler = 'Packs kept getting cheaper in every market that anyone looked at. '.repeat(5)

describe('a long line that changed', () => {
  test('is shown around the change, cut at both ends', () => {
    const [was, is] = ['$52/kWh', '$53/kWh'].map(price => `${filler}They cost ${price} in 2024. ${filler}`)
    expect(shownLines([was ?? ''], [is ?? ''])).toEqual([
      '- …rket that anyone looked at. They cost $52/kWh in 2024. Packs kept getting cheaper…',
      '+ …rket that anyone looked at. They cost $53/kWh in 2024. Packs kept getting cheaper…',
    ])
  })

  test('is held against the line that it became, not the one at its place', () => {
    const [a, b] = [`First. ${filler}Done.`, `Second. ${filler}Done.`]
    const shown = shownLines([a, b], [`New. ${'x'.repeat(300)}`, a.replace('Done', 'Over'), b.replace('Done', 'Gone')])
    expect(shown[3]).toMatch(/^\+ ….*Over\.$/)
    expect(shown[4]).toMatch(/^\+ ….*Gone\.$/)
  })

  test('keeps citations and characters whole', () => {
    const around = fc.array(fc.constantFrom('😀', '[@s1:12; @s3:4]', 'word ', '水'), { minLength: 80, maxLength: 120 })
    fc.assert(
      fc.property(around, around, (before, after) => {
        const [was, is] = ['$52', '$53'].map(price => `${before.join('')} ${price} ${after.join('')}`)
        for (const line of [...shownLines([was ?? ''], [is ?? '']), cutLine(was ?? '')]) {
          expect(line).not.toMatch(/\p{Surrogate}/u)
          expect(line.replaceAll('[@s1:12; @s3:4]', '')).not.toMatch(/[[\]@]/)
        }
        expect(shownLines([was ?? ''], [is ?? ''])[1]).toContain('$53')
      }),
    )
  })
})

test('short lines are shown whole', () => {
  expect(shownLines(['One.'], ['Two.', 'Three.'])).toEqual(['- One.', '+ Two.', '+ Three.'])
})
