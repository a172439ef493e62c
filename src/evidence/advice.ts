import { saysItsOwn } from '../text/own-words.ts'

/** Instructions begin with such verbs. */
const advises =
  /^(?:(?:first|then|next|finally|otherwise|instead|so|therefore|(?:if|when|where|for|before|after|until|unless|once) [^,]+),?\s+)?(?:(?:always|never|do not|don't)\s+)?(?:use|move|switch|choose|pick|keep|prefer|avoid|start|begin|run|set|test|plan|consider|store|put|take|make sure|check|add|install|enable|disable|back up|create|select|migrate|stay|stick|adopt|buy|treat|leave|let|give|read|write|verify|wait|ask|look|turn|replace|remove|apply|follow|prepare|configure|schedule|monitor|measure|limit|split|rely|hold|get|spend|insist|hire|negotiate|spread|take)\b(?![-/:])(?!\s+(?:of|is|are|was|were|has|have|rose|fell|grew)\b)|\b(?:we|i) (?:recommend|suggest|propose|advise)\b|\b(?:you|we) should\b|\bit is (?:best|better|advisable|wise|safer) to\b/i
const advisesInChinese =
  /^(?:因此|所以|综上|总之|另外|同时|首先|其次|最后|我们|本报告|笔者)?[,，:：]?\s*(?:建议|推荐|宜|应当|应该|请|不要|不宜|避免|优先|改用|选用|务必)|(?:时|则|的话|情况下)[,，]?\s*(?:建议|推荐|改用|选用|选择|采用|使用|应当|应该|应|宜|可改用|可用|换成|不要|请)/

/** The writer says that it is the writer's own, or speaks of what was read. */
const isOwn =
  /\b(?:my|our|the (?:author|writer|report)['’]s|this report['’]s|author['’]s|own) (?:own )?(?:inference|assumption|judge?ment|estimate|reading|conclusion|opinion|interpretation|calculation)s?\b|^[([]?\s*(?:inference|assumption|own judge?ment)\s*[:：—)\]]|\b(?:we|i) (?:infer|assume|conclude|judge|believe|could not|did not|have not|found no)\b|\b(?:is|are|as) (?:an? )?(?:inference|assumption)s?\b|\b(?:read|consulted|used|found|checked) for this report\b|\b(?:no|none of the) sources? (?:read|says?|states?|gives?|compares?|was found)\b|\b(?:without|has no|have no) (?:a )?(?:source|citation)\b|(?:本报告|本文|笔者|作者|我们)(?:自己)?的?(?:假设|推断|推论|判断|估计|理解|结论|看法)|(?:本报告|本文|笔者|我们)(?:据此)?(?:推断|认为|假设|假定|判断|估计|没有|未能|未)|^[(（【]?\s*(?:推断|推论|假设|作者判断)\s*[:：)）】]|(?:没有|并无|无)(?:直接)?(?:出处|来源)|所(?:读|查|引)(?:的)?(?:文档|资料|来源|材料|文献)(?:中|里)?(?:都|均)?(?:没有|未|并未)/i

/** What the writer makes of the sources, and no one of them says. */
const judges =
  /^(?:the |these |both |most |all )?(?:sources?|studies|guides?|experts?|reports?|accounts|pages|they) (?:largely |partly |clearly |broadly )?(?:dis)?agree\b|\b(?:can|cannot|could) (?:only )?be reconciled\b|\bthe (?:most )?(?:likely|probable|plausible) (?:reason|cause|explanation)\b|^(?:这些|各个?|两者|多数)?(?:来源|研究|文献|资料|专家|说法)的?(?:说法|看法|数据)?(?:之间)?(?:在.{1,20}上)?(?:存在分歧|并?不一致|意见不一|一致)/iu

/** What to do: an instruction or a recommendation. */
export const isAdvice = (text: string): boolean => advises.test(text) || advisesInChinese.test(text)

/** What the writer says for itself. */
export const isOwnWord = (text: string): boolean => isOwn.test(text) || saysItsOwn(text)

/** Nothing that a source could bear out: advice, the writer's own inference, what it makes of the sources. */
export const isJudgement = (text: string): boolean => isAdvice(text) || isOwnWord(text) || judges.test(text)
