/** `readFile()`, `fs.readFile`, `isMainThread`, `max_old_space`, `--inspect`, `<iframe>`, a commit's hash. */
const name =
  /\b[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*(?=\()|\b[A-Za-z_$][\w$]+(?:\.[A-Za-z_$][\w$]+)+\b|\b[a-z]{2,}[A-Z]\w*\b|\b[A-Z][a-z]+[A-Z]\w*\b|\b[a-z]+_\w*[a-z]\w*\b|(?<![\w-])--?[a-z][\w-]*|<\/?[a-z][\w-]*>|\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40}\b/g

/** What a sentence or a heading names of code, each once. */
export const codeNamesIn = (text: string): ReadonlySet<string> => new Set(text.match(name) ?? [])

/** Strings of hexadecimal digits, such as the hash of a commit, which are no figures. */
export const hexString = /\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{6,64}\b/gi

/** One names nothing that the other lacks. */
export function isWithin(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  for (const one of small) if (!large.has(one)) return false
  return true
}
