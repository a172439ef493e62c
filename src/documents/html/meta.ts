import { fold } from '../clean.ts'
import { attribute, findAll, type HtmlElement } from './tree.ts'

/** No honest title or name is longer. */
export const maxLength = 1000

/** `<meta>` contents by property, name or itemprop in lower case, in the order of the page. */
export type Meta = ReadonlyMap<string, readonly string[]>

export function metaOf(root: HtmlElement): Meta {
  const meta = new Map<string, string[]>()
  for (const element of findAll(root, ({ name }) => name === 'meta')) {
    const key = (
      attribute(element, 'property') ??
      attribute(element, 'name') ??
      attribute(element, 'itemprop')
    )?.toLowerCase()
    const content = fold((attribute(element, 'content') ?? '').slice(0, maxLength))
    if (!key || content === '') continue
    const known = meta.get(key)
    if (known) known.push(content)
    else meta.set(key, [content])
  }
  return meta
}

/** The first value under the first of the keys that has one. */
export const first = (meta: Meta, keys: readonly string[]): string | undefined =>
  keys.map(key => meta.get(key)?.[0]).find(value => value !== undefined)
