import { isOfForm } from '../text/form-words.ts'

/** Verbs that speak to the writer. */
const tells =
  /^(?:please\s+)?(?:(?:always|clearly|plainly|explicitly|honestly|also|do not|don['’]t|never)\s+)*(?:say|state|tell|note|mark|flag|label|indicate|make\s+(?:it\s+)?clear|point out|disclose|admit|acknowledge|attribute|use|cite|quote|give|name|list|include|add|provide|show|separate|distinguish|avoid|keep|be|stay|write|explain|mention|rely|prefer|draw on|consult|back(?: up)?|support|date|verify|check)\b/iu
const tellsInChinese =
  /^(?:请|务必|并|同时|要|需|需要|应|应当|必须|尽量|不要)*(?:说明|写明|注明|标注|标明|指出|列明|列出|交代|区分|使用|引用|采用|给出|提供|避免|保持|明确|坦白|如实)/u

/** What such a wish speaks of when it is about the telling: sources, dates, what is certain, whom it is for; and words without a subject. */
const aboutTelling =
  /\b(?:say|state[sd]?|tell|note[sd]?|mark(?:ed)?|flag(?:ged)?|label(?:led|ed)?|indicate[sd]?|make|clear(?:ly)?|point|out|disclose|admit|acknowledge|attribute[sd]?|use|cite[sd]?|quote[sd]?|give|name|list|include|add|provide|show|separate|distinguish|avoid|keep|stay|write|explain|mention|rely|prefer|draw|consult|back|up|support(?:ed)?|verify|check|plain(?:ly)?|honest(?:ly)?|explicit(?:ly)?|about|behind|whether|against|always|also|never|do|don['’]t|please|for|each|every|all|any|both|at|least|most|one|two|three|four|five|six|several|\d+|different|various|independent|primary|secondary|reliable|recent|own|original|official|peer-reviewed|figures?|numbers?|values?|data|facts?|claims?|statements?|sentences?|points?|findings?|answers?|results?|where|when|how|what|which|who|why|it|its|they|their|them|is|are|was|were|be|been|comes?|came|from|taken|as|of|on|in|to|with|by|and|or|not|no|but|only|the|an?|this|that|there|these|those|date[sd]?|day|year|month|time|sources?|references?|origins?|places?|pages?|links?|urls?|threads?|reviews?|articles?|papers?|studies|study|documents?|reports?|websites?|sites?|shops?|shop|product|forums?|known|unknown|unclear|uncertain(?:ty|ties)?|certain|sure|unsure|open|missing|found|undecided|unresolved|limits?|limitations?|caveats?|gaps?|assumptions?|inferences?|opinions?|speculation|evidence|confidence|readers?|language|english|jargon|words?|terms?|tone|neutral|brief|short|concise|simple|precise|if|so|can|could|cannot|must|should|may|we|you|i|me|us|my|your|text)\b/giu
const aboutTellingInChinese =
  /请|务必|并|同时|要|需要?|应当?|必须|尽量|不要|说明|写明|注明|标注|标明|指出|列明|列出|交代|区分|使用|引用|采用|给出|提供|避免|保持|明确|坦白|如实|每|个|各|所有|全部|任何|数字|数据|数值|事实|论断|陈述|结论|观点|句|出处|来源|日期|时间|截至|何时|何处|哪里|哪些|什么|尚|还|仍|未知|不知道?|不明|不清楚?|不确定性?|未|没有|定论|局限性?|空白|推断|假设|意见|证据|语言|术语|简明|客观|中立|读者|之?处|地方|内容|是|的|和|与|及|或|在|于|中|里|至少|两|三|种|类|不同|可靠|官方|原始|第三方/gu

/** `What is not known`. */
const aboutLimits = /\b(?:(?:not|un)\s?known|unclear|uncertain\w*|limitations?|caveats?)\b|未知|不确定|局限/iu

/** Whether a demand asks how to write and not what: its form, its sourcing, its candour. A report meets it throughout; no reader misses an answer to it. */
export function isOfManner(asked: string): boolean {
  const text = asked.replace(/[(（][^)）]*(?:[)）]|$)/gu, ' ').trim()
  if (isOfForm(text)) return true
  if (!tells.test(text) && !tellsInChinese.test(text) && !aboutLimits.test(text)) return false
  return !/\p{L}/u.test(text.replace(aboutTelling, ' ').replace(aboutTellingInChinese, ' '))
}
