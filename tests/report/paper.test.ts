import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/documents/parse.ts'
import { serve } from '../net/loopback.ts'
import { folderOf } from '../support/files.ts'
import { openProduct } from '../support/product.ts'

const run = promisify(execFile)

const price = `# Preise <b>bold</b> & "costs" #panic("x") $x^2$ 价格

LFP packs averaged $52/kWh in 2024, down from $59/kWh in 2023. #import "@preview/x:1.0.0" \`\`\` */ ]] } @ref <label>

中国的价格下降最快，达到每千瓦时 $44。
`

/** Every kind of block, text that would be markup to a typesetter, and what no file format can hold. */
const report = `# Cells & "costs" #eval("1+1") \\u{0}

Prices fell to $52/kWh in 2024 [@s1:2]. #set page(width: 1pt) and #panic("pwned") stay words, so do \`#read("/etc/passwd")\` and <w:p/>.

## Findings #footnote[no] & more

1. first ordered
2. second ordered [@s1:2.1]
   - nested bullet with **bold [@s1:2] words** and *slanted* ones
   - [x] a task that is done
3. third ordered

> quoted words
>
> - in a list

| Column with **marks** | Right |
| --- | ---: |
| cell one [@s1:3] | 44 |
| cell \\| two<br>next line | [a page](https://example.org/a?b=1&c=2) |

\`\`\`python
for i in range(3):
    print("#{i}", '<tag>')
\`\`\`

\`\`\`chart
{"title":"Chart of #panic(1) & prices","mark":"bar","data":{"values":[{"year":"2023","price":59,"cite":"s1:2"},{"year":"2024","price":52,"cite":"s1:2"}]},"encoding":{"x":{"field":"year","type":"ordinal","title":"Year axis"},"y":{"field":"price","type":"quantitative","title":"Price axis"}}}
\`\`\`

---

### A deeper heading

中国的价格最低 [@s1:3]。控制字符\u0007\ud800在此结束。 Nobody says more [@n1]. &copy; &amp; &#8211; done. javascript [link](javascript:alert(1)) stays text.
`

async function exported(format: string, text = report): Promise<{ path: string; bytes: Uint8Array }> {
  const { call } = await openProduct({ corpus: [await folderOf({ 'other.md': 'Ferries leave at nine.' })] })
  await call('plan', { question: 'How did LFP pack prices change?' })
  await call('read', {
    text: price,
    title: 'Battery #let x = 1 & <b>prices</b>',
    url: 'https://example.org/p?a=1&b="#"',
  })
  await call('search', { queries: ['zzzz'] })
  await call('draft_report', { text })
  const { data, text: reply } = await call('draft_report', { format, mode: 'lenient' })
  expect(data?.['path'], reply).toBeTypeOf('string')
  const path = `${data?.['path']}`
  return { path, bytes: await readFile(path) }
}

/** What a reader must find, in whichever way the lines are broken. */
const expected = [
  '#set page(width: 1pt) and #panic("pwned") stay words, so do #read("/etc/passwd") and <w:p/>.',
  'Findings #footnote[no] & more',
  'first ordered',
  'nested bullet with bold',
  'a task that is done',
  'quoted words',
  'in a list',
  'Column with marks',
  'cell | two',
  'a page',
  `print("#{i}", '<tag>')`,
  'Year axis',
  'Price axis',
  'A deeper heading',
  '中国的价格最低',
  '控制字符在此结束。',
  '© & – done.',
  'javascript link stays text.',
  'Battery #let x = 1 & <b>prices</b>',
  'LFP packs averaged $52/kWh in 2024, down from $59/kWh in 2023.',
  'as in note',
  'Searched without a result',
]
const bare = (text: string) => text.replace(/[\s\u00ad]+/g, '')
const missing = (text: string) => expected.filter(words => !bare(text).includes(bare(words)))

describe('a report as PDF', () => {
  test('our own reader finds every word and the headings', async () => {
    const { bytes } = await exported('pdf')
    const { text, paragraphs, title } = await parseDocument({ bytes, fileName: 'report.pdf' })
    expect(missing(text)).toEqual([])
    const headings = paragraphs.filter(({ kind }) => kind === 'heading').map(({ start, end }) => text.slice(start, end))
    expect(headings.join('\n')).toContain('A deeper heading')
    expect(title).toContain('Cells & "costs" #eval("1+1")')
  })

  test.skipIf(!existsSync('/usr/bin/pdftotext'))('so does pdftotext', async () => {
    const { path } = await exported('pdf')
    const { stdout } = await run('pdftotext', ['-layout', path, '-'])
    expect(missing(stdout)).toEqual([])
    const { stdout: info } = await run('pdfinfo', [path])
    expect(info).toMatch(/Tagged: +yes/)
    expect(info).toMatch(/CreationDate: .*2026/)
  })

  test('it has an outline, links to the pages and no way to act', async () => {
    const { bytes } = await exported('pdf')
    const raw = Buffer.from(bytes).toString('latin1')
    expect(raw).toContain('/Outlines')
    expect(raw).toContain('/Lang (en)')
    expect(raw).toContain('(https://example.org/a?b=1&c=2)')
    expect(raw).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFile)\b/)
    expect(raw).not.toContain('javascript:')
  })

  test('its notes lead to the quote on the live page', async () => {
    const { call } = await openProduct({ config: { allowPrivate: true } })
    const words = 'LFP packs averaged $52/kWh in 2024, and they went on falling in the year after that.'
    const { origin } = await serve({ '/p': `<html><head><title>P</title></head><body><p>${words}</p></body></html>` })
    await call('read', { urls: [`${origin}/p`] })
    await call('draft_report', { text: '# T\n\nPacks averaged $52/kWh in 2024 [@s1:1].' })
    const { data, text } = await call('draft_report', { format: 'pdf', mode: 'lenient' })
    expect(data?.['path'], text).toBeTypeOf('string')
    const raw = await readFile(`${data?.['path']}`, 'latin1')
    expect(raw).toContain(`(${origin}/p#:~:text=LFP%20packs%20averaged`)
  })

  test('the same report is the same file', async () => {
    const words = '# Same\n\nPrices fell to $52/kWh in 2024 [@s1:2].'
    const [first, second] = [await exported('pdf', words), await exported('pdf', words)]
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  })
})

describe('a report as DOCX', () => {
  test.skipIf(!existsSync('/usr/bin/soffice'))(
    'lists go on from their own number, as LibreOffice shows them',
    async () => {
      const { path } = await exported(
        'docx',
        '# Lists\n\n1. one\n\nA paragraph.\n\n2. two\n3. three\n\nAnother.\n\n1. again',
      )
      const folder = join(path, '..')
      const profile = pathToFileURL(join(folder, 'profile')).href
      const args = [
        '--headless',
        `-env:UserInstallation=${profile}`,
        '--convert-to',
        'txt:Text',
        '--outdir',
        folder,
        path,
      ]
      await run('soffice', args)
      const shown = await readFile(path.replace(/docx$/, 'txt'), 'utf8')
      expect(shown.replace(/\s+/g, ' ')).toContain('1. one A paragraph. 2. two 3. three Another. 1. again')
    },
    60_000,
  )

  test('our own reader finds every word and the headings', async () => {
    const { bytes } = await exported('docx')
    const { text, paragraphs } = await parseDocument({ bytes, fileName: 'report.docx' })
    expect(missing(text)).toEqual([])
    const headings = paragraphs.filter(({ kind }) => kind === 'heading').map(({ start, end }) => text.slice(start, end))
    expect(headings).toEqual(expect.arrayContaining(['Findings #footnote[no] & more', 'A deeper heading', 'Sources']))
  })

  const mammoth = 'tests/peers/node_modules/mammoth/lib/index.js'
  if (!existsSync(mammoth)) console.error('tests/peers is not installed: DOCX is not read by mammoth')
  test.skipIf(!existsSync(mammoth))('mammoth reads the same, with its structure', async () => {
    const { bytes } = await exported('docx')
    const { convertToHtml } = createRequire(import.meta.url)('../peers/node_modules/mammoth')
    const { value, messages } = await convertToHtml({ buffer: Buffer.from(bytes) })
    expect(messages.filter(({ type }: { type: string }) => type === 'error')).toEqual([])
    for (const tag of ['h1', 'h2', 'ol', 'ul', 'table', 'strong', 'em', 'sup', 'img'])
      expect(value).toContain(`<${tag}`)
    expect(value).toContain('href="https://example.org/a?b=1&amp;c=2"')
    expect(value).not.toContain('href="javascript')
    expect(value.match(/id="footnote-\d+"/g)).toHaveLength(7)
    const text = value.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (_: string, name: string) => {
      return { amp: '&', lt: '<', gt: '>', quot: '"' }[name] ?? "'"
    })
    expect(missing(text)).toEqual([])
  })
})
