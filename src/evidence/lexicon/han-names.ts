/** Characters that foreign names are written with in Chinese; three of them in a row are seldom anything else. */
export const transliteration =
  '斯尔克特德拉罗布莱维尼亚里达巴马卡诺姆格伦森顿普洛科伯菲萨塔杰西奥利艾安丹丁多戈哈赫霍基加吉金凯考库兰劳勒雷琳卢鲁曼梅米莫默纳内努欧帕佩皮乔琼瑞沙舍什苏索汤托瓦威韦沃乌希夏肖辛休雅扬伊英尤约泽詹茨兹弗夫蒂迪图阿埃比贝波彼查费福古豪胡华卓朱'

/** Countries, continents, cities and peoples that stand without any mark of a name. */
const places =
  '中国 美国 英国 法国 德国 日本 韩国 朝鲜 印度 巴西 俄国 俄罗斯 苏联 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 丹麦 芬兰 冰岛 爱尔兰 苏格兰 英格兰 威尔士 奥地利 波兰 捷克 匈牙利 希腊 土耳其 埃及 南非 肯尼亚 尼日利亚 埃塞俄比亚 摩洛哥 以色列 伊朗 伊拉克 沙特 印尼 越南 泰国 缅甸 老挝 柬埔寨 新加坡 马来西亚 菲律宾 澳大利亚 新西兰 加拿大 墨西哥 智利 阿根廷 秘鲁 古巴 哥伦比亚 蒙古 台湾 香港 澳门 西藏 新疆 北京 上海 天津 重庆 广州 深圳 南京 武汉 成都 西安 杭州 苏州 东京 大阪 首尔 莫斯科 伦敦 巴黎 柏林 罗马 马德里 华沙 维也纳 华盛顿 纽约 洛杉矶 芝加哥 旧金山 波士顿 休斯敦 多伦多 悉尼 墨尔本 亚洲 欧洲 非洲 美洲 北美 南美 拉丁美洲 大洋洲 南极 太平洋 大西洋 印度洋 加州 佛州 德州 夏威夷 维多利亚 昆士兰 法兰西 罗马帝国 元朝 明朝 清朝 宋朝 唐朝 汉朝'

/** Endings of names of places and bodies, with as much before them as is certainly theirs. */
const endings =
  '(?<![节俭反])省 (?<![城超上股门都夜开收休罢])市 县 州 镇 郡 大学 学院 公司 集团 银行 委员会 法院 议会 河 湖 岛 海峡 半岛 山脉 战役 条约 协会 联盟 电视台 博物馆'

const placePattern = places
  .split(' ')
  .sort((a, b) => b.length - a.length)
  .join('|')

/** Names in Chinese text that no sign marks: joined by a dot, transliterated, known places, and the ends of names of bodies. */
export const hanNamePattern = new RegExp(
  `[\\p{Script=Han}]{1,6}(?:·[\\p{Script=Han}]{1,8})+|${placePattern}|[${transliteration}]{3,12}|(?![的个该这那些各每等大小都成家所]|.[的个家])[\\p{Script=Han}]{2}(?:${endings.replaceAll(' ', '|')})(?!场|民|政)`,
  'gu',
)

/** What a sentence may begin with before its subject. */
export const openings =
  '不过 但是 然而 因此 所以 例如 比如 通常 当中 其中 此外 同时 与此同时 另外 目前 如今 当时 后来 最终 最后 首先 其次 总之 一般 一般来说 事实上 实际上 尽管 虽然 如果 由于 因为 根据 按照 通过 经由 关于 至于 除了 包括 包含 随着 自从 直到 直至 并且 而且 或者 另一 一些 许多 很多 大多数 所有 任何 这些 那些 这种 那种 某些 有些 尤其 特别是 主要 甚至 起初 开始 成为 变成'.split(
    ' ',
  )
