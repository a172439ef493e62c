import type { Figure } from './numbers.ts'
import { scaledUnitAt } from './units.ts'

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
/** `Zero` to `twenty` in order, then the tens. */
export const numberWords: readonly string[] = [...small, ...tens]
const values = new Map<string, number>([
  ...small.map((word, i) => [word, i] as const),
  ...tens.map((word, i) => [word, (i + 2) * 10] as const),
  ['dozen', 12],
])
const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
}

const word = `(?:${[...values.keys(), ...Object.keys(scales)].join('|')})`
const englishPattern = new RegExp(
  `\\b(?:a (?=(?:dozen|hundred|thousand|million|billion)\\b))?${word}(?:(?:(?<=hundred|thousand|million|billion|trillion) and |[ -])${word})*(?:[ -]and[ -]a[ -]half)?\\b(?!-?(?:th|st|nd|rd))`,
  'gi',
)
const hanDigits = '零一二三四五六七八九'
/** Not in words such as 统一, 第一, 星期三, 十分, 万一, 千万别. */
const hanPattern =
  /(?<![第统唯单周期之专同划万])(?:百分之([零一二两三四五六七八九十百点]+)|([一二三四五六七八九十])分之([一二三四五六七八九十])|([一二三四五六七八九])成(?![为功立员本果长熟分就都绩])|(一半|半数)|([零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?|几十|数十)(?![些样致般直旦边面起方月季角星期]|分[别明之析]))/gu
/** What a single Chinese numeral has to stand before to count something. */
const counters =
  /^(?:[块张个名人位次天年岁倍种家座条只台辆篇块元米里吨斤度页层级届场秒克升周票枚项套件份艘架头匹株所间]|分钟|小时|个月|公里|千米|厘米|毫升|万|亿)/u

/** Numbers that a text spells out, in English and Chinese, with their units: `two hundred km`, `百分之三十`, `五百人`. */
export function spelledFigures(text: string): Figure[] {
  return [...englishFigures(text), ...multiples(text), ...hanFigures(text)].sort((a, b) => a.start - b.start)
}

const multiple = /\b(?:twice|double|thrice)\b(?= (?:as|the|its|their|his|her|that|those|what)\b)/giu

/** `Twice the price`; how often something happens is another matter. */
function multiples(text: string): Figure[] {
  return Array.from(text.matchAll(multiple), ({ index, 0: said }) => {
    const value = /^thrice/i.test(said) ? 3 : 2
    const end = index + said.length
    return { text: said, value, bare: value, unit: 'times', tolerance: 1e-9, year: false, start: index, end }
  })
}

function englishFigures(text: string): Figure[] {
  return Array.from(text.matchAll(englishPattern), match => {
    const words = match[0].toLowerCase()
    const whole = words.replace(/[ -]and[ -]a[ -]half$/, '')
    const value = englishValue(whole) + (whole === words ? 0 : 0.5)
    return figureOf(text, match.index, match.index + match[0].length, value)
  })
}

function englishValue(words: string): number {
  let total = 0
  let part = 0
  for (const one of words.match(/[a-z]+/g) ?? []) {
    const scale = scales[one]
    if (one === 'a') part = 1
    else if (one === 'dozen') part = Math.max(1, part) * 12
    else if (scale === 100) part = Math.max(1, part) * 100
    else if (scale !== undefined) {
      total += Math.max(1, part) * scale
      part = 0
    } else part += values.get(one) ?? 0
  }
  return total + part
}

function hanFigures(text: string): Figure[] {
  if (!/[一二两三四五六七八九十百千半]/.test(text)) return []
  return Array.from(text.matchAll(hanPattern)).flatMap(match => {
    const [whole, percent, divisor, dividend, tenths, half, plain = ''] = match
    const start = match.index
    const end = start + whole.length
    const share = shareOf({ percent, divisor, dividend, tenths, half })
    if (share) {
      return {
        text: whole,
        start,
        end,
        year: false,
        tolerance: 1e-9,
        value: share.value,
        bare: share.value,
        unit: share.unit,
      }
    }
    const isNumber = plain.length > 1 ? !/^(?:[千万百亿]+|万一|几十|数十)$/.test(plain) : counters.test(text.slice(end))
    return isNumber ? figureOf(text, start, end, hanValue(plain)) : []
  })
}

type Shares = Readonly<Record<'percent' | 'divisor' | 'dividend' | 'tenths' | 'half', string | undefined>>

/** `百分之三十`, `三分之二`, `三成` and `一半`. */
function shareOf({ percent, divisor, dividend, tenths, half }: Shares): Pick<Figure, 'value' | 'unit'> | undefined {
  if (percent !== undefined) return { value: hanValue(percent), unit: '%' }
  if (tenths !== undefined) return { value: hanValue(tenths) * 10, unit: '%' }
  if (half !== undefined) return { value: 0.5, unit: '' }
  if (divisor === undefined || dividend === undefined) return undefined
  return { value: hanValue(dividend) / hanValue(divisor), unit: '' }
}

/** `三百二十`, `一点五`, `二〇一五` and `两万` as numbers. */
export function hanValue(digits: string): number {
  const [whole = '', decimals] = digits.split('点')
  if (decimals !== undefined) return Number(`${hanValue(whole)}.${Array.from(decimals, digitOf).join('')}`)
  if (/^[零〇一二三四五六七八九]{2,}$/.test(whole)) return Number(Array.from(whole, digitOf).join(''))
  const [hundredMillions, rest = hundredMillions] = partedAt(whole, '亿')
  const [tenThousands, last = tenThousands] = partedAt(rest ?? '', '万')
  const upper = whole.includes('亿') ? hanValue(hundredMillions ?? '') * 1e8 : 0
  const middle = rest?.includes('万') ? thousandsValue(tenThousands ?? '') * 1e4 : 0
  return upper + middle + thousandsValue(last ?? '')
}

/** What stands before and behind the last scale; with none, all of it stands behind. */
function partedAt(digits: string, scale: string): readonly string[] {
  const at = digits.lastIndexOf(scale)
  return at < 0 ? [digits] : [digits.slice(0, at) || '一', digits.slice(at + 1)]
}

/** Below ten thousand: `三百二十`. */
function thousandsValue(digits: string): number {
  let [total, digit] = [0, 0]
  for (const char of digits) {
    const factor = { 十: 10, 百: 100, 千: 1e3 }[char]
    if (factor === undefined) digit = digitOf(char)
    else {
      total += (digit || 1) * factor
      digit = 0
    }
  }
  return total + digit
}

const digitOf = (char: string): number => (char === '两' ? 2 : char === '〇' ? 0 : Math.max(0, hanDigits.indexOf(char)))

function figureOf(text: string, start: number, end: number, number: number): Figure {
  const { factor, unit, end: last } = scaledUnitAt(text, end)
  return {
    text: text.slice(start, last),
    value: number * factor,
    bare: number,
    unit,
    tolerance: 1e-9,
    year: false,
    start,
    end: last,
  }
}
