/** A text in a form in which typographic variants are the same, with the way back. */
export interface Folded {
  readonly text: string
  /** Offset in the original of each unit of `text`, and its length at the end. */
  readonly offsets: readonly number[]
}

const variants: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '「': '"',
  '」': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
}
const dropped = /[\u00ad\u200b-\u200f\u2060\ufeff]/

/** Lower case, compatibility forms, straight quotes and hyphens, single spaces; Markdown's `*`, `_` and backticks dropped. */
export function fold(text: string): Folded {
  let folded = ''
  const offsets: number[] = []
  let at = 0
  let lastWasSpace = true
  for (const char of text) {
    const plain = foldChar(char)
    const isSpace = plain === ' '
    if (!(isSpace && lastWasSpace)) {
      for (let i = 0; i < plain.length; i++) offsets.push(at)
      folded += plain
    }
    if (plain !== '') lastWasSpace = isSpace
    at += char.length
  }
  offsets.push(at)
  return { text: folded, offsets }
}

function foldChar(char: string): string {
  const code = char.charCodeAt(0)
  if (code < 128) return /\s/.test(char) ? ' ' : /[*_`]/.test(char) ? '' : char.toLowerCase()
  if (dropped.test(char)) return ''
  return variants[char] ?? (/\s/.test(char) ? ' ' : char.normalize('NFKC').toLowerCase())
}

/** Where a quote stands in a text, whatever its white space, quotes, hyphens and width forms; `[start, end)` or undefined. */
export function locateQuote(text: string, quote: string): { readonly start: number; readonly end: number } | undefined {
  const needle = fold(quote).text.trim()
  if (needle === '') return undefined
  const hay = fold(text)
  const at = hay.text.indexOf(needle)
  if (at < 0) return undefined
  const start = hay.offsets[at] ?? 0
  const last = hay.offsets[at + needle.length - 1] ?? start
  const lastChar = String.fromCodePoint(text.codePointAt(last) ?? 32)
  return { start, end: last + lastChar.length }
}
