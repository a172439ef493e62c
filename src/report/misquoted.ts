import { quotationsIn, standsIn } from '../evidence/quote-compare.ts'
import { locateQuote } from '../text/fold.ts'
import { unitText } from './resolve.ts'
import type { Finding, OpenPlace } from './resolve-place.ts'

/** Fewer words in quotation marks are a term or a title. */
const QUOTED_WORDS = 5
const QUOTED_HAN = 8

function isLongQuote(quote: string): boolean {
  const han = quote.match(/\p{Script=Han}/gu)?.length ?? 0
  return han >= QUOTED_HAN || quote.trim().split(/\s+/).length >= QUOTED_WORDS
}

/** What stands in quotation marks has to stand in a cited place, word for word. */
export function misquotedIn(text: string, open: readonly OpenPlace[]): Finding[] {
  const isThere = (quote: string) =>
    open.some(one => standsIn(unitText(one.quote, one.stored), quote) || standsIn(one.quote.source.title, quote))
  return quotationsIn(text)
    .filter(quote => isLongQuote(quote) && !isThere(quote))
    .map(quote => ({
      problem: 'misquoted',
      message: `“${quote.slice(0, 60)}${quote.length > 60 ? '…' : ''}” does not stand in ${open.length > 1 ? 'the cited places' : 'the cited place'} word for word${elsewhere(quote, open)}.`,
      fix: 'Copy the words as they stand there, cite the place that has them, or take the quotation marks away.',
    }))
}

/** Where the words stand in a source that is cited. */
function elsewhere(quote: string, open: readonly OpenPlace[]): string {
  for (const { quote: cited, stored } of open) {
    const at = locateQuote(stored.text, quote)
    const n = at && stored.paragraphs.findIndex(({ start, end }) => start <= at.start && at.end <= end) + 1
    if (n) return `; it stands in ${cited.source.id}:${n}`
  }
  return ''
}
