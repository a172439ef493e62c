import { getDomain } from 'tldts'

/** What one owner registered (`bbc.co.uk` of `news.bbc.co.uk`, `a.github.io` of itself), or undefined for an IP address or a bare suffix. */
export function registrableDomain(host: string): string | undefined {
  if (host.startsWith('.')) return undefined
  return getDomain(host, { allowPrivateDomains: true }) ?? undefined
}
