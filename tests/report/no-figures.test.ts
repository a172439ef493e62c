import { expect, test } from 'vitest'
import { askedFigures } from '../../src/evidence/figure-check.ts'
import { isNoFigure, isPointer } from '../../src/report/no-figures.ts'

const asked = (sentence: string, names: readonly string[] = [], texts: readonly string[] = []) =>
  askedFigures(sentence)
    .filter(one => !isNoFigure(one, sentence, { names, texts }))
    .map(({ text }) => text.trim())

test.each([
  ['Tables in PostgreSQL 15 may have 1600 columns.', ['1600']],
  ['The tool runs on Windows 11 and on Debian 12.', []],
  ['Scripts for Python 3 keep 5 copies.', ['5']],
  ['PostgreSQL 15 的数据页有 8 kB。', ['8 kB']],
  ['在 Debian 12 上,快照保留 30 天。', ['30 天']],
  ['Figure 1 shows the three limits.', []],
  ['Table 2 compares the four stores.', []],
  ['图 1 给出三个上限。', []],
  ['表 2 比较四种方案。', []],
])('%s: a name and what the report counts itself are no figures', (sentence, expected) => {
  expect(asked(sentence)).toEqual(expected)
})

test('a source may name its version itself', () => {
  const sentence = 'Zig 11 builds it.'
  expect(asked(sentence)).toEqual(['11'])
  expect(asked(sentence, ['https://docs.example.org/zig-doc-11/build.html'])).toEqual([])
  expect(asked(sentence, ['The Zig 11 manual'])).toEqual([])
  expect(asked(sentence, ['The Zig 12 manual'])).toEqual(['11'])
})

test('where the cited place numbers the same thing otherwise, the number is to be checked', () => {
  expect(asked('Scripts for Python 4 keep copies.', [], ['Scripts for Python 3 keep copies.'])).toEqual(['4'])
  expect(asked('Figure 7 shows the trend.', [], ['The trend is in Figure 2.'])).toEqual(['7'])
  expect(asked('趋势见图 7。', [], ['趋势如图 2 所示。'])).toEqual(['7'])
})

test.each([
  ['代表 44 人出席。', ['44']],
  ['这是第 12 次会议。', ['12']],
  ['Tesla sold 44 cars.', ['44']],
  ['In China 2024 was a good year.', ['2024']],
  ['In Germany 15 plants were closed.', ['15']],
  ['At BioNTech 50 doses were lost.', ['50']],
  ['It came with PostgreSQL 15.', ['15']],
  ['The option was added in SQLite 38.', ['38']],
  ['从 Debian 12 起默认启用。', ['12']],
  ['特斯拉 Tesla 44 辆车被召回。', ['44']],
  ['iPhone 15 万部售出。', ['15 万']],
  ['Figure 1 shows that three limits were lifted.', ['three']],
  ['Figure 1 shows a rise of 44 % in twelve months.', ['44 %', 'twelve months']],
  ['The three limits are low.', ['three']],
  ['图 1 显示,三个上限都提高了。', ['三']],
])('%s: a figure is one', (sentence, expected) => {
  expect(asked(sentence)).toEqual(expected)
})

test('a sentence that only points at a figure of the report says nothing that could be denied', () => {
  expect(isPointer('Figure 1 shows the limits of both stores.')).toBe(true)
  expect(isPointer('表 2 比较各方案的取舍。')).toBe(true)
  expect(isPointer('Figure 1 shows that no store has a limit.')).toBe(false)
  expect(isPointer('图 1 说明价格在上升。')).toBe(false)
  expect(isPointer('The chart shows 44 columns.')).toBe(false)
  expect(isPointer('Both stores have limits.')).toBe(false)
})
