/** A line of opposites: what stands before the bar is the opposite of what stands behind it. English words are stems. */
export interface PoleLine {
  readonly dimension: string
  /** What a sentence says of its subject; the others only qualify something in it. */
  readonly isSaid: boolean
  /** The words say what a text is about as well: two texts that share them share a subject. */
  readonly isSubject: boolean
  readonly poles: readonly [up: string, down: string]
}

const said = (dimension: string, up: string, down: string): PoleLine => ({
  dimension,
  isSaid: true,
  isSubject: false,
  poles: [up, down],
})
const qualifies = (dimension: string, up: string, down: string): PoleLine => ({
  dimension,
  isSaid: false,
  isSubject: false,
  poles: [up, down],
})
const contrasts = (dimension: string, up: string, down: string): PoleLine => ({
  dimension,
  isSaid: false,
  isSubject: true,
  poles: [up, down],
})

const movements: readonly PoleLine[] = [
  said(
    'amount',
    'increas rise rises rising rose risen grow grows grew grown growth gain gained gains higher more greater larger bigger up climb climbed surge surged soar soared jump jumped elevat upregulat up-regulat amplif accelerat expand doubled tripled exceed exceeded outperform improv augment strengthen faster longer 上升 增长 增加 提高 上涨 增多 高于 多于 超过 扩大 加快 改善 增强 提升 升高 上调 回升 飙升 大于 优于 攀升 升至 涨至 增至 更大 更高 更多 更快 更长 更强 较大 较高 较多 较快',
    'decreas fall falls fell fallen falling declin drop dropped drops dropping lower less fewer smaller down reduc reduct diminish shrink shrank shrunk plunge plunged slump slumped downregulat down-regulat slow slowed slower weaken worsen lessen shorter underperform 下降 减少 降低 下跌 减弱 低于 少于 不足 缩小 放缓 恶化 下滑 削弱 下调 回落 暴跌 小于 劣于 缩短 降至 跌至 减至 更小 更低 更少 更慢 更短 更弱 较小 较低 较少 较慢',
  ),
  said(
    'price',
    'expensive dearer costlier costly pricier 昂贵 更贵',
    'cheap cheaper cheapest inexpensive affordable 便宜 廉价',
  ),
  said(
    'promotion',
    'promot activat stimulat induc enhanc boost trigger caus facilitat 促进 激活 诱导 引发 导致 刺激',
    'inhibit suppress impair attenuat block blocks blocked prevent protect abolish disrupt 抑制 阻断 防止 预防 阻止',
  ),
  qualifies(
    'time',
    'before earlier prior precede preceded 之前 以前 早于 先于',
    'after later following follow followed 之后 以后 晚于',
  ),
  qualifies(
    'level',
    'high strong positive majority most best highest largest above 最高 最大 最多 最好 多数 正面 高',
    'low weak negative minority least worst lowest smallest below 最低 最小 最少 最差 少数 负面 低',
  ),
  said(
    'outcome',
    'succeed succeeded success successful win won wins profit pass passed 成功 获胜 盈利 通过',
    'fail failed fails failure unsuccessful lose lost loses loss losses deficit 失败 落败 亏损 未通过',
  ),
  said(
    'permission',
    'allow permit permitted legal accept accepted approve approved support supported supports endorse 允许 合法 接受 批准 支持 赞成',
    'forbid forbidden prohibit ban banned illegal reject rejected deny denied oppose opposed opposes 禁止 非法 拒绝 否决 反对',
  ),
  qualifies('severity', 'severe severely severity aggressive serious 严重 重度', 'mild milder mildly benign 轻微 轻度'),
  said(
    'trade',
    'import imports imported buy bought purchase purchased 进口 买入',
    'export exports exported sell sold sells 出口 卖出',
  ),
  qualifies(
    'effect',
    'benefit beneficial effective safe sensitive sensitivity useful 有益 有效 安全 敏感',
    'harm harmful ineffective unsafe dangerous resistant resistance useless 有害 无效 危险 耐药',
  ),
  qualifies(
    'presence',
    'with present presence include included contains overexpress 存在 包括 含有',
    'without absent absence lack lacks lacking exclude excluded deficien delet ablat knockout knockdown silenc eliminat deplet remov 缺乏 缺少 不含 缺失 去除',
  ),
  said(
    'state',
    'open opened start started begin began launch launched 开放 开始 启动',
    'close closed end ended stop stopped ceased terminate terminated 关闭 结束 停止 终止',
  ),
]

const qualities: readonly PoleLine[] = [
  contrasts('simultaneity', 'synchronous synchronously 同步', 'asynchronous asynchronously 异步'),
  contrasts('agency', 'automatic automatically unattended 自动', 'manual manually by-hand 手动 手工 人工'),
  contrasts(
    'whole',
    'entire whole complete overall global globally server-wide cluster-wide 整个 全部 全局 整体',
    'single individual partial partially local locally 单个 单独 单一 个别 局部 部分',
  ),
  contrasts(
    'obligation',
    'mandatory required compulsory obligatory must 必须 强制 必需',
    'optional optionally voluntary voluntarily 可选 自愿',
  ),
  contrasts(
    'advice',
    'recommended advisable preferred preferable prudent wise advised best-practice 推荐 建议 可取 稳妥 保险 明智 可靠',
    'discouraged inadvisable inefficient fallback last-resort makeshift workaround unwise imprudent risky 不宜 冒险 低效 下策 欠妥',
  ),
  contrasts(
    'bound',
    'at-least no-fewer-than no-less-than minimum 至少 不少于 不低于 最低限度',
    'at-most up-to no-more-than maximum 至多 最多 不超过 不高于 不多于',
  ),
  contrasts('scope', 'public publicly external 公开 公共 外部', 'private privately internal 私有 私人 内部'),
  contrasts(
    'duration',
    'permanent permanently persistent 永久 长期 持久',
    'temporary temporarily transient 临时 暂时 短期',
  ),
  contrasts('line', 'online connected 在线 联网', 'offline disconnected 离线 脱机'),
  contrasts(
    'motion',
    'forward forwards ascending upward 向前 升序',
    'backward backwards descending downward 向后 降序',
  ),
  contrasts('order', 'first earliest initial 首次 最早 首先', 'last latest final 末次 最晚 最后'),
  contrasts(
    'ability',
    'enabled activated turned-on switched-on 启用 打开 开启',
    'disabled deactivated turned-off switched-off 禁用 停用',
  ),
  contrasts('north', 'north northern 北部 北方', 'south southern 南部 南方'),
  contrasts('east', 'east eastern 东部 东方', 'west western 西部 西方'),
  contrasts(
    'sex',
    'male man men boy father husband 男性 男子 父亲',
    'female woman women girl mother wife 女性 女子 母亲',
  ),
  contrasts(
    'frequency',
    'always often frequently usually commonly 总是 经常 通常 往往',
    'never rarely seldom occasionally 从不 很少 偶尔 罕见',
  ),
  contrasts('change', 'mutable dynamic dynamically variable 动态 可变', 'immutable static statically fixed 静态 固定'),
  contrasts('wealth', 'rich wealthy 富裕 富有', 'poor impoverished 贫穷 贫困'),
  contrasts('age', 'new newer young younger modern 年轻 新型 现代', 'old older ancient elderly 年老 古老 老式'),
  contrasts('ease', 'easy easily simple easier 容易 简单 轻松', 'difficult hard harder complex 困难 复杂 艰难'),
  contrasts('truth', 'true correct correctly valid 正确 属实', 'false incorrect incorrectly invalid wrong 错误 虚假'),
]

export const poleLines: readonly PoleLine[] = [...movements, ...qualities]
