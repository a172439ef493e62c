import type { ReadSource } from '../domain/source.ts'
import { registrableDomain } from '../net/domain.ts'

/** The word of an address that its owner chose: `example` of `https://shop.example.co.uk/a`. */
export function siteLabel(url: string | undefined): string | undefined {
  const host = hostOf(url)
  return host === undefined ? undefined : registrableDomain(host)?.split('.', 1)[0]
}

/** What a site calls itself, without its slogan. */
export function siteNameOf({ siteName, origin: { url } }: Pick<ReadSource, 'siteName' | 'origin'>): string | undefined {
  const label = letters(siteLabel(url) ?? '')
  const parts = siteName?.split(/\s+[-–—|·]\s+|\s*[:：]\s+/u) ?? []
  return parts.find(part => label.length > 2 && isNamedBy(part, label)) ?? siteName
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const isNamedBy = (part: string, label: string) => [label, `${label}com`, `${label}org`].includes(letters(part))

/** Stands for the name of a site that says none. */
export function hostOf(url: string | undefined): string | undefined {
  if (url === undefined || !/^https?:/i.test(url) || !URL.canParse(url)) return undefined
  return new URL(url).hostname.replace(/^www\./, '')
}
