import { isFramePart, isInterfaceLine } from './interface-lines.ts'
import { isPageTurner } from './page-turners.ts'
import type { Segment } from './segments.ts'

/** Over a list of the parts of a page; the second sort names other lists too. */
const contentsLabel = /^(?:on this page|in this (?:article|guide|post|page)|本页(?:目录|内容)|文章目录)\s*[:：]?$/i
const listLabel = /^(?:(?:table of )?contents|目录)\s*[:：]?$/i
const PROSE = 80

/** Where a trail of links that ends in the page's own name stands above its heading, there are so few lines between. */
const ABOVE_HEADING = 3

/** What was chosen without lines that say nothing by what stands beside them, or wherever they stand. */
export function withoutFrameLines(segments: readonly Segment[]): readonly Segment[] {
  const lines = segments.filter(segment => !isInterfaceLine(segment) && !isFramePart(segment) && !isPageTurner(segment))
  const own = withoutColophon(lines)
  return own.filter(
    (line, index) =>
      !isLabelOfNothing(line, own[index + 1]) && !isSaidByHeading(index, own) && !isDoubled(line, own[index + 1]),
  )
}

const colophon =
  /^(?:\S{1,60} · )?(?:(?:this )?(?:page|document|file) )?(?:was )?(?:last (?:updated|modified|changed|edited)\b.*\d|最后(?:更新|修改|编辑).*\d)|^(?:(?:this )?(?:page|site|documentation|document) )?(?:was )?(?:generated|built|rendered) (?:on .{5,40} )?(?:by|with|using) \S/i
const COLOPHON = 120

/** At its end a page says when it was changed and what made it. */
function withoutColophon(lines: readonly Segment[]): readonly Segment[] {
  const last = lines.findLastIndex(
    ({ kind, text }) =>
      (kind !== 'paragraph' && kind !== 'list_item') || text.length > COLOPHON || !colophon.test(text),
  )
  return lines.slice(0, last + 1)
}

function isLabelOfNothing({ kind, text }: Segment, next: Segment | undefined): boolean {
  if (kind !== 'paragraph' && kind !== 'heading') return false
  const isUnlisted = next === undefined || next.kind === 'heading'
  if (listLabel.test(text)) return isUnlisted
  const isProse = next?.kind === 'paragraph' && next.text.length >= PROSE && next.linked * 2 < next.text.length
  return contentsLabel.test(text) && (isUnlisted || isProse)
}

/** A heading that is set twice, for two sizes of screen or to slide in. */
const isDoubled = ({ kind, text, level }: Segment, next: Segment | undefined): boolean =>
  kind === 'heading' && next?.kind === 'heading' && next.level === level && next.text === text

/** The name of a page right above the heading that says it again. */
function isSaidByHeading(index: number, lines: readonly Segment[]): boolean {
  const { kind, text } = lines[index] ?? { kind: 'code', text: '' }
  if (kind !== 'paragraph' && kind !== 'list_item') return false
  return lines
    .slice(index + 1, index + 1 + ABOVE_HEADING)
    .some(next => next.kind === 'heading' && next.level === 1 && next.text === text)
}
