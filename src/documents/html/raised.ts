import { attribute, findAll, type HtmlElement, type HtmlNode, isElement, textOf } from './tree.ts'

/** The signs around raised text that would otherwise run into what stands beside it: `10^6`, `said.[1]`, `Ann Lee[1], PhD`. */
export function raised(sup: HtmlElement, before: HtmlNode | undefined): readonly [before: string, after: string] {
  const text = textOf(sup).trim()
  if (!/^[\p{N}\p{L}*†‡,\s–-]{1,12}$/u.test(text)) return ['', '']
  if (isLinked(sup)) return ['[', ']']
  const said = before === undefined ? '' : isElement(before) ? textOf(before) : before
  if (!isElement(before ?? '') && /\d$/.test(said) && /^[-–−]?\d+$/.test(text)) return ['^', '']
  if (isNote(text, said)) return ['[', ']']
  return /^\d{1,2}$/.test(text) && !/\S/.test(said) && runsOn(sup) ? ['', ' '] : ['', '']
}

const isLinked = (sup: HtmlElement): boolean =>
  findAll(sup, element => element.name === 'a' && /^[^?]*#/.test(attribute(element, 'href') ?? '')).length > 0

const units =
  '(?:[kcdmµn]?m|ft|yd|mi|in|inch(?:es)?|feet|foot|miles?|met(?:er|re)s?|yards?|m?s|sec|sin|cos|tan|log|exp)'
const endsInUnit = new RegExp(String.raw`(?<!\p{L})${units}$`, 'u')

/** Numbers of notes behind a word or a sentence; a raised figure behind a unit, a function or a lone variable is a power. */
function isNote(text: string, said: string): boolean {
  if (/^[a-d]$/.test(text)) return /\p{L}{3}$/u.test(said)
  if (!/^\d{1,3}(?:\s?[,–-]\s?\d{1,3})*$/.test(text) || endsInUnit.test(said)) return false
  return /(?:\p{L}{2}|[.,;:!?%”’"])$/u.test(said)
}

/** Whether a word follows at once. */
function runsOn(sup: HtmlElement): boolean {
  const siblings = sup.parent?.children ?? []
  const next = siblings[siblings.indexOf(sup) + 1]
  return next !== undefined && /^\p{L}{3}/u.test(isElement(next) ? textOf(next) : next)
}
