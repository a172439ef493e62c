import type { CslItem } from '../bibliography.ts'
import { type Inline, text } from '../blocks/blocks.ts'
import { address, initials, isoDate, type Name, partsOf, updatedOf } from './style.ts'

/** Type and carrier of a document: 电子公告, 期刊, 报告, 普通图书, other. */
const marks: Readonly<Record<CslItem['type'], string>> = {
  webpage: 'EB',
  article: 'EB',
  'article-journal': 'J',
  report: 'R',
  book: 'M',
  document: 'Z',
}
const MAX_AUTHORS = 3

/**
 * A reference after GB/T 7714—2015, numeric system, as public guides to it have it: https://fx361.cc/page/2021/0125/15673089.shtml
 * (forms and marks), https://fx361.cc/page/2020/0218/17486446.shtml (three authors), https://fx361.cc/page/2020/1208/12619460.shtml
 * (examples). Published and accessed days stand as `(2024-12-10)[2026-11-22]`. A page without an author is its site's.
 */
export function gbt7714(item: CslItem): Inline[] {
  const { URL, DOI, title, type } = item
  const who = authors(item.author ?? siteOf(item), title)
  const mark = `${marks[type]}${URL === undefined ? '' : '/OL'}`
  const dates = datesOf(item)
  const work = item['container-title']
  const parts = [
    who && `${who.replace(/\.$/, '')}. `,
    `${title}[${mark}]${type === 'document' && work !== undefined ? `//${work}` : ''}.`,
    imprintOf(item),
    dates && (type === 'article-journal' ? dates : ` ${dates}`),
    (dates || imprintOf(item)) && '.',
  ]
  return [
    text(parts.filter(Boolean).join('')),
    ...(URL === undefined ? [] : [text(' '), address(URL), text('.')]),
    ...(DOI === undefined ? [] : [text(` DOI:${DOI}.`)]),
  ]
}

/** A journal is no author, nor is the book that a chapter in a file is of. */
function siteOf({ type, ...item }: CslItem): Name[] {
  const name = item['container-title']
  return name === undefined || type === 'article-journal' || type === 'document' ? [] : [{ literal: name }]
}

/** Journal and year, or publisher and year; the day of a page stands with the day of access. */
function imprintOf({ type, issued, publisher, ...item }: CslItem): string {
  const [year] = partsOf(issued)
  const name = type === 'article-journal' ? item['container-title'] : type === 'webpage' ? undefined : publisher
  if (name === undefined && type !== 'article-journal') return ''
  return [name, year].some(Boolean) ? ` ${[name, year].filter(Boolean).join(', ')}` : ''
}

/** In brackets the day of the last change, as the standard has it for pages. */
function datesOf(item: CslItem): string {
  const { type, issued, accessed, URL, publisher } = item
  if (URL === undefined)
    return publisher === undefined && type !== 'article-journal' && issued ? `${isoDate(issued)}` : ''
  const changed = updatedOf(item.custom) ?? issued
  const published = type === 'article-journal' || changed === undefined ? '' : `(${isoDate(changed)})`
  return `${published}${accessed === undefined ? '' : `[${isoDate(accessed)}]`}`
}

/** Families of Latin names stand in capitals, given names as initials without stops. */
function authors(names: readonly Name[], title: string): string {
  const all = names.map(name =>
    'literal' in name ? name.literal : `${name.family.toUpperCase()} ${initials(name.given, '')}`.trim(),
  )
  if (all.length <= MAX_AUTHORS) return all.join(', ')
  const others = /\p{Script=Han}/u.test(`${all[0]}${title}`) ? '等' : 'et al'
  return `${all.slice(0, MAX_AUTHORS).join(', ')}, ${others}`
}
