/** One line of a report. Offsets are half-open and leave out the line break. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
  /** `head` is a table's first row and the line below it. */
  readonly kind: 'heading' | 'code' | 'rule' | 'head' | 'blank' | 'text'
  /** Below a heading such as Sources, 参考文献. */
  readonly inSources: boolean
}

const words =
  'sources?|references?|bibliography|works cited|citations?|footnotes?|endnotes?|further reading|参考文献|参考资料|参考来源|参考链接|参考网址|引用文献|引用来源|引用|资料来源|信息来源|数据来源|相关来源|来源|出处|文献|注释'
const before =
  'all|main|key|selected|cited|primary|full|list of|external|主要|相关|全部|重要|核心|部分|附录?|本文|本报告|附[:：]'
const after = 'cited|used|consulted|list|links?|and notes|& notes|列表|清单|目录|汇总|一览|链接|与链接|与来源'
const heading = new RegExp(
  `^#*(?: ?#+)* ?(?:\\*\\*)?\\s*(?:(?:\\d+|[ivx]+|[一二三四五六七八九十]+)\\s*[.)、．）：:]\\s*)?(?:(?:${before})\\s*)*(?:${words})(?:\\s*(?:and|&|与|及|和|/)\\s*(?:${words}))*\\s*(?:${after})?\\s*(?:[(（][^()（）]*[)）])?\\s*[:：]?\\s*(?:\\*\\*)?\\s*[:：]?\\s*$`,
  'i',
)

/** A line that stands above a list of sources, whether or not it is marked as a heading. */
function opensSources(text: string): boolean {
  const line = text
    .slice(0, 4 * MAX_HEADING)
    .trim()
    .replace(/\s+/g, ' ')
  return line.length <= MAX_HEADING && text.length < 4 * MAX_HEADING && heading.test(line)
}

const MAX_HEADING = 80

/** A report's lines, and which of them stand in its lists of sources. */
export function linesOf(report: string): Line[] {
  const found: Line[] = []
  let at = 0
  let fence = ''
  let sourcesLevel = 0
  const all = report.split('\n')
  for (const [i, text] of all.entries()) {
    const { isCode, after } = codeAt(text, fence)
    fence = after
    const level = isCode ? 0 : levelOf(text)
    const kind = isCode ? 'code' : kindOf(text, level, all[i + 1] ?? '')
    sourcesLevel = levelAfter({ text, kind, level }, sourcesLevel)
    found.push({ start: at, end: at + text.length, text, kind, inSources: sourcesLevel > 0 })
    at += text.length + 1
  }
  return found
}

/** Whether a line is code, and the fence that is open behind it. */
function codeAt(text: string, fence: string): { isCode: boolean; after: string } {
  const mark = /^\s*(```|~~~)/.exec(text)?.[1] ?? ''
  if (fence === '') return { isCode: mark !== '', after: mark }
  return { isCode: true, after: mark === fence ? '' : fence }
}

/** Of the list of sources that is open after a line; 0 for none. */
function levelAfter({ text, kind, level }: Pick<Line, 'text' | 'kind'> & { level: number }, open: number): number {
  if (kind === 'rule') return 0
  if (kind !== 'heading') return open
  if (opensSources(text)) return level
  return level <= open ? 0 : open
}

/** Bold lines and plain lines such as `Sources:` rank below every marked heading. */
const DEEPEST = 7

function levelOf(text: string): number {
  const marks = /^\s{0,3}(#{1,6})\s/.exec(text)?.[1]
  if (marks !== undefined) return marks.length
  const isBold = /^\s*(\*\*|__)[^*_]+\1\s*[:：]?\s*$/.test(text) && !/[.!?。！？]\s*(?:\*\*|__)\s*$/.test(text)
  return isBold || opensSources(text) ? DEEPEST : 0
}

const tableRule = /^(?=.*\|)(?=.*--)[\s:|-]+$/

function kindOf(text: string, level: number, next: string): Line['kind'] {
  if (level > 0) return 'heading'
  const line = text.trim()
  if (line === '') return 'blank'
  if (tableRule.test(line) || (line.includes('|') && tableRule.test(next.trim()))) return 'head'
  return /^(?:[-*_]\s*){3,}$|^[\s:|-]+$/.test(line) ? 'rule' : 'text'
}

/** The same text with some stretches blanked out, offsets and line breaks kept. */
export function blanked(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let left = ''
  let at = 0
  for (const { start, end } of spans) {
    if (start < at) continue
    left += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ')
    at = end
  }
  return left + text.slice(at)
}
