const CHARS = 400

/** A long text cut at a word, with a mark; never within a character. */
export function cut(text: string, chars = CHARS): string {
  if (text.length <= chars) return text
  const whole = text.slice(0, chars).replace(/[\ud800-\udbff]$/, '')
  return `${whole.replace(/\s+\S*$/, '')} …`
}
