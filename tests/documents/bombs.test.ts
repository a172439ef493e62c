import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import type { DocumentInput, ParsedDocument } from '../../src/documents/parser.ts'
import { createDocumentWorkers } from '../../src/documents/workers.ts'
import { fixture } from './fixtures.ts'
import { encode } from './support.ts'
import { docxOf, xlsxOf, zipFile } from './zip-file.ts'

const built = new URL('../../dist/document-worker.js', import.meta.url)
// Each takes a few seconds on a free machine, and ten are allowed; tests share theirs with others.
const timeoutMs = 25_000
const parser = createDocumentWorkers({ workerUrl: built, size: 1, timeoutMs })
const call = { signal: new AbortController().signal }
const limitMs = timeoutMs + 1000
let timed = 0

afterAll(() => parser.close())

async function read(input: DocumentInput): Promise<ParsedDocument> {
  const begun = performance.now()
  try {
    return await parser.parse(input, call)
  } finally {
    timed = performance.now() - begun
  }
}

/** The document is refused or given up in time, and the next one is read as if nothing had been. */
async function refused(input: DocumentInput, kind: string | RegExp): Promise<void> {
  await expect(read(input)).rejects.toMatchObject({
    name: 'ResearchError',
    kind: typeof kind === 'string' ? kind : expect.stringMatching(kind),
    fix: expect.any(String),
  })
  expect(timed).toBeLessThan(limitMs)
  expect((await read({ bytes: encode('still here') })).text).toBe('still here')
}

const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1_000_000)
const fill = (text: string, bytes: number): string => text.repeat(Math.ceil(bytes / text.length))

describe('archives', { timeout: 120_000 }, () => {
  test('a flat bomb', async () => {
    const bytes = docxOf(zeros(150))
    expect(bytes.length).toBeLessThan(200_000)
    await refused({ bytes, fileName: 'bomb.docx' }, 'too_large')
  })

  test('many entries that are small each', async () => {
    const entries = Array.from({ length: 12_000 }, (_, i) => ({ name: `f${i}`, data: '' }))
    await refused({ bytes: docxOf('<a/>', entries) }, 'too_large')
  })

  test('an archive in an archive is not opened', async () => {
    const inner = docxOf('<document><body><p><r><t>inside</t></r></p></body></document>')
    await refused({ bytes: zipFile([{ name: 'inner.docx', data: inner }]) }, 'unsupported_type')
  })

  test('lies about sizes', async () => {
    const document = '<document><body><p><r><t>Words</t></r></p></body></document>'
    const liar = (claims: { packed?: number; unpacked?: number }) =>
      zipFile([
        {
          name: '_rels/.rels',
          data: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/d.xml"/></Relationships>',
        },
        { name: 'word/d.xml', data: document, claims },
      ])
    expect((await read({ bytes: liar({ unpacked: 0xffffffff }) })).text).toBe('Words')
    await refused({ bytes: liar({ packed: 0x7fffffff }) }, 'unsupported_type')
    await refused({ bytes: liar({ packed: 3 }) }, 'unsupported_type')
  })

  test.each([0.1, 0.5, 0.9, 0.99])('%f of a file', async share => {
    for (const name of ['report.docx', 'prices.xlsx', 'slides.pptx', 'report.odt', 'report.epub']) {
      const bytes = fixture(name)
      await refused({ bytes: bytes.slice(0, Math.floor(bytes.length * share)) }, 'unsupported_type')
    }
  })

  test('a sheet with 100 MB of zeros is capped, and says so', async () => {
    const row = `<row>${'<c><v>0</v></c>'.repeat(20)}</row>`
    const sheet = `<worksheet><sheetData>${fill(row, 100_000_000)}</sheetData></worksheet>`
    const page = await read({ bytes: xlsxOf(sheet) })
    expect(timed).toBeLessThan(limitMs)
    expect(page.omitted).toEqual(['only the first 10000 rows of a sheet are read'])
    const cell = `<worksheet><sheetData><row><c><v>1</v></c><c t="str"><v>${'0'.repeat(100_000_000)}</v></c></row></sheetData></worksheet>`
    expect((await read({ bytes: xlsxOf(cell) })).text.length).toBeLessThan(5000)
    expect(timed).toBeLessThan(limitMs)
  })
})

describe('XML and JSON', { timeout: 120_000 }, () => {
  const entities = Array.from({ length: 10 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')
  const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">${entities}]>`

  test('entities are not expanded', async () => {
    const page = await read({ bytes: encode(`${laughs}<x><y>&e10;</y><z>kept</z></x>`), fileName: 'x.xml' })
    expect(page.text.length).toBeLessThan(2000)
    expect(page.text).toContain('z: kept')
    const word = await read({
      bytes: docxOf(`${laughs}<document><body><p><r><t>&e10; kept</t></r></p></body></document>`),
    })
    expect(word.text.length).toBeLessThan(2000)
  })

  test('100,000 levels', async () => {
    await refused({ bytes: encode('<a>'.repeat(100_000)), fileName: 'x.xml' }, 'too_large')
    await refused({ bytes: docxOf(`<document><body>${'<p>'.repeat(100_000)}`) }, 'too_large')
    await refused({ bytes: encode(`${'['.repeat(100_000)}1${']'.repeat(100_000)}`), fileName: 'x.json' }, 'too_large')
    await refused(
      { bytes: encode(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`), fileName: 'x.json' },
      'too_large',
    )
  })

  test('two million elements, and 400,000 keys', async () => {
    await refused({ bytes: encode('<a/>'.repeat(2_000_000)), fileName: 'x.xml' }, 'too_large')
    const keys = Array.from({ length: 400_000 }, (_, i) => `"k${i}":${i}`).join(',')
    const page = await read({ bytes: encode(`{${keys}}`), fileName: 'x.json' })
    expect(page.text).toContain('k9999: 9999')
    expect(page.omitted).toContain('only the first 100000 values are read')
    expect(timed).toBeLessThan(limitMs)
  })
})

describe('long lines', { timeout: 120_000 }, () => {
  test.each([
    ['x.txt', 'word '],
    ['x.py', 'x = 1; '],
    ['x.js', '/*'],
    ['x.csv', 'a,"b",'],
    ['x.csv', '"'],
    ['x.json', '"'],
    ['x.md', '*_`['],
    ['x.eml', 'From: a\nDate: b\nSubject: c\n =?utf-8?q?'],
    ['x.eml', 'From: a\nDate: b\nSubject: c\n\n>>'],
    ['x.xml', '<a b="'],
    ['x.svg', '<svg><text>'],
  ])('10 MB in %s of %j', async (fileName, unit) => {
    const bytes = encode(fill(unit, 10_000_000))
    await read({ bytes, fileName }).catch(cause => expect(cause).toMatchObject({ name: 'ResearchError' }))
    expect(timed).toBeLessThan(limitMs)
    expect((await read({ bytes: encode('still here') })).text).toBe('still here')
  })
})

/** A PDF of one page out of its objects, without a table of where they are: the engine has to find them. */
function pdf(objects: readonly (string | Buffer)[]): Uint8Array {
  const numbered = objects.map((one, i) =>
    Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(one), Buffer.from('\nendobj\n')]),
  )
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...numbered, Buffer.from('trailer<</Root 1 0 R>>\n%%EOF\n')])
}

const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>'
const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'
const words = 'BT /F 12 Tf 20 200 Td (Some words to read here) Tj ET'
const stream = (data: string | Buffer, entries = '', length = data.length): Buffer =>
  Buffer.concat([Buffer.from(`<<${entries}/Length ${length}>>stream\n`), Buffer.from(data), Buffer.from('\nendstream')])

describe('PDFs', { timeout: 120_000 }, () => {
  const catalog = '<</Type/Catalog/Pages 2 0 R>>'
  const pages = '<</Type/Pages/Kids[3 0 R]/Count 1>>'

  test('4,000 full pages: as many as there is time for, and how many are left out', async () => {
    const lines = Array.from(
      { length: 50 },
      (_, i) => `(Line ${i} of a page that holds some fifty lines like this one) Tj 0 -14 Td`,
    )
    const full = stream(`BT /F 10 Tf 20 800 Td ${lines.join(' ')} ET`)
    const kids = Array.from({ length: 4000 }, (_, i) => `${i + 5} 0 R`).join(' ')
    const leaf = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 850]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>'
    const objects = [
      catalog,
      `<</Type/Pages/Kids[${kids}]/Count 4000>>`,
      full,
      font,
      ...Array.from({ length: 4000 }, () => leaf),
    ]
    const { omitted, pages: count } = await read({ bytes: pdf(objects) })
    expect(timed).toBeLessThan(limitMs)
    expect(count).toBe(4000)
    expect(omitted).toEqual([expect.stringMatching(/^the last \d{4} pages are left out$/)])
  })

  test('one that is read, to compare with', async () => {
    expect((await read({ bytes: pdf([catalog, pages, page, stream(words), font]) })).text).toBe(
      'Some words to read here',
    )
  })

  test.each([
    ['a length beyond the file', [catalog, pages, page, stream(words, '', 999_999_999), font]],
    ['a negative length', [catalog, pages, page, stream(words, '', -5), font]],
    [
      'a million pages that are not there',
      [catalog, '<</Type/Pages/Kids[3 0 R]/Count 1000000>>', page, stream(words), font],
    ],
    ['pages that hold themselves', [catalog, '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>', page, stream(words), font]],
    [
      'an outline that goes in a circle',
      [
        `<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>`,
        pages,
        page,
        stream(words),
        font,
        '<</First 7 0 R>>',
        '<</Title(a)/First 7 0 R/Next 7 0 R>>',
      ],
    ],
    ['a page as large as a country', [catalog, pages, page.replace('300 300', '1e38 1e38'), stream(words), font]],
    [
      'a filter named a thousand times',
      [catalog, pages, page, stream(words, `/Filter[${'/FlateDecode'.repeat(1000)}]`), font],
    ],
    ['a hundred thousand nested arrays', [catalog, pages, page, stream(`${'['.repeat(100_000)} ${words}`), font]],
    [
      'text a million times over itself',
      [catalog, pages, page, stream(deflateSync(fill(words, 50_000_000)), '/Filter/FlateDecode'), font],
    ],
    [
      'a stream that unpacks to 400 MB',
      [catalog, pages, page, stream(deflateSync(Buffer.alloc(400_000_000, 32)), '/Filter/FlateDecode'), font],
    ],
  ])('%s', async (_name, objects) => {
    await read({ bytes: pdf(objects), fileName: 'x.pdf' }).catch(cause =>
      expect(cause).toMatchObject({ name: 'ResearchError', fix: expect.any(String) }),
    )
    expect(timed).toBeLessThan(limitMs)
    expect((await read({ bytes: fixture('report.pdf') })).title).toBe('Grid storage in 2025')
  })
})

test('memory comes back', { timeout: 30_000 }, async () => {
  await parser.parse({ bytes: fixture('paper.pdf') }, call)
  const before = process.memoryUsage().rss
  for (let i = 0; i < 30; i += 1) await parser.parse({ bytes: fixture(i % 2 ? 'paper.pdf' : 'prices.xlsx') }, call)
  expect(process.memoryUsage().rss - before).toBeLessThan(250_000_000)
})
