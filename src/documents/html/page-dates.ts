import type { ParagraphKind } from '../../domain/document.ts'
import { fold } from '../clean.ts'
import { metaDate, visibleDate } from '../dates.ts'
import type { JsonLd } from './json-ld.ts'
import type { Meta } from './meta.ts'
import type { Segment } from './segments.ts'
import { attribute, findAll, type HtmlElement, textOf } from './tree.ts'

const publishedKeys = [
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
  'release_date',
  'weibo:article:create_at',
  'ms.date',
] as const

const modifiedKeys = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
  'revised',
  'weibo:article:update_at',
] as const

function firstDate(values: readonly (string | undefined)[]): string | undefined {
  return values.map(value => (value === undefined ? undefined : metaDate(value))).find(date => date !== undefined)
}

const isUpdate = /updat|modif|edit|last (?:post|reply)|joined|修改|更新|最后(?:回复|发表)/i

function timeElement(root: HtmlElement): string | undefined {
  const times = findAll(root, ({ name, attributes }) => name === 'time' && 'datetime' in attributes)
  const names = (time: HtmlElement): string => `${attribute(time, 'class')} ${attribute(time, 'itemprop')}`
  const marked = times.find(time => 'pubdate' in time.attributes || /publish/i.test(names(time)))
  const plain = times.find(time => !isUpdate.test(names(time)))
  const chosen = marked ?? plain
  return chosen && attribute(chosen, 'datetime')
}

const ago =
  /^(?:(?:about|over|almost|less than) )?(?:an?|\d+) (?:second|minute|hour|day|week|month|year)s?(?: ago)?$|^\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?$|^\d+\s?(?:分钟|小时|天|周|个月|年)前$/i

/** The day that a page keeps behind "2 years ago" or "11:20": the first one, as the text comes before what is said of it. */
function behindAge(root: HtmlElement): string | undefined {
  const aged = findAll(root, ({ attributes: { title } }) => title !== undefined && visibleDate(title) !== undefined)
  const chosen = aged.find(element => ago.test(fold(textOf(element))))
  return chosen && attribute(chosen, 'title')
}

/** A line that is called the date by its words and its markup, as at the end of a text. */
function calledDate(root: HtmlElement): string | undefined {
  const named = findAll(root, ({ attributes }) => /(?:^|\s)date(?:\s|$)/.test(attributes['class'] ?? ''))
  const line = named.map(textOf).find(text => /^\s*Date\s*:/.test(text) && text.length < 60)
  return line && visibleDate(line)
}

/** Lines around the top heading, where bylines stand, the nearest first. */
function linesByTitle(segments: readonly Segment[]): readonly string[] {
  const top = Math.max(
    0,
    segments.findIndex(({ kind, level }) => kind === 'heading' && level === 1),
  )
  const near = [...segments.slice(top, top + 14), ...segments.slice(Math.max(0, top - 6), top).reverse()]
  return near.filter(({ kind, text }) => text.length <= 160 && !isSentence(text, kind)).map(({ text }) => text)
}

/** A date inside a sentence is what the page speaks of, not its own. Items of a list often end without a stop. */
const isSentence = (text: string, kind?: ParagraphKind): boolean =>
  !/^(?:Date|Sent|Published|Posted)\s*:/.test(text) &&
  (kind === 'list_item' || /[.。]["”)]?$/u.test(text)) &&
  (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) > 8

const published = /publish|posted|发布|發布|发表|日期|时间/i

/** The date that a reader sees at the top; one that is called an update only where there is no other. */
function seen(segments: readonly Segment[]): string | undefined {
  const dated = linesByTitle(segments)
    .map(text => ({ text, date: visibleDate(text) }))
    .filter(({ date }) => date !== undefined)
  const best =
    dated.find(({ text }) => published.test(text)) ?? dated.find(({ text }) => !isUpdate.test(text)) ?? dated[0]
  return best?.date
}

/** A date on a line of its own under the title, not called an update: what the page wants its reader to know it by. */
function shownUnderTitle(segments: readonly Segment[]): string | undefined {
  const top = segments.findIndex(({ kind, level }) => kind === 'heading' && level === 1)
  if (top < 0) return undefined
  const line = segments
    .slice(top + 1, top + 7)
    .find(({ kind, text }) => text.length <= 80 && !isSentence(text, kind) && visibleDate(text) !== undefined)
  return line === undefined || isUpdate.test(line.text) ? undefined : visibleDate(line.text)
}

/** Other names for the day of publication that sites gave their meta elements. */
const isPublishedKey = (key: string): boolean =>
  /(?:publi(?:sh|cation)|posted|created|issued|first).{0,12}(?:date|time|on$|at$)|date.{0,4}(?:publi|posted|created|issued)|^published$/.test(
    key,
  ) && !/expir|updat|modif|last/.test(key)

const otherKeys = (meta: Meta): readonly string[] => [...meta.keys()].filter(isPublishedKey)

/** The declared time of day is kept where it is of the shown day. */
function exact(day: string | undefined, declared: string | undefined): string | undefined {
  return day !== undefined && declared?.startsWith(day) ? declared : day
}

/** A day in the address, as blogs and newspapers have it. */
function inAddress(url: string | undefined): string | undefined {
  const [, year, month, day] = /\/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?:\D|$)/.exec(url ?? '') ?? []
  return year === undefined ? undefined : visibleDate(`${year}-${month}-${day}`)
}

/** What the page shows under its title, then what it declares, shows elsewhere or has in its address. Never a file's or server's time. */
export const publishedOf = (
  root: HtmlElement,
  meta: Meta,
  declared: Pick<JsonLd, 'published' | 'modified'>,
  segments: readonly Segment[],
  url: string | undefined,
): string | undefined => {
  const keys = [...publishedKeys, ...otherKeys(meta)]
  const stated = firstDate([declared.published, ...keys.flatMap(key => meta.get(key) ?? [])])
  const shown = shownUnderTitle(segments)
  const isChange = shown !== undefined && modifiedOf(meta, declared.modified)?.startsWith(shown)
  return (
    exact(isChange && stated !== undefined ? undefined : shown, stated) ??
    stated ??
    firstDate([timeElement(root), behindAge(root)]) ??
    seen(segments) ??
    calledDate(root) ??
    inAddress(url)
  )
}

const updated =
  /(?:^|\W)(?:(?:last|page) )?(?:updated|modified|revised)(?: on| at)?:?\s|最后(?:更新|修改)|更新(?:于|时间|日期)|修订于/i

/** The date after "Updated" on a line near the title. */
function seenUpdate(segments: readonly Segment[]): string | undefined {
  return firstDate(
    linesByTitle(segments).map(text => {
      const found = updated.exec(text)
      return found ? visibleDate(text.slice(found.index + found[0].length)) : undefined
    }),
  )
}

/** What the page declares as its last change, else what it says near its title. */
export const modifiedOf = (
  meta: Meta,
  declared: string | undefined,
  segments: readonly Segment[] = [],
): string | undefined =>
  firstDate([declared, ...modifiedKeys.flatMap(key => meta.get(key) ?? [])]) ?? seenUpdate(segments)
