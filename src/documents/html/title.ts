import { fold } from '../clean.ts'
import { type Forest, scoreRow } from './forest.ts'
import type { JsonLd } from './json-ld.ts'
import type { Meta } from './meta.ts'
import { type TitleCandidate, titleCandidates, titleSources } from './title-candidates.ts'
import { type TitleFacts, titleFigures } from './title-features.ts'
import { findAll, type HtmlElement, textOf } from './tree.ts'

/** Each text that may be the page's title, with the figures by which one is chosen. */
export function weighedTitles(
  root: HtmlElement,
  meta: Meta,
  json: JsonLd,
  facts: TitleFacts,
): readonly (TitleCandidate & { readonly figures: Float32Array })[] {
  const sources = titleSources(root, meta, json)
  return titleCandidates(sources).map(candidate => ({
    ...candidate,
    figures: Float32Array.from(titleFigures(candidate, sources, facts)),
  }))
}

/** What the page is called: of its headings and the names in its head, with and without their ends, the likeliest. */
export function titleOf(root: HtmlElement, meta: Meta, json: JsonLd, facts: TitleFacts, titles: Forest): string {
  let best = ''
  let most = Number.NEGATIVE_INFINITY
  const weighed = weighedTitles(root, meta, json, facts)
  const site = siteNames(root, facts.url)
  const texts = new Set(weighed.map(({ text }) => text))
  const own = weighed.filter(({ text }) => !site.has(text) && !texts.has(withoutSite(text, site) ?? ''))
  for (const { text, figures } of own.length > 0 ? own : weighed) {
    const score = scoreRow(titles, figures)
    if (score <= most) continue
    best = text
    most = score
  }
  return withoutSite(best, site) ?? best
}

/** Names that every site has pages of: the site's own tells them apart. */
const everywhere = /^(?:about(?: us)?|home|contact(?: us)?|blog|news|welcome|index|faq|help)$/i

const join = '[-–—|·•:»]'
const beforeSite = new RegExp(String.raw`^(.+?)\s+${join}\s+$`, 'u')
const afterSite = new RegExp(String.raw`^\s+${join}\s+(.+)$`, 'u')

/** What is left of a title that begins or ends with the site's name. */
function withoutSite(text: string, site: ReadonlySet<string>): string | undefined {
  return [...site]
    .filter(name => name !== '')
    .map(name => withoutName(text, name))
    .find(own => own !== undefined && !everywhere.test(own))
}

function withoutName(text: string, name: string): string | undefined {
  if (text.endsWith(` [${name}]`)) return text.slice(0, -name.length - 3)
  if (text.endsWith(name)) return beforeSite.exec(text.slice(0, -name.length))?.[1]
  return text.startsWith(name) ? afterSite.exec(text.slice(name.length))?.[1] : undefined
}

/** What links to the front page say, on any other page: the site is called so, not the page. */
function siteNames(root: HtmlElement, url: string | undefined): ReadonlySet<string> {
  if (url === undefined || !URL.canParse(url) || new URL(url).pathname === '/') return new Set()
  const [front, own] = [new URL('/', url).href, new URL(url).href]
  const leads = (link: HtmlElement): boolean => {
    const { href = '' } = link.attributes
    if (link.name !== 'a' || !URL.canParse(href, url)) return false
    const to = new URL(href, url).href
    return to === front || (to !== own && isSaidToLeadHome(link))
  }
  return new Set(findAll(root, leads).map(link => fold(textOf(link))))
}

/** A wiki's front page stands elsewhere, and the link to it says that it is that. */
const isSaidToLeadHome = ({ attributes: { rel = '', accesskey, title = '' } }: HtmlElement): boolean =>
  accesskey === 'h' || rel.split(' ').includes('home') || /^home(?: ?page)?(?:$| \[)/i.test(title)
