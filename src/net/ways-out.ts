import { Agent, type Dispatcher, Pool, ProxyAgent } from 'undici'
import { createConnector } from './connect.ts'
import { bareHost } from './guard.ts'
import { createNames, type NameRules } from './names.ts'
import type { ProxyChoice, ProxyServer } from './proxies.ts'
import { brokenTunnel } from './proxy-failure.ts'

export interface WayRules extends NameRules {
  /** To connect. */
  readonly timeoutMs: number
  /** Without it everything goes directly. */
  readonly proxyFor?: ProxyChoice
}

export interface Way {
  readonly dispatcher: Dispatcher
  readonly proxy?: ProxyServer
}

export interface WaysOut {
  /** How a request to a URL leaves. Rejects where its name leads out of bounds; on a direct way the connection is held against that too. */
  to(url: URL): Promise<Way>
  close(): Promise<void>
}

export function createWaysOut(rules: WayRules): WaysOut {
  const { timeoutMs, proxyFor } = rules
  const names = createNames(rules)
  const direct: Way = { dispatcher: new Agent({ connect: createConnector(names, timeoutMs) }) }
  const proxied = new Map<string, Way>()

  const through = (proxy: ProxyServer): Way => {
    const known = proxied.get(proxy.url.href)
    if (known !== undefined) return known
    const way = { dispatcher: proxyAgent(proxy), proxy }
    proxied.set(proxy.url.href, way)
    return way
  }
  return {
    to: async url => {
      const proxy = proxyFor?.(url)
      if (proxy === undefined) return direct
      await names.admit(bareHost(url.hostname))
      return through(proxy)
    },
    close: async () => {
      await Promise.all([direct, ...proxied.values()].map(({ dispatcher }) => dispatcher.destroy()))
    },
  }
}

/** Plain http is asked of the proxy and not tunnelled: most proxies allow tunnels to port 443 only. */
function proxyAgent({ url }: ProxyServer): ProxyAgent {
  const { username, password } = url
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')
  const isHttp = url.protocol.startsWith('http')
  return new ProxyAgent({
    uri: url.href,
    proxyTunnel: false,
    clientFactory: (origin, options) => new TunnelPool(origin, options),
    ...(isHttp && username !== '' && { token: `Basic ${login}` }),
  })
}

/** Without this a tunnel that the proxy breaks off counts as a lost socket, and undici asks for the next one without end. */
class TunnelPool extends Pool {
  override async connect(options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> {
    try {
      return await super.connect(options)
    } catch (error) {
      throw new Error(brokenTunnel, { cause: error })
    }
  }
}
