import { brackets } from '../evidence/citation.ts'
import type { CitedSentence } from '../evidence/cited-sentences.ts'
import type { Finding } from './resolve-place.ts'
import type { PartFinding } from './row-parts.ts'
import { bareCell, cellsOf, headsAbove } from './table-lines.ts'

/** A finding that says which cell of its row it is about. */
type InCell = (finding: PartFinding) => Omit<PartFinding, 'at'> & { readonly cell?: string }

/** For a sentence that is the row of a table; undefined for others. */
export function cellIn(markdown: string, { start, end }: CitedSentence): InCell | undefined {
  const lineStart = markdown.lastIndexOf('\n', start - 1) + 1
  const [line = ''] = markdown.slice(lineStart).split('\n', 1)
  if (end > lineStart + line.length || !line.trimStart().startsWith('|')) return undefined
  const cells = cellsOf(line)
  const heads = headsAbove(markdown.slice(0, lineStart))
  const [row = ''] = cells
  return ({ at: own, ...finding }) => {
    const about = cellsAbout(finding, cells, own)
    if (about.length === 0) return finding
    const columns = about.map(at => (heads[at] ? `“${heads[at]}”` : `${at + 1}`)).join(', ')
    const of = row !== '' && !about.includes(0) ? ` of “${bareCell(row)}”` : ''
    const cell = about.map(at => cells[at] ?? '').join(' | ')
    const place = keyPattern.test(finding.message) ? '' : keysIn(cell) || keysIn(line)
    const where = `${about.length > 1 ? 'columns' : 'column'} ${columns}${of}${place && ` (${place})`}`
    return { ...finding, cell, message: `${where}: ${finding.message}` }
  }
}

const keyPattern = /\b[scn]\d+(?::\d+(?:\.\d+)?)?/

const keysIn = (text: string) =>
  brackets(text)
    .flatMap(({ places }) => places)
    .map(({ key }) => key)
    .join(', ')

/** The one that was found wrong by itself; else the cells with what the message names of the report: figures and words of it, else a place that is cited. */
function cellsAbout({ message }: Finding, cells: readonly string[], own: number | undefined): number[] {
  if (own !== undefined) return [own]
  const places = message.match(new RegExp(keyPattern, 'g')) ?? []
  const quoted = Array.from(message.matchAll(/[`“]([^`”]+)[`”]/g), ([, words = '']) => words)
  // What the place has instead comes after what is missing.
  const [missing = ''] = message.split(/ stands? in none /)
  const figures = missing.replace(new RegExp(keyPattern, 'g'), ' ').match(/\d+(?:[.,]\d+)*/g) ?? []
  const bareCells = cells.map(cell => cell.replace(/\[@[^\]]*\]|[*_`]/g, ''))
  const having = (texts: readonly string[], one: string) => texts.findIndex(text => text.includes(one))
  const said = [...quoted, ...figures].map(one => having(bareCells, one))
  const cited = places.map(one => having(cells, one)).slice(0, 1)
  return [...new Set([said, cited].map(found => found.filter(at => at >= 0)).find(found => found.length > 0) ?? [])]
}

const gap =
  /(?<=\|)\s*(?:n\/?a|\?|unknown|no (?:data|figures?|information)(?: (?:found|given|available))?|not (?:found|stated|given|reported|known|available|measured|applicable)|(?:未见|暂无|没有|无|缺乏?|未查到|未找到)(?:相关)?(?:数据|资料|信息|记载|报道)|未(?:知|见|提及|说明|公布|查到|找到|报道)|不详|暂无)\s*(?=\||$)/giu

/** The row of a table without the cells that say that nothing is known: they deny nothing of the others. */
export const withoutGaps = (text: string): string => (text.includes('|') ? text.replace(gap, ' ') : text)
