import { isIP } from 'node:net'
import { ResearchError } from '../errors.ts'
import { isReachable } from './address.ts'
import { parseUrl } from './url.ts'

/** Where the public web is served. Others on a public host are left alone, so that nobody scans or talks to other services through us. */
const webPorts = new Set([
  '',
  '80',
  '443',
  '3000',
  '5000',
  '8000',
  '8008',
  '8080',
  '8081',
  '8088',
  '8443',
  '8888',
  '9000',
])

/** Checks what can be known without a look-up; `connect.ts` checks the addresses that a name resolves to. */
export function admit(address: string, allowPrivate: boolean): URL {
  const url = parseUrl(address)
  if (url === undefined) {
    throw new ResearchError('That is not a web address.', {
      fix: 'Give a complete URL such as https://example.com/page.',
      kind: 'invalid',
    })
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw forbidden('Only http and https addresses can be fetched.', 'Give an http or https URL.')
  }
  if (url.username !== '' || url.password !== '') {
    throw forbidden('The URL carries a user name or password.', 'Give the URL without the part before the @.')
  }
  // First, since it names the setting that lets such an address through, whatever its port.
  if (!isPublicName(url.hostname, allowPrivate)) throw privateAddress()
  if (!allowPrivate && !webPorts.has(url.port)) {
    throw forbidden(`Port ${url.port} is not a web port.`, 'Give the address of a page on a usual port.')
  }
  url.hash = ''
  return url
}

/** The bare address or name, as sockets want it. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}

export function privateAddress(): ResearchError {
  return forbidden(
    'The address leads into a private or reserved network.',
    'Read a public page, or set DEEPRESEARCH_ALLOW_PRIVATE=1 where this server may reach private networks.',
  )
}

function isPublicName(hostname: string, allowPrivate: boolean): boolean {
  const host = bareHost(hostname)
  if (isIP(host) !== 0) return isReachable(host, allowPrivate)
  return allowPrivate || !/(^|\.)localhost\.?$/.test(host)
}

function forbidden(message: string, fix: string): ResearchError {
  return new ResearchError(message, { fix, kind: 'forbidden' })
}
