import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { StdioClientTransport as V1Transport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect, onTestFinished, test, vi } from 'vitest'
import config from '../mcp.json' with { type: 'json' }
import { eras, newClient } from './support/connect.ts'
import { hostOf } from './support/host.ts'
import { temporaryFolder } from './support/product.ts'
import { programEnv, start } from './support/shell.ts'
import { newV1Client } from './support/v1.ts'

// Processes start on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

/** As a host starts it, with a data folder of the test's own. */
async function command() {
  const { command, args } = config.mcpServers.deepresearch
  return { command, args, env: programEnv(join(await temporaryFolder(), 'data')) }
}

const hello = {
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'tests', version: '0.0.0' } },
}
const callOf = (id: number, name: string, args: unknown) => ({
  id,
  method: 'tools/call',
  params: { name, arguments: args },
})

test('nothing but JSON-RPC is on standard output, and the server ends with its client', async () => {
  const child = start([], join(await temporaryFolder(), 'data'))
  const log = text(child.stderr)
  const requests = [
    hello,
    { id: 2, method: 'tools/list' },
    { id: 3, method: 'no/such/method' },
    callOf(4, 'read', { text: 'High water is at noon.', title: 'Tides' }),
    callOf(5, 'read', { source: ['s99'], session: 'r-none' }),
    callOf(6, 'search', { queries: 7, surprise: true }),
    callOf(7, 'no_such_tool', {}),
    callOf(8, 'read', { path: '/etc/passwd' }),
  ]
  for (const request of requests) child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...request })}\n`)
  child.stdin.write('this line is no JSON\n{"jsonrpc":"2.0"}\n\n[1,2\n')

  const messages: { jsonrpc: string; id?: number; method?: string }[] = []
  const answers = () => messages.flatMap(({ id }) => id ?? [])
  for await (const line of createInterface({ input: child.stdout })) {
    messages.push(JSON.parse(line))
    if (answers().length === requests.length) child.stdin.end()
  }
  if (child.exitCode === null) await once(child, 'close')
  expect(messages.every(({ jsonrpc }) => jsonrpc === '2.0')).toBe(true)
  expect(messages.filter(({ id, method }) => id === undefined && !method?.startsWith('notifications/'))).toEqual([])
  expect(answers().sort((a, b) => a - b)).toEqual(requests.map(({ id }) => id))
  expect(child.exitCode).toBe(0)
  expect(await log).not.toContain('incident')
})

test('a message that is too long is refused by its id, and the next one is answered', async () => {
  const child = start([], join(await temporaryFolder(), 'data'))
  const long = 'High water. '.repeat(1_000_000)
  const requests = [
    { jsonrpc: '2.0', ...hello },
    { jsonrpc: '2.0', ...callOf(2, 'read', { text: long }) },
    {
      method: 'tools/call',
      params: { name: 'read', arguments: { text: `${long}"id":9}` } },
      jsonrpc: '2.0',
      id: 'three',
    },
    { jsonrpc: '2.0', ...callOf(4, 'read', { text: 'High water is at noon.' }) },
  ]
  child.stdin.write(requests.map(request => `${JSON.stringify(request)}\n`).join(''))
  const answers = new Map<unknown, { error?: { message: string }; result?: object }>()
  for await (const line of createInterface({ input: child.stdout })) {
    const { id, ...answer } = JSON.parse(line)
    if (id !== undefined) answers.set(id, answer)
    if (answers.size === requests.length) child.stdin.end()
  }
  for (const id of [2, 'three']) expect(answers.get(id)?.error?.message).toContain('longer than 8 MB')
  expect(JSON.stringify(answers.get(4)?.result)).toContain('s1:1 High water is at noon.')
})

test('nothing is opened or made before the first call', async () => {
  const home = join(await temporaryFolder(), 'data')
  const child = start([], home)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ask = async (request: { readonly id: number; readonly method: string }) => {
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...request })}\n`)
    for (;;) {
      const message = JSON.parse((await lines.next()).value)
      if (message.id === request.id) return message
    }
  }
  expect(await ask(hello)).toHaveProperty('result.serverInfo.name', 'deepresearch-mcp')
  expect(await ask({ id: 2, method: 'tools/list' })).toHaveProperty('result.tools.0.name', 'plan')
  expect(existsSync(home)).toBe(false)
  await ask(callOf(3, 'recall', {}))
  expect(existsSync(join(home, 'research.db'))).toBe(true)
})

test.each(eras)('a client of %s works through the command in mcp.json', async era => {
  const client = newClient(era)
  await client.connect(new StdioClientTransport(await command()))
  onTestFinished(() => client.close())
  const reply = await hostOf(client)('read', { text: '# Tides\n\nHigh water is at noon.' })
  expect(reply).toContain('s1:2 High water is at noon.')
})

test('a v1 client works through the command in mcp.json', async () => {
  const client = newV1Client()
  await client.connect(new V1Transport(await command()))
  onTestFinished(() => client.close())
  expect((await client.listTools()).tools.map(({ name }) => name)).toContain('draft_report')
  const reply = await hostOf(client)('read', { text: '# Tides\n\nHigh water is at noon.' })
  expect(reply).toContain('s1:2 High water is at noon.')
})
