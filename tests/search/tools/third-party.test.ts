import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { folderOf } from '../../support/files.ts'
import { call, query } from '../providers/contract.ts'
import { freePort } from '../providers/free-port.ts'
import { composed, installed, serveRequests } from './support.ts'

const memory = 'node_modules/@modelcontextprotocol/server-memory/dist/index.js'
const everything = 'tests/peers/node_modules/@modelcontextprotocol/server-everything/dist/index.js'
const searxng = 'tests/peers/node_modules/mcp-searxng/dist/cli.js'

const areThere = existsSync(everything) && existsSync(searxng)
if (!areThere)
  process.stdout.write('tests/peers is not installed (npm ci --prefix tests/peers): not composed with them\n')

describe('servers that others wrote, as providers', () => {
  it('server-memory: a knowledge graph, by its structured answer', async () => {
    const entity = { type: 'entity', entityType: 'page' }
    const lines = [
      { ...entity, name: 'https://example.org/marsh', observations: ['Salt marshes', 'They store carbon'] },
      { ...entity, name: 'https://example.org/tides', observations: ['Tides', 'They flood the marsh'] },
      { ...entity, name: 'https://example.org/ships', observations: ['Ships', 'They sail'] },
    ]
    const folder = await folderOf({ 'memory.jsonl': lines.map(line => JSON.stringify(line)).join('\n') })
    const { provider } = await composed({
      ...installed(memory, [], { MEMORY_FILE_PATH: `${folder}/memory.jsonl` }),
      tool: 'search_nodes',
      results: { list: 'entities', url: 'name', title: 'observations[0]', snippet: 'observations' },
      kind: 'local',
    })
    const { hits } = await provider.search(query('marsh'), call())
    expect(hits).toEqual([
      {
        origin: { type: 'web', url: 'https://example.org/marsh' },
        title: 'Salt marshes',
        snippet: 'Salt marshes … They store carbon',
      },
      {
        origin: { type: 'web', url: 'https://example.org/tides' },
        title: 'Tides',
        snippet: 'Tides … They flood the marsh',
      },
    ])
    expect((await provider.search(query('zeppelin'), call())).hits).toEqual([])
  })

  it.runIf(areThere)(
    'server-everything over stdio and over its own Streamable HTTP, by links in its text',
    async () => {
      const echo = { tool: 'echo', arguments: { query: 'message' } }
      const words = 'see [Salt marshes](https://example.org/marsh) - they store carbon'
      const found = {
        hits: [
          {
            origin: { type: 'web', url: 'https://example.org/marsh' },
            title: 'Salt marshes',
            snippet: 'Echo: see - they store carbon',
          },
        ],
      }
      const overStdio = await composed({ ...installed(everything), ...echo })
      expect(await overStdio.provider.search(query(words), call())).toEqual(found)
      const overHttp = await composed({ url: await startEverything(), ...echo })
      expect(await overHttp.provider.search(query(words), call())).toEqual(found)
      // Words without an address are not taken for "nothing there".
      expect(await overHttp.provider.search(query('nothing'), call())).toMatchObject({ hits: [], partial: true })
    },
  )

  it.runIf(areThere)('mcp-searxng in front of a SearXNG', async () => {
    const address = await serveRequests(async request => {
      const asked = new URL(request.url).searchParams
      const results = asked.get('q')?.includes('battery')
        ? [
            { url: 'https://example.org/1', title: 'Battery prices', content: 'Packs at $52', score: 1 },
            { url: 'https://example.org/2', title: 'Batteries', content: 'All about them', score: 0.5 },
          ]
        : []
      return Response.json({ query: asked.get('q'), number_of_results: results.length, results })
    })
    const { provider } = await composed({
      ...installed(searxng, [], { SEARXNG_URL: address }),
      tool: 'searxng_web_search',
      arguments: { query: 'query', language: 'language' },
    })
    const { hits } = await provider.search(query('battery'), call())
    expect(hits).toEqual([
      { origin: { type: 'web', url: 'https://example.org/1' }, title: 'Battery prices', snippet: 'Packs at $52' },
      { origin: { type: 'web', url: 'https://example.org/2' }, title: 'Batteries', snippet: 'All about them' },
    ])
    expect((await provider.search(query('zeppelin'), call())).hits).toEqual([])
  })
})

/** Resolves to the address of its MCP endpoint; it keeps sessions and answers as event streams. */
async function startEverything(): Promise<string> {
  const port = await freePort()
  const args = [everything, 'streamableHttp']
  const server = spawn(process.execPath, args, { env: { ...process.env, PORT: `${port}` }, stdio: 'ignore' })
  onTestFinished(() => void server.kill('SIGKILL'))
  const address = `http://127.0.0.1:${port}/mcp`
  while (server.exitCode === null) {
    if (
      await fetch(address).then(
        () => true,
        () => false,
      )
    )
      return address
    await sleep(50)
  }
  throw new Error('server-everything ended')
}
