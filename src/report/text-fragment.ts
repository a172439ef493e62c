import { withoutTracking } from '../net/url.ts'

/** A quote up to this long is named whole; of a longer one its first and last words. A Han character is nine letters of an address. */
const WHOLE_CHARS = 120
const WHOLE_HAN = 36
const END_WORDS = 6
const END_HAN = 12

/**
 * The address of a page at a quote: browsers scroll to it and mark it. Text fragments as the URL Fragment Text Directives draft has
 * them (https://wicg.github.io/scroll-to-text-fragment/): `#:~:text=start,end`, percent-encoded, the directive's own `-`, `,` and `&` too.
 */
export function atQuote(url: string, quote: string): string {
  const text = quote.replace(/\s+/g, ' ').trim()
  const own = withoutTracking(url)
  if (text === '' || !/^https?:/i.test(url)) return own
  const [page = own] = own.split('#', 1)
  return `${page}#:~:text=${endsOf(text).map(encoded).join(',')}`
}

/** The bars between the cells of a row are ours: no page has them. */
function endsOf(quote: string): string[] {
  const cells = quote.split(/(?:^|\s)\|(?:\s|$)/).filter(cell => cell !== '')
  if (cells.length > 1) return [endsOf(cells[0] ?? '')[0] ?? '', endsOf(cells.at(-1) ?? '').at(-1) ?? '']
  const [text = ''] = cells
  const isHan = (text.match(/\p{Script=Han}/gu)?.length ?? 0) > text.length / 3
  if (text.length <= (isHan ? WHOLE_HAN : WHOLE_CHARS)) return [text]
  if (isHan || /^[^\s]{40}/.test(text))
    return [Array.from(text).slice(0, END_HAN).join(''), Array.from(text).slice(-END_HAN).join('')]
  const words = text.split(' ')
  return [words.slice(0, END_WORDS).join(' '), words.slice(-END_WORDS).join(' ')]
}

const encoded = (text: string) =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')).replace(
    /[-!'()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
