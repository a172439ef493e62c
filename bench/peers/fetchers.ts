import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Another MCP server that reads pages, as a program to start and a call to make. */
export interface Fetcher {
  readonly name: string
  readonly script: string
  readonly flags?: readonly string[]
  readonly env: Readonly<Record<string, string>>
  call(path: string): readonly [tool: string, args: object]
}

/** Some refuse loopback, whatever they are told; under this name the connection finds it, but their own look-up does not. */
const lookup =
  "import dns from 'node:dns'; const real = dns.lookup; dns.lookup = (name, ...rest) => real(name === 'pages.test' ? '127.0.0.1' : name, ...rest)"
const flags = ['--import', `data:text/javascript,${encodeURIComponent(lookup)}`]

/**
 * The peers that are installed in a folder outside of the project:
 * `npm i mcp-fetch-server@1.1.2 mcp-searxng@1.16.0` there, then `BENCH_PEERS=<folder> npm run bench -- throughput`.
 */
export function fetchersIn(folder: string, pages: string): readonly Fetcher[] {
  const of = (path: string) => join(folder, 'node_modules', path)
  const named = pages.replace('127.0.0.1', 'pages.test')
  const known: readonly Fetcher[] = [
    {
      name: 'mcp-fetch-server 1.1.2, fetch_markdown',
      script: of('mcp-fetch-server/dist/index.js'),
      flags,
      env: {},
      call: path => ['fetch_markdown', { url: named + path }],
    },
    {
      name: 'mcp-fetch-server 1.1.2, fetch_readable',
      script: of('mcp-fetch-server/dist/index.js'),
      flags,
      env: {},
      call: path => ['fetch_readable', { url: named + path }],
    },
    {
      name: 'mcp-searxng 1.16.0, web_url_read',
      script: of('mcp-searxng/dist/cli.js'),
      env: { SEARXNG_URL: pages, MCP_HTTP_ALLOW_PRIVATE_URLS: 'true' },
      call: path => ['web_url_read', { url: pages + path }],
    },
  ]
  return known.filter(({ script }) => existsSync(script))
}
