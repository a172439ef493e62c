import { takeBriefForm } from './brief-form.ts'
import { takeFormItems } from './form-items.ts'

/** What a question says of the answer's form. */
export interface FormDemand {
  readonly kind: 'format' | 'language'
  readonly text: string
}

const number = '[\\d,]*\\d'
const to = '\\s*(?:[-–—~～至到]|\\bto\\b|\\band\\b)\\s*'
const lengthPattern = new RegExp(
  `(?:\\b(?:in|within|under|about|around|between|from|at most|at least|max(?:imum)?|(?:write|give me)\\b)\\s+)*(?:of\\s+)?\\b(${number})(?:${to}(${number}))\\s*-?(words?|pages?|sentences|characters)\\b` +
    `|\\b(?:in|within|under|about|around|at most|up to|(?:no|not) more than|less than|fewer than|max(?:imum)?(?: of)?)\\s+(${number})\\s+(words|pages|sentences|characters)\\b` +
    `|(${number})(?:${to}(${number}))?\\s*(字|页)(?:以内|左右|之间|上下)?的?`,
  'iu',
)
const shapePattern =
  /\b(?:as|in|with) an? (?:short |brief |comparison |markdown )?(table|list|timeline|chart|bullet list|memo)\b|(?:请?[用以]\s*)?(表格|列表|时间线|图表)(?:的?形式)?/iu
const languagePattern = /\b(?:in|into)\s+(English|Chinese|German|French|Spanish|Japanese)\b(?=\s*[.?!,;]|\s*$)/iu
/** Before a list of wishes is read, as `请用中文写一份简报` says two things in one item. */
const languageInChinese = /(?:请|须|需要?)?[用以](中文|英文|日文)(?:来?(?:回答|作答|撰写|写成?|输出|说明))?/iu
/** A part of the answer that is asked for without saying on what: with `of …` or `on …` behind it, it is a matter of research. */
const partPattern =
  /(?<![(（]\s*)(?:[,;]?\s*\band\s+)?(?:\b(?:please|also|then|finally)\s+)*\b(?:give|make|include|including|provide|add|draw|(?:end|finish|close|start|begin)(?: it)? with)\s+(?:me\s+)?(?:an?|your|the|some)?\s*(?:(?:clear|short|brief|final|concise|comparison|summary|executive|practical|concrete|reasoned|one-paragraph|bullet)\s+)*(recommendations?|conclusions?|table|chart|timeline|summary|list|references|bibliography)\b(?=\s*(?:[,.;!?(]|$|and\b|at the (?:end|start|beginning)|in the end))(?:\s*(?:at the (?:end|start|beginning)|in the end))?|(?:请|并|同时|最后|，\s*并)*(?:给出|提出|提供|附上|附|包括|包含|列出)(?:一[份个张]|明确的?|具体的?|你的|简短的?|最终的?)*(建议|推荐|结论|总结|摘要|表格|图表|时间线|参考文献)(?=\s*(?:[，。；！？,.;!?]|$))/iu

type Demand = readonly [RegExp, (groups: readonly string[]) => FormDemand]

const language = (pattern: RegExp): Demand => [
  pattern,
  ([what = '']) => ({ kind: 'language', text: `language: ${what}` }),
]
const length: Demand = [lengthPattern, groups => ({ kind: 'format', text: `length: ${lengthOf(groups)}` })]
/** Read one after the other: what one takes out stands in no other's way. */
const demands: readonly Demand[] = [
  language(languagePattern),
  [partPattern, ([what = '']) => ({ kind: 'format', text: `form: ${what.toLowerCase()}` })],
  [shapePattern, ([what = '']) => ({ kind: 'format', text: `form: ${what}` })],
]

/** `500–800 words`, from what a range or a number captured. */
function lengthOf(groups: readonly string[]): string {
  const unit = groups.at(-1) ?? ''
  return `${groups.slice(0, -1).join('–')} ${unit}`
}

/** The demands on form in a question, and the question without their words. */
export function formIn(question: string): { readonly demands: FormDemand[]; readonly rest: string } {
  const brief = takeBriefForm(question)
  const sized = take(brief.rest, [length])
  const spoken = take(sized.rest, [language(languageInChinese)])
  const listed = takeFormItems(spoken.rest)
  const { found, rest } = take(listed.rest, demands)
  const all = new Map(
    [...brief.items, ...sized.found, ...spoken.found, ...listed.items, ...found].map(one => [one.text, one]),
  )
  return { demands: [...all.values()].sort(byKind), rest: mended(rest) }
}

/** Without the marks that stand about words that were taken out. */
const mended = (text: string) =>
  text
    .replace(/\s*[,，]\s+[,，]\s*/gu, ' ')
    .replace(/([.?!。？！])\s+[.。]/gu, '$1')
    .replace(/\s+(?=[,，.。])/gu, '')

function take(text: string, wanted: readonly Demand[]): { readonly found: FormDemand[]; readonly rest: string } {
  const found: FormDemand[] = []
  let rest = text
  for (const [pattern, read] of wanted) {
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      found.push(read(match.slice(1).filter(group => group !== undefined)))
      rest = rest.replace(match[0], ' ')
    }
  }
  return { found, rest }
}

const byKind = (a: FormDemand, b: FormDemand) => (`${a.kind} ${a.text}` < `${b.kind} ${b.text}` ? -1 : 1)

/** Whether a requirement speaks of nothing but form, so that no source can answer it. */
export function isOnlyForm(text: string): boolean {
  const { demands: found, rest } = formIn(text)
  const words = rest.replace(
    /\b(?:the |an? )?(?:answer|report|text|length|is|has|have|must|should|be|it|and)\b|答案|报告|全文|长度|字数|为|在/giu,
    '',
  )
  return found.length > 0 && !/[\p{L}\p{N}]/u.test(words)
}
