import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { isPackedName, isReadableName } from '../../src/documents/file-names.ts'
import { parseDocument } from '../../src/documents/parse.ts'
import { blocks } from './support.ts'

const packed = (text: string | Uint8Array) => gzipSync(text)

describe('a gzip file is read as what is in it', () => {
  test.each([
    ['notes.txt.gz', 'The tide turns at four.', ['paragraph: The tide turns at four.']],
    ['tides.csv.gz', 'port,hour\nYork,4\n', ['table_row: port | hour', 'table_row: York | 4']],
    ['notes.md.gz', '# Tides\n\n- at four\n', ['heading1: Tides', 'list_item1: at four']],
    ['tides.json.gz', '{"port": "York", "hour": 4}', ['list_item1: port: York', 'list_item1: hour: 4']],
  ])('%s', async (name, text, expected) => {
    const byName = await parseDocument({ bytes: packed(text), fileName: name })
    expect(blocks(byName)).toEqual(expected)
    const byAddress = { url: `https://port.example/data/${name}?v=1`, contentType: 'application/gzip' }
    expect(blocks(await parseDocument({ bytes: packed(text), ...byAddress }))).toEqual(expected)
  })

  test('whose type the server names is of that type', async () => {
    const bytes = packed('port,hour\nYork,4\n')
    expect(blocks(await parseDocument({ bytes, contentType: 'text/csv' }))).toContain('table_row: York | 4')
  })
})

test('is found in folders by the name of what is in it', () => {
  expect(['tides.csv.gz', 'notes.txt.GZ', 'a.tar.gz', 'x.gz'].map(isReadableName)).toEqual([true, true, false, false])
  expect(isPackedName('tides.csv.gz')).toBe(true)
})

describe('is refused', () => {
  const refused = (bytes: Uint8Array, kind: string, words: string) =>
    expect(parseDocument({ bytes, fileName: 'x.txt.gz' })).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(words),
      fix: expect.any(String),
    })

  test('where it unfolds to more than is read', () => refused(packed(new Uint8Array(21_000_000)), 'too_large', '20 MB'))
  test('where it is cut short', () =>
    refused(packed('tides '.repeat(999)).subarray(0, 40), 'unsupported_type', 'damaged'))
  test('where another is in it', () => refused(packed(packed('tides')), 'unsupported_type', 'a gzip archive'))
  test('where an archive of files is in it', () => {
    const tar = new Uint8Array(1024)
    tar.set(new TextEncoder().encode('ustar'), 257)
    return refused(packed(tar), 'unsupported_type', 'a tar archive')
  })
})
