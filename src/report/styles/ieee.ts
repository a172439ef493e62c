import type { CslItem } from '../bibliography.ts'
import { type Inline, text } from '../blocks/blocks.ts'
import { address, initials, type Name, partsOf, updatedOf } from './style.ts'

const months = 'Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sep. Oct. Nov. Dec.'.split(' ')
const MAX_AUTHORS = 6

/**
 * A reference after the IEEE Reference Guide, as the guides of libraries have it: https://libguides.murdoch.edu.au/IEEE/journal,
 * https://libguides.acu.edu.au/ieee/articles, https://normas-apa.com/cite-website-ieee-format/amp/ (pages of the web).
 * With a DOI neither address nor day of access is needed; an address ends without a full stop.
 */
export function ieee(item: CslItem): Inline[] {
  return item.type === 'article-journal' ? article(item) : page(item)
}

function article({ title, author, issued, DOI, ...item }: CslItem): Inline[] {
  const journal = item['container-title']
  const tail = [monthYear(issued), DOI && `doi: ${DOI}`].filter(Boolean).join(', ')
  const head = [authors(author), `“${title},”`].filter(Boolean).join(', ')
  return [
    text(`${head} `),
    ...(journal === undefined ? [] : [{ kind: 'em', children: [text(journal)] } as const, text(tail ? ', ' : '')]),
    text(`${tail}.`),
    ...(DOI === undefined ? online(item) : []),
  ]
}

function page({ title, author, issued, type, publisher, ...item }: CslItem): Inline[] {
  const who = authors(author)
  const site = item['container-title'] ?? publisher
  const isBook = type === 'book' || type === 'report'
  const updated = dayOf(updatedOf(item.custom))
  const names = [site, isBook || issued ? dayOf(issued) : undefined, updated && `updated ${updated}`]
    .filter(Boolean)
    .join(', ')
  const named: Inline[] = isBook ? [{ kind: 'em', children: [text(`${title}.`)] }] : [text(`“${stopped(title)}”`)]
  return [
    ...(who ? [text(isBook ? `${who}, ` : `${who.replace(/\.$/, '')}. `)] : []),
    ...named,
    ...(names ? [text(` ${names.replace(/\.$/, '')}.`)] : []),
    ...online(item),
  ]
}

function online({ URL, accessed }: Pick<CslItem, 'URL' | 'accessed'>): Inline[] {
  if (URL === undefined) return []
  const day = accessed === undefined ? '' : ` Accessed: ${dayOf(accessed)}.`
  return [text(`${day} [Online]. Available: `), address(URL)]
}

function authors(names: readonly Name[] = []): string {
  const all = names.map(name => ('literal' in name ? name.literal : `${initials(name.given)} ${name.family}`))
  if (all.length > MAX_AUTHORS) return `${all[0]} et al.`
  if (all.length <= 2) return all.join(' and ')
  return `${all.slice(0, -1).join(', ')}, and ${all.at(-1)}`
}

const stopped = (title: string) => (/[.?!]$/.test(title) ? title : `${title}.`)

function monthYear(issued: CslItem['issued']): string | undefined {
  const [year, month] = partsOf(issued)
  return year === undefined ? undefined : [month && months[month - 1], year].filter(Boolean).join(' ')
}

function dayOf(date: CslItem['issued']): string | undefined {
  const [year, month, day] = partsOf(date)
  if (year === undefined || month === undefined) return year === undefined ? undefined : `${year}`
  return `${[months[month - 1], day].filter(Boolean).join(' ')}${day === undefined ? '' : ','} ${year}`
}
