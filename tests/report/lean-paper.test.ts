import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/documents/parse.ts'
import { Archive } from '../../src/documents/zip/archive.ts'
import { isOfForm } from '../../src/report/form-words.ts'
import { shownQuestion } from '../../src/report/report-view.ts'
import { serve } from '../net/loopback.ts'
import { openProduct, temporaryFolder } from '../support/product.ts'

const filler = 'The harbour was built by hand over many years, and the town grew around it as the trade did. '
const page = `# Harbour\n\n${filler.repeat(4)}In 2024 the authority counted 4,120 ships. ${filler.repeat(3)}The pilots were paid 3.2 million crowns.\n\nThe quays are old.`

async function written() {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'deep', 'inside'), { recursive: true })
  const path = join(folder, 'deep', 'inside', 'harbour.md')
  await writeFile(path, page)
  const { call } = await openProduct({ config: { roots: [folder], allowPrivate: true } })
  const planned = await call('plan', {
    question: `How busy is the port? IEEE style references please. ${'It is for the council, which meets in spring. '.repeat(20)}`,
    requirements: [
      { text: 'How many ships call' },
      { text: 'English, IEEE style references, PDF and Word file' },
      { text: 'must not promise a new quay', role: 'negative' },
    ],
  })
  expect(planned.error, planned.text).toBeUndefined()
  await call('read', { path })
  const { origin } = await serve({})
  await call('read', { urls: [`${origin}/guessed`] })
  const sections = ['One', 'Two', 'Three', 'Four', 'Five'].map(name => `## ${name}\n\nThe quays are old [@s1:3].`)
  await call('draft_report', {
    text: `# Port\n\nIt counted 4,120 ships in 2024 [@s1:2]. Pilots got 3.2 million crowns [@s1:2].\n\n${sections.join('\n\n')}`,
  })
  await call('cross_verify', {})
  const judged = await call('judge', { rubric: 'plan', verdicts: ['q1 full 1.1', 'q2 full 1.1', 'q3 none'] })
  expect(judged.error, judged.text).toBeUndefined()
  return async (format: string) => {
    const { data, text } = await call('draft_report', { format, mode: 'lenient' })
    expect(data?.['path'], text).toBeTypeOf('string')
    return { bytes: await readFile(`${data?.['path']}`), folder }
  }
}

describe('a report on paper', () => {
  test.each(['docx', 'pdf'])('is the report, not its record, as %s', async format => {
    const { bytes, folder } = await (await written())(format)
    const { text } = await parseDocument({ bytes, fileName: `report.${format}` })
    const plain = text.replace(/\s+/g, ' ')
    expect(plain).toContain('How this was checked')
    // Each note holds the words that its sentence is about, and the list of sources none of them again.
    expect(plain.match(/counted 4,120 ships/g)).toHaveLength(2)
    expect(plain.match(/The pilots were paid 3\.2 million crowns/g)).toHaveLength(1)
    expect(plain).toContain('as in note 3')
    expect(plain).not.toMatch(/Scorecard|Σ|ternary|No section answers|\bc1\b|\bq1\b|guessed/)
    expect(plain).not.toContain(folder)
    expect(plain).toContain('harbour.md')
    expect(plain.match(/for the council/g)?.length).toBeLessThan(6)
  })

  test('has its contents in DOCX', async () => {
    const { bytes } = await (await written())('docx')
    const [body, styles] = ['document', 'styles'].map(name =>
      new TextDecoder().decode(new Archive(bytes).read(`word/${name}.xml`)),
    )
    const contents = body?.slice(0, body.indexOf('It counted')) ?? ''
    expect(contents).toMatch(/TOC /)
    for (const heading of ['One', 'Five', 'Sources']) expect(contents).toContain(`>${heading}<`)
    expect(styles).toContain('<w:lang w:val="en"')
    // A thin space keeps a figure and the number of a note apart.
    expect(body).toContain('\u202f')
  })
})

test.each(['md', 'html', 'bib', 'ris', 'csl', 'jsonl'])('as %s it names files without their folder', async format => {
  const { bytes, folder } = await (await written())(format)
  expect(`${bytes}`).toContain(format === 'jsonl' ? 'harbour.md' : 'Harbour')
  expect(`${bytes}`).not.toMatch(/deep\W{1,3}inside|inside\Wharbour/)
  expect(`${bytes}`).not.toContain(folder)
})

describe('the page', () => {
  test('says of a flaw that is absent that this is right, and names no folder of its author', async () => {
    const { bytes, folder } = await (await written())('html')
    const page = `${bytes}`
    expect(page).toContain('absent, as required')
    expect(page).not.toMatch(/Σ|ternary|No section answers|file:\/\//)
    expect(page).not.toContain(folder)
    // IEEE, as the plan asks.
    expect(page).toContain('“Harbour.”')
  })
})

test.each([
  ['English, IEEE style references, PDF and Word file', true],
  ['Length: 1200–1800 words', true],
  ['用中文撰写，参考文献按国标，不超过 3000 字', true],
  ['Which PDF libraries are there', false],
  ['比较两种备份工具', false],
])('%s is of form: %s', (requirement, expected) => {
  expect(isOfForm(requirement)).toBe(expected)
})

test('a question a little too long to be shown is shown whole', () => {
  const question = `${'word '.repeat(49)}in a table.`
  expect(shownQuestion({ question })).toBe(question)
  expect(shownQuestion({ question: question.repeat(2) })).toMatch(/^.{200,240} …$/)
})

test('what is said in Chinese of how the report was checked has no white space between its sentences', async () => {
  const { call } = await openProduct()
  await call('plan', { question: '船有多少？' })
  await call('read', { text: '2024年共有4120艘船。', title: '港口' })
  await call('draft_report', { text: '# 港口\n\n2024年共有4120艘船 [@s1:1]。' })
  await call('cross_verify', {})
  const { data } = await call('draft_report', { format: 'docx', mode: 'lenient' })
  const { text } = await parseDocument({ bytes: await readFile(String(data?.['path'])), fileName: 'a.docx' })
  expect(text).toMatch(/本报告有 1 句带引用：[^\n]*。其中 1 项论断[^\n]*。完整的核查记录/)
  expect(text).toContain('，第1段：“')
})
