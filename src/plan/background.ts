import { regionsIn } from './regions.ts'
import { isAsked, sentencesOf } from './sentences.ts'

const speaks =
  /^(?:we(?:['’]re|['’]ve)?|i(?:['’]m|['’]ve)?|our|my|there (?:is|are)|assume|suppose|我们?|本公司|我司)(?=\s|\p{Script=Han})/iu
const asks =
  /什么|怎么|怎样|如何|哪|多[少久长大远高快]|几[个种次]|为什么|为何|是否|能否|可否|有没有|谁|何|\b(?:what|how|why|which|who|when|where|whether)\b/iu
const wishes =
  /\b(?:want|need(?! this\b| it for\b)|would like|wonder|looking|trying|interested|curious|if|understand|learn|know|research|study)\b|想|希望|需要|请|了解|感兴趣|研究|调研/iu

/** A sentence that tells how things are, with a verb that a heading has not. */
const tells =
  /^(?:it|they|he|she)\s+(?!should\b|must\b|needs?\b|has to\b|would\b)\w|^(?:the|an?|both|these|this|many|most|some|in|during|since|however|although)\b.{0,80}?\b(?:is|are|was|were|has been|have been|includes?|consists? of)\b/iu
const tellsInChinese =
  /(?<![但只还就不总一二三四五六])是(?!否)|可以|已经?|正在|导致|使得|造成了?|经历|做了|表现出|成为|难以|存在着|认为|尝试/u
/** Of what an answer is to have, or what is to be done. */
const demands =
  /\b(?:should|must|shall|please|include|address|cover|provide|discuss|identify|explain|compare|analy[sz]e|describe|focus|report|paper|analysis|essay|post|answer|audience|written|help|suggest|recommend|propose|project|task|goal|aim)\b|[?？]|帮|为我|给我|告诉|收集|整理|分析|比较|对比|探讨|总结|评估|预测|列[出举]|给出|提供|考虑|要求|说明|介绍|解释|讨论|包括|注意|结合|撰写|归纳|必须|应[当该]|建议|寻找|查[找证]|旨在|学习|例如|能不能|调查|主题|选题|问题/iu
const MIN_TOLD_HAN = 15

/** `We have a shop.` says for whom the question is asked, `Filters consist of …` on what ground; neither asks. */
export function isBackground(clause: string): boolean {
  if (asks.test(clause)) return false
  if (speaks.test(clause)) return !wishes.test(clause)
  if (demands.test(clause) || wishes.test(clause)) return false
  return /\p{Script=Han}/u.test(clause)
    ? tellsInChinese.test(clause) && clause.length >= MIN_TOLD_HAN
    : tells.test(clause)
}

/** The sentences that say of who asks a figure, a year or a place, and the question without them. */
export function takeSituation(question: string): { readonly told: readonly string[]; readonly asked: string } {
  const sentences = sentencesOf(question)
  const isTold = (sentence: string) =>
    speaks.test(sentence.trim()) && !isAsked(sentence) && isBackground(sentence.trim()) && isParticular(sentence)
  const told = sentences.filter(isTold).map(sentence => sentence.trim().replace(/[.。!！;；]+$/u, ''))
  return { told, asked: sentences.filter(one => !isTold(one)).join('') }
}

const isParticular = (sentence: string) => /\d/u.test(sentence) || regionsIn(sentence).length > 0

/** Who asks is about to decide something: what the questions behind that are about, and what it comprises. */
export interface Situation {
  readonly about: string
  readonly items: readonly string[]
  readonly rest: string
}

const deciding =
  /\b(?:choosing|deciding|considering|weighing|evaluating|planning|rethinking|comparing|designing|about to (?:choose|decide on|adopt|buy))\s+|(?:正在|在|打算|准备|需要|要|想)?(?:选择|决定|考虑|评估|规划|挑选)/iu
const leading =
  /^(?:(?:about|on|between|whether to|(?:how|where|when|what|which) (?:best )?to (?:\w+))\s+|如何(?:处理|选择|管理)?|怎么(?:处理|选择|管理)?|要?不要|是否)/iu
const MAX_ABOUT = 100
const MAX_ITEM = 40

/** `We are a small team choosing how to handle logins (cookies, OAuth). What is recommended?` asks that of logins. */
export function situationOf(question: string): Situation | undefined {
  const [whole = '', sentence = ''] = /^\s*([^.。?？!！\n]+)[.。]\s*/u.exec(question) ?? []
  const rest = question.slice(whole.length)
  const verb = deciding.exec(sentence)
  if (verb === null || !speaks.test(sentence) || !/[?？]/u.test(rest)) return undefined
  const chosen = sentence.slice(verb.index + verb[0].length).replace(leading, '')
  const about = chosen.replace(/\s*[(（][^()（）]*[)）]\s*$/u, '').trim()
  if (about === '' || about.length > MAX_ABOUT) return undefined
  return { about, items: itemsIn(chosen), rest }
}

/** The list in the brackets at the end; none where it holds anything else. */
function itemsIn(text: string): string[] {
  const inside = /[(（]([^()（）]*)[)）]\s*$/u.exec(text)?.[1] ?? ''
  const items = inside
    .replace(/^(?:e\.g\.|i\.e\.|such as|like|including|例如|比如|如|包括)[,，]?\s*/iu, '')
    .split(/\s*[,，;；、]\s*(?:and\s+|or\s+)?/iu)
    .map(item => item.replace(/^(?:and|or)\s+|\s*(?:etc\.?|等)$/giu, ''))
    .filter(item => item !== '')
  return items.length > 1 && items.length < 6 && items.every(item => item.length <= MAX_ITEM) ? items : []
}
