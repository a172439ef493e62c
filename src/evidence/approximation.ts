import type { Figure } from '../text/numbers.ts'

const roughly =
  /(?:\b(?:about|around|roughly|approximately|approx\.?|circa|ca\.|some|estimated|close to)|[~≈]|大约|大概|约|约为|约有|估计)\s*$/iu
const roughlyAfter = /^\s*(?:or so\b|左右|上下)/iu
const over =
  /(?:\b(?:over|(?<!\bno )more than|at least|exceed(?:s|ed|ing)?|upwards of|above|beyond|no (?:fewer|less) than|in excess of|a minimum of|as little as|(?:start|begin)(?:s|ed|ing)?(?: (?:at|from|around|about))?)|超过|逾|超|至少|不少于|高达)\s*$/iu
const overAfter = /^\s*(?:\+|plus\b|or more\b|多(?![于少])|余|以上)/iu
const under =
  /(?:\b(?:under|less than|fewer than|nearly|almost|up to|below|just under|at most|no more than|a maximum of|as much as|capped at|limited to)|不到|不足|近|将近|接近|至多|不超过)\s*$/iu
const underAfter = /^\s*(?:or less\b|or fewer\b|以下|以内)/iu

/** How far the words around a figure let it be rounded, as shares of it. */
interface Leeway {
  readonly below: number
  readonly above: number
}

const ROUGH = 0.1
const BOUND = 0.25

/** `Does not support joins of more than 64 tables` sets a bound. */
const deniedBound =
  /(?:\b(?:not|never|cannot)\b|n['’]t\b)[^.;,!?]{0,64}\b(?:more|greater|larger|longer|higher|fewer|less|shorter) than\s*$|不(?!超)[^，。；]{1,14}(?:超过|多于|大于|少于|低于)\s*$/iu

/** Whether what stands behind a denial is nothing but such a bound. */
export const setsBound = (text: string): boolean =>
  /^[^.;,!?]{0,64}\b(?:more|greater|larger|longer|higher|fewer|less|shorter) than\s+\S{0,3}\d|^[^，。；]{0,14}(?:超过|多于|大于|少于|低于)\s*[\d一二两三四五六七八九十百千万]/iu.test(
    text,
  )

export type Bound = 'over' | 'under' | 'roughly' | 'exactly'

/** What the words around a figure make of it. */
export function boundOf(text: string, { start, end }: Figure): Bound {
  const [before, after] = [text.slice(Math.max(0, start - 24), start), text.slice(end, end + 12)]
  const isDenied = deniedBound.test(text.slice(Math.max(0, start - 90), start))
  if (over.test(before) || overAfter.test(after)) return isDenied ? 'under' : 'over'
  if (under.test(before) || underAfter.test(after)) return isDenied ? 'over' : 'under'
  return roughly.test(before) || roughlyAfter.test(after) ? 'roughly' : 'exactly'
}

const leeways: Readonly<Record<Bound, Leeway>> = {
  over: { below: 0, above: BOUND },
  under: { below: BOUND, above: 0 },
  roughly: { below: ROUGH, above: ROUGH },
  exactly: { below: 0, above: 0 },
}

/** `More than 40` and `fewer than 40` share a figure and exclude each other. */
export function isOppositeBound(a: Bound, b: Bound): boolean {
  return (a === 'over' && b === 'under') || (a === 'under' && b === 'over')
}

/** Whether a value is what a figure of a text may stand for: up to its last digit, or as `about`, `over` and `nearly` allow. */
export function standsFor(text: string, figure: Figure, value: number): boolean {
  const { below, above } = leeways[boundOf(text, figure)]
  const slack = figure.tolerance * (1 + 1e-9) + Math.abs(value) * 1e-9
  const size = Math.abs(figure.value)
  return value >= figure.value - slack - size * below && value <= figure.value + slack + size * above
}
