import { type Alter, exchanged, type Kind, otherNumber, type Paraphrase, pick, replaceAt, swapWord } from './rules.ts'

const figure: Alter = (sentence, random, context) => {
  const found = [
    ...sentence.matchAll(
      /(?<![\d.,年月A-Za-z-])\d{1,3}(?:,\d{3})+(?!\d)|(?<![\d.,A-Za-z-])\d+(?:\.\d+)?(?![\d.,A-Za-z]|\s*[年月日])/g,
    ),
  ]
  const match = pick(found, random)
  const other = match && otherNumber(match[0], random, context)
  return match && other && replaceAt(sentence, match, other)
}

const date: Alter = (sentence, random, context) => {
  const match = pick([...sentence.matchAll(/(?:1[0-9]|20)\d\d(?=\s*年)|(?<=年\s*)\d{1,2}(?=\s*月)/g)], random)
  if (!match) return undefined
  const value = Number(match[0])
  const choices = (
    value > 12 ? [-9, -7, -4, -2, -1, 1, 2, 3].map(step => value + step) : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  )
    .map(String)
    .filter(one => one !== match[0] && (value <= 12 || !context.includes(one)))
  const other = pick(choices, random)
  return other && replaceAt(sentence, match, other)
}

const units: readonly (readonly [string, string])[] = [
  ['公里', '英里'],
  ['千米', '米'],
  ['米', '厘米'],
  ['万', '亿'],
  ['美元', '欧元'],
  ['英镑', '美元'],
  ['天', '周'],
  ['小时', '分钟'],
  ['秒', '分钟'],
  ['平方公里', '公顷'],
  ['平方英里', '平方公里'],
  ['吨', '公斤'],
  ['%', '倍'],
  ['英尺', '英寸'],
  ['摄氏度', '华氏度'],
  ['个月', '年'],
  ['世纪', '年代'],
]
const unit: Alter = (sentence, random) => {
  const table = exchanged(units)
  const names = [...table.keys()].filter(one => one !== '年').sort((a, b) => b.length - a.length)
  const match = pick([...sentence.matchAll(new RegExp(`(?<=\\d\\s?)(?:${names.join('|')})`, 'g'))], random)
  return match && replaceAt(sentence, match, table.get(match[0]) ?? match[0])
}

const countries =
  '德国 法国 英国 美国 中国 日本 印度 俄罗斯 西班牙 意大利 波兰 荷兰 埃及 肯尼亚 蒙古 加拿大 墨西哥 巴西 澳大利亚 伦敦 巴黎 柏林 纽约 华沙 加州 非洲 欧洲 亚洲 苏格兰 维多利亚'.split(
    ' ',
  )
const people = '安德烈·霍尔 玛丽亚·索尔 保罗·韦斯 克拉拉·本宁'.split(' ')
const name: Alter = (sentence, random, context) => {
  const found = [
    ...sentence.matchAll(/[\p{Script=Han}]{2,5}·[\p{Script=Han}]{2,4}/gu),
    ...sentence.matchAll(new RegExp(countries.join('|'), 'g')),
  ]
  const match = pick(found, random)
  const other = pick(
    (match?.[0].includes('·') ? people : countries).filter(one => !context.includes(one)),
    random,
  )
  return match && other && replaceAt(sentence, match, other)
}

const antonyms: readonly (readonly [string, string])[] = [
  ['增加', '减少'],
  ['上升', '下降'],
  ['提高', '降低'],
  ['高于', '低于'],
  ['之前', '之后'],
  ['允许', '禁止'],
  ['最大', '最小'],
  ['支持', '反对'],
  ['成功', '失败'],
]
const negation: Alter = (sentence, random) => {
  if (random() < 0.3) {
    const swapped = swapWord(sentence, antonyms, random, false)
    if (swapped) return swapped
  }
  const removed = /不能|不会|不是|没有(?=被|得|成|[发出进达获受])/.exec(sentence)
  if (removed) return replaceAt(sentence, removed, removed[0] === '没有' ? '' : removed[0].slice(1))
  const match = pick(
    [
      ...sentence.matchAll(
        /(?<![不也但可只就还若要总正凡于都便才即乃算很])(?:是(?![否因由])|能够|可以|会(?=[^议员长场]))/g,
      ),
    ],
    random,
  )
  return match && replaceAt(sentence, match, `不${match[0]}`)
}

export const alter: Readonly<Record<Kind, Alter>> = { figure, date, unit, name, negation }

const synonyms: readonly (readonly [string, string])[] = [
  ['但是', '不过'],
  ['因为', '由于'],
  ['使用', '采用'],
  ['非常', '十分'],
  ['以及', '还有'],
  ['大约', '大概'],
  ['许多', '很多'],
  ['重要', '关键'],
  ['其中', '当中'],
  ['同时', '与此同时'],
  ['位于', '坐落于'],
  ['例如', '比如'],
  ['开始', '起初'],
  ['认为', '觉得'],
  ['包括', '包含'],
  ['通过', '经由'],
  ['成为', '变成'],
  ['主要', '主要的'],
  ['目前', '如今'],
  ['建立', '创建'],
]

/** Two clauses change places, a word is swapped. */
export const paraphrase: Paraphrase = (sentence, random) => {
  const moved = /^((?:在|自|到)[^，。；]{3,20})，([^，。；]{8,40})。$/.exec(sentence)
  const reordered = /^([^，。；：“”]{6,30})，([^，。；：“”但而并且也还因所其这它他她]{1}[^，。；：“”]{7,30})。$/.exec(
    sentence,
  )
  let said = sentence
  if (/[《“]/.test(sentence)) return undefined
  if (moved) said = `${moved[2]}，是${moved[1]}。`
  else if (reordered) said = `${reordered[2]}，${reordered[1]}。`
  said = swapWord(said, synonyms, random, false) ?? said
  return said === sentence ? undefined : said
}
