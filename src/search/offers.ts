import type { Source } from '../domain/source.ts'

const offerPath =
  /\/(?:products?|shop|store|collections?|cart|basket|dp|gp|itm|items?|sku|bestsellers?|zgbs|deals|sale|catalog(?:ue)?|browse|category|categories|listings?)(?:\/|$)/iu
const offerHost = /^(?:shop|store|buy|order)\./iu
const offerWords =
  /\b(?:add to (?:cart|basket|bag)|in stock|out of stock|free (?:shipping|returns)|buy now|shop now|regular price|sale price|order now|customers also (?:bought|viewed))\b|加入购物车|立即购买|包邮|现货/iu
const asksOffers =
  /\b(?:buy|buying|price[ds]?|pricing|costs?|cheap\w*|deals?|shop\w*|stores?|product pages?|order|sale|sold|fees?|subscription|membership|budget|under \$?\d|below \$?\d)\b|价格|多少钱|购买|售价|费用|促销|店/iu

/** Whether a hit sells things, by its address or its words. */
function isOffer({ origin, title, snippet = '' }: Pick<Source, 'origin' | 'title'> & { snippet?: string }): boolean {
  if (origin.type !== 'web' || !URL.canParse(origin.url)) return false
  const { hostname, pathname } = new URL(origin.url)
  return offerPath.test(pathname) || offerHost.test(hostname) || offerWords.test(`${title} ${snippet}`)
}

/** What of the hits to read first: a page that sells things answers a search for things to buy, and hardly one for evidence. */
export function ofAskedKind(sources: readonly Source[]): readonly Source[] {
  const fitting = sources.filter(one => asksOffers.test(one.found?.query ?? '') || !isOffer(one))
  return fitting.length > 0 ? fitting : sources
}
