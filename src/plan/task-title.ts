const agreement =
  /\b(?:sources?|stud(?:y|ies)|papers?|authors?|experts?|reviewers?|researchers?|pages|they)\b[^.?]{0,40}\b(?:dis)?(?:agree|contradict|conflict|differ)|(?:来源|研究|文献|专家|各方|观点).{0,12}(?:分歧|矛盾|不一致|共识|一致)/iu
const context = /\s*[(（][^()（）]*[)）]\s*$/u
const truth = /^(?:is it true|fact-?check|check|是否属实)\s*[:：]\s*/iu

/** Whether a requirement asks how the sources stand to each other: no page answers that by itself. */
export const comparesSources = (text: string): boolean => agreement.test(text.replace(context, ''))

/** A statement that is to be checked, without the label that asks for it. */
export const statementIn = (text: string): string => text.replace(truth, '') || text

/** A requirement as a thing to do. */
export function taskTitle(text: string): string {
  const isHan = /\p{Script=Han}/u.test(text)
  if (comparesSources(text))
    return isHan ? `比较已读来源的说法：${text}` : `Compare what the read sources say of each point: ${text}`
  if (truth.test(text)) {
    const statement = text.replace(truth, '')
    return isHan ? `查找支持与反对的来源：${statement}` : `Find and read sources for and against: ${statement}`
  }
  return `Find and read sources on: ${text}`
}
