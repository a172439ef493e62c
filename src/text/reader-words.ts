import { lazy } from './lazy.ts'

/** For whom a text is to be written and how easily it reads, as people say it in a question or as a requirement: `understandable for all adults, whatever they know of it`. */
const text =
  '(?:(?:the|this|these|those|each|every|all|my|your|our|its?|of|a|an|blog|whole) )*(?:series|posts?|articles?|answers?|reports?|texts?|briefs?|essays?|guides?|summar(?:y|ies)|overviews?|content|writing|language|explanations?|sections?|chapters?|it|they|everything)'
const must =
  '(?:(?:should|must|shall|has to|have to|needs? to|ought to|will|would|can|is to|are to)(?: also)? (?:be )?|(?:is|are|be|stays?|remains?) )'
const easy =
  '(?:(?:easily |readily |widely |broadly |fully |clearly )?(?:understandable|understood|comprehensible|accessible|readable|intelligible|approachable|digestible)|(?:easy|simple) (?:to (?:understand|read|follow|grasp)|reading)|(?:beginner|reader|layman)[- ]friendly|jargon[- ]free|plain|clear|simple)'
const fit =
  '(?:applicable|relevant|suitable|appropriate|useful|usable|helpful|valuable|actionable|practical|engaging|informative|inclusive|interesting|written|worded|explained|aimed|intended|meant|targeted|geared|addressed|tailored|directed)'
const readers =
  '(?:(?:all|any|every|most|many|the|an?|general|broad|wide|lay|average|ordinary|young|older|new|non-?(?:experts?|specialists?|technical)|adult|interested) )*(?:adults?|readers?|people|persons?|audiences?|beginners?|newcomers?|public|lay ?(?:people|persons?|men|man|readers?)|non-?(?:experts?|specialists?)|everyone|everybody|anyone|anybody|all|teenagers?|students?)'
const whatever =
  '(?:regardless of|irrespective of|whatever|no matter|independent(?:ly)? of|with(?:out| no| little)|who (?:have|has) (?:no|never|little)|even (?:if|with(?:out)?|for)|at (?:any|all|every) (?:levels?|ages?)|of (?:any|all|every) (?:levels?|ages?|backgrounds?)|and ages?)'
const qualities = `(?:${easy}|${fit})(?:(?:,| and| or| but| yet|, and| as well as) (?:${easy}|${fit}))*`
const toReaders = `(?: (?:to|for|by|at|as|towards?) ${readers}(?: (?:and|or) ${readers})*)`
const whoever = `(?:,? ${whatever}\\b[^.;:?!]{0,90})?`

const english = lazy((): readonly RegExp[] => [
  new RegExp(`^${text} ${must}(?:very |as |also )?${qualities}${toReaders}?${whoever}$`, 'iu'),
  new RegExp(`^(?:be |must be |should be )?(?:very |as )?${qualities}${toReaders}${whoever}$`, 'iu'),
  new RegExp(`^(?:be |must be |should be )?(?:very |as )?${easy}(?:(?: and|,) ${easy})*${whoever}$`, 'iu'),
  new RegExp(
    `^(?:${text} )?(?:use|uses|using|in|written in|with|explain(?:s|ed)? (?:terms|everything|it|concepts) in|(?:must|should) (?:use|be (?:written )?in)) (?:plain|simple|clear|everyday|lay|accessible|non-technical|easy)(?:,? (?:and )?(?:plain|simple|clear|everyday|accessible))* (?:language|words|terms|english)${toReaders}?${whoever}$`,
    'iu',
  ),
])

const textInChinese =
  '(?:(?:整个|全部|所有|每一?篇|这些|该)?(?:系列|博客|博文|文章|帖子|内容|报告|全文|答案|文字|语言|表达|行文|解释)(?:文章|内容)?)?'
const wishInChinese = '(?:应当?该?|须|需要?|要|必须|都|均|也|并|能够?|可以?|尽量|力求|做到|写得|以便?)*'
const easyInChinese =
  '(?:通俗|浅显|浅白|简单|清楚|清晰|深入浅出|易懂|易读|好懂|明了|平实|易于(?:理解|阅读|接受)|容易(?:理解|看懂|读懂)|实用|适用)+'
const readersInChinese =
  '(?:所有|任何|全体|每一?个|各类|各个?|普通|一般|广大|没有|有无|无|零|不同)*(?:成年人|成人|读者|大众|人群|人|受众|公众|初学者|新手|非专业人士|外行|学生|基础的人)'
const clauseInChinese = lazy(
  () =>
    new RegExp(
      `^(?:${textInChinese}${wishInChinese}${easyInChinese}|${textInChinese}${wishInChinese}(?:适[合用]于?|面向|写给|针对|让|使|供|对|为|便于)?${readersInChinese}(?:来说|而言)?(?:都|均|也)*(?:能够?|可以?|易于|容易)*(?:看懂|读懂|理解|阅读|使用|适用|应用|接受|听懂|通俗|易懂)*|(?:而?无论|不论|不管|无需|不需要|即使|即便|没有|不限)[^，。；]{0,24}(?:经验|基础|知识|背景|水平|年龄)[^，。；]{0,6})$`,
      'u',
    ),
)
const saysOfReaders = lazy(() => new RegExp(`${easyInChinese}|看懂|读懂|理解|阅读|面向|写给|适[合用]|听懂`, 'u'))

/** Whether a wish speaks of readers and of how easily they are to understand, and of nothing that could be searched for. */
export function isForReaders(wish: string): boolean {
  const bare = wish.trim().replace(/[.。;；!！]$/u, '')
  if (bare.length > 200) return false
  if (english().some(pattern => pattern.test(bare))) return true
  const clauses = bare.split(/[，,、]|(?<=易懂)(?:且|并且?|而且)/u)
  return (
    /\p{Script=Han}/u.test(bare) &&
    saysOfReaders().test(bare) &&
    clauses.every(one => clauseInChinese().test(one.replace(/^(?:并且?|而且|且|也)/u, '').trim()))
  )
}

const article = '(?:an?|one|two|three|four|five|six|several|some|\\d+)'
const kinds =
  '(?:blog ?posts?|blogs?|(?:blog |news |magazine )?articles?|posts|essays?|newsletters?|guides?|white ?papers?|columns?|explainers?)'
const several = `(?:(?:${article} )?(?:short |multi-part |[\\w-]+-part )?(?:series|set|collection|sequence|number) of )`
const texts = `(?:${several}(?:[\\w-]+ ){0,3}?|${article} (?:[\\w-]+ ){0,3}?)${kinds}`
const on =
  '(?:on|about|discussing|covering|explaining|describing|exploring|that (?:discuss|cover|explain|describe|explore)(?:es|s)?|regarding)'
const onInChinese = '(?:介绍|讨论|探讨|讲解|说明|阐述|分析|论述)'
const textsInChinese =
  '(?:一系列|一组|几篇|一篇|[两二三四五六\\d]+篇)(?:的|系列)?(?:博客(?:文章|帖子)?|博文|文章|帖子|短文)'

/** A text that is asked for, and on what: `a series of blog posts` on `how to save`. */
export interface TextAsked {
  readonly what: string
  readonly about: string
}

const askedText = lazy((): readonly RegExp[] => [
  new RegExp(
    `^\\s*(?:please )?(?:(?:can|could|would|will) you (?:please )?)?(?:i (?:want|need)|(?:write|create|draft|prepare|produce|compose|make)(?: me| us)?) (${texts}),? ${on} (.+)$`,
    'isu',
  ),
  new RegExp(
    `^\\s*(?:请|麻烦|帮我|为我|给我)*(?:写|撰写|创作|准备)(${textsInChinese})[，,]?(?:来|用来|以)?${onInChinese}(.+)$`,
    'su',
  ),
])
const askedOn =
  /^\s*(?:请|麻烦|帮我|为我|给我)*(?:写|撰写|创作|准备)(一系列|一组|几篇|一篇|[两二三四五六\d]+篇)(?:关于|有关|讨论|介绍)(.+?)的(博客(?:文章|帖子)?|博文|文章|帖子|短文)[。.]?\s*$/su

/** What a sentence that asks for a text says of it; undefined where it asks something else. */
export function textAsked(sentence: string): TextAsked | undefined {
  const [, what, about] =
    askedText()
      .map(pattern => pattern.exec(sentence))
      .find(found => found !== null) ?? []
  if (what !== undefined && about !== undefined) return { what, about }
  const [, count = '', subject, kind = ''] = askedOn.exec(sentence) ?? []
  return subject === undefined ? undefined : { what: count + kind, about: subject }
}

const onlyText = lazy(
  () =>
    new RegExp(
      `^(?:(?:the )?(?:answer|output|result|deliverable) (?:is|must be|should be) |write )?(?:${texts}|${several}(?:[\\w-]+ ){0,2}?posts)(?:,? ${on} .+)?$|^${textsInChinese}(?:[，,]?${onInChinese}.+)?$|^(?:一系列|一组|几篇|一篇|[两二三四五六\\d]+篇)(?:关于|有关).+的(?:博客(?:文章)?|博文|文章|帖子)$`,
      'iu',
    ),
)

/** Whether a requirement names the text that is to be written, beside others that say what is to stand in it. */
export const isText = (wish: string): boolean => onlyText().test(wish.trim().replace(/[.。]$/u, ''))
