import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'

const ROUNDS = 15

/** Start, spawn to `initialize` answered, of the server against an equally bundled hello world of the SDK; interleaved. Idle memory after it. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'start-'))
  try {
    const hello = await bundleHello(folder)
    const home = join(folder, 'home')
    const times: Record<'hello' | 'server', number[]> = { hello: [], server: [] }
    let rss = 0
    for (let i = 0; i <= ROUNDS; i++) {
      const first = await measure([hello], home)
      const second = await measure(['dist/main.js'], home)
      // The first round fills the file cache.
      if (i === 0) continue
      times.hello.push(first.ms)
      times.server.push(second.ms)
      rss = Math.max(rss, second.rssMb)
    }
    const [a, b] = [median(times.hello), median(times.server)]
    console.log(
      `start, median of ${ROUNDS} interleaved: hello world ${a.toFixed(0)} ms, server ${b.toFixed(0)} ms, difference ${(b - a).toFixed(0)} ms (bar: 20)`,
    )
    console.log(`idle memory after initialize and tools/list: ${rss.toFixed(0)} MB RSS (bar: 90)`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function bundleHello(folder: string): Promise<string> {
  const outfile = join(folder, 'hello.mjs')
  const contents = `import { McpServer } from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import * as z from 'zod'
serveStdio(() => {
  const server = new McpServer({ name: 'hello', version: '1.0.0' })
  server.registerTool('hello', { description: 'Say hello.', inputSchema: z.strictObject({ name: z.string() }) }, async ({ name }) => ({ content: [{ type: 'text', text: name }] }))
  return server
})`
  const banner = {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  }
  await build({
    stdin: { contents, resolveDir: process.cwd() },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    banner,
  })
  return outfile
}

async function measure(args: readonly string[], home: string): Promise<{ ms: number; rssMb: number }> {
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DEEPRESEARCH_HOME: home },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ask = async (id: number, method: string, params: object) => {
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`)
    await lines.next()
  }
  await ask(1, 'initialize', {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'bench', version: '0' },
  })
  const ms = performance.now() - started
  await ask(2, 'tools/list', {})
  const rssMb = Number(/VmRSS:\s+(\d+)/.exec(readStatus(child.pid))?.[1] ?? 0) / 1024
  child.stdin.end()
  child.kill()
  return { ms, rssMb }
}

function readStatus(pid: number | undefined): string {
  return process.platform === 'linux' ? readFileSync(`/proc/${pid}/status`, 'utf8') : ''
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
