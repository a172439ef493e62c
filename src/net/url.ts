const trackingPrefixes = ['utm_', 'pk_', 'mtm_', 'hsa_', '__hs']
const trackingNames = new Set([
  'fbclid',
  'gclid',
  'gclsrc',
  'gbraid',
  'wbraid',
  'dclid',
  'msclkid',
  'yclid',
  'twclid',
  'ttclid',
  'li_fat_id',
  'igsh',
  'igshid',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  'oly_anon_id',
  'oly_enc_id',
  'vero_id',
  'rb_clickid',
  'hsctatracking',
  '_hsenc',
  '_hsmi',
  '_ga',
  '_gl',
  '_openstat',
  'ref_src',
  'ref_url',
  'spm',
  'srsltid',
  'gad_source',
  'gad_campaignid',
])

/**
 * One spelling per address: host in lower case and punycode, no default port, credentials, fragment, tracking parameters or needless
 * percent-encoding. Other parameters keep their order, since some servers read it. A trailing slash stays, since servers tell `/a`
 * from `/a/` and redirect where they do not; only an empty path becomes `/`. What is not an http(s) URL comes back trimmed.
 */
export function canonicalUrl(url: string): string {
  const trimmed = url.trim()
  const parsed = parseUrl(trimmed)
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) return trimmed
  const host = parsed.host.replace(/\.+(?=:\d+$|$)/, '')
  const query = parsed.search.slice(1).split('&').filter(isKept).map(plainEncoding).join('&')
  return `${parsed.protocol}//${host}${plainEncoding(parsed.pathname)}${query === '' ? '' : `?${query}`}`
}

/** An address as people should see it: without what counts visits, and else as it is written. */
export function withoutTracking(url: string): string {
  const [, page = url, query, fragment = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(url) ?? []
  if (query === undefined || !/^https?:/i.test(url)) return url
  const kept = query.split('&').filter(isKept)
  return `${page}${kept.length > 0 ? `?${kept.join('&')}` : ''}${fragment}`
}

/** Undefined for what is not a URL. */
export function parseUrl(url: string, base?: URL): URL | undefined {
  return URL.canParse(url, base?.href) ? new URL(url, base) : undefined
}

function isKept(parameter: string): boolean {
  if (parameter === '') return false
  const name = plainEncoding(parameter.split('=', 1)[0] ?? '').toLowerCase()
  return !trackingNames.has(name) && !trackingPrefixes.some(prefix => name.startsWith(prefix))
}

/** RFC 3986 §6.2.2: an escaped unreserved character is that character, other escapes are in upper case. */
function plainEncoding(part: string): string {
  return part.replace(/%([0-9a-f]{2})/gi, escaped => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase()
  })
}
