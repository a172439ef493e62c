const agreement =
  /\b(?:sources?|stud(?:y|ies)|papers?|authors?|experts?|reviewers?|researchers?|pages|they)\b[^.?]{0,40}\b(?:dis)?(?:agree|contradict|conflict|differ)|(?:来源|研究|文献|专家|各方|观点).{0,12}(?:分歧|矛盾|不一致|共识|一致)/iu
const context = /\s*[(（][^()（）]*[)）]\s*$/u
const truth = /^(?:is it true|fact-?check|check|是否属实)\s*[:：]\s*/iu

/** Whether a requirement asks how the sources stand to each other: no page answers that by itself. */
export const comparesSources = (text: string): boolean => agreement.test(text.replace(context, ''))

const decision =
  /^(?:(?:and|so|then|finally|therefore|in the end)[,\s]+)*(?:(?:what|which(?: (?:one|of (?:them|these|those)))?|how)\s+(?:should|shall|ought|would|do|can)\s+(?:we|i|you|one)\s+(?:then |therefore |best |to )*(?:do|choose|pick|use|buy|take|adopt|decide|recommend|advise|suggest|proceed|go (?:for|with))(?: (?:now|next|first|instead|then|about (?:it|this|that)))*|what (?:is|would be) (?:your|the best) (?:recommendation|advice|verdict|choice)|what (?:follows(?: from (?:it|this|that))?|does (?:it|this|that|all this) mean for (?:us|me)))$|^(?:那么?|最后|所以|因此)*(?:我们?|你)?(?:到底|究竟|最终)?(?:应当?该?|该)(?:怎么|如何|怎样)(?:做|办|选|选择|决定|应对)?$|^(?:那么?|最后|所以|因此)*我们?(?:到底|究竟|最终)?(?:应当?该?|该)?选(?:择)?(?:哪一?个?|什么|谁)$|^你(?:的|有什么|会)*(?:建议|推荐)(?:是?什么|哪一?个)?$/iu

/** Whether a requirement asks what to do with all that was found: the answer's part, for which nothing can be searched. */
export const asksDecision = (text: string): boolean => decision.test(text.replace(context, '').replace(/[?？]$/u, ''))

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
