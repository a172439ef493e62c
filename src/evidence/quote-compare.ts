import type { Check } from '../domain/claim.ts'
import { locateQuote } from '../text/fold.ts'

const quotation =
  /“([^”]{8,}|[^”]*\p{Script=Han}[^”]{3,})(?:”|$)|^([^“”]{8,})”|"([^"]{8,})"|「([^」]{4,})」|『([^』]{4,})』|«([^»]{8,})»/gu

/** What a text quotes; a sentence may be cut out of the middle of a longer quotation. */
export function quotationsIn(text: string): string[] {
  return Array.from(text.matchAll(quotation), match => match.slice(1).find(one => one !== undefined) ?? '')
}

const marked = /“[^”]+(?:”|$)|^[^“”]+”|"[^"]+"|「[^」]+」|『[^』]+』|«[^»]+»|`[^`]+`/gu

/** Where a text quotes, single words too. */
export function quotationSpans(text: string): { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(marked), ({ index, 0: whole }) => ({ start: index, end: index + whole.length }))
}

/** Whether quoted words stand in a source, what `…` or brackets leave out apart. */
export function standsIn(source: string, quote: string): boolean {
  const bare = quote.replace(/[.,;，。；]$/, '')
  return bare
    .split(/\s*(?:\.\.\.|…+|\[[^\]]*\])\s*/)
    .every(part => part === '' || locateQuote(source, part) !== undefined)
}

/** A sentence without what it quotes word for word from a source: what is left is its own. */
export function withoutQuotations(sentence: string, source: string): string {
  return quotationsIn(sentence)
    .filter(quote => standsIn(source, quote))
    .reduce((left, quote) => left.replace(quote, ''), sentence)
}

/** A quotation stands word for word in its source, or it is none. */
export function compareQuotes(claim: string, source: string): Check[] {
  return quotationsIn(claim).map((quote): Check => {
    return standsIn(source, quote)
      ? { name: 'quote', result: 'agrees', reason: 'quotation word for word' }
      : { name: 'quote', result: 'unknown', reason: 'the quotation does not stand there word for word' }
  })
}

/** From here on a sentence does little but quote. */
const MOSTLY = 0.5

/** Whether a sentence mostly quotes, and all that it quotes stands in a source word for word: then the source speaks for itself. */
export function isQuotationOf(source: string, sentence: string): boolean {
  const quoted = quotationsIn(sentence).reduce((sum, one) => sum + one.length, 0)
  return (
    quoted >= sentence.length * MOSTLY && compareQuotes(sentence, source).every(({ result }) => result === 'agrees')
  )
}
