/** A figure as it stands in a text. */
export interface Figure {
  /** As written, unit and scale included. */
  readonly text: string
  /** In the base of its unit: `3.2亿` is 320,000,000, `5 min` is 300,000 (ms), `2 MB` is 2,000,000 (bytes). */
  readonly value: number
  /** Before the unit is applied: `5 min` is 5. */
  readonly bare: number
  /** Canonical unit, or empty: `%`, `pp`, `USD`, `ms`, `byte`, `times`, … */
  readonly unit: string
  /** Half of the last digit shown, in the base of its unit: what rounding may hide. */
  readonly tolerance: number
  /** A bare four-digit number between 1800 and 2100. */
  readonly year: boolean
  /** `[start, end)` of the text. */
  readonly start: number
  readonly end: number
}

const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  t: 1e12,
  tn: 1e12,
  trillion: 1e12,
  十: 10,
  百: 1e2,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  億: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
  兆: 1e12,
}

interface Unit {
  readonly name: string
  readonly factor: number
}

const unitNames: readonly (readonly [name: string, factor: number, words: string])[] = [
  ['%', 1, '% ％ percent per cent pct'],
  ['pp', 1, 'percentage points|percentage point|points|point|pp|个百分点|百分点'],
  ['times', 1, 'times x × fold 倍'],
  ['ms', 1, 'ms millisecond milliseconds 毫秒'],
  ['ms', 1e3, 's sec secs second seconds 秒 秒钟'],
  ['ms', 6e4, 'min mins minute minutes 分钟'],
  ['ms', 36e5, 'h hr hrs hour hours 小时'],
  ['ms', 864e5, 'day days 天'],
  ['ms', 6048e5, 'week weeks 周 星期'],
  ['ms', 2629800e3, 'month months 个月'],
  ['ms', 31557600e3, 'year years yr yrs 年'],
  ['century', 1, 'century centuries 世纪'],
  ['decade', 1, 'decade decades 年代'],
  ['byte', 1, 'byte bytes 字节'],
  ['byte', 1e3, 'kb'],
  ['byte', 1e6, 'mb'],
  ['byte', 1e9, 'gb'],
  ['byte', 1e12, 'tb'],
  ['byte', 1024, 'kib'],
  ['byte', 1048576, 'mib'],
  ['byte', 1073741824, 'gib'],
  ['USD', 1, 'usd dollars dollar 美元'],
  ['EUR', 1, 'eur euro euros 欧元'],
  ['GBP', 1, 'gbp pounds 英镑'],
  ['CNY', 1, 'rmb cny yuan 元 人民币'],
  ['g', 1e-3, 'mg milligram milligrams 毫克'],
  ['g', 1e-6, 'µg μg microgram micrograms 微克'],
  ['g', 453.59237, 'lb lbs'],
  ['g', 1, 'g gram grams 克'],
  ['g', 1e3, 'kg kilogram kilograms 公斤 千克'],
  ['g', 1e6, 'tonne tonnes 吨'],
  ['m', 1, 'metre metres meter meters 米'],
  ['m', 1e-2, 'cm centimetre centimetres centimeter centimeters 厘米'],
  ['m', 1e-3, 'mm millimetre millimetres millimeter millimeters 毫米'],
  ['m', 1609.344, 'mile miles 英里'],
  ['m', 0.3048, 'foot feet ft 英尺'],
  ['m', 0.0254, 'inch inches 英寸'],
  ['m', 0.9144, 'yard yards 码'],
  ['m2', 1, '平方米|square metres|square meters|m²'],
  ['m2', 1e6, '平方公里|平方千米|square kilometres|square kilometers|km²'],
  ['m2', 2589988, '平方英里|square miles'],
  ['m2', 1e4, 'hectare hectares 公顷'],
  ['m2', 4046.856, 'acre acres 英亩'],
  ['l', 1, 'litre litres liter liters 升'],
  ['l', 1e-3, 'ml millilitre millilitres milliliter milliliters 毫升'],
  ['l', 3.785412, 'gallon gallons 加仑'],
  ['°C', 1, '°C ℃ 摄氏度'],
  ['°F', 1, '°F ℉ 华氏度'],
  ['Hz', 1, 'hz 赫兹'],
  ['Hz', 1e3, 'khz'],
  ['Hz', 1e6, 'mhz'],
  ['Hz', 1e9, 'ghz'],
  ['m', 1e3, 'km kilometre kilometres kilometer kilometers 公里 千米'],
  ['Wh', 1, 'wh'],
  ['Wh', 1e3, 'kwh 千瓦时'],
  ['Wh', 1e6, 'mwh'],
  ['Wh', 1e9, 'gwh'],
  ['Wh', 1e12, 'twh'],
  ['W', 1e3, 'kw 千瓦'],
  ['W', 1e6, 'mw 兆瓦'],
  ['W', 1e9, 'gw 吉瓦'],
]

/** In a line with names of two words, those after the last bar stand apart. */
const apart = (words: string) =>
  / (?:points?|metres|meters|kilometres|kilometers|miles)$/.test(words) ? [words] : words.split(' ')

const units = new Map<string, Unit>()
for (const [name, factor, words] of unitNames) {
  for (const word of words.includes('|') ? words.split('|').flatMap(apart) : words.split(/(?<=\S) (?!cent\b)/u))
    units.set(word.trim(), { name, factor })
}

const currencies: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'CNY', '￥': 'CNY' }

const alternatives = (words: Iterable<string>) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(word => {
      const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      return /[a-z]$/.test(word) ? `${escaped}(?![a-z\\d])` : escaped
    })
    .join('|')

/** Letters directly before a number make it part of a name (`HTTP2`, `GPT-5`, `v1.2`), as do further dots (`1.2.3`). */
const scaleAndUnit = `(?:[ \\u00a0-]?(${alternatives(Object.keys(scales))}))?(?:[ \\u00a0-]?(${alternatives(units.keys())}))?`
const figurePattern = new RegExp(
  `(?<![A-Za-z\\p{Script=Greek}\\d._/]|[A-Za-z]-)([$€£¥￥]\\s?)?([-−+]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|[-−+]?\\d+(?:\\.\\d+|(?:_\\d+)+)?(?:e\\d+)?)(?![.]?\\d)${scaleAndUnit}`,
  'giu',
)
const scaleAndUnitPattern = new RegExp(scaleAndUnit, 'iuy')

/** The scale and unit that stand at an offset, behind a number written in words. */
export function scaledUnitAt(text: string, at: number): { factor: number; unit: string; end: number } {
  scaleAndUnitPattern.lastIndex = at
  const [whole = '', scaleWord = '', unitWord = ''] = scaleAndUnitPattern.exec(text) ?? []
  const unit = units.get(unitWord.toLowerCase())
  const factor = (scales[scaleWord.toLowerCase()] ?? 1) * (unit?.factor ?? 1)
  return { factor, unit: unit?.name ?? '', end: at + whole.trimEnd().length }
}

/** Every figure of a text, left to right. Numbers that are part of a name or a version are none. */
export function figures(text: string): Figure[] {
  const found: Figure[] = []
  for (const match of text.matchAll(figurePattern)) {
    const figure = toFigure(match)
    if (figure) found.push(figure)
  }
  return found
}

function toFigure(match: RegExpExecArray): Figure | undefined {
  const [found, currency, digits = '', scaleWord = '', unitWord = ''] = match
  if (/^\d+_\d/.test(digits) && !/^\d{1,3}(_\d{3})+$/.test(digits)) return undefined
  const plain = digits.replace(/[,_]/g, '').replace('−', '-')
  const number = Number(plain)
  if (!Number.isFinite(number)) return undefined
  const isYear =
    /^(?:1[89]|20)\d\d$/.test(digits) && `${currency ?? ''}${scaleWord}${unitWord.replace('年', '')}` === ''
  const whole = isYear ? digits : found
  const scale = scales[scaleWord.toLowerCase()] ?? 1
  const unit = isYear ? undefined : units.get(unitWord.toLowerCase())
  const factor = scale * (unit?.factor ?? 1)
  return {
    text: whole.trim(),
    value: number * factor,
    bare: number * scale,
    unit: currency ? (currencies[currency.trim()] ?? '') : (unit?.name ?? ''),
    tolerance: (0.5 / 10 ** decimalsOf(plain)) * factor,
    year: isYear,
    start: match.index,
    end: match.index + whole.trimEnd().length,
  }
}

const decimalsOf = (digits: string) => /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0
