import { ResearchError } from '../errors.ts'
import type { ProxyServer } from './proxies.ts'

const connecting: Readonly<Record<string, string>> = {
  ENOTFOUND: 'has no address (DNS)',
  ENODATA: 'has no address (DNS)',
  EAI_AGAIN: 'could not be looked up',
  ECONNREFUSED: 'refused the connection',
  ENETUNREACH: 'cannot be reached from this network',
  EHOSTUNREACH: 'cannot be reached from this network',
  ETIMEDOUT: 'did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'did not answer in time',
}

/** What failed on the way through a proxy, where it was the proxy; `undefined` where it may have been the site behind it. */
export function proxyFailure(error: unknown, url: URL, { name }: ProxyServer): ResearchError | undefined {
  const said = causes(error)
  const status = firstMatch(said, /Proxy response \((\d{3})\)/)
  if (status === '407' || firstMatch(said, /(Proxy Authentication Required|SOCKS5.*auth)/i) !== undefined) {
    return wantsLogin(name)
  }
  if (status === '403') {
    return failure(`${url.host} may not be reached through the proxy ${name}.`, 'Read another source.', 'blocked')
  }
  const refusal = status ?? firstMatch(said, /SOCKS5 connection failed: (.+)/)
  if (refusal !== undefined) {
    return failure(
      `${url.host} could not be reached by the proxy ${name} (${refusal}).`,
      'Check the address.',
      'unreachable',
    )
  }
  const why = said.map(({ code }) => connecting[code ?? '']).find(words => words !== undefined)
  if (why !== undefined) return failure(`The proxy ${name} ${why}.`, checkVariables, 'unreachable')
  if (!said.some(({ message }) => message === brokenTunnel)) return undefined
  return failure(`${url.host} was cut off by the proxy ${name}.`, 'Try again later.', 'unreachable')
}

/** The message of an error that `ways-out.ts` makes. */
export const brokenTunnel = 'Proxy broke off the tunnel'

const checkVariables = 'Correct HTTP_PROXY and HTTPS_PROXY of this server, or name the host in NO_PROXY.'

export function wantsLogin(name: string): ResearchError {
  const fix = 'Set HTTP_PROXY and HTTPS_PROXY of this server to http://user:password@host:port.'
  return failure(`The proxy ${name} wants a user name and password that it knows.`, fix, 'blocked')
}

/** Without a cause: that a proxy has no address says nothing of the site. */
function failure(message: string, fix: string, kind: 'blocked' | 'unreachable'): ResearchError {
  return new ResearchError(message, { fix, kind })
}

interface Said {
  readonly message: string
  readonly code?: string
}

/** An error with what it was made of. */
function causes(error: unknown): readonly Said[] {
  if (!(error instanceof Error)) return []
  const inner = error instanceof AggregateError ? error.errors : [error.cause]
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return [{ message: error.message, ...(code !== undefined && { code }) }, ...inner.flatMap(causes)]
}

function firstMatch(said: readonly Said[], pattern: RegExp): string | undefined {
  return said.map(({ message }) => pattern.exec(message)?.[1]).find(match => match !== undefined)
}
