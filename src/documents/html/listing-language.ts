import { attribute, type HtmlElement, isElement } from './tree.ts'

const named =
  /(?:^|\s)(?:language|lang|highlight-source|highlight)-([\w+#-]{1,20})|^(?:highlight|sourceCode) ([\w+#-]{1,20})$/
const noLanguage = /^(?:default|none|no-?highlight|plain|plain-?text|text|highlighter)$/i

/** As in `figure > table > tbody > tr > td > pre`. */
const MOST_ABOVE = 5

/** What language a listing is in: marked at the listing, at the code in it, or, as most generators do, at what stands around it. */
export function listingLanguage(pre: HtmlElement): string | undefined {
  const above: HtmlElement[] = []
  for (let one = pre.parent; one && above.length < MOST_ABOVE; one = one.parent) above.push(one)
  for (const element of [pre, ...pre.children.filter(isElement), ...above]) {
    const language = languageOf(element)
    if (language !== undefined) return noLanguage.test(language) ? undefined : language
  }
  return undefined
}

function languageOf(element: HtmlElement): string | undefined {
  const stated = attribute(element, 'data-language') ?? attribute(element, 'data-lang')
  if (stated !== undefined && /^[\w+#-]{1,20}$/.test(stated)) return stated
  const [, prefixed, bare] = named.exec(attribute(element, 'class') ?? '') ?? []
  return prefixed ?? bare
}
