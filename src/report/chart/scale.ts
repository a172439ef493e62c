/** From a value to a position, with the ticks of its axis. */
export interface Scale {
  readonly at: (value: number) => number
  readonly ticks: readonly number[]
}

/** A linear scale onto `[from, to]` whose ends are round. */
export function linear(values: readonly number[], zero: boolean, from: number, to: number, count = 5): Scale {
  const low = Math.min(...values, ...(zero ? [0] : []))
  const high = Math.max(...values, ...(zero ? [0] : []))
  const step = niceStep(spanOf(low, high) / count)
  const [first, last] = [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step]
  const end = last > first ? last : first + step
  const steps = Math.round((end - first) / step)
  return {
    at: value => from + ((value - first) / (end - first)) * (to - from),
    ticks: Array.from({ length: steps + 1 }, (_, i) => Number((first + i * step).toPrecision(12))),
  }
}

/** What an axis has to show; where all values are one, something of its size. */
function spanOf(low: number, high: number): number {
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (size < Number.MIN_VALUE * 1e20) return 1
  return high - low > size * 1e-9 ? high - low : size
}

/** 1, 2 or 5 times a power of ten. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const lead = rough / power
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power
}

/** `12,500`, `0.25`; numbers that are years stay without a comma where `isYear`. */
export function formatNumber(value: number, isYear = false): string {
  if (isYear) return `${value}`
  const magnitude = Math.abs(value)
  if (magnitude >= 1e15 || (magnitude > 0 && magnitude < 1e-6)) return value.toExponential(2)
  const [whole = '', part] = `${Number(value.toPrecision(12))}`.split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${part === undefined ? '' : `.${part}`}`.replace('-', '−')
}

/** The moment of `2024`, `2024-03` or a full date, in milliseconds; undefined where it is none. */
export function moment(value: string | number): number | undefined {
  const [, year, month = '1', day = '1'] =
    /^(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?(?:T.*)?$/.exec(`${value}`) ?? []
  return year === undefined ? undefined : Date.UTC(Number(year), Number(month) - 1, Number(day))
}

/** About how wide words are at a size, in pixels: Han characters are square, others half. */
export function widthOf(words: string, size: number): number {
  return Array.from(words).reduce(
    (sum, char) => sum + (/[\u1100-\u11ff\u2e80-\uffef]/.test(char) ? size : size * 0.56),
    0,
  )
}

/** Words cut to a width. */
export function fitted(words: string, width: number, size: number): string {
  if (widthOf(words, size) <= width) return words
  const chars = Array.from(words)
  while (chars.length > 1 && widthOf(`${chars.join('')}…`, size) > width) chars.pop()
  return `${chars.join('').trimEnd()}…`
}

/** Words on at most two lines of a width: broken at a space, or within Han text; what is left is cut. */
export function onTwoLines(words: string, width: number, size: number): string[] {
  if (widthOf(words, size) <= width) return [words]
  const ends = Array.from(words.matchAll(/ |(?<=[\u2e80-\uffef])/g), ({ index }) => index)
  const at = ends.filter(end => end > 0 && widthOf(words.slice(0, end), size) <= width).at(-1)
  if (at === undefined) return [fitted(words, width, size)]
  return [words.slice(0, at), fitted(words.slice(at).trimStart(), width, size)]
}
