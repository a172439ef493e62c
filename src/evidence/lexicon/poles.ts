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
const movements: readonly PoleLine[] = [
  said(
    'amount',
    'increas uptick upturn enlarg rais lift rise rises rising rose risen grow grows grew grown growth gain gained gains higher more greater larger bigger up climb climbed surge surged soar soared jump jumped elevat upregulat up-regulat amplif accelerat expand double doubles doubling doubled triples tripling tripled quadrupled exceed exceeded outperform improv augment strengthen faster longer 上升 增长 增加 提高 上涨 增多 高于 多于 超过 扩大 加快 改善 增强 提升 升高 上调 回升 飙升 大于 优于 攀升 升至 涨至 增至 抬高 调高 翻番 翻一番 翻了一番 倍增 更大 更高 更多 更快 更长 更强 较大 较高 较多 较快',
    'decreas downturn sap saps sapped sapping dip dips dipped halve halves halving halved fall falls fell fallen falling declin drop dropped drops dropping lower less fewer smaller down reduc reduct diminish shrink shrank shrunk plunge plunged slump slumped downregulat down-regulat slow slowed slower weaken worsen lessen shorter underperform 下降 减少 降低 下跌 减弱 低于 少于 不足 缩小 放缓 恶化 下滑 削弱 下调 回落 暴跌 小于 劣于 缩短 降至 跌至 减至 压低 调低 减半 更小 更低 更少 更慢 更短 更弱 较小 较低 较少 较慢',
  ),
  said(
    'price',
    'expensive dearer costlier costly pricier 昂贵 更贵',
    'cheap cheaper cheapest inexpensive affordable 便宜 廉价',
  ),
  said(
    'promotion',
    'promot activat stimulat induc enhanc boost trigger caus facilitat 促进 激活 诱导 引发 导致 刺激',
    'inhibit suppress impair attenuat block blocks blocked prevent protect abolish disrupt interfere interferes interfered interfering hinder hamper impede impedes impeded undermin 抑制 阻断 防止 预防 阻止',
  ),
  said('protection', 'protect 保护', 'vulnerable vulnerability susceptible susceptibility endanger 易感 危及'),
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
    'opened started begin began launch launched 开始 启动',
    'ended stop stopped ceased terminate terminated 结束 停止 终止',
  ),
]

/** Qualities and acts that exclude each other, one pair of opposites a line: the words before the bar against those behind it. */
const contrasts = `
synchronous synchronously 同步 | asynchronous asynchronously 异步
automatic automatically unattended 自动 | manual manually by-hand 手动 手工 人工
entire whole complete overall global globally server-wide cluster-wide 整个 全部 全局 整体 | single individual partial partially local locally 单个 单独 单一 个别 局部 部分
in-the-same at-the-same on-the-same to-the-same from-the-same 同一个 同一台 同一 相同 同个 | in-another on-another at-another to-another from-another in-a-different on-a-different at-a-different to-a-different from-a-different 另一个 另一台 另外 不同 跨
plenty 很多 许多 大量 大批 | 很少 少量 极少 少许
mandatory required compulsory obligatory must 必须 强制 必需 | optional optionally voluntary voluntarily 可选 自愿
recommended advisable preferred preferable prudent wise advised best-practice 推荐 建议 可取 稳妥 保险 明智 可靠 | discouraged inadvisable unwise imprudent inefficient fallback last-resort makeshift workaround risky 不宜 冒险 低效 下策 欠妥
at-least no-fewer-than no-less-than minimum 至少 不少于 不低于 最低限度 | at-most no-more-than maximum 至多 不超过 不高于 不多于
public publicly external 公开 公共 外部 | private privately internal 私有 私人 内部
permanent permanently persistent 永久 长期 持久 | temporary temporarily transient ephemeral 临时 暂时 短期
online connected 在线 联网 | offline disconnected 离线 脱机
forward forwards ascending upward 向前 升序 | backward backwards descending downward 向后 降序
first earliest initial 首次 最早 首先 第一个 首个 | last latest final 末次 最晚 最后
enabled activated turned-on switched-on on-by-default 启用 打开 开启 | disabled deactivated turned-off switched-off off 禁用 停用 关闭
all every each everyone everybody any anyone 所有 任何 每个 一切 | some certain 某些 部分 个别 少数
any anyone every all everybody 任何 所有 | only solely exclusively 只有 仅有 仅限 仅由
immediately immediate instantly instant at-once eagerly 立即 立刻 马上 即时 实时 | lazily lazy delayed deferred eventually belatedly 延迟 稍后 延后 惰性
survives survive retained retains kept keeps preserved preserves persists remains 保留 留存 | cleared clears cleared-out deleted deletes delete discarded discards wiped erased purged lost 清空 清除 删除 丢失 丢弃 抹去
read-only 只读 | writable writes writeable 可写 写入
added introduced 新增 引入 | deprecated discontinued withdrawn obsolete 弃用 废弃 移除 淘汰
to-the-beginning at-the-beginning from-the-beginning to-the-front at-the-front to-the-start at-the-start prepended prepends prepend 开头 开端 最前 | to-the-end at-the-end from-the-end to-the-back at-the-back to-the-tail appended appends append 末尾 结尾 最后面
paused 暂停 | running resumed 恢复
fifo 先进先出 | lifo 后进先出
single-threaded singlethreaded single-thread 单线程 | multi-threaded multithreaded multi-thread 多线程
top-level topmost highest-level 最高层 顶层 最上层 | low-level lowest-level bottom-level 最底层 底层 最低层 最下层
sequential serial sequentially 串行 顺序 | parallel concurrently concurrent 并行 并发
lossless 无损 | lossy 有损
free gratis 免费 免票 | paid charged chargeable full-price 付费 收费 全票 全价
visible shown displayed 可见 显示 | hidden concealed invisible 隐藏
strict strictly rigorous 严格 | lenient loose loosely 宽松
shared 共享 | exclusive dedicated 独占 专用
upstream 上游 | downstream 下游
encrypted encrypts 加密 | decrypted decrypts plaintext plain-text 解密 明文
locked locks 锁定 | unlocked unlocks 解锁
granted grants 授予 | revoked revokes 撤销 收回
attached 挂载 附加 | detached 卸下 分离
installed installs 安装 | uninstalled 卸载
wide wider broad broader 更宽 宽阔 | narrow narrower 更窄 狭窄
deep deeper 更深 | shallow shallower 更浅
heavy heavier 更重 | light lighter lightweight 更轻
thick thicker 更厚 | thin thinner 更薄
full filled 已满 装满 | empty emptied vacant 为空 空置
hot hotter warm warmer 炎热 更热 | cold colder cool cooler 寒冷 更冷
confirmed confirms acknowledged 证实 承认 | denied denies refuted disproved 否认 反驳
appointed hired 任命 聘用 | dismissed fired sacked 免职 解雇
arrived arrives entered 到达 抵达 进入 | departed departs left exited 离开 出发 退出
born 出生 诞生 | died deceased 去世 逝世 死亡
married 结婚 | divorced 离婚
victory victorious 胜利 | defeat defeated 战败
attacked attacks offensive 进攻 攻击 | defended defends defensive 防守 防御
guilty convicted 有罪 | innocent acquitted 无罪
urban 城市 | rural 农村 乡村
domestic domestically 国内 | foreign abroad overseas 国外 海外
agreed agrees 同意 | disagreed disagrees 不同意
north northern northward northwards 北部 北方 向北 朝北 以北 北侧 北岸 | south southern southward southwards 南部 南方 向南 朝南 以南 南侧 南岸
east eastern eastward eastwards 东部 东方 向东 朝东 以东 东侧 东岸 | west western westward westwards 西部 西方 向西 朝西 以西 西侧 西岸
left-wing leftist 左翼 左派 | right-wing rightist 右翼 右派
promoted 升级 | relegated demoted 降级
gains profits surplus | losses deficits deficit
male man men boy father husband 男性 男子 父亲 | female woman women girl mother wife 女性 女子 母亲
always often frequently usually commonly 总是 经常 通常 往往 | rarely seldom occasionally 很少 偶尔 罕见
mutable dynamic dynamically 动态 可变 | immutable static statically 静态 固定
rich wealthy 富裕 富有 | poor impoverished 贫穷 贫困
new newer young younger modern 年轻 新型 现代 | old older ancient elderly 年老 古老 老式
easy easily simple easier 容易 简单 轻松 | difficult hard harder complex 困难 复杂 艰难
true correct correctly valid 正确 属实 | false incorrect incorrectly invalid wrong 错误 虚假
open opens 开放 营业 开馆 | closed closes shut shuts 关闭 闭馆 歇业
better superior 更好 较好 更优 更有效 | worse inferior 更差 较差 欠佳
upheld upholds affirmed 维持 | struck-down overturned overturns annulled quashed overruled 推翻 撤销
halted suspended interrupted cancelled canceled abandoned called-off 中止 中断 取消 放弃 | completed completes finished concluded continued 完成 继续
destroyed damaged ruined demolished 毁坏 摧毁 损毁 拆除 | undamaged intact unharmed rebuilt 完好 重建
appears appeared 出现 | disappears disappeared vanished 消失
combined merged joined 合并 | separated split divided 分离 拆分 分裂
expanded expands 扩张 | contracted contracts 收缩
founded formed established 成立 建立 组建 | dissolved disbanded abolished 解散 废除
frozen freezes 冻结 | thawed thaws 解冻
joined joins 加入 | left leaves quit withdrew 退出 脱离
lent lends 借出 | borrowed borrows 借入
lengthened extended 延长 | shortened cut 缩短
nationalised nationalized 国有化 | privatised privatized 私有化
obeyed complied complies 遵守 | violated violates breached 违反
praised praises 赞扬 | criticised criticized criticises criticizes 批评
revealed disclosed 披露 公布 | concealed withheld 隐瞒
rewarded 奖励 | punished fined 惩罚 处罚
saved saves 节省 | wasted wastes spent 浪费 花费
tightened tightens 收紧 | loosened relaxed eased 放松 放宽
united unified 统一 | divided partitioned 分裂
active actively 主动 | passive passively 被动
alive living 存活 | dead 死去
bright 明亮 | dark 黑暗
busy 繁忙 | idle 空闲
civilian 民用 | military 军用
common widespread 常见 普遍 | rare scarce 罕见 稀有
conservative 保守 | liberal progressive 自由派 激进
dry drier 干燥 | wet humid moist wetter 潮湿 湿润
early earlier 早期 | late later 晚期
natural naturally 天然 自然 | artificial synthetic man-made 人造 人工
nocturnal 夜行 | diurnal 昼行
optimistic 乐观 | pessimistic 悲观
peaceful peacefully 和平 | violent violently 暴力
previous 上一 | next subsequent 下一
rough 粗糙 | smooth 光滑
sick ill 患病 生病 | healthy well 健康
solid 固体 | liquid 液体
sun sunny sunlight 阳光 | shade shady shadow 阴凉 阴影
upper top 上层 顶部 | lower bottom 下层 底部
vertical vertically 垂直 | horizontal horizontally 水平
winter 冬季 冬天 | summer 夏季 夏天
morning 早晨 上午 | evening 晚上 傍晚 下午
carnivorous carnivore 食肉 | herbivorous herbivore 食草
major primary principal 主要 | minor secondary 次要
explicit explicitly 显式 明确 | implicit implicitly 隐式 隐含
inner inside indoors 内侧 室内 | outer outside outdoors 外侧 室外
`

const contrastLines: readonly PoleLine[] = contrasts
  .trim()
  .split('\n')
  .map((line, i) => {
    const [up = '', down = ''] = line.split(' | ')
    return { dimension: `contrast ${i + 1}`, isSaid: false, isSubject: true, poles: [up, down] }
  })

export const poleLines: readonly PoleLine[] = [...movements, ...contrastLines]
