import { authorName, authorOf } from './authors.ts'
import type { Forest } from './forest.ts'
import { arxivOf, doiOf, licenceOf } from './identifiers.ts'
import { type JsonLd, jsonLdOf } from './json-ld.ts'
import { first, type Meta, metaOf } from './meta.ts'
import { modifiedOf, publishedOf } from './page-dates.ts'
import type { Segment } from './segments.ts'
import { titleOf } from './title.ts'
import type { TitleFacts } from './title-features.ts'
import { attribute, findFirst, type HtmlElement, type HtmlTree, walk } from './tree.ts'
import { workOf } from './work-of.ts'

export interface HtmlMetadata {
  readonly title: string
  readonly author?: string
  readonly published?: string
  readonly modified?: string
  readonly language?: string
  /** Or the book or manual that it is a part of. */
  readonly siteName?: string
  readonly canonicalUrl?: string
  readonly licence?: string
  readonly doi?: string
  readonly arxiv?: string
  readonly description?: string
  /** `og:type` and the types of the page's JSON-LD objects, lower case. */
  readonly types: readonly string[]
}

function canonicalOf(root: HtmlElement, meta: Meta, base: string | undefined): string | undefined {
  let link: string | undefined
  walk(root, element => {
    if (element.name === 'link' && attribute(element, 'rel')?.toLowerCase() === 'canonical')
      link ??= attribute(element, 'href')
    return true
  })
  const address = link ?? first(meta, ['og:url'])
  if (address === undefined || !URL.canParse(address, base)) return undefined
  const url = new URL(address, base)
  return /^https?:$/.test(url.protocol) ? url.href : undefined
}

function languageTag(root: HtmlElement, meta: Meta): string | undefined {
  const html = findFirst(root, 'html')
  const tag =
    (html && attribute(html, 'lang')) ??
    (html && attribute(html, 'xml:lang')) ??
    first(meta, ['content-language', 'og:locale'])
  return /^[a-z]{2,3}(?=$|[-_])/i.exec(tag ?? '')?.[0].toLowerCase()
}

/** The entries that have a value. */
function filled<T extends Readonly<Record<string, string | undefined>>>(
  values: T,
): { readonly [K in keyof T]?: string } {
  // Object.entries forgets the keys that the argument's type has.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: string
  }
}

/** What else a page says, by which its title is told. */
export const factsOf = (meta: Meta, json: JsonLd, url: string | undefined): TitleFacts => ({
  siteName: first(meta, ['og:site_name', 'application-name']) ?? json.siteName,
  types: [...json.types, ...(meta.get('og:type')?.[0]?.toLowerCase().split(/\s+/) ?? [])],
  url,
})

const siteNames = (json: JsonLd, siteName: string | undefined): readonly string[] =>
  [siteName, json.siteName, json.publisher].filter(name => name !== undefined)

/** What the page says about itself. `segments` is all that is seen of it: bylines stand outside what is kept as content. */
export function metadataOf(
  { root, jsonLd }: HtmlTree,
  segments: readonly Segment[],
  url: string | undefined,
  titles: Forest,
): HtmlMetadata {
  const meta = metaOf(root)
  const json = jsonLdOf(jsonLd)
  const facts = factsOf(meta, json, url)
  const { siteName, types } = facts
  const title = titleOf(root, meta, json, facts, titles)
  return {
    title,
    ...filled({
      author: authorOf(
        root,
        meta,
        { declared: authorName(json.author), site: siteNames(json, siteName), url },
        segments,
      ),
      published: publishedOf(root, meta, json, segments, url),
      modified: modifiedOf(meta, json.modified, segments),
      language: languageTag(root, meta),
      siteName: siteName ?? workOf(root, meta, title),
      canonicalUrl: canonicalOf(root, meta, url),
      licence: licenceOf(root, meta, json.licence),
      doi: doiOf(meta, url),
      arxiv: arxivOf(meta, url),
      description: first(meta, ['og:description', 'description', 'twitter:description']),
    }),
    types,
  }
}
