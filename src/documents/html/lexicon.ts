import { attribute, type HtmlElement } from './tree.ts'
import { englishTwin } from './twins.ts'

/** How much a word of the markup or the text speaks for content (above 0) or for the furniture around it. */
export type Lexicon = ReadonlyMap<string, number>

const maxNames = 300

/** `postContent__body-2` as `post`, `content`, `body`. */
const parts = (names: string): readonly string[] =>
  names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(part => part.length > 1 && part.length < 24)

/** What the markup calls an element: tag, role, and the words of class, id and the like. */
export function markupTokens(element: HtmlElement): readonly string[] {
  const names = `${attribute(element, 'class')?.slice(0, maxNames) ?? ''} ${attribute(element, 'id')?.slice(0, 100) ?? ''}`
  const role = attribute(element, 'role')
  const item = attribute(element, 'itemprop') ?? attribute(element, 'itemtype')?.split('/').at(-1)
  const whole = names
    .toLowerCase()
    .split(/\s+/)
    .filter(name => /^[a-z]+(?:[-_]+[a-z]+)+$/.test(name) && name.length < 32)
  return [
    ...new Set([
      `<${element.name}`,
      ...(role === undefined ? [] : [`=${role.slice(0, 20)}`]),
      ...(item === undefined ? [] : [`@${item.slice(0, 24).toLowerCase()}`]),
      ...parts(names).map(part => `.${part}`),
      ...whole.map(name => `.${name}`),
    ]),
  ]
}

/** Texts of more characters are told by their form, not by their words. */
export const maxWorded = 120

/** The words of a short text. Chinese labels are looked up as the English ones that they stand for. */
export function textTokens(text: string): readonly string[] {
  if (text.length > maxWorded) return []
  const twin = englishTwin(text)
  const words = twin.toLowerCase().match(/[\p{L}\p{M}]+|\d+|[©|$€£»→›]/gu) ?? []
  const shaped = words.map(word => (/^\d+$/.test(word) ? `#${Math.min(word.length, 5)}` : word)).slice(0, 20)
  const whole = shaped.length <= 4 ? [`"${shaped.join(' ')}`] : []
  return [...new Set([...shaped, ...whole])]
}
