import { fold } from '../clean.ts'
import { metaDate } from '../dates.ts'
import { type JsonLd, jsonLdOf } from './json-ld.ts'
import { attribute, findAll, findFirst, type HtmlElement, type HtmlTree, textOf, walk } from './tree.ts'

export interface HtmlMetadata {
  readonly title: string
  readonly author?: string
  readonly published?: string
  readonly language?: string
  readonly siteName?: string
  readonly canonicalUrl?: string
  readonly description?: string
  /** `og:type` and the types of the page's JSON-LD objects, lower case. */
  readonly types: readonly string[]
}

/** No honest title or name is longer. */
const maxLength = 1000

type Meta = ReadonlyMap<string, string>

/** `<meta>` by property, name or itemprop; the first one counts. */
function metaOf(root: HtmlElement): Meta {
  const meta = new Map<string, string>()
  for (const element of findAll(root, ({ name }) => name === 'meta')) {
    const key = (
      attribute(element, 'property') ??
      attribute(element, 'name') ??
      attribute(element, 'itemprop')
    )?.toLowerCase()
    const content = fold((attribute(element, 'content') ?? '').slice(0, maxLength))
    if (key && content !== '' && !meta.has(key)) meta.set(key, content)
  }
  return meta
}

const first = (meta: Meta, keys: readonly string[]): string | undefined =>
  keys.map(key => meta.get(key)).find(value => value !== undefined)

const separators = /\s+(?:[|\-–—·•»:｜_]|::|\/\/)\s+|[|｜]|\s*_\s*(?=[\u3400-\u9fff])/u

const comparable = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const namesSite = (part: string, siteName: string | undefined): boolean => {
  const site = comparable(siteName ?? '')
  const own = comparable(part)
  return site !== '' && own !== '' && (site.includes(own) || own.includes(site))
}

/** `Title - Section | Site`: the last part goes when it names the site or is short beside the rest. */
function withoutLast(title: string, siteName: string | undefined): string {
  const parts = title.split(separators).map(part => part.trim())
  const last = parts.at(-1) ?? ''
  const short = last.split(' ').length <= 4 && last.length < title.length / 2.5
  if (parts.length < 2 || !(short || namesSite(last, siteName))) return title
  const kept = title.slice(0, title.lastIndexOf(last)).replace(/[\s|\-–—·•»:｜_/]+$/u, '')
  return kept === '' ? title : kept
}

function withoutSite(title: string, siteName: string | undefined, heading: string | undefined): string {
  const own = comparable(heading ?? '')
  const whole = comparable(title)
  if (heading !== undefined && own.length > 3 && own !== whole && whole.startsWith(own) && separators.test(title))
    return heading
  return withoutLast(title, siteName)
}

function titleOf(root: HtmlElement, meta: Meta, json: JsonLd, siteName: string | undefined): string {
  const headings = findAll(root, ({ name }) => name === 'h1').map(element => fold(textOf(element)))
  const heading = headings.length <= 2 ? headings.find(text => text !== '') : undefined
  const element = findFirst(root, 'title')
  const tagged = element ? fold(textOf(element).slice(0, maxLength)) : ''
  const shared = first(meta, ['og:title', 'twitter:title', 'citation_title', 'dc.title']) ?? json.headline
  const title = shared ?? (tagged === '' ? undefined : tagged)
  return title === undefined ? (heading ?? '') : withoutSite(title, siteName, heading)
}

const bylineName =
  /(?:^|[\s_-])(?:byline|author|by-author|post-author|entry-author|article-author|author-name)(?:$|[\s_-]|__)/i

function visibleAuthor(root: HtmlElement): string | undefined {
  const marked = findAll(root, element => {
    const rel = attribute(element, 'rel')
    return (
      rel === 'author' ||
      attribute(element, 'itemprop') === 'author' ||
      bylineName.test(attribute(element, 'class') ?? '')
    )
  })
  return marked.map(element => fold(textOf(element))).find(text => text.length > 2 && text.length < 80)
}

function authorName(raw: string | undefined): string | undefined {
  const name = raw
    ?.replace(/^(?:(?:written|posted|published|reviewed)\s+)?by[:\s]+/i, '')
    .replace(/^作者[:：]\s*/, '')
    .trim()
  return name === undefined || name === '' || name.length > 120 || /^https?:/.test(name) ? undefined : name
}

const dateKeys = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'citation_publication_date',
  'citation_date',
  'citation_online_date',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dc.date',
  'dcterms.created',
  'dcterms.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'article.published',
  'date',
  'og:published_time',
  'article:published',
] as const

function timeElement(root: HtmlElement): string | undefined {
  const times = findAll(root, ({ name, attributes }) => name === 'time' && 'datetime' in attributes)
  const marked = times.find(
    time =>
      'pubdate' in time.attributes || /publish/i.test(`${attribute(time, 'class')} ${attribute(time, 'itemprop')}`),
  )
  return attribute(marked ?? times[0] ?? { name: '', attributes: {}, children: [], parent: undefined }, 'datetime')
}

/** What the page declares as its date; the visible date of the text is the caller's last resort. */
function publishedOf(root: HtmlElement, meta: Meta, json: JsonLd): string | undefined {
  const declared = [json.published, ...dateKeys.map(key => meta.get(key)), timeElement(root)]
  for (const value of declared) {
    const date = value === undefined ? undefined : metaDate(value)
    if (date) return date
  }
  return undefined
}

function canonicalOf(root: HtmlElement, meta: Meta, base: string | undefined): string | undefined {
  let link: string | undefined
  walk(root, element => {
    if (element.name === 'link' && attribute(element, 'rel')?.toLowerCase() === 'canonical')
      link ??= attribute(element, 'href')
    return true
  })
  const address = link ?? meta.get('og:url')
  if (address === undefined || !URL.canParse(address, base)) return undefined
  const url = new URL(address, base)
  return /^https?:$/.test(url.protocol) ? url.href : undefined
}

function languageTag(root: HtmlElement, meta: Meta): string | undefined {
  const html = findFirst(root, 'html')
  const tag =
    (html && attribute(html, 'lang')) ??
    (html && attribute(html, 'xml:lang')) ??
    meta.get('content-language') ??
    meta.get('og:locale')
  return /^[a-z]{2,3}(?=$|[-_])/i.exec(tag ?? '')?.[0].toLowerCase()
}

/** What the page says about itself, before anything is pruned from it. */
export function metadataOf({ root, jsonLd }: HtmlTree, url: string | undefined): HtmlMetadata {
  const meta = metaOf(root)
  const json = jsonLdOf(jsonLd)
  const siteName = first(meta, ['og:site_name', 'application-name']) ?? json.siteName
  const named = first(meta, [
    'author',
    'article:author',
    'citation_author',
    'dc.creator',
    'parsely-author',
    'sailthru.author',
    'twitter:creator',
  ])
  const author = authorName(json.author) ?? authorName(named?.replace(/^@/, '')) ?? authorName(visibleAuthor(root))
  const published = publishedOf(root, meta, json)
  const language = languageTag(root, meta)
  const canonicalUrl = canonicalOf(root, meta, url)
  const description = first(meta, ['og:description', 'description', 'twitter:description'])
  return {
    title: titleOf(root, meta, json, siteName),
    ...(author === undefined ? {} : { author }),
    ...(published === undefined ? {} : { published }),
    ...(language === undefined ? {} : { language }),
    ...(siteName === undefined ? {} : { siteName }),
    ...(canonicalUrl === undefined ? {} : { canonicalUrl }),
    ...(description === undefined ? {} : { description }),
    types: [...json.types, ...(meta.get('og:type')?.toLowerCase().split(/\s+/) ?? [])],
  }
}
