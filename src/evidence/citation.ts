/** One place inside a bracket. `id` is `s1`, `c4` or `n1`; paragraph and sentence count from 1. */
export interface CitedPlace {
  readonly key: string
  readonly kind: 'source' | 'claim' | 'search'
  readonly id: string
  readonly paragraph?: number
  readonly sentence?: number
}

/** A Pandoc citation as it stands in a draft: `[@s1:12; @c4]`. */
export interface Bracket {
  /** `[start, end)` of the Markdown. */
  readonly start: number
  readonly end: number
  readonly places: readonly CitedPlace[]
  /** Keys that are no place. */
  readonly malformed: readonly string[]
}

const kinds = { s: 'source', c: 'claim', n: 'search' } as const
const placePattern = /^(s\d+)(?::(\d+)(?:\.(\d+))?)?$|^([cn]\d+)$/

/** Reads `s1`, `s1:12`, `s1:12.2`, `c4` or `n1`, with or without `@`; undefined for anything else. */
export function parsePlace(text: string): CitedPlace | undefined {
  const key = text.trim().replace(/^@/, '')
  const match = placePattern.exec(key)
  if (!match) return undefined
  const id = match[1] ?? match[4] ?? ''
  return {
    key,
    kind: kinds[id.startsWith('s') ? 's' : id.startsWith('c') ? 'c' : 'n'],
    id,
    ...(match[2] !== undefined && { paragraph: Number(match[2]) }),
    ...(match[3] !== undefined && { sentence: Number(match[3]) }),
  }
}

const rangePattern = /^@?(s\d+):(\d+)\s*[-–—]\s*(?:s\d+:)?(\d+)$/
const MAX_RANGE = 12

/** `s1:87-89` as the paragraphs that it stands for. */
function eachOfRange(key: string): string[] {
  const [, source, first, last] = rangePattern.exec(key) ?? []
  const count = Number(last) - Number(first) + 1
  if (source === undefined || !(count >= 1 && count <= MAX_RANGE)) return [key]
  return Array.from({ length: count }, (_, i) => `@${source}:${Number(first) + i}`)
}

const lookalike =
  /(?<![\]\w])[[(（]\s*(s\d+:\d+(?:\.\d+)?(?:\s*[-–—]\s*\d+)?(?:\s*[;,]\s*s\d+:\d+(?:\.\d+)?)*)\s*[\])）](?!\()/g

/** What looks like a citation and lacks its `@`: `[s1:87]`, `(s1:87)`; `[start, end)` of the text. */
export function lookalikesIn(text: string): { readonly start: number; readonly end: number; readonly keys: string }[] {
  return Array.from(withoutCode(text).matchAll(lookalike), ({ index, 0: whole, 1: keys = '' }) => ({
    start: index,
    end: index + whole.length,
    keys: keys.replace(/\s+/g, ''),
  }))
}

/** Every bracket of a Markdown text, code left out. */
export function brackets(markdown: string): Bracket[] {
  const found: Bracket[] = []
  for (const match of withoutCode(markdown).matchAll(/\[(@[^[\]\n]*)\]/g)) {
    const keys = (match[1] ?? '').split(/[;,；，]/).flatMap(key => eachOfRange(key.trim()))
    const places = keys.map(parsePlace)
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      places: places.filter(place => place !== undefined),
      malformed: keys.filter((_, i) => places[i] === undefined).map(key => key.replace(/^@/, '')),
    })
  }
  return found
}

/** The same text with code blanked out, offsets kept. */
export function withoutCode(markdown: string): string {
  return markdown.replace(/^(```|~~~)[\s\S]*?^\1[^\n]*$|`[^`\n]*`/gm, code => ' '.repeat(code.length))
}
