import type { Draft } from '../domain/draft.ts'
import { sentences } from '../text/sentences.ts'
import { conceptsOf, metOf } from '../text/telling-words.ts'
import { words } from '../text/words.ts'

/** What a report says of its own search: not of the world, where much is unclear. */
const leftOpen =
  /\b(?:could|can) ?not be (?:established|determined|found|confirmed|verified|settled|answered|ascertained)\b|\b(?:none|no one) of (?:the|these|those|all)? ?(?:\w+ ){0,2}(?:pages|sources|documents|texts|articles)\b|\bno (?:page|source|document|text|figures?|share|number|date)s? (?:\w+ )?(?:was|were|is|are|could be|has been) (?:found|given|stated|established|available)\b|\b(?:was|were|is|are) not (?:found|established) (?:here|in (?:the|these|what))|\b(?:i|we) (?:found (?:no|nothing)|could not (?:find|establish|determine|confirm|verify))\b|\bremains? open\b|\bis left open\b|\[@n\d|(?:未能|无法|不能|没能)(?:确定|查明|找到|证实|核实|确认|得出|给出|回答)|(?:没有|未)(?:找到|查到|检索到|搜到)|(?:来源|网页|页面|资料|文献)[^，。]{0,4}(?:均|都)(?:未|没有)|仍(?:是|为)?(?:空白|未知)/iu

/** Of what tells a requirement, the share that the sentence or its heading names. */
const MIN_SHARE = 1 / 3
const MIN_WORDS = 2

/** The draft says itself that this could not be established. */
export function saysOpen({ sections }: Pick<Draft, 'sections'>, asked: string): boolean {
  const wanted = conceptsOf(asked)
  const least = Math.max(Math.min(MIN_WORDS, wanted.length), wanted.length * MIN_SHARE)
  return sections.some(({ heading, text }) =>
    sentences(text)
      .map(({ start, end }) => text.slice(start, end))
      .some(one => leftOpen.test(one) && metOf(wanted, new Set(words(`${heading} ${one}`))) >= least),
  )
}
