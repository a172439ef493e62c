import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { PassageIndex } from '../../src/rank/passage-index.ts'
import { openDatabase } from '../../src/store/sqlite/database.ts'
import { openPassageIndex } from '../../src/store/sqlite/passages.ts'
import { scratchFolder } from './processes.ts'

const folder = scratchFolder()
let places = 0
let path = ''
let index: PassageIndex
beforeEach(async () => {
  path = join(folder, `${++places}.db`)
  index = await openPassageIndex({ path })
  return () => index.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const find = (text: string, rest: object = {}) => index.search({ text, limit: 10, ...rest }).map(hit => hit.id)

describe('passage index', () => {
  beforeEach(() => {
    index.put('batteries', 'v1', [
      { id: 'b1', title: 'LFP cells', text: 'The price of LFP cells fell to $52 per kWh.' },
      { id: 'b2', title: 'LFP cells', text: 'Nickel stayed expensive throughout the year.' },
    ])
    index.put('中文', 'v1', [{ id: 'z1', text: '磷酸铁锂电池的成本在2024年下降。' }])
    index.put('node', 'v1', [
      { id: 'n1', context: 'Class: Client', text: 'headersTimeout sets how long a client waits for headers.' },
      { id: 'n2', text: 'A third party must not see the time out.' },
    ])
  })

  test('finds by words of text, title and context, in English and Chinese', () => {
    expect(find('How did LFP prices move?')).toEqual(['b1', 'b2'])
    expect(find('电池成本')).toEqual(['z1'])
    expect(find('client class')[0]).toBe('n1')
    expect(find('headers_timeout')[0]).toBe('n1')
    expect(find('timeout')).toEqual(expect.arrayContaining(['n1', 'n2']))
    expect(find('the of and')).toEqual([])
    expect(find('"quotes" AND (syntax) NEAR *')).toEqual([])
  })

  test('a word of every passage still counts', () => {
    index.put('more', 'v1', [{ id: 'm1', text: 'nickel' }])
    expect(find('nickel')).toEqual(['m1', 'b2'])
  })

  test('expansions find what the question lacks, but weigh less than its own words', () => {
    expect(find('nickel', { expansions: new Map([['headers', 0.3]]) })).toEqual(['b2', 'n1'])
    expect(find('zebra', { expansions: new Map([['third-party', 0.3]]) })).toEqual(['n2'])
    expect(find('zebra', { expansions: new Map([['client waits', 0.3]]) })).toEqual(['n1'])
    expect(find('zebra', { expansions: new Map([['waits client', 0.3]]) })).toEqual([])
    expect(find('zebra', { expansions: new Map([['锂电池', 0.3]]) })).toEqual(['z1'])
  })

  test('can be held to some documents', () => {
    expect(find('cells timeout', { documents: new Set(['batteries']) })).toEqual(['b1', 'b2'])
    expect(find('cells', { documents: new Set(['node', 'gone']) })).toEqual([])
  })

  test('put replaces a document, remove drops it', () => {
    index.put('batteries', 'v2', [{ id: 'new', text: 'Sodium cells appeared.' }])
    expect(find('LFP nickel')).toEqual([])
    expect(find('cells')).toEqual(['new'])
    expect(index.size()).toBe(4)
    expect([...index.versions()]).toEqual([
      ['中文', 'v1'],
      ['node', 'v1'],
      ['batteries', 'v2'],
    ])
    index.remove('batteries')
    index.remove('never there')
    expect(find('cells')).toEqual([])
    expect(index.size()).toBe(3)
  })

  test('a batch that fails leaves nothing', async () => {
    const failing = index.batch(() => {
      index.put('x', '1', [{ id: 'x1', text: 'zebra' }])
      throw new Error('halfway')
    })
    await expect(failing).rejects.toThrow('halfway')
    expect(find('zebra')).toEqual([])
    expect(index.size()).toBe(5)
  })

  test('is there again when it is opened again, and sees what another connection writes', async () => {
    const other = await openPassageIndex({ path })
    expect(other.search({ text: 'nickel', limit: 1 })[0]?.document).toBe('batteries')
    index.put('late', '1', [{ id: 'l1', text: 'zebra' }])
    expect(other.search({ text: 'zebra', limit: 1 })[0]?.id).toBe('l1')
    expect(other.size()).toBe(6)
    other.close()
  })

  test('ties are in order of insertion', () => {
    index.put(
      'ties',
      '1',
      ['t1', 't2', 't3'].map(id => ({ id, text: 'same zebra' })),
    )
    expect(find('zebra')).toEqual(['t1', 't2', 't3'])
  })
})

test('a file of another format is built afresh', async () => {
  index.put('a', '1', [{ id: 'a', text: 'zebra' }])
  const raw = await openDatabase({ path, synchronous: 'normal' })
  raw.exec('PRAGMA user_version = 77; CREATE TABLE stranger (x)')
  raw.close()
  const again = await openPassageIndex({ path })
  expect(again.size()).toBe(0)
  again.put('a', '1', [{ id: 'a', text: 'zebra' }])
  expect(again.search({ text: 'zebra', limit: 1 })).toHaveLength(1)
  again.close()
})

test('a damaged file is built afresh', async () => {
  const damaged = join(folder, 'damaged.db')
  writeFileSync(damaged, 'this is not a database '.repeat(500))
  const fresh = await openPassageIndex({ path: damaged })
  expect(fresh.size()).toBe(0)
  fresh.close()
})

test('a folder that cannot be made is refused with the fix', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  const refused = openDatabase({ path: join(file, 'store.db'), synchronous: 'full' })
  await expect(refused).rejects.toMatchObject({ kind: 'forbidden', fix: expect.stringContaining('DEEPRESEARCH_HOME') })
})
