import type { Draft } from '../domain/draft.ts'
import { withoutTracking } from '../net/url.ts'
import { isParagraph } from '../prose/block.ts'
import { sentences } from '../text/sentences.ts'
import { tokenCount } from '../text/tokens.ts'
import { chartsIn } from './chart/charts-in.ts'
import type { CitationView } from './citation-view.ts'
import { replaceBrackets } from './markdown.ts'
import type { ReportView } from './report-view.ts'
import { atQuote } from './text-fragment.ts'

const MAX_TOKENS = 300
const summary =
  /^(?:(?:executive |short )?(?:summary|answer|abstract|tl;?dr|key (?:findings|points|takeaways)|conclusions?|in short|bottom line)\b|摘要|概要|总结|结论|要点|核心(?:结论|发现)|简答)/i

/** What a host can hand to its user as it is: the report's summary, or its beginning, its numbers linked to the sources. At most 300 tokens. */
export function answerOf(draft: Draft, view: ReportView): string {
  const headed = draft.sections.find(({ heading, text }) => summary.test(heading) && text.trim() !== '')
  const prose = draft.sections.find(({ text }) => text.split(/\n{2,}/).some(isParagraph))
  // A section that is exported alone may be a list.
  const section = headed ?? prose ?? (draft.sections.length === 1 ? draft.sections[0] : undefined)
  if (!section) return ''
  const linked = (one: CitationView | string) => (typeof one === 'string' ? '' : `[${one.n}]${addressOf(one)}`)
  let answer = ''
  for (const piece of piecesOf(withoutCharts(section.text))) {
    const next = answer + replaceBrackets(piece, linked, view)
    if (tokenCount(withNames(next, view)) > MAX_TOKENS) break
    answer = next
  }
  return withNames(answer.trim(), view)
}

const withoutCharts = (markdown: string) =>
  chartsIn(markdown).reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), markdown)

/** A number without a link says below what it stands for. */
function withNames(answer: string, { references }: ReportView): string {
  const bare = references.filter(({ n, source }) => source.origin.type !== 'web' && answer.includes(`[${n}]`))
  const names = bare.map(({ n, source }) => `[${n}] ${source.title.replace(/\s+/g, ' ')}`)
  return names.length > 0 ? `${answer}\n\n${names.join('\n')}` : answer
}

/** Sentences with the white space behind them; a list item is one. */
function piecesOf(markdown: string): string[] {
  const blocks = markdown.split(/(?<=\n)/)
  return blocks.flatMap(line => {
    const ends = sentences(line).map(({ end }) => end)
    const starts = [0, ...ends.slice(0, -1)]
    return ends.length === 0
      ? [line]
      : starts.map((start, i) => line.slice(start, i === ends.length - 1 ? undefined : ends[i]))
  })
}

/** The live page at the quote where that is short; a file has no address that a chat could open. */
function addressOf({ source, quote }: CitationView): string {
  if (source.origin.type !== 'web') return ''
  const exact = atQuote(source.origin.url, quote)
  return `(${tokenCount(exact) <= 40 ? exact : withoutTracking(source.origin.url)})`
}
