import { isForReaders } from '../text/reader-words.ts'
import { isWish, wishVerbs } from './wishes.ts'

/** An item of a list of wishes that speaks of nothing but the answer's form, as `IEEE style references` in `English, IEEE style references, PDF`. */
export interface FormItem {
  readonly kind: 'format' | 'language'
  readonly text: string
}

const opening =
  /^(?:(?:(?:and|or|also|please|then|finally|plus|with|so|but)\b[,\s]*|(?:i|we) (?:want|need|would like)\s+|i['’]d like\s+|(?:make|be) sure to\s+|(?:you (?:should|must)|try to)\s+)|(?:并且?|同时|最后|请|再|以及|另外|此外)\s*)+/iu
const verbs =
  '(?:give|make|include|including|provide|add|draw|show|write|deliver|produce|attach|(?:end|finish|close|start|begin)(?: it)? with)'
const article = '(?:an?|one|two|three|some|your|the|\\d+)'
const hanVerbs = '(?:给出|提供|列出?|附上?|画出?|做|写出?|形成|输出|生成|包括|包含|整理成?)'
const format = '(?:PDF|Word|DOCX|HTML|Markdown|LaTeX)'
const style = '(?:IEEE|APA|MLA|Chicago|Harvard|Vancouver|GB\\s?/?\\s?T\\s?7714(?:[-–]\\d{4})?|国标)'

/** Each takes a whole item; the visual parts of an answer may say of what, the written ones may not: then they are matters of research. */
const patterns: readonly (readonly [FormItem['kind'], RegExp])[] = [
  [
    'language',
    /^(?:(?:(?:written|answer|write|reply|respond)(?: it)? )?in )?(?:english|chinese|german|french|spanish|japanese)(?: only)?$/iu,
  ],
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
  ['format', /^(?:标明|注明|标出|标注|说明)(?:所有|一切|哪些)?.{0,6}(?:未经证实|假设).{0,8}$/u],
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
  [
    'format',
    new RegExp(
      `^(?:${hanVerbs})?一[份张幅篇](?!.*(?:关于|针对|有关))[^，,]{0,12}(?:表|图|清单|报告|简报|文章|综述)$`,
      'u',
    ),
  ],
]

/** What an item asks of the form; undefined where it asks anything else. */
export function formItem(item: string): FormItem | undefined {
  const bare = item.replace(opening, '').trim()
  const kind = patterns.find(([, pattern]) => pattern.test(bare))?.[0]
  if (kind === 'language') return { kind, text: `language: ${languageIn(bare)}` }
  if (kind !== undefined) return { kind, text: `form: ${shorn(bare)}` }
  const size = loneLength.exec(bare)?.[1]
  if (size !== undefined) return { kind: 'format', text: `length: ${size}` }
  const wish = [item.trim(), bare].find(one => isWish(one) || isForReaders(one))
  return wish === undefined
    ? undefined
    : {
        kind: 'format',
        text: `form: ${lowered(bare || wish).replace(/^(?:in (?:an? )?|(?:as|with|use) an? )| please$/gu, '')}`,
      }
}

const loneLength = /^(?:of )?(?:about |around |some |roughly )?(\d[\d,]* (?:words|pages))$/iu

/** Words at the beginning of a sentence, but no names and abbreviations. */
const lowered = (text: string) => (/^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

const languageIn = (item: string) =>
  /english|chinese|german|french|spanish|japanese|中文|英文|日文/iu.exec(item)?.[0] ?? item

const shorn = (item: string) =>
  item
    .replace(
      new RegExp(`^(?:${verbs} (?:me )?|(?:能否|可否|请|麻烦|你|给我|帮我|为我)*(?:${hanVerbs}|撰写|准备))`, 'iu'),
      '',
    )
    .replace(/^(?:(?:an?|your|the|some) |一[份张个篇幅]\s*的?)/iu, '')
    .trim()

const sentenceEnds = /[?？!！。;；\n]+|(?<!\b(?:e\.g|i\.e|etc|vs))\.(?=\s|$)/u
/** Commas outside of brackets and quotes, and an `and` before the next wish. */
const between = new RegExp(`((?:[,，](?!\\d)|(?<!\\d)[,，])(?![^(（[]*[)）\\]])|\\s+and\\s+(?=${wishVerbs}\\b))`, 'iu')
const examples = /^\s*(?:including|such as|like|e\.g|i\.e|for example|包括|如|例如|即)/iu
const brackets = /\s*[(（]([^()（）]*)[)）]/gu
/** What is left where the words of a demand were taken out. */
const filler =
  /^(?:(?:please|keep|your|answer|write|limit|use|make|in|as|with|it|this|about|maximum|max|and|to|no more than|请|用|并|以)(?:[\s,]+|$|(?<=\p{Script=Han})))+$/iu

/** The form items of a question, and the question without them. */
export function takeFormItems(question: string): { readonly items: FormItem[]; readonly rest: string } {
  const items: FormItem[] = []
  const pieces = question.split(new RegExp(`(${sentenceEnds.source})`, 'u'))
  const sentences = pieces.flatMap((part, i) => (i % 2 === 0 ? [{ part, end: pieces[i + 1] ?? '' }] : []))
  const kept = sentences.map(({ part, end }) => {
    const left = withoutItems(withoutAsides(part, items), items)
    return left.trim() === '' && part.trim() !== '' ? '' : left + end
  })
  return { items, rest: kept.join('') }
}

/** `(about 900 words, with sources)` is about the form; what else stands in brackets stays. */
function withoutAsides(sentence: string, found: FormItem[]): string {
  return sentence.replace(brackets, (whole, inside: string) => {
    if (examples.test(inside)) return whole
    const asides = inside.split(/[,，;；]/u).map(one => one.trim())
    const kept = asides.filter(one => one !== '' && !filler.test(one) && !isTaken(one, found))
    if (kept.length === asides.length) return whole
    return kept.length > 0 ? whole.replace(inside, () => kept.join(', ')) : ''
  })
}

function withoutItems(sentence: string, found: FormItem[]): string {
  const pieces = sentence.split(between)
  const items = pieces.flatMap((text, i) =>
    i % 2 === 0 && text.trim() !== '' ? [{ text, before: pieces[i - 1] ?? '' }] : [],
  )
  const isList = items.every(({ text }) => formItem(text.trim()) !== undefined)
  if (!isList && isTaken(sentence.trim(), found)) return ''
  const kept = items.filter(({ text }) => !isTaken(text.trim(), found) && !filler.test(text.trim()))
  if (kept.length === items.length) return sentence
  return kept.map(({ text, before }, i) => (i === 0 ? text : before + text)).join('')
}

function isTaken(text: string, found: FormItem[]): boolean {
  const item = formItem(text)
  if (item) found.push(item)
  return item !== undefined
}
