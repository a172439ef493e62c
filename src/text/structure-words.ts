import { isForReaders } from './reader-words.ts'

/** What an answer is to look like, as people write it of a brief or as a requirement: how it opens and ends, what it has one of, and that it says where its sources stand apart. */
const whole =
  '(?:(?:the|this|your|my|our) )?(?:(?:short|final|written|whole) )?(?:brief|briefing|report|answer|memo|summary|overview|text|document|note|paper|article|it|response)'
const lead = `(?:(?:and|also|that|which|finally)[,\\s]+)*(?:${whole}\\s+)?(?:(?:must|should|has to|needs to|shall|will|to)\\s+)?(?:also\\s+)?`
const manner = '(?:\\s+(?:plainly|clearly|openly|explicitly|honestly|directly|briefly|also|straight))*'
const adjectives = '(?:[\\p{L}\\d-]+\\s+){0,3}?'
const one = '(?:an?|one|two|three|some|its|the|your|\\d+|a single|exactly one|at least one)'
const parts =
  '(?:recommendations?|conclusions?|answer|summary|verdict|advice|takeaways?|finding|bottom line|key (?:points?|findings?|messages?)|abstract|introduction|outlook|table|chart|list|timeline|references|bibliography|sentence|paragraph)'
const shapes =
  '(?:tables?|charts?|graphs?|diagrams?|timelines?|matrix|bullet lists?|checklists?|headings?|sections?|summary|abstract|recommendations?|conclusions?|bibliography|footnotes?|references)'
const sources =
  '(?:the |its |these |those |all |read )?(?:\\w+ )?(?:sources?|evidence|studies|research|experts?|authors?|data|findings|literature|results|they)'
const apart =
  '(?:disagrees?|agrees?|differs?|conflicts?|contradicts?(?: each other)?|diverges?|(?:is|are|remains?|stays?) (?:still |too )?(?:weak|thin|uncertain|unclear|mixed|missing|lacking|open|unknown|contested|limited|contradictory|inconclusive|poor|scarce))'

const english: readonly RegExp[] = [
  new RegExp(
    `^${lead}(?:opens?|begins?|starts?|leads?|ends?|closes?|concludes?|finish(?:es)?)(?: it)? (?:with|on|by giving)\\s+(?:${one}\\s+)?${adjectives}${parts}(?: (?:first|at the (?:start|end|beginning)))?$`,
    'iu',
  ),
  new RegExp(
    `^(?:there (?:is|are|must be|should be)|${lead}(?:has|have|includes?|contains?|gives?|offers?|uses?|shows?|comes? with|with))\\s+(?:only |just )?${one}\\s+${adjectives}${shapes}(?: (?:at the (?:start|end|beginning)))?$`,
    'iu',
  ),
  new RegExp(
    `^${lead}(?:says?|states?|tells?|shows?|marks?|flags?|notes?|admits?|points? out|makes? (?:it )?(?:plain|clear)|is (?:open|honest|clear|plain) about)${manner}\\s+(?:where|when|what|how far|whether|that)\\s+${sources}\\s+${apart}(?:,? (?:and|or)(?: (?:where|when|what))?(?: ${sources})? ${apart})*$`,
    'iu',
  ),
  new RegExp(
    `^${lead}(?:(?:is|are|stays?|keeps? to|runs? to|be)\\s+)?(?:(?:about|around|roughly|at most|no more than|under|up to)\\s+)?(?:\\d+|one|two|three|four|five|half an?|a)(?:\\s*(?:to|or|[-–])\\s*(?:\\d+|two|three|four|five))?[\\s-](?:words?|pages?)(?: long| in length)?(?:\\s*[(（][^()（）]*[)）])?$`,
    'iu',
  ),
]
const chinese: readonly RegExp[] = [
  /^(?:并|请|要|须|应|且|报告|简报|答案|全文|开头|首先)*(?:以|用).{0,10}(?:建议|结论|摘要|推荐|答案|总结)(?:开头|开篇|起头|结尾|收尾)$/u,
  /^(?:并|请|要|须|应|且|报告|简报|答案|全文)*(?:有|包含|包括|附有?|配有?|给出)[一1两二三]?[张个份幅].{0,6}(?:表格?|图表?|对比表|时间线|清单)$/u,
  /^(?:并|请|要|须|应|且|报告|简报|答案|全文)*(?:明确|清楚|直接|如实)?(?:地)?(?:说明|指出|写明|标明)(?:各?个?来源|证据|研究|资料|文献|哪些).{0,10}(?:不一致|分歧|矛盾|薄弱|不足|不确定)(?:之处|的地方)?$/u,
]

/** Whether a wish speaks of how an answer is built and of nothing that could be searched for. */
export const isOfStructure = (wish: string): boolean => {
  const bare = wish.trim().replace(/[.。;；]$/u, '')
  return isForReaders(bare) || (bare.length <= 200 && [...english, ...chinese].some(pattern => pattern.test(bare)))
}
