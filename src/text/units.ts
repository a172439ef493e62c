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
  ['ms', 315576000e3, 'decade decades'],
  ['ms', 3155760000e3, 'century centuries'],
  ['century', 1, '世纪'],
  ['decade', 1, '年代'],
  ['byte', 1, 'byte bytes 字节'],
  ['byte', 1e3, 'kb kilobyte kilobytes 千字节'],
  ['byte', 1e6, 'mb megabyte megabytes 兆字节'],
  ['byte', 1e9, 'gb gigabyte gigabytes'],
  ['byte', 1e12, 'tb terabyte terabytes'],
  ['byte', 1e15, 'pb petabyte petabytes'],
  ['byte', 1024, 'kib kibibyte kibibytes'],
  ['byte', 1048576, 'mib mebibyte mebibytes'],
  ['byte', 1073741824, 'gib gibibyte gibibytes'],
  ['byte', 1099511627776, 'tib tebibyte tebibytes'],
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
  ['m2', 0.09290304, '平方英尺|square feet|square foot|sq ft'],
  ['m2', 1e4, 'hectare hectares 公顷'],
  ['m2', 4046.856, 'acre acres 英亩'],
  ['l', 1, 'litre litres liter liters 升'],
  ['l', 1e-3, 'ml millilitre millilitres milliliter milliliters 毫升'],
  ['l', 3.785412, 'gallon gallons 加仑'],
  ['°C', 1, '°C ℃ 摄氏度'],
  ['°C', 1, 'degrees celsius|degrees c'],
  ['°F', 1, '°F ℉ 华氏度'],
  ['°F', 1, 'degrees fahrenheit|degrees f'],
  ['Hz', 1, 'hz 赫兹'],
  ['Hz', 1e3, 'khz'],
  ['Hz', 1e6, 'mhz'],
  ['Hz', 1e9, 'ghz'],
  ['m', 1e3, 'km kilometre kilometres kilometer kilometers 公里 千米'],
  ['m/s', 0.44704, 'mph'],
  ['m/s', 1 / 3.6, 'kmh kph'],
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
  / (?:points?|metres|meters|kilometres|kilometers|miles|feet|foot|ft|fahrenheit|celsius|[fc])$/.test(words)
    ? [words]
    : words.split(' ')

const units = new Map<string, Unit>()
for (const [name, factor, words] of unitNames) {
  for (const word of words.includes('|') ? words.split('|').flatMap(apart) : words.split(/(?<=\S) (?!cent\b)/u))
    units.set(word.trim().toLowerCase(), { name, factor })
}

/** What stands behind a number. */
export interface Measure {
  /** `million` is 1,000,000. */
  readonly scale: number
  /** Of the unit: `min` is 60,000 (ms). */
  readonly factor: number
  /** Canonical name, or empty. */
  readonly unit: string
  /** How many code units it takes; 0 where nothing stands there. */
  readonly end: number
  /** Only 年, which behind four digits makes a year. */
  readonly isYear: boolean
}

export const none: Measure = { scale: 1, factor: 1, unit: '', end: 0, isYear: false }

/** The scale and the unit behind a number that ends at an offset. */
export function measureAt(text: string, at: number): Measure {
  const scaleWord = wordAt(text, at, scaleNames)
  const unitWord = wordAt(text, at + scaleWord.length, unitNamesOf)
  const length = scaleWord.length + unitWord.length
  if (length === 0) return none
  const unit = units.get(plain(unitWord))
  return {
    scale: scales[plain(scaleWord)] ?? 1,
    factor: unit?.factor ?? 1,
    unit: unit?.name ?? '',
    end: length,
    isYear: scaleWord === '' && plain(unitWord) === '年',
  }
}

interface Names {
  has(name: string): boolean
}

const scaleNames: Names = new Set(Object.keys(scales))
const unitNamesOf: Names = units
const plain = (word: string) => word.toLowerCase().replace(/^[ \u00a0-]/, '')

const HAN_CHARS = 5
const latinWord = /[a-z°²µμ]+/iy
const signs = '%％×℃℉'

/** The longest name of a table at an offset, with the space or hyphen before it; empty where there is none. */
function wordAt(text: string, at: number, names: Names): string {
  const gap = /[ \u00a0-]/.test(text.charAt(at)) ? 1 : 0
  const start = at + gap
  const first = text.charAt(start)
  if (first === '') return ''
  if (signs.includes(first))
    return names.has(first.toLowerCase()) && !isBetween(text, start) ? text.slice(at, start + 1) : ''
  latinWord.lastIndex = start
  const word = latinWord.exec(text)?.[0]
  if (word === undefined) return hanAt(text, at, start, names)
  const end = start + word.length
  const second = /^ [a-z]+(?![a-z\d])/i.exec(text.slice(end, end + 16))?.[0] ?? ''
  if (second !== '' && names.has((word + second).toLowerCase())) return text.slice(at, end + second.length)
  return names.has(word.toLowerCase()) && !/\d/.test(text.charAt(end)) ? text.slice(at, end) : ''
}

/** As in `12×24`. */
const isBetween = (text: string, at: number): boolean =>
  text.charAt(at) === '×' && /^\s?\d/.test(text.slice(at + 1, at + 3))

function hanAt(text: string, at: number, start: number, names: Names): string {
  for (let length = HAN_CHARS; length > 0; length--) {
    if (names.has(text.slice(start, start + length))) return text.slice(at, start + length)
  }
  return ''
}

/** The scale and unit at an offset as one factor, behind a number written in words; `end` is an offset of the text. */
export function scaledUnitAt(text: string, at: number): { factor: number; unit: string; end: number } {
  const { scale, factor, unit, end } = measureAt(text, at)
  return { factor: scale * factor, unit, end: at + end }
}
