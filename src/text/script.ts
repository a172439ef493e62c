/** How many letters of each script a text has. */
export interface ScriptCounts {
  readonly han: number
  readonly kana: number
  readonly hangul: number
  readonly latin: number
  readonly cyrillic: number
  readonly arabic: number
  readonly other: number
}

type Script = keyof ScriptCounts

const ranges: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0x00c0, 0x024f, 'latin'],
  [0x0370, 0x03ff, 'other'],
  [0x0400, 0x052f, 'cyrillic'],
  [0x0590, 0x05ff, 'other'],
  [0x0600, 0x06ff, 'arabic'],
  [0x0900, 0x10ff, 'other'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1e00, 0x1eff, 'latin'],
  [0x3040, 0x30ff, 'kana'],
  [0x3400, 0x4dbf, 'han'],
  [0x4e00, 0x9fff, 'han'],
  [0xac00, 0xd7af, 'hangul'],
  [0xf900, 0xfaff, 'han'],
]

function scriptOf(unit: number): Script | undefined {
  if (unit < 0xc0) {
    const lower = unit | 0x20
    return lower >= 0x61 && lower <= 0x7a ? 'latin' : undefined
  }
  return ranges.find(([from, to]) => unit >= from && unit <= to)?.[2]
}

/** Counts the letters among the first `limit` code units. Digits, marks and punctuation are of no script. */
export function countScripts(text: string, limit = 20_000): ScriptCounts {
  const counts = { han: 0, kana: 0, hangul: 0, latin: 0, cyrillic: 0, arabic: 0, other: 0 }
  const end = Math.min(text.length, limit)
  for (let index = 0; index < end; index += 1) {
    const script = scriptOf(text.charCodeAt(index))
    if (script) counts[script] += 1
  }
  return counts
}

const stopWords = {
  en: /\b(?:the|and|of|is|with|that|for)\b/g,
  de: /\b(?:der|und|die|das|nicht|mit|ist)\b/g,
  fr: /\b(?:les|des|une|est|dans|pour|qui)\b/g,
  es: /\b(?:los|las|una|para|que|con|del)\b/g,
} as const satisfies Record<string, RegExp>

function latinLanguage(text: string): string | undefined {
  const sample = text.slice(0, 10_000).toLowerCase()
  const words = sample.split(/\s+/).length
  const [best] = Object.entries(stopWords)
    .map(([language, pattern]) => ({ language, hits: sample.match(pattern)?.length ?? 0 }))
    .sort((a, b) => b.hits - a.hits)
  return best && best.hits >= 2 && best.hits / words > 0.04 ? best.language : undefined
}

/**
 * Language by script for East Asian text, by common words for English, German, French and Spanish; undefined where neither tells.
 * A Han ideograph counts for about three Latin letters, so a Chinese text full of product names stays Chinese.
 */
export function languageOf(text: string): string | undefined {
  const { han, kana, hangul, latin, cyrillic, arabic } = countScripts(text)
  if (hangul > 20 && hangul * 2 > latin + han) return 'ko'
  if (kana > 10 && kana > han * 0.15 && (kana + han) * 2 > latin) return 'ja'
  const isHanAlone = han > 1 && latin + kana + hangul + cyrillic + arabic === 0
  if (isHanAlone || (han > 5 && han * 3 > latin)) return 'zh'
  if (cyrillic > latin) return 'ru'
  if (arabic > latin) return 'ar'
  return latinLanguage(text)
}
