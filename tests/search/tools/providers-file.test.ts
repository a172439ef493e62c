import { describe, expect, it } from 'vitest'
import { readToolProviders, toolProviders } from '../../../src/search/providers/mcp-tool.ts'
import { readProvidersFile } from '../../../src/search/providers-file.ts'
import { hitsOf } from '../../../src/search/tool-results.ts'
import { folderOf } from '../../support/files.ts'
import { temporaryFolder } from '../../support/product.ts'
import { call, query } from '../providers/contract.ts'

const read = async (content: unknown) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const folder = await folderOf({ 'providers.json': text })
  return readProvidersFile(`${folder}/providers.json`, { isNamed: false, taken: ['brave'] })
}
const minimal = { command: 'x', tool: 'search' }

describe('providers.json', () => {
  it('needs no more than how to reach the server and its tool', async () => {
    const url = { url: 'https://mcp.example/mcp', tool: 'search', kind: 'scholarly' }
    expect(await read({ servers: { one: minimal, two: url } })).toEqual([
      {
        server: { name: 'one', command: 'x', args: [], env: {} },
        tool: 'search',
        arguments: { query: 'query', constants: {} },
        results: 'text',
        kind: 'web',
      },
      {
        server: { name: 'two', url: 'https://mcp.example/mcp', headers: {} },
        tool: 'search',
        arguments: { query: 'query', constants: {} },
        results: 'text',
        kind: 'scholarly',
      },
    ])
  })

  it.each([
    ['{', 'it is no JSON'],
    [{ servers: { one: { command: 'x' } } }, 'servers.one.tool'],
    [{ servers: { one: { tool: 'x' } } }, 'either `command` or `url` is needed'],
    [{ servers: { one: { ...minimal, url: 'https://a.example' } } }, 'either `command` or `url` is needed'],
    [{ servers: { one: { url: 'ftp://a.example', tool: 'x' } } }, 'servers.one.url'],
    [{ servers: { one: { ...minimal, headers: {} } } }, '`headers` belong to `url`'],
    [{ servers: { One: minimal } }, 'a name of small letters'],
    [{ servers: { brave: minimal } }, 'servers.brave: a provider of that name is built in'],
    [{ servers: { one: { ...minimal, kind: 'gossip' } } }, 'servers.one.kind'],
    [{ servers: { one: { ...minimal, results: { list: 'a b' } } } }, 'servers.one.results'],
    [{ servers: { one: { ...minimal, argument: {} } } }, 'Unrecognized key: "argument"'],
    [{ server: {} }, 'servers'],
  ])('%j is refused: %s', async (content, what) => {
    await expect(read(content)).rejects.toMatchObject({
      name: 'ResearchError',
      message: expect.stringContaining(what),
      fix: expect.stringContaining('docs/providers.md'),
    })
  })

  it('may be missing, unless it was named', async () => {
    const at = `${await temporaryFolder()}/providers.json`
    expect(await readProvidersFile(at, { isNamed: false, taken: [] })).toEqual([])
    await expect(readProvidersFile(at, { isNamed: true, taken: [] })).rejects.toThrow('it cannot be read')
  })

  it('that is wrong is told at each search and spoils nothing else', async () => {
    const folder = await folderOf({ 'providers.json': '{}' })
    const named = await readToolProviders({ file: `${folder}/providers.json`, isNamed: true, taken: [] })
    const caller = { call: () => Promise.reject(new Error('nobody calls')), close: async () => {} }
    const [provider, ...others] = toolProviders(named, caller)
    expect(others).toEqual([])
    await expect(provider?.search(query('x'), call())).rejects.toThrow('names no search providers')
  })
})

describe('the answer of a tool', () => {
  const inText = (text: string) =>
    hitsOf({ text }, 'text', 10)?.map(({ origin, title, snippet, published }) => [
      origin.type === 'web' && origin.url,
      title,
      snippet,
      published,
    ])

  it('as blocks of fields', () => {
    const text = `Found 2:

Title: Battery prices
URL: https://example.org/1
Published: 2026-03-01
Content: Packs at $52,
down from $59.

**Title:** Batteries
**Link:** https://example.org/2
Title: No address`
    expect(inText(text)).toEqual([
      ['https://example.org/1', 'Battery prices', 'Packs at $52, down from $59.', '2026-03-01'],
      ['https://example.org/2', 'Batteries', undefined, undefined],
    ])
  })

  it('as Markdown links', () => {
    const text = `# Results
1. [Battery prices](https://example.org/1) — packs at $52
   and falling
- [Batteries](https://example.org/2)`
    expect(inText(text)).toEqual([
      ['https://example.org/1', 'Battery prices', 'packs at $52 and falling', undefined],
      ['https://example.org/2', 'Batteries', undefined, undefined],
    ])
  })

  it.each([
    ['', { structured: [{ title: 'A', url: 'https://example.org/a' }] }],
    ['$', { text: '[{"title":"A","url":"https://example.org/a"}]' }],
    ['x.y[1]', { structured: { x: { y: [0, [{ title: 'A', url: 'https://example.org/a' }]] } } }],
  ])('at the path %j', (list, answer) => {
    const mapping = { list, title: 'title', url: 'url' }
    expect(hitsOf({ text: '', ...answer }, mapping, 10)).toEqual([
      { origin: { type: 'web', url: 'https://example.org/a' }, title: 'A' },
    ])
  })

  it.each([['__proto__'], ['constructor'], ['x.length'], ['y']])('with nothing at %s is not understood', list => {
    expect(hitsOf({ text: '{"x":"abc"}' }, { list, title: 'title', url: 'url' }, 10)).toBeUndefined()
  })
})
