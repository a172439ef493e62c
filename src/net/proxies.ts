import ipaddr from 'ipaddr.js'
import { ResearchError } from '../errors.ts'
import { bareHost } from './guard.ts'

/** What the usual variables say: `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`. */
export interface ProxySettings {
  readonly http?: string
  readonly https?: string
  /** Hosts that are reached directly. */
  readonly except?: string
}

export interface ProxyServer {
  /** With its credentials. */
  readonly url: URL
  /** Without them. */
  readonly name: string
}

/** The proxy that a request to a URL goes through, if any. */
export type ProxyChoice = (url: URL) => ProxyServer | undefined

const schemes = new Set(['http:', 'https:', 'socks5:', 'socks:'])

/** Throws a ResearchError for an address that is none of a proxy. Loopback addresses are always reached directly. */
export function proxyChoice({ http, https, except = '' }: ProxySettings): ProxyChoice {
  const proxies: Readonly<Record<string, ProxyServer | undefined>> = {
    'http:': http === undefined ? undefined : proxyAt(http, 'HTTP_PROXY'),
    'https:': https === undefined ? undefined : proxyAt(https, 'HTTPS_PROXY'),
  }
  const exceptions = except.split(/[\s,]+/).filter(entry => entry !== '')
  return url => {
    const proxy = proxies[url.protocol]
    return proxy === undefined || isLoopback(url) || exceptions.some(entry => isException(url, entry))
      ? undefined
      : proxy
  }
}

/** Without credentials; throws as `proxyChoice` does. */
export function describeProxies(settings: ProxySettings): string {
  const choose = proxyChoice({ ...settings, except: '' })
  const ways = ['http', 'https'].map(scheme => ({ scheme, proxy: choose(new URL(`${scheme}://example.com/`)) }))
  const said = ways.map(({ scheme, proxy }) => `${scheme} ${proxy ? `by ${proxy.name}` : 'directly'}`)
  return `${said.join(', ')}${settings.except ? `, but for ${settings.except}` : ''}`
}

function proxyAt(address: string, variable: string): ProxyServer {
  const written = address.includes('://') ? address : `http://${address}`
  const url = URL.canParse(written) ? new URL(written.replace(/^socks5h:/i, 'socks5:')) : undefined
  if (url === undefined || !schemes.has(url.protocol) || url.hostname === '') {
    throw new ResearchError(`${variable} is no address of a proxy.`, {
      fix: `Set ${variable} to one such as http://proxy.example:8080, https://…, or socks5://127.0.0.1:1080.`,
      kind: 'invalid',
    })
  }
  return { url, name: `${url.protocol}//${url.host}` }
}

function isLoopback({ hostname }: URL): boolean {
  const host = bareHost(hostname)
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() === 'loopback'
  return /(?:^|\.)localhost\.?$/.test(host)
}

/** As curl and Go read it: `*`, a domain with all below it, an address, a block of addresses; each with a port or for all. */
function isException(url: URL, entry: string): boolean {
  if (entry === '*') return true
  const host = bareHost(url.hostname)
  if (entry.includes('/')) return isInBlock(host, entry)
  const [, name = entry, port] = /^(\[.+\]|[^:]+):(\d+)$/.exec(entry) ?? []
  if (port !== undefined && port !== portOf(url)) return false
  const domain = bareHost(name)
    .replace(/^\*?\./, '')
    .toLowerCase()
  return host === domain || host.endsWith(`.${domain}`)
}

function isInBlock(host: string, block: string): boolean {
  if (!ipaddr.isValid(host) || !ipaddr.isValidCIDR(block)) return false
  const [address, range] = [ipaddr.process(host), ipaddr.parseCIDR(block)]
  return address.kind() === range[0].kind() && address.match(range)
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80')
}
