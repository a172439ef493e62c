import type { PageView } from './page-view.ts'

const namedTypes: readonly RegExp[] = [
  /^(?:discussionforumposting|qapage|question)$/,
  /^(?:product|productgroup|og:product|product\.item)$/,
  /^(?:collectionpage|offercatalog)$/,
  /^(?:techarticle|apireference|softwaresourcecode)$/,
  /^(?:newsarticle|blogposting|scholarlyarticle|report|medicalwebpage|reportagenewsarticle)$/,
  /^article$/,
  /^(?:searchresultspage|itemlist)$/,
  /^(?:service|localbusiness|softwareapplication|webapplication|professionalservice)$/,
  /^(?:faqpage|howto|recipe|course|event|jobposting|videoobject)$/,
  /^website$/,
]

const addresses: readonly RegExp[] = [
  /\/\/(?:[\w-]+\.)*(?:forums?|community|discuss|boards?|answers|discourse)\.|\/(?:forums?|threads?|topics?|viewtopic|showthread|questions|comments|community|t)\b/i,
  /\/\/(?:[\w-]+\.)*(?:docs?|developers?|api|wiki|help|support|learn)\.|\/(?:docs?|documentation|manual|reference|api|guides?|tutorials?|wiki|help)\b/i,
  /\/(?:collections?|categor(?:y|ies)|shop|catalog|store|c)\//i,
  /\/(?:products?|item|dp|pd|p|itm|ip)\//i,
  /\/(?:blog|news|articles?|posts?|stor(?:y|ies)|press|magazine|insights)\b|\/(?:19|20)\d\d\/\d\d?\//i,
  /\/(?:services?|solutions?|platform|features?|pricing|about|industries|company)\b/i,
  /\/(?:tags?|topics?|search|list|jobs|listings?|directory|archive|results|best|top|events|recipes|courses)\b/i,
  /\d{4,}/,
  /\.html?$/,
]

const log = (value: number): number => Math.log1p(value)

export function addressFigures(url: string): readonly number[] {
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  const steps = path.split('/').filter(step => step !== '')
  const last = steps.at(-1) ?? ''
  return [
    ...addresses.map(pattern => (pattern.test(url) ? 1 : 0)),
    steps.length,
    last.split(/[-_]/).length,
    last.length,
  ]
}

export const typeFigures = (types: readonly string[]): readonly number[] =>
  namedTypes.map(pattern => (types.some(type => pattern.test(type)) ? 1 : 0))

const replies = /\b(?:reply|replies|quote|posted by|joined|posts|likes?|upvote|answers?|回复|楼)\b/i
const carts = /\badd to (?:cart|bag|basket)\b|\bbuy now\b|\bin stock\b|加入购物车/i
const counted: readonly RegExp[] = [
  replies,
  carts,
  /\bby\b|作者/i,
  /\breviews?\b|评论|评价/i,
  /\bfilter|sort by\b|筛选|排序/i,
  /\bmin read\b|published|updated|发布/i,
  /\bcontact|demo|get started|quote\b|联系/i,
  /\bprevious|next\b|上一|下一/i,
]

/** What the page as a whole looks like: the model that tells its kind sees these, and so does the one that judges its segments. */
export function pageFigures(view: PageView): readonly number[] {
  const { segments, signs, totals, facts } = view
  const whole = totals.whole()
  const size = Math.max(1, whole.size)
  const count = Math.max(1, segments.length)
  const ofKind = (kind: string): number => segments.filter(segment => segment.kind === kind).length
  const short = segments.filter(({ text }) => text.length < 60)
  const depth = view.boxes.reduce((sum, box) => sum + box.depth, 0) / count
  const titles = segments.filter(({ kind, level }) => kind === 'heading' && level === 1).length
  const long = signs.map((sign, index) => (sign.linkDensity < 0.4 && segments[index]?.kind !== 'code' ? sign.size : 0))
  return [
    log(whole.size),
    whole.linked / size,
    whole.prose / size,
    log(segments.length),
    log(whole.prose),
    size / count,
    whole.sentences / count,
    whole.headings / count,
    whole.images / count,
    whole.links / count,
    log(whole.prices),
    log(whole.dates),
    ofKind('list_item') / count,
    ofKind('table_row') / count,
    log(ofKind('code')),
    ofKind('quote'),
    titles,
    depth,
    log(Math.max(0, ...long)),
    ...counted.map(pattern => log(short.filter(({ text }) => pattern.test(text)).length)),
    ...typeFigures(facts.types),
    ...addressFigures(facts.url ?? ''),
  ]
}
