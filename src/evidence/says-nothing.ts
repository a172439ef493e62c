import { figures } from '../text/numbers.ts'
import { kept } from './kept.ts'

const number = '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten)'
const piece = '(?:step|part|post|tip|rule|lesson|chapter|week|day|phase|stage|section|principle|mistake|number|no\\.)'
const text = '(?:series|posts?|guides?|blogs?|articles?|lessons?|chapters?|pages?|texts?|reports?|sections?|parts?)'

/** `Step 1:`, `Try this week:`, `第一步：` before what is said. */
const label = new RegExp(
  `^[\\s*_]*(?:${piece} ${number}\\s*[:：.–—-]|(?:try|do) (?:this|it)(?: (?:week|month|today|now|at home|yourself))?\\s*[:：]|(?:action|next) steps?(?: for \\w+)?\\s*[:：]|(?:your turn|to do|homework|this week|key takeaways?|takeaways?|checklist|quick tip|in short)\\s*[:：]|第[一二三四五六七八九十\\d]+步?[:：，、]|步骤[一二三四五六七八九十\\d]+[:：]|(?:本周)?(?:行动|试一试|动手|练习|要点|小结|作业)(?:建议|清单|任务)?[:：])[\\s*_]*`,
  'iu',
)

/** A place of the same text: `in Post 4`. */
const inside = new RegExp(
  `\\b(?:(?:in|from|of|see|by|with|until|for) )?(?:the )?(?:${piece}|table|figure|appendix) ${number}\\b|(?:在|见|参见)?第[一二三四五六七八九十\\d]+(?:篇|节|章|部分|步|期)(?:中|里)?`,
  'giu',
)
const points =
  /^(?:you|we|i|this|that|these|it|they|more|details|both|all|each|the (?:next|last|first|other|rest)|will|are|is|come|comes|see|go|turn|read|你|您|我们|这|后面|详见|将|会)(?:\b|(?=\p{Script=Han}))/iu

/** What a text says of itself. */
const ofItself: readonly RegExp[] = [
  new RegExp(
    `^(?:this|these|the (?:whole |next |last |first )?|each|every|all) ?(?:[\\w-]+ ){0,2}?${text} (?:is|are|was|were|explains?|covers?|shows?|walks?|looks?|gives?|starts?|begins?|ends?|builds?|assumes?|uses?|does|do|will|can|helps?|answers?|deals?|focus(?:es)?|introduces?|describes?|discuss(?:es)?)\\b`,
    'iu',
  ),
  /^(?:all |technical |new |key |unfamiliar |most )?(?:terms?|words|jargon|figures|numbers|amounts|prices|examples|sources|account rules|rules|dates)(?: (?:here|below|in (?:this|the|these) [\w-]+))? (?:is|are) (?:explained|defined|introduced|given|listed|shown|cited|marked|written out|those (?:of|in)|for|meant|rounded)\b(?!.*\d)/iu,
  /^(?:it|this|nothing (?:here|in it)|none of (?:this|it)|what follows) is (?:meant as |intended as |for )?(?:only |not |just )?(?:[\w-]+ ){0,3}(?:advice|education|information|guidance|recommendation|purposes)\b(?: (?:and|but|,) .{0,60})?[.!]?$/iu,
  /^(?:本|这个|这一|该)(?:系列|文|篇|组文章|指南|博客|教程)(?!.*\d)(?:是|为|面向|适合|将|会|介绍|讲|从|分|旨在|不构成)/u,
  /^(?:所有)?(?:术语|名词|概念|专业词汇)(?:都|均|会)?(?:在|于)?.{0,12}(?:解释|说明|定义)/u,
]

/** A line before a list: how many there are, or that they come now. */
const announces: readonly RegExp[] = [
  /^(?:there are |here are |these are )?(?:the )?(?:two|three|four|five|six|seven|several|some|many|a few|a couple of|following|main|most|common|other|\d) (?:[\w'-]+ ){0,5}?(?:exist|stand out|matter|help|apply|follow|come up|are common|to (?:know|remember|consider|keep in mind|choose from))\s*[.:：]?$/iu,
  /^(?:there are|here are|here is|here['’]s|these are|the following)\b[^.。]{0,80}[:：]$/iu,
  /^(?:[\w'’,-]+ ){1,11}[\w'’-]+[:：]$/u,
  /^(?:有|分为|包括|主要有|常见的?|以下|下面|如下)?[^，。]{0,24}(?:有|分为|如下|包括)[^，。]{0,12}[:：]$/u,
]

/** A command to the reader: a verb, and what it is done to. */
const command =
  /^(?:(?:first|then|next|finally|now|today|also|instead),?\s+)?(?:please\s+)?(?:(?:always|never|don['’]t|do not)\s+)?(?:know|write|list|keep|start|begin|check|ask|open|set|put|make|choose|pick|compare|read|build|pay|save|move|use|avoid|treat|look|remember|review|decide|find|add|try|consider|talk|track|invest|automate|learn|note|take|go|get|give|deal|protect|count|imagine|picture|think|work|leave|let|stop|call|match|see)\s+(?:an?|the|your|any|each|every|one|two|three|some|what|how|whether|where|which|who|why|it|them|yourself|this|that|these|those|to|for|with|at|on|in|into|before|after|first|out|up|down|aside|away|all|only|no|about|as|from|more|less|if|when|sure|enough|small|early|expensive|automatic(?:ally)?)\b/iu
const commandInChinese =
  /^(?:首先|然后|接着|最后|现在|今天|本周)?[,，]?(?:请|记得|试着|不妨|先|不要|别|务必)?(?:写下|列出|记下|想一想|问问|问自己|检查一下|打开|选择一|设定|设置|比较一下|算一算|记录|开始|制定|留出)/u

/** A sentence that states nothing to be borne out: a label or heading, what a text says of itself, what announces a list, a command without a figure. */
export const saysNothing = (sentence: string): boolean => readOf(sentence).saysNothing

/** A draft is gone through again with every edit. */
const readOf = kept(sentence => ({ saysNothing: isEmpty(sentence) }))

function isEmpty(sentence: string): boolean {
  const bare = sentence.replace(/[*_]/gu, '').trim()
  const rest = bare.replace(label, '')
  const isLabelled = rest !== bare
  const said = rest.replace(inside, ' ').replace(/\s+/gu, ' ').trim()
  if (figures(said).some(({ text: figure }) => /\d/u.test(figure))) return false
  if (isLabelled && (rest.split(/\s+/u).length <= MOST_WORDS || isCommand(rest))) return true
  if (said !== rest.replace(/\s+/gu, ' ').trim() && points.test(said)) return true
  return [...ofItself, ...announces].some(one => one.test(bare)) || isCommand(rest)
}

const MOST_WORDS = 12
const isCommand = (said: string) => command.test(said) || commandInChinese.test(said)
