/** A word that says in which direction something goes, by its dimension and sign. */
export interface Direction {
  readonly dimension: string
  readonly sign: 1 | -1
  readonly negated: boolean
  readonly text: string
  /** `[start, end)` of the text. */
  readonly start: number
  readonly end: number
}

/** Two poles a line: what stands before the bar is the opposite of what stands behind it. English words are stems. */
const poles: readonly (readonly [dimension: string, up: string, down: string])[] = [
  [
    'amount',
    'increas rise rises rising rose risen grow grows grew grown growth gain gained gains higher more greater larger up climb climbed surge surged soar soared jump jumped elevat upregulat up-regulat amplif accelerat expand doubled tripled exceed exceeded outperform improv augment strengthen faster longer 上升 增长 增加 提高 上涨 增多 高于 多于 超过 扩大 加快 改善 增强 提升 升高 上调 回升 飙升 大于 优于 攀升 升至 涨至 增至',
    'decreas fall falls fell fallen falling declin drop dropped drops dropping lower less fewer smaller down reduc reduct diminish shrink shrank shrunk plunge plunged slump slumped downregulat down-regulat slow slowed slower weaken worsen lessen shorter underperform 下降 减少 降低 下跌 减弱 低于 少于 不足 缩小 放缓 恶化 下滑 削弱 下调 回落 暴跌 小于 劣于 缩短 降至 跌至 减至',
  ],
  [
    'price',
    'expensive dearer costlier costly pricier 昂贵 更贵',
    'cheap cheaper cheapest inexpensive affordable 便宜 廉价',
  ],
  [
    'promotion',
    'promot activat stimulat induc enhanc boost trigger caus 促进 激活 诱导 引发 导致 刺激',
    'inhibit suppress impair attenuat block blocks blocked prevent protect 抑制 阻断 防止 预防 阻止',
  ],
  [
    'time',
    'before earlier prior precede preceded 之前 以前 早于 先于',
    'after later following follow followed 之后 以后 晚于',
  ],
  [
    'level',
    'high strong positive majority maximum most best highest largest above 最高 最大 最多 最好 多数 正面 高',
    'low weak negative minority minimum least worst lowest smallest below 最低 最小 最少 最差 少数 负面 低',
  ],
  [
    'outcome',
    'succeed succeeded success successful win won wins profit pass passed 成功 获胜 盈利 通过',
    'fail failed fails failure unsuccessful lose lost loses loss losses deficit 失败 落败 亏损 未通过',
  ],
  [
    'permission',
    'allow permit permitted legal accept accepted approve approved support supported supports endorse 允许 合法 接受 批准 支持 赞成',
    'forbid forbidden prohibit ban banned illegal reject rejected deny denied oppose opposed opposes 禁止 非法 拒绝 否决 反对',
  ],
  [
    'trade',
    'import imports imported buy bought purchase purchased 进口 买入',
    'export exports exported sell sold sells 出口 卖出',
  ],
  [
    'effect',
    'benefit beneficial effective safe sensitive sensitivity useful 有益 有效 安全 敏感',
    'harm harmful ineffective unsafe dangerous resistant resistance useless 有害 无效 危险 耐药',
  ],
  [
    'presence',
    'with present presence include included contains 存在 包括 含有',
    'without absent absence lack lacks lacking exclude excluded 缺乏 缺少 不含',
  ],
  [
    'state',
    'open opened start started begin began launch launched 开放 开始 启动',
    'close closed end ended stop stopped ceased terminate terminated 关闭 结束 停止 终止',
  ],
]

/** Stems of five letters and more stand for all their forms. */
const stemEnd = '(?:e|es|ed|ing|s|ion|ions|ive|ation|ement|ment|or|ory|ate|ates|ated|ating|es|d|y|ies|ied|er|ic)?'

interface Pole {
  readonly dimension: string
  readonly sign: 1 | -1
}

const poleOf = new Map<string, Pole>()
for (const [dimension, up, down] of poles) {
  for (const word of up.split(' ')) poleOf.set(word, { dimension, sign: 1 })
  for (const word of down.split(' ')) poleOf.set(word, { dimension, sign: -1 })
}
const byLength = [...poleOf.keys()].sort((a, b) => b.length - a.length)
const latin = byLength.filter(word => /^[a-z]/.test(word))
const han = byLength.filter(word => !/^[a-z]/.test(word))
const directionPattern = new RegExp(
  `(?<![\\p{L}-])(${latin.join('|')})${stemEnd}(?![\\p{L}])|(${han.join('|')})`,
  'giu',
)

/** Words of direction, left to right, and whether they are negated. */
export function directionsIn(text: string): Direction[] {
  const negators = negatorsIn(text)
  return Array.from(text.matchAll(directionPattern), match => {
    const { dimension, sign } = poleOf.get((match[1] ?? match[2] ?? '').toLowerCase()) ?? { dimension: '', sign: 1 }
    const start = match.index
    const negated = negators.some(one => one.end <= start && reaches(text, one, start))
    return { dimension, sign, negated, text: match[0], start, end: start + match[0].length } as const
  })
}

export interface Negator {
  readonly start: number
  readonly end: number
}

const negatorPattern =
  /\b(?:no(?! (?:longer than|less than|more than|doubt))|not(?! only| just| merely)|never|none|neither|nor|cannot|without|fail(?:s|ed)? to|unable to|lacks?|lack of|absence of|nothing|hardly|unlikely)\b|n['’]t\b|(?:并非|从未|尚未|没有|未能|无法|不能|不会|不是|不再|绝不|并不|不(?![仅但同断过论管足及少])|未(?![来必])|没(?!落)|无(?![论人线数限])|非(?![常洲]))/giu

/** Words that deny what follows. */
export function negatorsIn(text: string): Negator[] {
  return Array.from(text.matchAll(negatorPattern), ({ index, 0: word }) => ({ start: index, end: index + word.length }))
}

/** Within the same clause and near: about four English words, or six Chinese characters. */
export function reaches(text: string, negator: Negator, at: number): boolean {
  const between = text.slice(negator.end, at)
  if (/[,;:.，；：。、]|\b(?:but|while|whereas|although)\b|但|而/.test(between)) return false
  const isHan = /\p{Script=Han}/u.test(between) || /\p{Script=Han}/u.test(text.slice(negator.start, negator.end))
  return isHan ? between.length <= 6 : between.length <= 32
}
