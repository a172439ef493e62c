/** An item of a list of wishes that speaks of nothing but the answer's form, as `IEEE style references` in `English, IEEE style references, PDF`. */
export interface FormItem {
  readonly kind: 'format' | 'language'
  readonly text: string
}

const opening = /^(?:(?:and|or|also|please|then|finally|plus|with|并且?|同时|最后|请|再|以及|另外)\s*)+/iu
const verbs =
  '(?:give|make|include|including|provide|add|draw|show|write|deliver|produce|attach|(?:end|finish|close|start|begin)(?: it)? with)'
const article = '(?:an?|one|two|three|some|your|the|\\d+)'
const hanVerbs = '(?:给出|提供|列出?|附上?|画出?|做|写出?|形成|输出|生成|包括|包含|整理成?)'
const format = '(?:PDF|Word|DOCX|HTML|Markdown|LaTeX)'
const style = '(?:IEEE|APA|MLA|Chicago|Harvard|Vancouver|GB\\s?/?\\s?T\\s?7714(?:[-–]\\d{4})?|国标)'

/** Each takes a whole item; the visual parts of an answer may say of what, the written ones may not: then they are matters of research. */
const patterns: readonly (readonly [FormItem['kind'], RegExp])[] = [
  ['language', /^(?:(?:written )?in )?(?:english|chinese|german|french|spanish|japanese)(?: only)?$/iu],
  ['language', /^用?(?:中文|英文|日文)(?:回答|撰写|写)?$/u],
  [
    'format',
    new RegExp(
      `^(?:use |in |按照?|采用|用)?(?:the )?${style}(?:[- ]?(?:style|format|格式|样式|规范|标准))?(?: ?(?:references?|citations?|bibliography|format|style|的?参考文献|的?引用))?$`,
      'iu',
    ),
  ],
  [
    'format',
    new RegExp(
      `^(?:as |in )?(?:an? )?${format}(?:(?:,? and |,? or |\\/|和|与|、)${format})*(?: ?(?:files?|documents?|versions?|format|文件|文档|格式|版本?))?$`,
      'iu',
    ),
  ],
  [
    'format',
    new RegExp(
      `^(?:${verbs} (?:me )?)?${article} (?:[\\w-]+ ){0,4}?(?:table|chart|graph|diagram|timeline|matrix)s?(?: (?:of|with|that|which|showing|comparing|for) .+)?$`,
      'iu',
    ),
  ],
  [
    'format',
    new RegExp(
      `^(?:${verbs} (?:me )?)?${article} (?:[\\w-]+ ){0,3}?(?:recommendation|conclusion|summary|checklist|bibliography|verdict)s?(?: with .+)?$`,
      'iu',
    ),
  ],
  [
    'format',
    /^(?:mark|flag|label|highlight|note|say|state) (?:clearly )?(?:everything|anything|whatever|what|where|which|all|any)\b.*\b(?:uncertain|unsure|unknown|assum\w+|guess\w*|open|speculat\w+|unverified|not (?:known|sure|certain))\b.*$/iu,
  ],
  ['format', /^(?:标明|注明|标出|标注|说明)(?:所有|一切|哪些)?.{0,6}(?:不确定|存疑|未经证实|推测|假设).{0,8}$/u],
  [
    'format',
    new RegExp(
      `^${hanVerbs}(?:一[份张个篇幅]|几[份张个])?[^，,]{0,12}(?:表格|对比表|比较表|图表|示意图|时间线|清单|报告|简报|步骤|参考文献)$`,
      'u',
    ),
  ],
  [
    'format',
    /^(?:能否|可否|请|麻烦|你|给我|帮我|为我)*(?:提供|写|做|撰写|准备|生成)一[份篇个].{0,8}(?:报告|综述|文章|简报)$/u,
  ],
  ['format', new RegExp(`^(?:${hanVerbs})?一[份张幅][^，,]{0,12}(?:表|图|清单|报告|简报)$`, 'u')],
]

/** What an item asks of the form; undefined where it asks anything else. */
export function formItem(item: string): FormItem | undefined {
  const bare = item.replace(opening, '').trim()
  const kind = patterns.find(([, pattern]) => pattern.test(bare))?.[0]
  if (kind === undefined) return undefined
  return kind === 'language' ? { kind, text: `language: ${languageIn(bare)}` } : { kind, text: `form: ${shorn(bare)}` }
}

const languageIn = (item: string) =>
  /english|chinese|german|french|spanish|japanese|中文|英文|日文/iu.exec(item)?.[0] ?? item

const shorn = (item: string) =>
  item
    .replace(
      new RegExp(`^(?:${verbs} (?:me )?|(?:能否|可否|请|麻烦|你|给我|帮我|为我)*(?:${hanVerbs}|撰写|准备))`, 'iu'),
      '',
    )
    .replace(/^(?:(?:an?|your|the|some) |一[份张个篇幅])/iu, '')

const sentenceEnds = /[?？!！。;；\n]+|(?<!\b(?:e\.g|i\.e|etc|vs))\.(?=\s|$)/u
/** Commas outside of brackets. */
const commas = /[,，](?![^(（[]*[)）\]])/u

/** The form items of a question, and the question without them. */
export function takeFormItems(question: string): { readonly items: FormItem[]; readonly rest: string } {
  const items: FormItem[] = []
  const pieces = question.split(new RegExp(`(${sentenceEnds.source})`, 'u'))
  const sentences = pieces.flatMap((part, i) => (i % 2 === 0 ? [{ part, end: pieces[i + 1] ?? '' }] : []))
  const kept = sentences.map(({ part, end }) => {
    const left = withoutItems(part, items)
    return left.trim() === '' && part.trim() !== '' ? '' : left + end
  })
  return { items, rest: kept.join('') }
}

function withoutItems(sentence: string, found: FormItem[]): string {
  const kept = sentence.split(commas).filter(one => {
    const item = formItem(one.trim())
    if (item) found.push(item)
    return !item
  })
  const isWhole = found.length === 0 || kept.length === sentence.split(commas).length
  return isWhole ? sentence : kept.filter(one => one.trim() !== '').join(',')
}
