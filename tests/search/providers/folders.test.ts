import { cp, mkdir, mkdtemp, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseDocument } from '../../../src/documents/parse.ts'
import type { DocumentInput, DocumentParser } from '../../../src/documents/parser.ts'
import { createFolderProvider, type FolderProviderOptions } from '../../../src/search/providers/folders.ts'
import { createRoots } from '../../../src/search/roots.ts'
import { openPassageIndex } from '../../../src/store/sqlite/passages.ts'
import { call, query, searchProviderContract } from './contract.ts'

const files = {
  'batteries.md':
    '# Battery prices\n\nPacks cost less each year, as makers build larger plants and buy raw material on longer contracts; ' +
    'the average fell again, which surveys of buyers in many countries confirm with small differences between them.\n\n' +
    '## Lithium iron phosphate\n\nLFP cells averaged $52 per kWh in 2025, the lowest figure of any chemistry.\n\n- cheap\n- heavy\n',
  'wind.html':
    '<html><title>Wind</title><body><main><p>Turbines and a battery stand on the hill above the town.</p></main>',
  'notes.txt': 'Nothing of note here, only words about bread.',
}

async function write(dir: string, entries: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(entries)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), text)
  }
}

interface Opened {
  readonly dir: string
  readonly provider: ReturnType<typeof createFolderProvider>
  /** Names of parsed files in order. */
  readonly parsed: string[]
}

async function open(
  entries: Readonly<Record<string, string>> = files,
  options: Partial<FolderProviderOptions> & { delayMs?: number } = {},
): Promise<Opened> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'folders-')))
  await write(dir, entries)
  const parsed: string[] = []
  const parser: DocumentParser = {
    parse: async (input: DocumentInput) => {
      parsed.push(input.fileName ?? '')
      await sleep(options.delayMs ?? 0)
      return parseDocument(input)
    },
    close: async () => {},
  }
  const provider = createFolderProvider({
    roots: createRoots([dir]),
    parser,
    openIndex: () => openPassageIndex({ path: ':memory:' }),
    rescanMs: 0,
    ...options,
  })
  onTestFinished(async () => {
    await provider.close()
    await rm(dir, { recursive: true })
  })
  return { dir, provider, parsed }
}

searchProviderContract('files', {
  open: async () => (await open()).provider,
  known: 'battery',
  unknown: 'zeppelin',
})

describe('files', () => {
  it('finds the paragraph that says it', async () => {
    const { dir, provider } = await open()
    const { hits, note } = await provider.search(query('LFP price per kWh'), call())
    expect(note).toBeUndefined()
    expect(hits[0]).toEqual({
      origin: { type: 'file', path: join(dir, 'batteries.md') },
      title: 'Battery prices',
      snippet: 'LFP cells averaged $52 per kWh in 2025, the lowest figure of any chemistry. cheap heavy',
      paragraph: 4,
    })
  })

  it('gives several passages of a file when passages are asked for', async () => {
    const { provider } = await open()
    const { passages } = await provider.searchPassages({ text: 'battery prices LFP', limit: 5 }, call())
    expect(passages.map(({ paragraph }) => paragraph)).toEqual(expect.arrayContaining([2, 4]))
    expect(passages.find(({ paragraph }) => paragraph === 4)?.text).toContain(
      'lowest figure of any chemistry.\ncheap\nheavy',
    )
  })

  it('keeps up with files, and parses only what changed', async () => {
    const { dir, provider, parsed } = await open()
    const titles = async (text: string) => (await provider.search(query(text), call())).hits.map(({ title }) => title)
    expect(await titles('bread')).toEqual(['notes.txt'])
    expect(parsed).toHaveLength(3)
    await utimes(join(dir, 'wind.html'), 1, 1)
    await write(dir, { 'new.md': '# New\n\nRye bread is a thing that is baked.' })
    await rm(join(dir, 'notes.txt'))
    expect(await titles('bread')).toEqual(['New'])
    expect(parsed).toHaveLength(4)
    await writeFile(join(dir, 'new.md'), '# Newer\n\nOnly cake.')
    expect(await titles('bread')).toEqual([])
    expect(await titles('cake')).toEqual(['Newer'])
    expect(parsed).toHaveLength(5)
  })

  it('answers with what is indexed when its patience ends, and says how much that is', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [`${n}.md`, `# Page ${n}\n\nbattery number ${n}`]),
    )
    const { provider } = await open(many, { delayMs: 100, patienceMs: 250 })
    const told: string[] = []
    const first = await provider.search(query('battery'), {
      ...call(),
      progress: (_done, _total, message) => told.push(message),
    })
    expect(first.note).toMatch(/^local folders are still being read \(\d+ of 12 files\): ask again$/)
    expect(first.hits.length).toBeGreaterThan(0)
    expect(first.hits.length).toBeLessThan(12)
    expect(told.at(-1)).toMatch(/of 12 files read/)
    await sleep(500)
    expect((await provider.search(query('battery', { limit: 20 }), call())).hits).toHaveLength(12)
  })

  it('says why there is nothing to search: no files, or only links that lead out', async () => {
    const { dir, provider } = await open({})
    expect(await provider.search(query('battery'), call())).toEqual({
      hits: [],
      note: '0 readable files in the allowed folders',
      hasNothing: true,
    })
    const elsewhere = await realpath(await mkdtemp(join(tmpdir(), 'elsewhere-')))
    onTestFinished(() => rm(elsewhere, { recursive: true }))
    await write(elsewhere, files)
    for (const name of Object.keys(files)) await symlink(join(elsewhere, name), join(dir, name))
    const { note } = await provider.search(query('battery'), call())
    expect(note).toBe(
      '0 readable files in the allowed folders; links that lead out of the allowed folders, not followed: 3',
    )
  })

  it('returns a file once that lies in several places', async () => {
    const { dir, provider } = await open()
    await cp(join(dir, 'batteries.md'), join(dir, 'copy/of/it/batteries.md'), { recursive: true })
    const { hits } = await provider.search(query('LFP'), call())
    expect(hits.map(({ origin }) => origin)).toEqual([{ type: 'file', path: join(dir, 'batteries.md') }])
    const { passages } = await provider.searchPassages({ text: 'battery prices', limit: 20 }, call())
    expect(new Set(passages.map(({ path }) => path)).size).toBe(2)
  })

  it('returns a page once that lies there in several formats, in the cleanest', async () => {
    const { dir, provider } = await open({
      'vm.html': '<title>Docs</title><main><h1>VM</h1><p>The vm module runs code. The vm module is no jail.</p></main>',
      'vm.md': '# VM\n\nThe vm module runs code, and it is no jail for it at all.',
      'fs.html': '<title>Docs</title><main><h1>FS</h1><p>This module writes files.</p></main>',
    })
    const { hits } = await provider.search(query('vm module'), call())
    expect(hits.map(({ origin, twins }) => ({ origin, twins }))).toEqual([
      { origin: { type: 'file', path: join(dir, 'vm.md') }, twins: [join(dir, 'vm.html')] },
      { origin: { type: 'file', path: join(dir, 'fs.html') } },
    ])
  })

  it('tells apart the documents of packages', async () => {
    const { dir } = await open({
      'node_modules/undici/README.md': '# README\n\nA client for requests.',
      'node_modules/@scope/kit/README.md': 'No heading, but a client.',
      'node_modules/undici/docs/Pool.md': '# Class: Pool\n\nHolds connections.',
    })
    const root = join(dir, 'node_modules')
    const parser = { parse: (input: DocumentInput) => parseDocument(input), close: async () => {} }
    const provider = createFolderProvider({
      roots: createRoots([root]),
      parser,
      openIndex: () => openPassageIndex({ path: ':memory:' }),
    })
    onTestFinished(() => provider.close())
    const titles = async (text: string) => (await provider.search(query(text), call())).hits.map(({ title }) => title)
    expect((await titles('client')).sort()).toEqual(['@scope/kit README.md', 'undici README.md'])
    expect(await titles('undici connections')).toContain('Class: Pool')
  })

  it('goes on without a file that cannot be parsed, and fails loudly where the parser is broken', async () => {
    const { provider } = await open({ ...files, 'binary.md': '\0\0\0\x01\x02\0\0' })
    expect(await provider.search(query('LFP'), call())).toMatchObject({ note: '1 files could not be read' })
    const parse = () => Promise.reject(new Error('bug'))
    const broken = await open(files, { parser: { parse, close: async () => {} } })
    await expect(broken.provider.search(query('LFP'), call())).rejects.toThrow('bug')
  })

  it('cuts a long snippet around the match', async () => {
    const filler = 'This sentence is here to make the paragraph long enough for a cut. '.repeat(12)
    const { provider } = await open({ 'long.md': `# Long\n\n${filler}Graphite anodes swell. ${filler}` })
    const [hit] = (await provider.search(query('graphite anodes'), call())).hits
    expect(hit?.snippet).toMatch(/^… Graphite anodes swell\. .* …$/)
    expect(hit?.snippet?.length).toBeLessThan(310)
  })
})
