const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
])

/** Elements that stand in snippets and titles, those of formulas and of prefixed vocabularies (`jats:p`) among them. */
const elements =
  `a abbr address article aside audio b big blockquote bold br button center cite code col dd del details dfn div
  dl dt em embed figcaption figure font footer form h[1-6] header highlight hr i iframe img inf input ins italic kbd label li link
  main mark math meta nav nobr ol option p picture pre q s samp scp script sec section select small source span strike strong style
  sub summary sup svg table tbody td tfoot th thead time title tr tt u ul var video wbr annotation semantics
  m(?:row|i|n|o|sub|sup|subsup|frac|sqrt|root|text|space|style|table|tr|td|over|under|underover|multiscripts|fenced) [a-z]+:[a-z-]+`
    .split(/\s+/)
    .join('|')
const attribute = `\\s+[\\w:.@-]+\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'<>]+)`
/** A tag as it is written; `P<.04 and P>.19` and `Vec<T>` have none. */
const tag = new RegExp(`</?(?:${elements})(?:${attribute})*\\s*/?>|<!--.*?-->|<!\\[CDATA\\[|\\]\\]>`, 'gis')

/** The text of a snippet that a service marks up in HTML: tags gone, references resolved once, white space folded. */
export function htmlText(html: string): string {
  return html
    .replace(tag, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (reference, decimal, hex, name) => {
      if (name !== undefined) return named.get(name) ?? reference
      return character(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
    })
    .replace(/\s+/g, ' ')
    .trim()
}

function character(code: number): string {
  const isCharacter = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : ' '
}
