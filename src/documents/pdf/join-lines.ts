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

/** Lines of one paragraph as one text. */
export function joinLines(lines: readonly string[], hyphenated: ReadonlySet<string>): string {
  const joined = lines.reduce((text, line) => {
    if (text === '') return line
    if (text.endsWith(softHyphen)) return mended(text, line, hyphenated)
    if (/\p{L}-$/u.test(text) && /^\p{Ll}/u.test(line))
      return mended(`${text.slice(0, -1)}${softHyphen}`, line, hyphenated)
    return text + (endsCjk(text) && startsCjk(line) ? '' : ' ') + line
  }, '')
  return joined.replaceAll(softHyphen, '-')
}
