/** Characters that end a bare address; full-width marks are Chinese punctuation after it. */
export const bareAddress = /https?:\/\/[^\s<>"“”‘’「」『』【】（）《》，。；、！？|\\^`{}]+/g
const doi = /\b(?:doi:\s*)?(10\.\d{4,9}\/[^\s<>"()，。；、]+)/i

/** An address without the punctuation of the sentence that it ends, or an unopened bracket. */
export function trimmedAddress(found: string): string {
  let url = found.replace(/[.,;:!?'*_\]]+$/, '')
  while (url.endsWith(')') && count(url, ')') > count(url, '(')) url = url.slice(0, -1).replace(/[.,;:!?'*_\]]+$/, '')
  return url
}

const count = (text: string, char: string) => text.split(char).length - 1

/** The address of an entry: that of its link, else the last that stands there, else that of its DOI. */
export function addressIn(text: string): string | undefined {
  const link = linkPattern.exec(text)?.[2]
  if (link !== undefined) return trimmedAddress(link)
  const bare = text.match(bareAddress)?.at(-1)
  if (bare !== undefined) return trimmedAddress(bare)
  const identifier = doi.exec(text)?.[1]
  return identifier === undefined ? undefined : `https://doi.org/${trimmedAddress(identifier)}`
}

/** `[words](address)`, one level of brackets inside either. */
export const linkPattern =
  /\[((?:[^[\]\n]|\[[^[\]\n]*\])*)\]\(\s*<?(https?:\/\/(?:[^\s()<>]|\((?:[^\s()<>]|\([^\s()<>]*\))*\))+)>?(?:\s+["'“][^"\n]*["'”])?\s*\)/

/** Addresses that differ only in letter case of the host, `www.`, a fragment, tracking or a last slash are one. */
export function addressKey(url: string): string {
  try {
    const { hostname, pathname, searchParams, port } = new URL(url)
    for (const name of [...searchParams.keys()])
      if (/^(?:utm_\w+|srsltid|gclid|fbclid|ref)$/.test(name)) searchParams.delete(name)
    const query = searchParams.size > 0 ? `?${searchParams}` : ''
    return `${hostname.replace(/^www\./, '')}${port && `:${port}`}${pathname.replace(/\/+$/, '')}${query}`
  } catch {
    return url
  }
}
