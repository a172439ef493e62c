import { request as httpRequest } from 'node:http'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StreamableHTTPClientTransport as V1Transport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport as V1AnyTransport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listenOnHttp } from '../src/mcp/http.ts'
import { createPages } from '../src/mcp/pages.ts'
import { eras, newClient, partsOf } from './support/connect.ts'
import { prices } from './support/files.ts'
import { hostOf } from './support/host.ts'
import { openProduct, type TestProduct, temporaryFolder } from './support/product.ts'
import { newV1Client } from './support/v1.ts'

async function listening({ home, token }: { home?: string; token?: string } = {}) {
  const product = await openProduct({ keepsSession: false, isRemote: true, ...(home !== undefined && { home }) })
  const parts = partsOf(product)
  const pages = createPages(parts)
  const door = await listenOnHttp(parts, { host: '127.0.0.1', port: 0, pages, ...(token !== undefined && { token }) })
  onTestFinished(() => door.close())
  return { product, address: door.address }
}

const question = 'What do LFP packs cost?'
async function begun({ call }: Pick<TestProduct, 'call'>): Promise<string> {
  const { session = '' } = await call('plan', { question })
  await call('read', { session, text: prices, title: 'Battery prices' })
  return session
}

describe.each(eras)('a host of %s over HTTP', era => {
  test('goes from question to report; without a session each call begins a research', async () => {
    const { address } = await listening()
    const client = newClient(era)
    await client.connect(new StreamableHTTPClientTransport(new URL(`${address}/mcp`)))
    onTestFinished(() => client.close())
    const call = async (name: string, args: Record<string, unknown>) => {
      const { content } = await client.callTool({ name, arguments: args })
      const [first] = content
      return first?.type === 'text' ? first.text : ''
    }
    const planned = await call('plan', { question })
    const session = /session (r-\w+)/.exec(planned)?.[1]
    expect(await call('read', { session, text: prices, title: 'Battery prices' })).toContain('s1:2 LFP packs')
    const text = '# LFP\n\nThey averaged $52/kWh in 2024 [@s1:2].'
    expect(await call('draft_report', { session, text })).toContain('all places exist')
    expect(await call('plan', { question })).not.toContain(String(session))
    for (const args of [{ session }, { session, tasks: [{ id: 't1', status: 'done' }] }])
      expect(await call('plan', args)).toMatch(new RegExp(`\\nnext: \\w+ session: "${session}"`))
    const { resources } = await client.listResources()
    expect(resources.map(({ uri }) => uri)).toContain(`research://${session}`)
  })

  test('hears of what another client changed', async () => {
    const { product, address } = await listening()
    const session = await begun(product)
    const client = newClient(era)
    await client.connect(new StreamableHTTPClientTransport(new URL(`${address}/mcp`)))
    onTestFinished(() => client.close())
    const uri = `research://${session}/report`
    const updated = new Promise<string>(resolve =>
      client.setNotificationHandler('notifications/resources/updated', ({ params }) => resolve(params.uri)),
    )
    if (era === '2025-11-25') await client.subscribeResource({ uri })
    else await client.listen({ resourceSubscriptions: [uri] })
    await product.call('draft_report', { session, text: 'LFP packs averaged $52/kWh [@s1:2].' })
    expect(await updated).toBe(uri)
  })
})

test('a v1 client calls the tools over HTTP, and its call ends when it cancels', async () => {
  const { address } = await listening()
  const client = newV1Client()
  // The SDK's own transport lacks what `exactOptionalPropertyTypes` asks of it.
  await client.connect(new V1Transport(new URL(`${address}/mcp`)) as V1AnyTransport)
  onTestFinished(() => client.close())
  expect(await hostOf(client)('plan', { question })).toContain('q1 explicit')
  const aborted = new AbortController()
  const call = client.callTool({ name: 'plan', arguments: { question } }, undefined, { signal: aborted.signal })
  aborted.abort()
  await expect(call).rejects.toThrow()
  expect(await hostOf(client)('recall', { kind: 'sessions' })).toContain(question)
})

/** Node's own client, which sends any Host. */
function get(address: string, headers: Record<string, string> = {}): Promise<{ status?: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(address, { headers }, response => {
      let body = ''
      response.on('data', chunk => {
        body += String(chunk)
      })
      response.on('end', () => resolve({ ...(response.statusCode && { status: response.statusCode }), body }))
    })
    sent.once('error', reject).end()
  })
}

describe('the pages', () => {
  test('say that the server is well, and show a research before and after its report is written', async () => {
    const { product, address } = await listening()
    expect(JSON.parse((await get(`${address}/health`)).body)).toEqual({ status: 'ok', version: '0.0.0' })
    const session = await begun(product)
    const unwritten = await get(`${address}/r/${session}`)
    expect(unwritten.status).toBe(200)
    expect(unwritten.body).toContain(question)
    expect(unwritten.body).toContain('No report is written yet')
    expect(unwritten.body).not.toContain('Contents')
    await product.call('draft_report', {
      session,
      text: '# LFP\n\nThey averaged $52/kWh in 2024 [@s1:2]. No source [@s9].',
    })
    const { body } = await get(`${address}/r/${session}`)
    expect(body).toContain('They averaged $52/kWh')
    expect(body).toContain('There is no source s9')
    for (const path of ['/r/r-none', '/r/', '/index.html', '/r/../health/x'])
      expect((await get(`${address}${path}`)).status).toBe(404)
  })

  test('begin with one that says what this is and how to connect, and nothing of a research', async () => {
    const { product, address } = await listening()
    const session = await begun(product)
    const response = await fetch(address)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const body = await response.text()
    expect(body).toContain(`<code>${address}/mcp</code>`)
    expect(body).toContain(`&quot;url&quot;: &quot;${address}/mcp&quot;`)
    expect(body).not.toContain(session)
    expect(body).not.toContain(question)
    expect(body).not.toContain('<script')
    expect((await fetch(address, { method: 'POST' })).status).toBe(404)
  })

  test('tell of every step, of this process and of another', async () => {
    const { product, address } = await listening()
    const session = await begun(product)
    const response = await fetch(`${address}/r/${session}/events`)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const next = async () => (await reader?.read())?.value?.trim()
    const first = await next()
    expect(first).toMatch(/^data: \d+$/)
    await product.call('draft_report', { session, text: 'LFP packs averaged $52/kWh [@s1:2].' })
    const second = await next()
    expect(second).not.toBe(first)
    const other = await openProduct({ home: product.home })
    await other.call('draft_report', { session, edits: [{ find: 'averaged', replace: 'cost' }] })
    expect(await next()).not.toBe(second)
    await reader?.cancel()
  })
})

describe('the door', () => {
  test('is closed to other names and to pages of other sites', async () => {
    const { address } = await listening()
    expect((await get(`${address}/health`, { host: 'attacker.example' })).status).toBe(403)
    expect((await get(`${address}/health`, { origin: 'https://attacker.example' })).status).toBe(403)
    expect((await get(`${address}/health`, { origin: 'http://localhost:3333' })).status).toBe(200)
    expect((await get(address, { host: 'attacker.example' })).status).toBe(403)
    expect((await get(address, { origin: 'https://attacker.example' })).status).toBe(403)
  })

  test('with a token opens to who has it', async () => {
    const { product, address } = await listening({ token: 'long-and-random' })
    const session = await begun(product)
    expect((await get(`${address}/health`)).status).toBe(200)
    expect((await get(`${address}/r/${session}`)).status).toBe(401)
    expect((await get(`${address}/r/${session}?token=long-and-randox`)).status).toBe(401)
    expect((await get(`${address}/r/${session}?token=long-and-random`)).status).toBe(200)
    expect((await get(`${address}/mcp`)).status).toBe(401)
    expect(await get(address)).toMatchObject({ status: 401, body: expect.stringContaining('Bearer') })
    expect((await get(`${address}/?token=long-and-random`)).status).toBe(200)
    const client = newClient()
    const authProvider = { token: async () => 'long-and-random' }
    await client.connect(new StreamableHTTPClientTransport(new URL(`${address}/mcp`), { authProvider }))
    onTestFinished(() => client.close())
    expect((await client.listTools()).tools.length).toBeGreaterThan(6)
  })

  test('two of them on one data folder see each other', async () => {
    const home = await temporaryFolder()
    const [one, two] = [await listening({ home }), await listening({ home })]
    const session = await begun(one.product)
    expect((await get(`${two.address}/r/${session}`)).status).toBe(200)
  })
})

describe('an export over HTTP', () => {
  const text = '# LFP\n\n## 价格\n\nThey averaged $52/kWh in 2024 [@s1:2].'

  test('is fetched by a host on another machine, as a resource or a file', async () => {
    const { product, address } = await listening()
    const session = await begun(product)
    await product.call('draft_report', { session, text })
    const client = newClient(eras[0])
    await client.connect(new StreamableHTTPClientTransport(new URL(`${address}/mcp`)))
    onTestFinished(() => client.close())
    for (const [format, section] of [['md'], ['html'], ['docx'], ['md', '价格']]) {
      const args = { session, format, ...(section && { section }) }
      const { content } = await client.callTool({ name: 'draft_report', arguments: args })
      const link = content.find(one => one.type === 'resource_link')
      expect(link?.uri).toMatch(new RegExp(`^research://${session}/exports/report`))
      const { contents } = await client.readResource({ uri: link?.uri ?? '' })
      const [found] = contents
      expect(found && ('text' in found ? found.text : found.blob).length).toBeGreaterThan(50)
      const [first] = content
      const path = /(\/r\/\S+) beside \/mcp serves it/.exec(first?.type === 'text' ? first.text : '')?.[1]
      const answer = await fetch(`${address}${path}`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(50)
    }
  })

  test('is nothing else of the machine', async () => {
    const { product, address } = await listening()
    const session = await begun(product)
    const { exporter } = await product.services()
    for (const name of ['../research.db', '..', '.env', 'report.md', 'a/b.md', '..\\research.db'])
      expect(await exporter.saved(session, name)).toBeUndefined()
    expect(await exporter.saved('r-1/../..', 'research.db')).toBeUndefined()
    for (const path of ['%2e%2e%2fresearch.db', '..%5Cresearch.db', '%zz.md', '.hidden.md'])
      expect((await fetch(`${address}/r/${session}/${path}`)).status).toBe(404)
  })
})
