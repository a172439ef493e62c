/** Built-in formats of SpreadsheetML (ECMA-376 part 1 §18.8.30) that say more than `General`. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  27: 'yyyy-mm-dd',
  30: 'yyyy-mm-dd',
  31: 'yyyy-mm-dd',
  36: 'yyyy-mm-dd',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  48: '0.0E+0',
  50: 'yyyy-mm-dd',
  57: 'yyyy-mm-dd',
  58: 'yyyy-mm-dd',
}

export type Formatter = (value: number) => string

/** Up to 15 digits, as a spreadsheet keeps them; 0.1 + 0.2 is 0.3. */
const general: Formatter = value => String(Number(value.toPrecision(15)))

const dayMs = 86_400_000

interface DateParts {
  readonly hasDay: boolean
  readonly hasDate: boolean
  readonly hasTime: boolean
  readonly hasSeconds: boolean
}

/** Days since 1900 (or 1904) as days since 1970. Day 60 is 29 February 1900, which never was; days before it are one off. */
function unixDays(value: number, is1904: boolean): number {
  if (is1904) return value + 1462 - 25_569
  return (value < 60 ? value + 1 : value) - 25_569
}

const lastDay = 2_958_466

/** A serial day as an ISO date; a person reads that in any country. */
function dateFormatter({ hasDay, hasDate, hasTime, hasSeconds }: DateParts, is1904: boolean): Formatter {
  return value => {
    if (value < 0 || value > lastDay) return general(value)
    const iso = new Date(Math.round(unixDays(value, is1904) * 86_400) * 1000).toISOString()
    const clock = iso.slice(11, hasSeconds ? 19 : 16)
    if (!hasDate) return clock
    const day = iso.slice(0, hasDay ? 10 : 7)
    return hasTime && value % 1 !== 0 ? `${day} ${clock}` : day
  }
}

function elapsed(value: number): string {
  const seconds = Math.round((value * dayMs) / 1000)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** Characters that a format writes as they are: quoted, escaped, or a currency in brackets. */
function literals(text: string): string {
  return text
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/"([^"]*)"/g, '$1')
    .replace(/\\(.)/g, '$1')
    .replace(/[_*]./g, '')
}

interface NumberShape {
  readonly before: string
  readonly after: string
  readonly isPercent: boolean
  readonly isGrouped: boolean
  /** Digits after the point that are always and at most shown. */
  readonly least: number
  readonly most: number
}

const numberCode = /^((?:[^0#?"\\[]|"[^"]*"|\\.|\[[^\]]*\])*)([0#?,]+(?:\.([0#?]+))?)([\s\S]*)$/

function shapeOf(code: string): NumberShape | undefined {
  const [, before = '', digits, decimals = '', after = ''] = numberCode.exec(code) ?? []
  if (digits === undefined) return undefined
  return {
    before: literals(before),
    after: literals(after),
    isPercent: after.includes('%'),
    isGrouped: /,(?=[0#?])/.test(digits),
    least: decimals.replace(/[#?]/g, '').length,
    most: Math.min(20, decimals.length),
  }
}

function digitsOf(value: number, { isPercent, isGrouped, least, most }: NumberShape): string {
  const [whole = '0', fraction = ''] = Math.abs(value * (isPercent ? 100 : 1))
    .toFixed(most)
    .split('.')
  const shown = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, '')
  return `${isGrouped ? grouped(whole) : whole}${shown === '' ? '' : `.${shown}`}`
}

function numberFormatter(code: string): Formatter {
  const shape = shapeOf(code)
  if (!shape || /[#?\d]*\/[#?\d]/.test(shape.after)) return general
  if (/^[eE][+-]/.test(shape.after))
    return value =>
      value
        .toExponential(shape.most)
        .toUpperCase()
        .replace(/E([+-])(\d)$/, (_, sign: string, digit: string) => `E${sign}0${digit}`)
  return value => {
    const digits = digitsOf(value, shape)
    const sign = value < 0 && /[1-9]/.test(digits) ? '-' : ''
    return `${sign}${shape.before}${digits}${shape.after}`.trim()
  }
}

function dateParts(bare: string): DateParts | undefined {
  const hasTime = /[hs]|AM\/PM/i.test(bare)
  const hasDay = /d/i.test(bare)
  const hasYear = /[yeg]/i.test(bare)
  const hasDate = hasDay || hasYear || (/m/i.test(bare) && !hasTime)
  if (!hasDate && !hasTime) return undefined
  return { hasDay, hasDate, hasTime, hasSeconds: /s/i.test(bare) }
}

/** How a number looks under a format code such as `#,##0.00" €"` or `dd/mm/yyyy`. Dates come out in ISO 8601. */
export function formatterFor(id: number, custom: string | undefined, is1904: boolean): Formatter {
  const code = (custom ?? builtIn[id] ?? 'General').split(';')[0] ?? ''
  if (code === '' || /general/i.test(code) || code === '@') return general
  if (/\[[hms]+\]/i.test(code)) return elapsed
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, '')
  const parts = /[0#?]/.test(bare) ? undefined : dateParts(bare)
  return parts ? dateFormatter(parts, is1904) : numberFormatter(code)
}
