import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ReportCitations, reportCitations } from '../../src/evidence/report-citations/report-citations.ts'

const list =
  '\n\n## Sources\n[1] One: https://one.example/a\n[2] Two: https://two.example/b\n[3] Three: https://three.example/c\n'

/** Each citation as its keys, or its address. */
const cited = ({ citations }: ReportCitations) =>
  citations.flatMap(({ references }) => references.map(({ key, url }) => key ?? url ?? '?'))

const forms: readonly (readonly [form: string, text: string, cites: readonly string[]])[] = [
  ['a number', `Costs fell by 12 % in 2024 [1].${list}`, ['1']],
  ['a chain', `Costs fell by 12 % in 2024[3][2].${list}`, ['3', '2']],
  ['a list', `Costs fell by 12 % in 2024 [3, 2].${list}`, ['3', '2']],
  ['a range', `Costs fell by 12 % in 2024 [1-3].${list}`, ['1', '2', '3']],
  ['a number that is a link', `Costs fell by 12 % [[2]](https://two.example/b).${list}`, ['2']],
  ['doubled brackets', `Costs fell by 12 % [[2]].${list}`, ['2']],
  ['a number that leads to the list', `Costs fell by 12 % ([1](#sources), [2](#sources)).${list}`, ['1', '2']],
  ['a number before a bracket', `Costs fell by 12 % [1][2](in euros).${list}`, ['1', '2']],
  ['a footnote', 'Costs fell by 12 %.[^a]\n\n[^a]: The survey, https://one.example/a', ['a']],
  ['a Chinese number', `2024年成本下降了12%【1】。${list}`, ['1']],
  ['a wide number', `2024年成本下降了12%［2］。${list}`, ['2']],
  ['a shell bracket', `2024年成本下降了12%〔3〕。${list}`, ['3']],
  ['Chinese lists and ranges', `2024年成本下降了12%【1，2-3】。${list}`, ['1', '2', '3']],
  ['raised numbers', `Costs fell by 12 % in 2024.¹ Prices of cells rose again.²${list}`, ['1', '2']],
  ['a link in words', 'The [price survey](https://one.example/a) puts the drop at 12 %.', ['https://one.example/a']],
  [
    'links in brackets',
    'Costs fell by 12 % ([One](https://one.example/a); [Two](https://two.example/b)).',
    ['https://one.example/a', 'https://two.example/b'],
  ],
  ['a bare address', 'Costs fell by 12 %: https://one.example/a.', ['https://one.example/a']],
  ['a source in brackets', 'Costs fell by 12 % (Source: https://one.example/a_(b)).', ['https://one.example/a_(b)']],
  ['a Chinese source', '成本下降了12%（来源：https://one.example/a）。', ['https://one.example/a']],
  ['an address with dagger lines', `Costs fell by 12 %【1†L3-L9】.${list}`, ['1']],
  ['no citation: powers and units', `The plot is 40 m² and the growth FL³ is 10⁻⁶.${list}`, []],
  ['no citation: an interval', `The index lies in [0, 1] for all cells.${list}`, []],
  ['no citation: code', `Call \`rows[1]\` for the first of the cells.${list}`, []],
  ['no citation: a picture', '![A cell](https://one.example/cell.png) shows the layers of the cell.', []],
]

test.each(forms)('reads %s', (_form, text, cites) => {
  const found = reportCitations(text)
  expect(cited(found)).toEqual(cites)
  expect(found.dangling).toEqual([])
  const standing = found.statements.flatMap(one => one.citations)
  expect(new Set(standing)).toEqual(new Set(found.citations.keys()))
})

const lists: readonly (readonly [form: string, text: string, entries: readonly string[]])[] = [
  [
    '[n] title: url',
    '[1] One: https://one.example/a\n[2] Two: https://two.example/b',
    ['1 One https://one.example/a', '2 Two https://two.example/b'],
  ],
  ['[n] title url', '## 参考文献\n[1] 统计公报 https://one.example/a', ['1 统计公报 https://one.example/a']],
  [
    'n. [title](url)',
    '### Sources\n1. [One](https://one.example/a)\n2. [Two (2nd)](https://two.example/b)',
    ['1 One https://one.example/a', '2 Two (2nd) https://two.example/b'],
  ],
  [
    'n. [title](url) without a heading',
    'Text.\n\n1. [One](https://one.example/a)\n2. [2024 Two](https://two.example/b)',
    ['1 One https://one.example/a', '2 2024 Two https://two.example/b'],
  ],
  ['n. title: url', 'References:\n1. One: https://one.example/a', ['1 One https://one.example/a']],
  ['bullets', '**来源**\n- [甲](https://one.example/a)', ['- 甲 https://one.example/a']],
  ['no address', '## 8. 参考文献\n[7] 音乐研究, 2011年第11期', ['7 音乐研究, 2011年第11期 -']],
  [
    'an identifier',
    '## References\n3. Smith: A study. doi:10.1000/xyz.5',
    ['3 Smith: A study. doi:10.1000/xyz.5 https://doi.org/10.1000/xyz.5'],
  ],
  [
    'an address on the next line',
    '## Sources\n[4] Four\n    https://four.example/d',
    ['4 Four https://four.example/d'],
  ],
  [
    'no list: numbered prose that cites',
    '1. **Freezing**: people hold on to what they know [[4]](https://one.example/a).',
    [],
  ],
  [
    'no list: a heading about sources of something',
    '## Sources of error\n1. Drift of the sensor was found in two runs.',
    [],
  ],
]

test.each(lists)('reads a list of the form %s', (_form, text, entries) => {
  const { sources } = reportCitations(text)
  expect(sources.map(({ key, title, url }) => `${key ?? '-'} ${title} ${url ?? '-'}`)).toEqual(entries)
})

test('says what does not fit together', () => {
  const text = `# Cells\n\nCosts fell by 12 % in 2024 [1][9]. See below.\n\n## Sources\n[1] One: https://one.example/a\n[2] Two: https://one.example/a#part\n[5] Five: https://five.example/`
  const { dangling, unused, duplicates, gaps, sources } = reportCitations(text)
  expect({ dangling, gaps }).toEqual({ dangling: ['9'], gaps: [3, 4] })
  expect(unused.map(i => sources[i]?.key)).toEqual(['2', '5'])
  expect(duplicates).toEqual([{ url: 'https://one.example/a', sources: [0, 1] }])
})

test('gives a citation to the sentence that it follows', () => {
  const text =
    'Costs fell by 12 % in 2024.[1] Prices of cells rose again. [Two](https://two.example/b)\n\n- Sales of cars grew, too ([1],[3]).\n\n### Outlook\nWe recommend to wait.'
  const { statements } = reportCitations(text + list)
  expect(statements.map(({ text, isFactual, citations }) => [text, isFactual, citations.length])).toEqual([
    ['Costs fell by 12 % in 2024.', true, 1],
    ['Prices of cells rose again.', true, 1],
    ['Sales of cars grew, too.', true, 2],
    ['We recommend to wait.', false, 0],
  ])
})

test('keeps code in the sentences, which may begin with it', () => {
  const text =
    'Workers share memory between threads. stream.pipeline() forwards errors to its `callback()`, too ([1]). `fs.promises` is older than the `vm` module [2].'
  const { statements } = reportCitations(text + list)
  expect(statements.map(one => [one.text, one.citations.length])).toEqual([
    ['Workers share memory between threads.', 0],
    ['stream.pipeline() forwards errors to its callback(), too.', 1],
    ['fs.promises is older than the vm module.', 1],
  ])
})

test('keeps places of the text, whatever the text', () => {
  const piece = fc.constantFrom(
    '[1]',
    '【2】',
    '[',
    '](',
    ')',
    'https://a.example/(b',
    '\n',
    '## Sources\n',
    'Costs fell. ',
    '[^a]:',
    '¹',
    '```',
    '来源：',
    '1. ',
    '|',
    '**',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 30 }), pieces => {
      const text = pieces.join('')
      const { sources, citations, statements } = reportCitations(text)
      for (const { start, end } of [...sources, ...citations, ...statements]) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }
      for (const { citations: own } of statements) for (const i of own) expect(citations[i]).toBeDefined()
    }),
  )
})

test.each([
  ['spaces behind a heading', `Sources${' '.repeat(50_000)}x`],
  ['many hashes', `${'#'.repeat(20_000)} Sources x`],
  ['spaces inside a mark', `Costs fell [1${' '.repeat(50_000)}x`],
  ['a chain of numbers', `Costs fell [${'1,'.repeat(20_000)}x`],
  ['open brackets', `Costs fell ${'[a'.repeat(20_000)}`],
  ['open links', `Costs fell ${'([a](https://a.example/('.repeat(3_000)}`],
  ['addresses without end', `[1] ${'https://'.repeat(10_000)}`],
  ['a wide rule', `${' '.repeat(50_000)}|-|x`],
  ['raised digits', `Costs fell.${'¹'.repeat(20_000)}`],
  ['empty brackets', `Costs fell (${' ,'.repeat(20_000)}x`],
])('takes no time over %s', (_, text) => {
  const begun = performance.now()
  reportCitations(`${text}${list}`)
  expect(performance.now() - begun).toBeLessThan(3_000)
})
