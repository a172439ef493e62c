/** Parts of a token that characters cost, fitted to the o200k vocabulary on English and Chinese prose and on Markdown. */
const CJK_COST = 0.78
const FULL_WIDTH_PUNCTUATION_COST = 0.4
const OTHER_SCRIPT_COST = 0.45
const PUNCTUATION_COST = 0.6
const NEWLINE_COST = 0.5
/** A Latin word is one token up to this length, and one more for each further piece. */
const WORD_CHARS = 8
const DIGITS_PER_TOKEN = 3

/** About how many tokens of a current tokeniser a text takes; within some 10 % for English and Chinese. One pass, no regular expression. */
export function tokenCount(text: string): number {
  let tokens = 0
  let letters = 0
  let digits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isLatinLetter(code)) {
      letters += 1
      continue
    }
    if (letters > 0) tokens += Math.ceil(letters / WORD_CHARS)
    letters = 0
    if (code >= 48 && code <= 57) {
      digits += 1
      continue
    }
    if (digits > 0) tokens += Math.ceil(digits / DIGITS_PER_TOKEN)
    digits = 0
    tokens += costOf(code)
  }
  return Math.ceil(tokens + Math.ceil(letters / WORD_CHARS) + Math.ceil(digits / DIGITS_PER_TOKEN))
}

const isLatinLetter = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0x24f)

/** Of one character that is neither Latin letter nor digit. Spaces belong to the word behind them. */
function costOf(code: number): number {
  if (code === 32) return 0
  if (code === 10) return NEWLINE_COST
  if (code < 0x80) return PUNCTUATION_COST
  if (code >= 0xff00 || (code >= 0x3000 && code <= 0x303f)) return FULL_WIDTH_PUNCTUATION_COST
  return code >= 0x2e80 ? CJK_COST : OTHER_SCRIPT_COST
}
