/** Words of which a thing is only one at a time: one set a line. */
const sets = `
spring summer autumn fall winter
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
red orange yellow green blue purple violet pink brown black white grey gray
fresh salt brackish
gold silver bronze copper iron
catholic protestant orthodox jewish muslim hindu buddhist
solid liquid gas
infant child adolescent adult
北 南 东 西
春季 夏季 秋季 冬季
春天 夏天 秋天 冬天
周一 周二 周三 周四 周五 周六 周日
星期一 星期二 星期三 星期四 星期五 星期六 星期日
红色 橙色 黄色 绿色 蓝色 紫色 粉色 棕色 黑色 白色 灰色
淡水 咸水 海水
金牌 银牌 铜牌
天主教 新教 东正教 犹太教 伊斯兰教 印度教 佛教
固体 液体 气体
`

export const exclusiveSets: readonly (readonly string[])[] = sets
  .trim()
  .split('\n')
  .map(line => line.split(' '))
  .filter(words => words.every(word => word.length > 1))
