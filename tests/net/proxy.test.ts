import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createServer as createSocksServer } from '@pondwader/socks5-server'
import { Server as ProxyServer, RequestError } from 'proxy-chain'
import { describe, expect, it, onTestFinished } from 'vitest'
import { proxyChoice } from '../../src/net/proxies.ts'
import { shell } from '../support/shell.ts'
import { openNet, serve, signal, text } from './loopback.ts'

const fixture = (name: string) => new URL(`fixtures/${name}`, import.meta.url)

/** A proxy by others, which looks every name up as the loopback. */
async function startProxy(login?: { username: string; password: string }) {
  const asked: string[] = []
  const proxy = new ProxyServer({
    port: 0,
    host: '127.0.0.1',
    prepareRequestFunction: ({ request, hostname, port, username, password }) => {
      asked.push(`${request.method} ${hostname}:${port}`)
      if (hostname.startsWith('closed.')) throw new RequestError('no', 403)
      const isKnown = login === undefined || (username === login.username && password === login.password)
      return {
        requestAuthentication: !isKnown,
        dnsLookup: ((_name: string, options: { all?: boolean }, done: (...answer: unknown[]) => void) =>
          options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)) as never,
      }
    },
  })
  await proxy.listen()
  onTestFinished(() => proxy.close(true))
  return { address: `127.0.0.1:${proxy.port}`, asked }
}

const isPublic = async () => [{ address: '93.184.215.14', family: 4 }]
const isUnknown = () => Promise.reject(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }))

/** The page of a loopback server, under a name that only the proxy can find. */
async function page(host = 'news.example') {
  const { origin, headers } = await serve({ '/a?b=1': '<p>through the proxy</p>' })
  const port = Number(new URL(origin).port)
  return { url: `http://${host}:${port}/a?b=1`, port, headers }
}

describe('a proxy', () => {
  it.each([
    ['where names can be looked up', isPublic],
    ['where only the proxy can look names up', isUnknown],
  ])('is asked for http pages as they are, %s', async (_, lookup) => {
    const { address, asked } = await startProxy()
    const { url, port, headers } = await page()
    const net = openNet({ lookup, proxies: { http: `http://${address}` } })
    expect(text((await net.foreign(url, { signal: signal() })).bytes)).toBe('<p>through the proxy</p>')
    expect(asked).toContain(`GET news.example:${port}`)
    expect(headers[0]).toMatchObject({ host: `news.example:${port}`, 'user-agent': 'deepresearch-mcp/0 (test)' })
  })

  it('is the way to configured services too, but not to those of this machine', async () => {
    const { address, asked } = await startProxy()
    const { url, port } = await page('search.example')
    const local = url.replace('search.example', 'localhost')
    const configuredOrigins = [new URL(url).origin, new URL(local).origin]
    const net = openNet({ configuredOrigins, proxies: { http: address } })
    expect((await net.configured(url, { signal: signal() })).status).toBe(200)
    expect((await net.configured(local, { signal: signal() })).status).toBe(200)
    expect(asked).toEqual([`GET search.example:${port}`])
  })

  it('gets its user name and password, and says so where it wants others', async () => {
    const { address } = await startProxy({ username: 'me', password: 'p@ss' })
    const { url } = await page()
    const known = openNet({ lookup: isPublic, proxies: { http: `http://me:p%40ss@${address}` } })
    expect((await known.foreign(url, { signal: signal() })).status).toBe(200)
    const unknown = openNet({ lookup: isPublic, proxies: { http: address, https: `http://me:wrong@${address}` } })
    for (const asked of [url, 'https://news.example/']) {
      await expect(unknown.foreign(asked, { signal: signal() })).rejects.toMatchObject({
        kind: 'blocked',
        message: `The proxy http://${address} wants a user name and password that it knows.`,
      })
    }
  })

  it('is named where it cannot be reached or does not let through', async () => {
    const { address } = await startProxy()
    const gone = openNet({ lookup: isPublic, proxies: { https: 'http://127.0.0.1:9' } })
    await expect(gone.foreign('https://news.example/', { signal: signal() })).rejects.toThrow(
      'The proxy http://127.0.0.1:9 refused the connection.',
    )
    const strict = openNet({ lookup: isPublic, proxies: { https: address } })
    await expect(strict.foreign('https://closed.example/', { signal: signal() })).rejects.toThrow(
      `closed.example may not be reached through the proxy http://${address}.`,
    )
    await expect(strict.foreign('https://news.example:8443/', { signal: signal() })).rejects.toThrow(
      `news.example:8443 was cut off by the proxy http://${address}.`,
    )
    const nameless = openNet({ lookup: isPublic, proxies: { https: 'ftp://proxy.example' } })
    await expect(nameless.foreign('https://news.example/', { signal: signal() })).rejects.toThrow(
      'HTTPS_PROXY is no address of a proxy.',
    )
  })

  it('is not asked for what leads into a private network', async () => {
    const { address, asked } = await startProxy()
    const inside = async (name: string) => [
      { address: name === 'example.com' ? '93.184.215.14' : '10.0.0.7', family: 4 },
    ]
    const net = openNet({ lookup: inside, allowPrivate: false, proxies: { http: address, https: address } })
    for (const url of ['http://wiki.example/', 'https://wiki.example/', 'http://10.0.0.7/', 'http://[::1]/']) {
      await expect(net.foreign(url, { signal: signal() })).rejects.toMatchObject({ kind: 'forbidden' })
    }
    expect(asked).toEqual([])
  })

  it('may be one for SOCKS, which gets the name', async () => {
    const asked: string[] = []
    const { url, port } = await page()
    const socks = createSocksServer()
    socks.setRulesetValidator(({ destAddress, destPort }) => {
      asked.push(`${destAddress}:${destPort}`)
      return destAddress === 'news.example'
    })
    const ordinary = socks.connectionHandler
    socks.connectionHandler = (connection, sendStatus) =>
      ordinary(Object.assign(connection, { destAddress: '127.0.0.1' }), sendStatus)
    const { address, close } = await new Promise<{ address: string; close: () => void }>(resolve => {
      const server = socks.listen(0, '127.0.0.1', () => {
        const inner = (server as unknown as { server: { address(): AddressInfo } }).server
        resolve({ address: `127.0.0.1:${inner.address().port}`, close: () => socks.close() })
      })
    })
    onTestFinished(close)
    const net = openNet({ lookup: isUnknown, proxies: { http: `socks5h://${address}` } })
    expect(text((await net.foreign(url, { signal: signal() })).bytes)).toBe('<p>through the proxy</p>')
    await expect(net.foreign('http://other.example/', { signal: signal() })).rejects.toThrow(
      `other.example could not be reached by the proxy socks5://${address}`,
    )
    expect(asked).toEqual(expect.arrayContaining([`news.example:${port}`]))
  })
})

describe('the whole program behind a proxy', () => {
  it('reads a page over a tunnel, with the certificates that NODE_EXTRA_CA_CERTS adds', async () => {
    const [key, cert] = ['example.key', 'example.crt'].map(name => readFileSync(fixture(name)))
    const paragraph = 'The ferry to the island leaves at seven in the morning, and the last one comes back at nine.'
    const server = createServer({ key, cert }, (request, response) => {
      const isPage = request.url !== '/robots.txt'
      response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html' })
      response.end(isPage ? `<title>Ferries</title><h1>Ferries</h1><p>${paragraph}</p>` : '')
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { address, asked } = await startProxy()
    const { port } = server.address() as AddressInfo
    const run = (env: Record<string, string>) =>
      shell(['call', 'read', JSON.stringify({ urls: [`https://example.com:${port}/`] })], {
        env: { DEEPRESEARCH_ALLOW_PRIVATE: '1', HTTPS_PROXY: `http://${address}`, ...env },
      })
    const trusting = await run({ NODE_EXTRA_CA_CERTS: fixture('example.crt').pathname })
    expect(trusting.out).toContain(paragraph)
    expect(asked).toContain(`CONNECT example.com:${port}`)
    const strict = await run({})
    expect(strict.out).toContain('certificate that cannot be trusted')
  }, 20_000)
})

describe('proxyChoice', () => {
  const choose = (except: string, url: string) =>
    proxyChoice({ http: 'proxy.example:3128', https: 'https://u:p@secure.example', except })(new URL(url))?.name

  it('takes the proxy of the scheme, without showing its password', () => {
    expect(choose('', 'http://a.example/')).toBe('http://proxy.example:3128')
    expect(choose('', 'https://a.example/')).toBe('https://secure.example')
    expect(proxyChoice({ http: 'proxy.example' })(new URL('https://a.example/'))).toBeUndefined()
  })

  it.each([
    ['*', 'https://a.example/'],
    ['a.example', 'https://a.example/'],
    ['a.example', 'https://b.a.example/'],
    ['.a.example', 'https://b.a.example/'],
    ['x.example, *.a.example', 'https://b.a.example/'],
    ['A.Example:8443', 'https://a.example:8443/'],
    ['10.0.0.0/8', 'http://10.1.2.3/'],
    ['fd00::/8', 'http://[fd00::1]/'],
    ['[fd00::1]', 'http://[fd00::1]/'],
    ['', 'http://127.0.0.9:8888/'],
    ['', 'http://[::1]/'],
    ['', 'http://localhost:11434/v1'],
  ])('NO_PROXY=%s: directly to %s', (except, url) => {
    expect(choose(except, url)).toBeUndefined()
  })

  it.each([
    ['a.example', 'https://ba.example/'],
    ['a.example:8443', 'https://a.example/'],
    ['10.0.0.0/8', 'http://11.1.2.3/'],
    ['10.0.0.0/8', 'http://ten.example/'],
    ['10.0.0.0/99', 'http://10.1.2.3/'],
  ])('NO_PROXY=%s: by proxy to %s', (except, url) => {
    expect(choose(except, url)).toBeDefined()
  })
})
