/** From here on a run of data is no example that somebody wrote out in a sentence. */
const LEAST_DATA = 200
const LEAST_KEYS = 5
const MOST_SPACES = 0.12

/** Names of styles, such as `text-center, pb-0`: each of one word or joined by hyphens, one of them a style's in so many words. */
const styleNames = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:,? [a-z][a-z0-9]*(?:-[a-z0-9]+)*){0,7}$/i
const styleName =
  /(?:^|[ ,])(?:(?:text|align|justify|items|bg|font|float|content)-(?:left|right|center|start|end|between|black|white|dark|light|bold|transparent|primary|secondary|xs|sm|md|lg|xl)|overflow-(?:hidden|auto|visible|[xy])|(?:flex|grid|col|row|order)-(?:\d+|wrap|col|row|grow|height|xs|sm|md|lg|xl)|[pm][tblrxy]?-\d)(?:$|[ ,])/i

/** Whether a line holds nothing but names of styles, which a page's editor wrote for its program. */
const areStyleNames = (text: string): boolean =>
  text.length <= 80 &&
  text.includes('-') &&
  styleNames.test(text) &&
  styleName.test(text) &&
  hyphenated(text) * 2 >= text.split(' ').length

const hyphenated = (text: string): number => text.split(' ').filter(word => word.includes('-')).length

/** Whether a text is data that a script left in the page: JSON without spaces, or names of styles. Listings are code and meant to be read. */
export function isMachineText(text: string): boolean {
  if (areStyleNames(text)) return true
  if (text.length < LEAST_DATA || !/^[[{]["{[]/.test(text)) return false
  const head = text.slice(0, 4_000)
  const pairs = head.match(/"[\w$.@:-]{1,60}":["[{\dtfn-]/g)?.length ?? 0
  const spaces = head.match(/ /g)?.length ?? 0
  return pairs >= LEAST_KEYS && spaces <= MOST_SPACES * head.length
}
