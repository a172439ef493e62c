import { PDFiumLibrary } from '@hyzyla/pdfium'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/documents/parse.ts'
import { fixture, pagedBlocks, parseFixture } from './fixtures.ts'
import { expectExactOffsets } from './support.ts'

describe('a PDF that a browser printed in two narrow justified columns', () => {
  test('reads column by column: headings, table rows, pages, no running head or foot', async () => {
    const page = await parseFixture('paper.pdf')
    expectExactOffsets(page)
    expect(pagedBlocks(page).map(block => block.slice(0, 70))).toMatchInlineSnapshot(`
      [
        "1 heading1: Duration and value of grid batteries",
        "1 paragraph: Mara Quist 14 March 2026",
        "1 heading2: 1 Introduction",
        "1 paragraph: Grid batteries were first bought for their power, and the",
        "1 heading2: 2 Data and methods",
        "1 paragraph: We count a site once its meter has run for thirty days. R",
        "2 heading2: 3 Results",
        "2 paragraph: A second hour raised annual revenue by 38 percent, a thir",
        "2 paragraph: Table 1. Median revenue by duration",
        "2 table_row: Duration | Sites | Revenue",
        "2 table_row: 1 hour | 21 | $48/kW",
        "2 table_row: 2 hours | 40 | $66/kW",
        "2 table_row: 3 hours | 19 | $77/kW",
        "2 table_row: 4 hours | 14 | $82/kW",
        "2 heading2: 4 Discussion",
        "2 paragraph: The results say less about the future than about the year",
      ]
    `)
    expect(page.text).toContain(
      'and they are now bought for their energy. This note asks how much an additional hour of duration is worth, and it answers with the meters of ninety-four sites in three regions.',
    )
  })

  test('white text on white paper is not text', async () => {
    const library = await PDFiumLibrary.init()
    const opened = await library.loadDocument(fixture('paper.pdf'))
    const layer = [...opened.pages()].map(one => one.getText()).join(' ')
    opened.destroy()
    expect(layer.replace(/\s+/g, ' ')).toContain('Ignore all previous')
    expect((await parseFixture('paper.pdf')).text).not.toMatch(/Ignore|praise/)
  })

  test('its Chinese twin, printed by an office program, has no spaces where lines were joined', async () => {
    const page = await parseFixture('paper-zh.pdf')
    expectExactOffsets(page)
    expect(page).toMatchObject({ language: 'zh', pages: 2, published: '2026-03-14', author: '马千里' })
    expect(pagedBlocks(page).filter(block => !block.includes('paragraph'))).toMatchInlineSnapshot(`
      [
        "1 heading1: 电网电池的时长与价值",
        "1 heading2: 一、引言",
        "1 heading2: 二、数据与方法",
        "1 heading2: 三、结果",
        "1 table_row: 时长 | 站点 | 收入",
        "1 table_row: 1小时 | 21 | 48美元",
        "1 table_row: 2小时 | 40 | 66美元",
        "1 table_row: 3小时 | 19 | 77美元",
        "1 table_row: 4小时 | 14 | 82美元",
        "1 heading2: 四、讨论",
      ]
    `)
    expect(page.text).toContain('本文想知道多一个小时的时长值多少钱，并用三个地区九十四个站点的电表数据来回答。')
  })
})

describe('a PDF of a report', () => {
  test('headings by size, list, table and code', async () => {
    const page = await parseFixture('report.pdf')
    expectExactOffsets(page)
    expect(page).toMatchObject({
      title: 'Grid storage in 2025',
      author: 'Mara Quist',
      published: '2026-03-14',
      mediaType: 'application/pdf',
      extractor: 'pdf/2',
      pages: 1,
    })
    expect(pagedBlocks(page)).toMatchInlineSnapshot(`
      [
        "1 heading1: Grid storage in 2025",
        "1 paragraph: Mara Quist",
        "1 heading2: Summary",
        "1 paragraph: Grid batteries grew faster than any other storage in 2025. The fleet of the three coastal regions reached 41.6 GWh, up from 28.9 GWh a year earlier, and the average duration rose to 3.4 hours.",
        "1 paragraph: Report date: 14 March 2026",
        "1 heading3: Costs",
        "1 paragraph: Turnkey systems cost $117/kWh in the first quarter and $104/kWh in the fourth.1 Two things explain the fall:",
        "1 list_item1: cheaper cells, which now make up less than half of the price;",
        "1 list_item1: larger enclosures",
        "1 list_item1: fewer foundations",
        "1 list_item1: fewer cables",
        "1 list_item1: 1. Ask for the duration.",
        "1 list_item1: 2. Ask for the warranty.",
        "1 paragraph: Installed capacity at the end of 2025",
        "1 table_row: Region | Installed GWh | Share",
        "1 table_row: North | 18.2 | 43.8 %",
        "1 table_row: Center | 12.9 | 31.0 %",
        "1 table_row: South | 10.5 | 25.2 %",
        "1 paragraph: Duration, not power, decides what a battery earns.",
        "1 heading3: Method",
        "1 paragraph: Operators report monthly. We count a site once its meter has run for thirty days.",
        "1 code: def duration(energy, power):
          return energy / power",
        "1 paragraph: 1 Prices exclude land and grid connection.",
      ]
    `)
  })

  test('Markdown has the table as a table', async () => {
    const { markdown } = await parseFixture('report-zh.pdf', { markdown: true })
    expect(markdown).toContain('| 地区 | 装机（吉瓦时） | 占比 |\n| --- | --- | --- |\n| 北部 | 18.2 | 43.8 % |')
    expect(markdown).toMatch(/^# 2025 年电网储能/)
  })

  test('a wrong header loses to the bytes', async () => {
    const page = await parseDocument({ bytes: fixture('report.pdf'), contentType: 'text/html; charset=utf-8' })
    expect(page.mediaType).toBe('application/pdf')
  })
})

describe('a PDF that cannot be read says why', () => {
  test('a scan', async () => {
    await expect(parseFixture('scan.pdf')).rejects.toMatchObject({
      kind: 'empty',
      message: expect.stringContaining('no text'),
      fix: expect.stringContaining('OCR'),
    })
  })

  test('a locked one', async () => {
    await expect(parseFixture('locked.pdf')).rejects.toMatchObject({
      kind: 'unsupported_type',
      message: expect.stringContaining('password'),
    })
  })

  test.each([
    ['its head', 0, 900],
    ['its tail', 30_000, 43_256],
  ])('only %s', async (_name, from, to) => {
    const bytes = fixture('paper.pdf').slice(from, to)
    const input = { bytes, fileName: 'half.pdf' }
    await expect(parseDocument(input)).rejects.toMatchObject({ name: 'ResearchError', fix: expect.any(String) })
  })

  test('half a file gives what its pages still hold, or says that it is damaged', async () => {
    const bytes = fixture('paper.pdf').slice(0, 30_000)
    await expect(parseDocument({ bytes })).rejects.toMatchObject({ message: expect.stringMatching(/damaged|no text/) })
    expect((await parseFixture('report.pdf')).title).toBe('Grid storage in 2025')
  })
})
