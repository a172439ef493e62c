/** Bytes 0x80 to 0x9f as windows-1252 shows them. */
const shown = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009dž\u009f'
const byteOf = new Map(Array.from(shown, (char, i) => [char, 0x80 + i]))

/** Leading bytes of UTF-8 with those that follow, read as single characters. */
const doubled = new RegExp(`[\\u00c2-\\u00f4][\\u0080-\\u00bf${shown}]{1,3}`, 'gu')
/** No text has these but by mistake: control characters, and the beginning of a curly quote or dash read as letters. */
const signs = /[\u00c2-\u00f4][\u0080-\u009f]|â€[\u0080-\u00bf™œ“”¦˜]/gu
const FEWEST_SIGNS = 2

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Text that was UTF-8, was read as another encoding and written again, as it was meant: `donâ€™t` is `don’t`. */
export function withoutMojibake(text: string): string {
  const whole =
    (text.match(signs)?.length ?? 0) < FEWEST_SIGNS ? text : text.replace(doubled, found => onceDecoded(found))
  if (!/â/i.test(whole)) return whole
  return (whole.match(bareContractions)?.length ?? 0) < FEWEST_SIGNS ? whole : withMarksBack(whole)
}

/** Of a quote or dash that was read as letters only the first, since a program had dropped the control characters after it. */
const bareContractions =
  /\b(?:it|that|he|she|there|here|what|who|let|we|you|they|i|do|does|did|is|are|was|were|ca|wo|could|would|should|has|have|had)n?â(?:s|t|re|ll|ve|m|d)\b/giu

/** Where letters stand around it says which it was: `itâs`, `the authorâAdded`, `oil â and wicks`. */
function withMarksBack(text: string): string {
  return text
    .replace(/(?<=\p{L})â(?=(?:s|t|re|ll|ve|m|d)\b)/giu, '’')
    .replace(/(?<=\p{Ll})â(?=\p{Lu})/gu, '—')
    .replace(/(?<= )â(?= )/gu, '–')
}

function onceDecoded(found: string): string {
  const chars = Array.from(found)
  const bytes = chars.map(char => byteOf.get(char) ?? char.codePointAt(0) ?? 0)
  const length = lengthOf(bytes[0] ?? 0)
  if (length > bytes.length || bytes.some(byte => byte > 0xff)) return found
  try {
    return utf8.decode(Uint8Array.from(bytes.slice(0, length))) + chars.slice(length).join('')
  } catch {
    // It only looks like it.
    return found
  }
}

/** Of a sequence, by its first byte. */
const lengthOf = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2)
