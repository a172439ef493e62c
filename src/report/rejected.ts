import { quotationSpans } from '../evidence/quote-compare.ts'

/** Shorter ones in quotation marks are terms. */
const MIN_STATEMENT = 10
const MIN_HAN = 5

/** Words that say of a statement that it does not hold; denied themselves (`not false`) they say the opposite. */
const wrong =
  "(?<!\\b(?:not|never|hardly|nor)\\s)(?<!n['’]t\\s)(?:false|wrong|untrue|incorrect|inaccurate|mistaken|misleading|unsupported|unproven|unfounded|unsubstantiated|unverified|baseless|refuted|disproved|disproven|debunked|contradicted|overstated|exaggerated|oversimplified|overstates|exaggerates|misleads|oversimplifies|an? (?:myth|overstatement|exaggeration|half[- ]truth|oversimplification|error|mistake)|half[- ]true|(?:partly|partially|only half) (?:true|right|correct|false|wrong))"
const notRight =
  "(?:not|cannot|never|hardly|n['’]t)\\s+(?:\\w+\\s+){0,2}?(?:true|correct|right|accurate|supported|borne out|confirmed|proven|proved|shown|backed|established|upheld|the case|justified|warranted|tenable|hold(?: up)?|stand(?: up)?|follow)|no (?:\\w+ )?evidence|goes too far|lacks (?:\\w+ )?(?:evidence|support)"
const wrongInChinese =
  '(?<!不是|并不|并非|没有|不算|不)(?:错误|有误|错的|不实|失实|不准确|不正确|不成立|不属实|不对|不符合?(?:事实|实际)|误导|夸大|夸张|谣言|假的|虚假|站不住脚|并非如此|不是这样|没有(?:\\p{Script=Han}{0,4})?(?:证据|依据|根据)|缺乏(?:\\p{Script=Han}{0,4})?(?:证据|依据|根据|支持)|无(?:证据|依据|根据)|未(?:获|经|得到|能)?(?:证实|证明|支持)|证据不足|过于绝对|以偏概全)'
const verdict = `(?:${wrong}|${notRight}|${wrongInChinese})`

const links =
  '(?:\\s*(?:this|that|it|which|the (?:claim|statement|assertion)|is|was|are|were|be|has been|seems?|appears?|looks?|remains?|does|do|did|can|could|also|still|only|simply|at best|thus|therefore|too|very|\\p{Ll}+ly|的(?:说法|论断|观点|陈述|传言)|这一?(?:种|个|条)?(?:说法|论断|观点|陈述)|一说|之说|此说|是|属于?|系|为|被|并|都|已|均|也|仅|完全|明显|基本上?|过于|有些|说法|论断))*'
const label = '(?:(?:verdict|rating|finding|assessment|result|结论|判断|判定|核查结果|结果)\\s*[:：]\\s*)?'
const ends =
  '(?=\\s*(?:$|[.,;:!?)|\\]—–。，；：！？）-])|\\s+(?:and|but|or|because|by|as|in|on|for|at|since|according|given|when|if|to|here|is|that)\\b|\\p{Script=Han})'

const follows = new RegExp(
  `^["”’'」』*_\\s]*(?:[:：|,，(（→]|[–—−-]+|[=-]>)?\\s*${label}${links}\\s*${verdict}${ends}[)）]?`,
  'iu',
)
const precedes =
  /(?:(?:^|[\s(|])(?:false|wrong|untrue|incorrect|misleading|myth|debunked|refuted|overstated|错误|谣言|不实|误区)\s*(?:[:：|]|[–—-]+)|\b(?:it is|it['’]s) (?:\p{Ll}+ly )?(?:false|wrong|untrue|incorrect|misleading|a myth|not (?:true|correct|accurate|the case))(?: to (?:say|claim|state|suggest))? that|\bcontrary to (?:\S+ ){0,5}|\bno (?:\w+ )?evidence (?:that|for))[\s*_]*$/iu

interface Span {
  readonly start: number
  readonly end: number
  readonly quoted: string
}

/** Quoted statements that a text rejects, each with the words that do so: `“Lamps never fail” – false`. They are no claims of its author. */
function rejectedIn(text: string): Span[] {
  return quotationSpans(text).flatMap(({ start, end }) => {
    const quoted = text.slice(start, end)
    const isStatement = quoted.length >= MIN_STATEMENT || (quoted.match(/\p{Script=Han}/gu)?.length ?? 0) >= MIN_HAN
    if (!isStatement || quoted.startsWith('`')) return []
    const [said] = follows.exec(text.slice(end)) ?? []
    if (said !== undefined) return [{ start, end: end + said.length, quoted }]
    return precedes.test(text.slice(0, start)) ? [{ start, end, quoted }] : []
  })
}

/** What a text quotes to reject it. */
export const rejectedStatements = (text: string): readonly string[] => rejectedIn(text).map(({ quoted }) => quoted)

/** What is left for its author to answer for. */
export function withoutRejected(text: string): string {
  const left = rejectedIn(text).reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    text,
  )
  return left === text ? text : left.replace(/\s+/g, ' ').trim()
}

const claimWords =
  '(?:claims?|statements?|assertions?|ideas?|notions?|beliefs?|views?|arguments?|allegations?|rumou?rs?|myths?|suggestions?|contentions?|sayings?)'
const attributed = new RegExp(
  [
    `\\b${claimWords}\\s+that\\s.+\\b${links}\\s${verdict}${ends}`,
    `\\b(?:it is|it['’]s)\\s+(?:\\p{Ll}+ly\\s+)?(?:false|wrong|untrue|incorrect|misleading|a myth|not (?:true|correct|accurate|the case))\\s+(?:to (?:say|claim|state|suggest)\\s+)?that\\b`,
    `^contrary to (?:\\S+ ){0,4}${claimWords}\\b`,
    '^(?:false|myth|wrong|untrue|错误|谣言|误区)\\s*[:：–—]',
    `(?:说法|论断|观点|陈述|传言|断言|主张|认识)${links}${wrongInChinese}`,
  ].join('|'),
  'iu',
)

/** Whether a sentence reports a statement only to reject it, in quotation marks or without. */
export const isRejection = (sentence: string): boolean => attributed.test(sentence) || rejectedIn(sentence).length > 0
