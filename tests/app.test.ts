import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { listenOnHttp } from '../src/mcp/http.ts'
import { createPages } from '../src/mcp/pages.ts'
import { isBrowserThere, theBrowser } from './report/browser.ts'
import { connect, partsOf } from './support/connect.ts'
import { prices } from './support/files.ts'
import { openProduct } from './support/product.ts'

// The app looks for news every five seconds.
vi.setConfig({ testTimeout: 40_000 })

const extApps = `${process.cwd()}/tests/peers/node_modules/@modelcontextprotocol/ext-apps`
if (!existsSync(extApps))
  process.stdout.write('tests/peers is not installed: the app is not shown by a host of others\n')

/** A host: the extension's own bridge around a sandboxed frame, its requests answered by our server through a real client. */
const hostScript = `
import { AppBridge, PostMessageTransport } from ${JSON.stringify(`${extApps}/dist/src/app-bridge.js`)}
const frame = document.createElement('iframe')
frame.sandbox = 'allow-scripts'
const asked = (window.asked = [])
const bridge = new AppBridge(null, { name: 'tests', version: '0' }, { openLinks: {}, serverResources: {} })
bridge.onreadresource = async params => {
  asked.push(params.uri)
  return (await fetch('/read?uri=' + encodeURIComponent(params.uri))).json()
}
bridge.onopenlink = async ({ url }) => {
  asked.push('open ' + url)
  return {}
}
bridge.onsizechange = ({ height }) => { frame.style.height = height + 'px' }
bridge.oninitialized = async () => {
  bridge.sendToolInput({ arguments: {} })
  bridge.sendToolResult(await (await fetch('/result')).json())
}
frame.style.width = '100%'
document.body.append(frame)
await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow))
frame.srcdoc = (await (await fetch('/read?uri=' + encodeURIComponent('ui://deepresearch/report.html'))).json()).contents[0].text
`

async function host() {
  const product = await openProduct()
  const client = await connect(product)
  onTestFinished(() => client.close())
  const bundled = await build({
    stdin: { contents: hostScript, resolveDir: `${process.cwd()}/tests/peers` },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  })
  const script = bundled.outputFiles[0]?.text ?? ''
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/')
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><body><script type="module" src="/host.js"></script>')
    else if (pathname === '/host.js') response.setHeader('content-type', 'text/javascript').end(script)
    else if (pathname === '/result')
      response.end(JSON.stringify(await client.callTool({ name: 'recall', arguments: {} })))
    else if (pathname === '/read')
      response.end(JSON.stringify(await client.readResource({ uri: searchParams.get('uri') ?? '' })))
    else response.writeHead(404).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { product, client, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

test('the tools that show a report name the app, and a host can read it', async () => {
  const { client } = await host()
  const { tools } = await client.listTools()
  const shown = tools.filter(({ _meta }) => JSON.stringify(_meta ?? {}).includes('ui://deepresearch/report.html'))
  expect(shown.map(({ name }) => name)).toEqual(['draft_report', 'recall'])
  expect(client.getServerCapabilities()?.extensions).toHaveProperty('io.modelcontextprotocol/ui')
  const { contents } = await client.readResource({ uri: 'ui://deepresearch/report.html' })
  expect(contents[0]).toMatchObject({
    mimeType: 'text/html;profile=mcp-app',
    text: expect.stringContaining('ui/initialize'),
  })
})

describe.skipIf(!isBrowserThere || !existsSync(extApps))('the report in a chat', () => {
  const browser = theBrowser()

  test('shows itself, follows the research, opens links through the host, and lets foreign text do nothing', async () => {
    const { product, address } = await host()
    await product.call('plan', { question: 'What do LFP packs cost?' })
    const title = '<img src=x onerror="parent.hacked=1"><script>parent.hacked=1</script>'
    await product.call('read', { text: prices, title, url: 'https://example.org/prices' })
    await product.call('draft_report', { text: '# LFP\n\nThey averaged $52/kWh in 2024 [@s1:2].' })
    const page = await browser().newPage()
    onTestFinished(() => page.close())
    await page.goto(address)
    const frame = page.frameLocator('iframe')
    await frame.getByText('They averaged $52/kWh in 2024').waitFor()
    expect(await frame.locator('h1').textContent()).toBe('LFP')
    await product.call('draft_report', { edits: [{ find: 'averaged', replace: 'came to' }] })
    await frame.getByText('They came to $52/kWh in 2024').waitFor({ timeout: 15_000 })
    await frame
      .locator('a[href^="https://example.org"]')
      .first()
      .evaluate(link => (link as { click(): void } & typeof link).click())
    await page.waitForFunction('window.asked.some(one => one.startsWith("open https://example.org/prices"))')
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(await page.locator('iframe').evaluate(one => Number.parseInt(one.style.height, 10))).toBeGreaterThan(200)
  })

  test('stands at an address too, and renews itself there', async () => {
    const product = await openProduct({ keepsSession: false })
    const parts = partsOf(product)
    const door = await listenOnHttp(parts, { host: '127.0.0.1', port: 0, pages: createPages(parts) })
    onTestFinished(() => door.close())
    const { session } = await product.call('plan', { question: 'What do LFP packs cost?' })
    const page = await browser().newPage()
    onTestFinished(() => page.close())
    const failures: string[] = []
    page.on('console', message => message.type() === 'error' && failures.push(message.text()))
    await page.goto(`${door.address}/r/${session}`)
    await page.getByText('What do LFP packs cost?').first().waitFor()
    await product.call('read', { session, text: prices, title: 'Battery prices' })
    await product.call('draft_report', { session, text: '# LFP\n\nThey averaged $52/kWh in 2024 [@s1:2].' })
    await page.getByText('They averaged $52/kWh in 2024').waitFor({ timeout: 15_000 })
    expect(failures).toEqual([])
  })
})
