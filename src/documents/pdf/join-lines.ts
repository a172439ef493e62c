import { softHyphen } from './lines.ts'

const cjk = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]/
const endsCjk = (text: string): boolean =>
  cjk.test(text.slice(-1)) && /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(text.slice(-3))
const startsCjk = (text: string): boolean => /^[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(text)

/** Words with a hyphen inside that the document has somewhere within a line. */
export function hyphenatedWords(texts: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const text of texts)
    for (const [word] of text.matchAll(/\p{L}+(?:-\p{L}+)+/gu)) if (words.size < 50_000) words.add(word.toLowerCase())
  return words
}

/** Puts the two halves of a broken word together; the hyphen stays where the document writes the word with one elsewhere. */
function mended(text: string, next: string, hyphenated: ReadonlySet<string>): string {
  const start = text.slice(0, -1)
  const left = /[\p{L}\p{N}-]+$/u.exec(start)?.[0] ?? ''
  const right = /^[\p{L}\p{N}]+/u.exec(next)?.[0] ?? ''
  const isWord = /^\p{Ll}/u.test(next) && /\p{L}$/u.test(left)
  const keeps = !isWord || hyphenated.has(`${left}-${right}`.toLowerCase())
  return `${start}${keeps ? '-' : ''}${next}`
}

/** Whether a line ends inside an address: at a sign that none ends with, or at a full stop before what is no word of a sentence. */
export function breaksUrl(text: string, next: string): boolean {
  const [address] = /https?:\/\/[^\s<>"]*$/.exec(text.slice(-300)) ?? []
  const [rest = ''] = /^[^\s<>"]+/.exec(next) ?? []
  if (address === undefined || !/^[\p{L}\p{N}%~_?&=#-]/u.test(rest)) return false
  if (/[/=?&_:#-]$/.test(address)) return address.endsWith('://') || /[\p{L}\p{N}][./=_-][\p{L}\p{N}]|\/|\)/u.test(rest)
  const isOpen = /\(\S*$/.test(text.slice(0, text.length - address.length))
  return address.endsWith('.') && (isOpen || /^[\p{L}\p{N}-]+[./][\p{L}\p{N}]/u.test(rest))
}

/** A figure before its half of a word, as in `3-dimensional`; `3- and 4-dimensional` stays as it is. */
const breaksFigure = (text: string, next: string): boolean =>
  /(?:^|[\s(])\d+-$/.test(text) && /^(?!(?:and|or|to|bis|und)\b)\p{Ll}/u.test(next)

/** What stands between two lines of a text: a space, but none inside an address, a word with a figure, or Chinese. */
export const gapBetween = (text: string, next: string): '' | ' ' =>
  breaksUrl(text, next) || breaksFigure(text, next) || (endsCjk(text) && startsCjk(next)) ? '' : ' '

/** Lines of one paragraph as one text. */
export function joinLines(lines: readonly string[], hyphenated: ReadonlySet<string>): string {
  const joined = lines.reduce((text, line) => {
    if (text === '') return line
    if (text.endsWith(softHyphen)) return mended(text, line, hyphenated)
    if (/\p{L}-$/u.test(text) && /^\p{Ll}/u.test(line) && !breaksUrl(text, line))
      return mended(`${text.slice(0, -1)}${softHyphen}`, line, hyphenated)
    return text + gapBetween(text, line) + line
  }, '')
  return joined.replaceAll(softHyphen, '-')
}
