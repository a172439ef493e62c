import { attribute, findAll, findFirst, type HtmlElement, isLink } from './tree.ts'
import { linkDensity, type Weight, type Weights, weigh, weightOf } from './weights.ts'

const FEWEST_LINKS = 8
/** A list whose entries all lead back to the page is no menu. */
const MOST_OWN = 8
const LEAST_LINKED = 0.75
/** Mean characters of an entry. */
const LONGEST_NAME = 40
/** What a page says outside of links and of the menu, in characters. */
const LEAST_TEXT = 200

/** The menus that have this page among the pages of the site: they are the same on all of them. */
export function ownMenus(body: HtmlElement, url: string | undefined): ReadonlySet<HtmlElement> {
  const own = findAll(body, element => isLink(element) && leadsHere(element, url))
  if (own.length === 0 || own.length > MOST_OWN) return new Set()
  const weights = weigh(body, () => false)
  const seen = new Set<HtmlElement>()
  return new Set(
    own.flatMap(link => {
      const menu = menuAround(link, body, weights, seen)
      return menu && isFrame(menu, body, weights) ? [menu] : []
    }),
  )
}

/** Whether a link leads to the page that it stands on, by what marks it or by its address. */
export function leadsHere(link: HtmlElement, url: string | undefined): boolean {
  const current = attribute(link, 'aria-current') ?? 'false'
  if (
    current !== 'false' ||
    /(?:^|[\s_-])(?:current|active|selected|\w*selflink)(?:$|\s)/i.test(attribute(link, 'class') ?? '')
  )
    return true
  const href = attribute(link, 'href') ?? ''
  const address = url?.replace(/#.*/, '')
  if (address === undefined || href === '' || href.includes('#') || !href.endsWith(lastPartOf(address))) return false
  return URL.canParse(href, address) && new URL(href, address).href === address
}

/** Told from most other addresses without parsing them. */
const lastPartOf = (address: string): string => address.slice(address.lastIndexOf('/') + 1)

/** The outermost box around a link that holds little but links; nothing where another link has led there. */
function menuAround(
  link: HtmlElement,
  body: HtmlElement,
  weights: Weights,
  seen: Set<HtmlElement>,
): HtmlElement | undefined {
  let menu: HtmlElement | undefined
  for (let box = link.parent; box && box !== body && !seen.has(box); box = box.parent) {
    seen.add(box)
    if (isMenu(weightOf(weights, box))) menu = box
  }
  return menu
}

/** A name a link: what shows more of each entry, or a picture, is a list of what the page is about. */
const isMenu = (weight: Weight): boolean =>
  weight.links >= FEWEST_LINKS &&
  weight.prose === 0 &&
  linkDensity(weight) >= LEAST_LINKED &&
  weight.text <= LONGEST_NAME * weight.links &&
  weight.images * 2 <= weight.links

/** Whether there is a page around it. */
function isFrame(menu: HtmlElement, body: HtmlElement, weights: Weights): boolean {
  if (findFirst(menu, 'h1')) return false
  const unlinked = ({ text, linked }: Weight): number => text - linked
  return unlinked(weightOf(weights, body)) - unlinked(weightOf(weights, menu)) >= LEAST_TEXT
}
