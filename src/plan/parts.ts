/** Splits a question into the things that it asks, each readable by itself. At least one, at most eight. */
export function partsOf(question: string): string[] {
  return withSubject(clausesOf(question), question)
}

function clausesOf(question: string): string[] {
  const clauses = question
    .split(/[?？。;；\n]+|(?<=[a-z)])\.\s+(?=[A-Z])/u)
    .flatMap(splitAtQuestionWords)
    .flatMap(splitAtHanCommas)
    .map(tidy)
    .filter(clause => (clause.match(/\p{Script=Han}|[\p{L}\p{N}]{2,}/gu)?.length ?? 0) > 1)
    .filter((clause, _, all) => !isBackground(clause) || all.every(isBackground))
  const parts = clauses.length === 1 ? splitNouns(clauses[0] ?? '') : clauses
  return [...new Set(parts)].slice(0, 8)
}

/** `…, and how …` begins a question of its own. */
function splitAtQuestionWords(clause: string): string[] {
  return clause.split(
    /\s*(?:[,，]\s*)?(?:\band\b|\bas well as\b|以及|并且|同时)\s*(?=(?:what|how|why|which|who|whom|when|where|whether|compare|list|explain|describe)\b|什么|如何|为什么|哪|谁|是否|多少)|[,，]\s*(?:以及|并且|同时)\s*/iu,
  )
}

const asks = /什么|怎么|怎样|如何|哪|多[少久长大远高快]|几[个种次]|为什么|为何|是否|能否|有没有|谁|何/u
const tells = /^(?:请|并|再|最后|同时|此外|另外)+(?:指出|列出|说明|分析|比较|解释|总结|评估|介绍|讨论)/u

/** `磁盘怎么分，备份用什么工具` asks twice. */
function splitAtHanCommas(clause: string): string[] {
  if (!/\p{Script=Han}/u.test(clause)) return [clause]
  const parts: string[] = []
  for (const item of clause.split(/(?<=[,，])(?![^(（]*[)）])/u)) {
    const before = parts.at(-1)
    const isNew = before === undefined || (asks.test(before) && asks.test(item)) || tells.test(item.trim())
    if (isNew) parts.push(item)
    else parts[parts.length - 1] = before + item
  }
  return parts
}

/** `We have a shop.` says for whom the question is asked. */
const isBackground = (clause: string) =>
  /^(?:we(?:'re|'ve)?|i(?:'m|'ve)?|our|my|there (?:is|are)|assume|suppose|我们?|本公司|我司)(?=\s|\p{Script=Han})/iu.test(
    clause,
  ) &&
  !asks.test(clause) &&
  !/\b(?:what|how|why|which|who|when|where|whether|want|need|would like|wonder|looking|trying|interested|curious|if|understand|learn|know|research|study)\b|想|希望|需要|请|了解|感兴趣|研究|调研/iu.test(
    clause,
  )

/** `Compare X with Y: what …, how …` asks each of these of X and Y. */
function withSubject(parts: readonly string[], question: string): string[] {
  const [, head = '', tail = ''] = /^\s*([^:：?？]{8,120})(?:：|:(?=\s))\s*(\S[\s\S]*)$/u.exec(question) ?? []
  const subject = head
    .replace(
      /^(?:please\s+)?(?:compare|explain|describe|discuss|analy[sz]e|list|on|about|比较|解释|分析|说明|关于)\s*/iu,
      '',
    )
    .trim()
  if (subject === '' || partsOf(tail).length < 2) return [...parts]
  return partsOf(tail).map(part => `${part} (${subject})`)
}

/** White space in one, and no marks at the ends but the full stop of an abbreviation. */
const tidy = (clause: string) =>
  clause
    .replace(/\s+/g, ' ')
    .replace(/^[\s,，:：(（\-•*\d.)]+(?:并且?|同时)?|(?:[\s,，:：]|(?<=\s|[\p{L}\p{N}]{3})\.)+$/gu, '')
    .trim()

const preposition = /^.*\b(?:on|of|for|in|to|with|about|regarding|between)\s+(?=\S)/iu

/** `undici's time-outs and retry limits` asks two things of undici. */
function splitNouns(clause: string): string[] {
  const match = /^(.*?\b(?:[\w.@/-]+['’]s|of(?: the)? [\w.@/-]+(?:'s)?))\s+(.+)$/iu.exec(clause)
  if (!match) return [clause]
  const [, head = '', tail = ''] = match
  const items = tail.split(/\s*,\s*(?:and\s+)?|\s+and\s+|、|和|与/iu).filter(item => /[\p{L}\p{N}]/u.test(item))
  const isList = items.length > 1 && items.every(item => item.split(/\s+/).length <= 4)
  if (!isList) return [clause]
  const [first = '', ...others] = items
  // `limits on columns, joins and size` are limits on each of them.
  const [shared = ''] = others.some(item => preposition.test(item)) ? [] : (preposition.exec(first) ?? [])
  return [first, ...others.map(item => shared + item)].map(item => `${head} ${item}`)
}
