import diagnostics from 'node:diagnostics_channel'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isReachable } from '../../src/net/address.ts'
import { createConnector } from '../../src/net/connect.ts'
import { createNames } from '../../src/net/names.ts'
import { evalFile } from '../support/eval-data.ts'
import { type Answer, openNet, serve, signal, text } from './loopback.ts'

const forbidden = [
  'http://127.0.0.1',
  'http://localhost/',
  'http://sub.localhost./',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://[::1]/',
  'http://[::]/',
  'http://0.0.0.0/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b:1::1]/',
  'http://[100:0:0:1::1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:db8::1]/',
  'http://[5f00::1]/',
  'http://[fd00:ec2::254]/',
  'http://[fe80::1]/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://100.100.100.200/',
  'http://169.254.169.254/latest/meta-data/',
  'http://168.63.129.16/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://user@example.com/',
  'http://user:pass@example.com/',
  'http://example.com:22/',
  'http://example.com:6379/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'data:text/html,hi',
  'javascript:alert(1)',
  'http://inside.example/',
  'http://mixed.example/',
]
const unparsable = ['', 'example', 'http://', 'http://256.256.256.256/', 'http://[::1', 'http://a b/']

const addresses: Readonly<Record<string, readonly string[]>> = {
  'inside.example': ['10.0.0.7'],
  'mixed.example': ['93.184.215.14', '127.0.0.1'],
}

/** Names that are not listed here resolve to the loopback, as the ones of nip.io do. */
async function lookup(hostname: string) {
  const listed = addresses[hostname] ?? ['127.0.0.1']
  return listed.map(address => ({ address, family: 4 }))
}

function countSockets(): () => number {
  let sockets = 0
  const count = () => {
    sockets++
  }
  diagnostics.subscribe('net.client.socket', count)
  onTestFinished(() => {
    diagnostics.unsubscribe('net.client.socket', count)
  })
  return () => sockets
}

async function refusals(urls: readonly string[]) {
  const net = openNet({ allowPrivate: false, lookup })
  const kinds = urls.map(url =>
    net.foreign(url, { signal: signal() }).then(
      () => 'fetched',
      error => error.kind,
    ),
  )
  return Promise.all(kinds)
}

describe('the foreign door', () => {
  it('opens no socket to where it must not go', async () => {
    const sockets = countSockets()
    expect(await refusals(forbidden)).toEqual(forbidden.map(() => 'forbidden'))
    expect(await refusals(unparsable)).toEqual(unparsable.map(() => 'invalid'))
    expect(sockets()).toBe(0)
  })

  const list = evalFile('net/ssrf-must-block.json')
  it.skipIf(!existsSync(list))('refuses every URL of the evaluation list', async () => {
    const { sources: _, ...lists } = JSON.parse(readFileSync(list, 'utf8'))
    const urls = Object.values<string[]>(lists).flat()
    const sockets = countSockets()
    const kinds = await refusals(urls)
    expect(urls).toHaveLength(45)
    expect(kinds.filter(kind => kind !== 'forbidden' && kind !== 'invalid')).toEqual([])
    expect(sockets()).toBe(0)
  })

  it('reaches private addresses when it is allowed to, but never metadata services', async () => {
    const { origin } = await serve({ '/': 'hello' })
    const net = openNet()
    expect(text((await net.foreign(origin, { signal: signal() })).bytes)).toBe('hello')
    const url = 'http://169.254.169.254/latest/meta-data/'
    await expect(net.foreign(url, { signal: signal() })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(net.foreign('http://u:p@127.0.0.1/', { signal: signal() })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  it('guards each hop of a redirect', async () => {
    const targets = ['http://169.254.169.254/', 'http://[fe80::1]/', 'file:///etc/passwd', 'http://me@127.0.0.1/']
    const { origin } = await serve(
      Object.fromEntries(
        targets.map((location, n) => [`/${n}`, (_, response) => response.writeHead(302, { location }).end()]),
      ),
    )
    const net = openNet()
    for (const n of targets.keys()) {
      await expect(net.foreign(`${origin}/${n}`, { signal: signal() })).rejects.toMatchObject({ kind: 'forbidden' })
    }
  })

  it('pins a name to the addresses that were checked, and checks again for the next connection', async () => {
    const closing: Answer = (_, response) => response.writeHead(200, { connection: 'close' }).end('once')
    const { origin } = await serve({ '/robots.txt': closing, '/': closing })
    const answers = ['127.0.0.1', '127.0.0.1', '169.254.169.254']
    let lookups = 0
    const net = openNet({ lookup: async () => [{ address: answers[lookups++] ?? '', family: 4 }] })
    const url = origin.replace('127.0.0.1', 'rebind.example')
    expect(text((await net.foreign(url, { signal: signal() })).bytes)).toBe('once')
    await expect(net.foreign(url, { signal: signal() })).rejects.toMatchObject({ kind: 'forbidden' })
    expect(lookups).toBe(3)
  })

  it('looks a name up once per connection', async () => {
    let lookups = 0
    const names = createNames({
      lookup: async () => {
        lookups++
        return [{ address: lookups === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
      },
      isReachable: address => address === '127.0.0.1',
    })
    const connect = createConnector(names, 1_000)
    const { origin } = await serve({})
    const { port } = new URL(origin)
    const socket = await new Promise<{ remoteAddress?: string; destroy(): void }>((resolve, reject) => {
      connect({ hostname: 'rebind.example', protocol: 'http:', port }, (error, opened) =>
        opened === null ? reject(error) : resolve(opened as never),
      )
    })
    expect(socket.remoteAddress).toBe('127.0.0.1')
    expect(lookups).toBe(1)
    socket.destroy()
  })
})

describe('isReachable', () => {
  it.each(['1.1.1.1', '93.184.215.14', '2606:4700::1111', '2a00:1450:4001::200e', '::ffff:8.8.8.8'])('%s', address => {
    expect(isReachable(address, false)).toBe(true)
  })
  it('is false for what is no address', () => {
    expect(isReachable('example.com', true)).toBe(false)
  })
})

describe('names of a machine whose resolver gives out stand-ins', () => {
  const lookupOf = (answers: Readonly<Record<string, readonly string[]>>) => async (name: string) => {
    const addresses = answers[name] ?? []
    return addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
  const namesOf = (answers: Readonly<Record<string, readonly string[]>>) =>
    createNames({ lookup: lookupOf(answers), isReachable: address => isReachable(address, false) })

  it('may be connected to at those, since a local proxy answers there', async () => {
    const { resolve } = namesOf({ 'example.com': ['198.18.0.3'], 'news.example': ['198.18.0.9', 'fc00::9'] })
    expect(await resolve('news.example')).toHaveLength(2)
    await expect(resolve('198.18.0.9')).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it.each([
    ['where names have real addresses', { 'example.com': ['93.184.215.14'], 'news.example': ['198.18.0.9'] }],
    ['where names cannot be looked up', { 'news.example': ['198.18.0.9'] }],
    ['beside another private address', { 'example.com': ['198.18.0.3'], 'news.example': ['198.18.0.9', '10.0.0.1'] }],
  ])('are refused %s', async (_, answers) => {
    await expect(namesOf(answers).resolve('news.example')).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
