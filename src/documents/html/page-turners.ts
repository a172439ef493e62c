import type { Segment } from './segments.ts'
import { attribute, findAll, type HtmlElement, isLink, textLength, textOf } from './tree.ts'
import { englishTwin } from './twins.ts'

/** Manuals mark the links that turn their pages by a key or a relation, else by what they say. */
const turningKeys = new Set(['p', 'n', 'u', 'h'])
const turning = /^\W*(?:(?:date|thread) )?(?:prev(?:ious)?|next|up|home|back|contents|index|top|start)\b/i

function isMarkedTurner(link: HtmlElement): boolean {
  const related = /^(?:prev|next|up|home|start|contents|index)$/i.test(attribute(link, 'rel') ?? '')
  return related || turningKeys.has(attribute(link, 'accesskey') ?? '')
}

const turnsPage = (link: HtmlElement): boolean => isMarkedTurner(link) || turning.test(englishTwin(textOf(link).trim()))

/** A row of links that turn the page, with at most the names of the pages that they lead to beside them. */
function isTurnerRow(row: HtmlElement): boolean {
  if (textLength(row) > MOST_TEXT) return false
  const links = findAll(row, ({ name, attributes }) => name === 'a' && attributes['href'] !== undefined)
  return links.length >= 2 && links.filter(turnsPage).length * 2 > links.length
}

const MOST_TEXT = 300
/** A table that turns pages has rows for the links, for where they lead, and for the page's own name. */
const MOST_ROWS = 3

const known = new WeakMap<HtmlElement, boolean>()

/** Whether a segment is a line, or belongs to a table, that only leads to the pages before, after and above this one. */
export function isPageTurner(segment: Segment): boolean {
  const { kind, element } = segment
  if (kind === 'paragraph' || kind === 'list_item') return isTurnerLine(segment) || leadsOn(segment)
  const table = kind === 'table_row' ? tableOf(element) : undefined
  if (table === undefined) return false
  const found = known.get(table) ?? turnsPages(table)
  known.set(table, found)
  return found
}

/** As in "Next: Colors, Up: Styles", where the links themselves say that they do, or a row of nothing else. */
function isTurnerLine({ text, links, linked, element }: Segment): boolean {
  if (links === 0 || text.length > MOST_TEXT || !turning.test(text)) return false
  const found = isLink(element) ? [element] : findAll(element, isLink)
  return found.every(isMarkedTurner) || (links > 1 && linked * 4 > text.length * 3 && found.every(turnsPage))
}

const leading =
  /^(?:prev(?:ious)?|next|newer|older)(?: (?:by )?(?:date|thread|post|page|article|message|topic|chapter|entry))?\s*[:：]/i

/** As in "Next by date: Re: A question", with a link for what is named. */
const leadsOn = ({ text, links, linked }: Segment): boolean =>
  links === 1 && text.length <= MOST_TEXT && leading.test(text) && linked * 2 > text.length

function turnsPages(table: HtmlElement): boolean {
  const rows = findAll(table, ({ name }) => name === 'tr')
  return rows.length <= MOST_ROWS && rows.some(isTurnerRow)
}

function tableOf(element: HtmlElement): HtmlElement | undefined {
  for (let above = element.parent; above; above = above.parent) if (above.name === 'table') return above
  return undefined
}
