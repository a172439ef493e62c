/**
 * Characters that a reader does not see but a model does: zero-width, bidirectional control, Unicode tags, variation selectors that smuggle
 * bytes, and control codes. The joiners U+200C and U+200D are handled apart, since Indic and Arabic scripts and emoji need them.
 */
const unseen = /(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}/gu
const looseJoiners =
  /(?<!\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Tamil}|\p{Script=Malayalam}|\p{Script=Kannada}|\p{Script=Telugu}|\p{Script=Sinhala}|\p{M}|\p{Extended_Pictographic}|\p{Emoji_Modifier})(?:\u200c|\u200d)|(?:\u200c|\u200d)(?=\s|\u200c|\u200d|$)/gu
/** Common scripts and punctuation: text made of these needs no second look. */
const hasUnseen =
  /[^\t-\r -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u052f\u2010-\u2029\u2030-\u205e\u20a0-\u20bf\u3001-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]/

/** Drops what is not visible. Line breaks and tabs stay. */
export function dropUnseen(text: string): string {
  if (!hasUnseen.test(text)) return text
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(unseen, '')
    .replace(looseJoiners, '')
}

/** One line: unseen characters dropped, every run of white space one space, none at the ends. */
export function fold(text: string): string {
  const seen = dropUnseen(text)
  return (/\s\s|[^\S ]/.test(seen) ? seen.replace(/\s+/g, ' ') : seen).trim()
}

/** Code keeps its lines and indentation; the margin that all lines share, blank lines at the ends and trailing spaces go. */
export function tidyCode(text: string): string {
  const lines = dropUnseen(text)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .split('\n')
    .map(line => line.trimEnd())
  const indents = lines.filter(line => line !== '').map(line => line.length - line.trimStart().length)
  const margin = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY)
  return lines
    .map(line => line.slice(Number.isFinite(margin) ? margin : 0))
    .join('\n')
    .trim()
}
