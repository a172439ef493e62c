import { describe, expect, test } from 'vitest'
import { contentsLines } from '../../src/rank/contents-lines.ts'

function linesFound(lines: readonly string[], kind = 'paragraph'): readonly string[] {
  let at = 0
  const blocks = lines.map(line => {
    const start = at
    at += line.length + 2
    return { kind, start, end: start + line.length }
  })
  const found = contentsLines(lines.join('\n\n'), blocks)
  return lines.filter((_, i) => found.has(i))
}

const prose = 'The keeper trims the lamp each evening, as the manual of 1902 asks of him.'

describe('lines that only say where something stands', () => {
  test.each([
    ['leaders', ['Wicks … 3', '1.1 Oil and tanks ..... 4', '第二章 灯塔 …… 12']],
    ['an index with letters between', ['L', 'lamps … 3, 11', 'lenses … 7', 'O', 'oil … 4, 9–10']],
    ['several on a line', ['1.1 Wicks … 3 1.2 Oil … 4', '1.3 Glass … 6 1.4 Smoke … 8']],
    ['page numbers that grow', ['Wicks and lamps 3', 'Oil and tanks 4', 'Glass 9', 'Smoke 12']],
    ['pages after commas', ['lamps, 3, 11', 'lenses, 7, 8', 'oil, 4, 9', 'smoke, 2, 40']],
    ['numbers of sections', ['1.1. 灯芯', '1.2. 油与油箱', '1.3. 玻璃', '1.4. 烟']],
    ['chapters', ['Chapter 1. Wicks', 'Chapter 2. Oil', '1.2.1. Tanks', 'Appendix A. Smoke']],
  ])('%s', (_name, lines) => {
    expect(linesFound([prose, ...lines, prose])).toEqual(lines)
  })

  test.each([
    ['a sentence that trails off', ['He waited …', prose]],
    [
      'figures that do not grow',
      ['Lamps in 1902: 12', 'Lamps lit 7', 'Lamps lost 3', 'Lamps sold 9', 'Lamps bought 1'],
    ],
    ['one title that ends in a number', ['Lamps of the year 1902', prose, 'Lamps of the year 1903', prose]],
    ['steps', ['1. Trim the wick', '2. Fill the tank', '3. Clean the glass', '4. Light the lamp']],
    ['numbered sentences', ['1.1 He trims.', '1.2 He fills.', '1.3 He cleans.', '1.4 He lights.']],
  ])('but not %s', (_name, lines) => {
    expect(linesFound(lines)).toEqual([])
  })

  test('nor rows of a table', () => {
    expect(linesFound(['Wicks | 3', 'Oil | 4', 'Glass | 9', 'Smoke | 12'], 'table_row')).toEqual([])
  })
})
