import { describe, expect, test } from 'vitest'
import { fixture, pagedBlocks, parseFixture } from './fixtures.ts'
import { expectExactOffsets } from './support.ts'

const reportBlocks = [
  'heading1: Grid storage in 2025',
  'paragraph: Mara Quist',
  'heading1: Summary',
  'paragraph: Grid batteries grew faster than any other storage in 2025. The fleet of the three coastal regions reached 41.6 GWh, up from 28.9 GWh a year earlier, and the average duration rose to 3.4 hours.',
  'paragraph: Report date: 14 March 2026',
  'heading2: Costs',
  'paragraph: Turnkey systems cost $117/kWh in the first quarter and $104/kWh in the fourth. Two things explain the fall:',
  'paragraph: Prices exclude land and grid connection.',
  'list_item1: cheaper cells, which now make up less than half of the price;',
  'list_item1: larger enclosures',
  'list_item2: fewer foundations',
  'list_item2: fewer cables',
  'list_item1: Ask for the duration.',
  'list_item1: Ask for the warranty.',
  'caption: Installed capacity at the end of 2025',
  'table_row: Region | Installed GWh | Share',
  'table_row: North | 18.2 | 43.8 %',
  'table_row: Center | 12.9 | 31.0 %',
  'table_row: South | 10.5 | 25.2 %',
  'quote: Duration, not power, decides what a battery earns.',
  'heading2: Method',
  'paragraph: Operators report monthly. We count a site once its meter has run for thirty days.',
  'code: def duration(energy, power):\n    return energy / power',
]

describe('texts', () => {
  test('Word: headings, nested lists, notes after their paragraph, table, quote, code', async () => {
    const page = await parseFixture('report.docx')
    expectExactOffsets(page)
    expect(pagedBlocks(page)).toEqual(reportBlocks)
    expect(page).toMatchObject({
      title: 'Grid storage in 2025',
      author: 'Mara Quist',
      published: '2026-03-14',
      language: 'en',
      extractor: 'docx/1',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    })
  })

  test('OpenDocument says the same', async () => {
    const page = await parseFixture('report.odt')
    expectExactOffsets(page)
    expect(pagedBlocks(page)).toEqual(reportBlocks.map(block => block.replace(/^caption/, 'paragraph')))
    expect(page).toMatchObject({ title: 'Grid storage in 2025', published: '2026-03-14', extractor: 'odf/1' })
  })

  test.each(['report-zh.docx', 'report-zh.odt', 'report-zh.epub'])('%s, in Chinese', async name => {
    const page = await parseFixture(name)
    expectExactOffsets(page)
    expect(page).toMatchObject({
      title: '2025年电网储能',
      author: '马千里',
      language: 'zh',
      published: expect.any(String),
    })
    const found = pagedBlocks(page)
    expect(found).toContain('heading2: 成本')
    expect(found).toContain('list_item2: 地基更少')
    expect(found).toContain('table_row: 北部 | 18.2 | 43.8 %')
    expect(found).toContain('quote: 决定电池收益的是时长，而不是功率。')
  })

  test.each(['edits.docx', 'edits.odt'])(
    '%s: deleted and hidden text and comments are left out, a text box is read',
    async name => {
      expect(pagedBlocks(await parseFixture(name))).toEqual([
        'heading1: Edited text',
        'paragraph: The price was $104 per kWh in the fourth quarter.',
        'paragraph: Before the box.',
        'paragraph: Words in a box.',
      ])
    },
  )

  test('EPUB: chapters in reading order, without the table of contents', async () => {
    const page = await parseFixture('report.epub')
    expectExactOffsets(page)
    expect(page).toMatchObject({
      title: 'Grid storage in 2025',
      author: 'Mara Quist',
      language: 'en',
      extractor: 'epub/1',
    })
    expect(pagedBlocks(page).filter(block => block.startsWith('heading'))).toEqual([
      'heading1: Grid storage in 2025',
      'heading1: Summary',
      'heading2: Costs',
      'heading2: Method',
    ])
  })
})

describe('slides', () => {
  const english = [
    'heading1: Slide 1: Storage outlook',
    'paragraph: Mara Quist',
    'paragraph: 14 March 2026',
    'heading1: Slide 2: Three findings',
    'list_item1: Prices fell by 11 %',
    'list_item1: Durations rose',
    'list_item2: from 2.9 to 3.4 hours',
    'heading2: Notes',
    'paragraph: Say that the price is without land.',
    'heading1: Slide 3: Numbers',
    'table_row: Region | GWh',
    'table_row: North | 18.2',
    'table_row: South | 10.5',
  ]
  test.each(['slides.pptx', 'slides.odp'])('%s: number and title, lists, notes, table', async name => {
    const page = await parseFixture(name)
    expectExactOffsets(page)
    expect(pagedBlocks(page)).toEqual(english)
    expect(page).toMatchObject({ title: 'Storage outlook', published: '2026-03-14' })
  })

  test.each(['slides-zh.pptx', 'slides-zh.odp'])('%s, in Chinese', async name => {
    const page = await parseFixture(name)
    expect(page).toMatchObject({ title: '储能展望', language: 'zh', published: '2026-03-14' })
    expect(pagedBlocks(page)).toContain('list_item2: 从2.9小时到3.4小时')
    expect(pagedBlocks(page)).toContain('paragraph: 请说明价格不含土地。')
  })
})

describe('sheets', () => {
  test.each(['prices.xlsx', 'prices.ods'])(
    '%s: ranges as headings, dates in ISO, numbers as they are shown',
    async name => {
      const page = await parseFixture(name)
      expectExactOffsets(page)
      expect(pagedBlocks(page).slice(0, 9)).toEqual([
        'heading1: Prices!A1:E4',
        'table_row: Region | Date | Price | Change | Units',
        'table_row: North | 2025-01-15 | $116.50 | 3.1% | 1234568',
        'table_row: Center | 2025-02-15 | $115.50 | 6.2% | 1234569',
        'table_row: South | 2025-03-15 | $114.50 | 9.3% | 1234570',
        'heading1: Prices!A6',
        'table_row: Note: prices exclude land.',
        "heading1: 'Load 2025'!A1:B101",
        'table_row: Hour | Load',
      ])
      expect(page.title).toBe('Storage prices')
    },
  )

  test('a long sheet repeats its header row under each range', async () => {
    const found = pagedBlocks(await parseFixture('prices.xlsx'))
    const at = found.indexOf("heading2: 'Load 2025'!A41:B80")
    expect(found.slice(at, at + 3)).toEqual([
      "heading2: 'Load 2025'!A41:B80",
      'table_row: Hour | Load',
      'table_row: 40 | 120',
    ])
    expect(found.filter(block => block === 'table_row: Hour | Load')).toHaveLength(3)
  })

  test.each(['prices-zh.xlsx', 'prices-zh.ods'])('%s, in Chinese', async name => {
    const found = pagedBlocks(await parseFixture(name))
    expect(found).toContain('heading1: 价格!A1:E4')
    expect(found).toContain('table_row: 北部 | 2025-01-15 | $116.50 | 3.1% | 1234568')
  })

  test('Markdown has one table for each range', async () => {
    const { markdown = '' } = await parseFixture('prices.xlsx', { markdown: true })
    expect(markdown).toContain('# Prices!A1:E4\n\n| Region | Date | Price | Change | Units |\n| --- |')
    expect(markdown.match(/^\| --- \|/gm)).toHaveLength(5)
  })
})

test('what a file is stands in it, whatever it is called', async () => {
  const page = await parseFixture('report.docx', { fileName: 'report.pdf', contentType: 'text/plain' })
  expect(page.extractor).toBe('docx/1')
  expect(fixture('report.docx').length).toBeLessThan(60_000)
})
