import type { CslItem } from '../bibliography.ts'
import { type Inline, text } from '../blocks/blocks.ts'
import { address, closed, doiUrl, initials, type Name, partsOf, updatedOf } from './style.ts'

const months = 'January February March April May June July August September October November December'.split(' ')

/** APA lists up to 20 authors; of more, the first 19 and the last. */
const MAX_AUTHORS = 20

/**
 * A reference after the Publication Manual of the APA, 7th edition, as the guides of libraries have it:
 * https://libguides.scu.edu.au/apa/websites, https://langara.libguides.com/apa7-nurs/web, https://libguides.usc.edu/APA7th/website.
 * The day of retrieval stands where the page states no date: such a page may change.
 */
export function apa(item: CslItem): Inline[] {
  const who = authors(item.author)
  const date = `(${datesOf(item)}).`
  const title = titleOf(item)
  const head = who === '' ? [...title, text(` ${date} `)] : [text(`${closed(who)} ${date} `), ...title, text(' ')]
  return [...head, ...containerOf(item, who), ...whereOf(item)]
}

function titleOf({ type, title }: CslItem): Inline[] {
  if (type === 'article-journal') return [text(closed(title))]
  return [{ kind: 'em', children: [text(closed(title))] }]
}

/** A site that is its own author is named once. */
function containerOf({ type, publisher, ...item }: CslItem, who: string): Inline[] {
  const name = item['container-title'] ?? publisher
  if (name === undefined || name.toLowerCase() === who.toLowerCase()) return []
  return type === 'article-journal' ? [{ kind: 'em', children: [text(name)] }, text('. ')] : [text(`${closed(name)} `)]
}

function whereOf({ DOI, URL, issued, accessed, type, custom }: CslItem): Inline[] {
  if (DOI !== undefined) return [address(doiUrl(DOI))]
  if (URL === undefined) return []
  const changes = issued === undefined && custom?.updated === undefined && type !== 'book' && accessed !== undefined
  return [...(changes ? [text(`Retrieved ${monthDay(partsOf(accessed))}, from `)] : []), address(URL)]
}

function authors(names: readonly Name[] = []): string {
  const all = names.map(name => ('literal' in name ? name.literal : `${name.family}, ${initials(name.given)}`))
  const last = all.at(-1) ?? ''
  if (all.length <= 1) return last
  if (all.length > MAX_AUTHORS) return `${all.slice(0, MAX_AUTHORS - 1).join(', ')}, . . . ${last}`
  return `${all.slice(0, -1).join(', ')}, & ${last}`
}

/** A page that was changed long after it was published has both days: it says now what it did not then. */
function datesOf(item: CslItem): string {
  const { issued } = item
  const updated = updatedOf(item.custom)
  if (updated === undefined) return dateOf(issued)
  return [...(issued === undefined ? [] : [dateOf(issued)]), `updated ${dateOf(updated)}`].join('; ')
}

function dateOf(issued: CslItem['issued']): string {
  const [year, month, day] = partsOf(issued)
  if (year === undefined) return 'n.d.'
  return [`${year}`, month && [months[month - 1], day].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}

const monthDay = ([year, month = 1, day]: readonly number[]) =>
  `${[months[month - 1], day].filter(Boolean).join(' ')}, ${year}`
