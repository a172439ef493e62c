/** Common words that say the same, one group a line: a sentence that has one of them has the others. */
const groups = `
large big huge great sizeable
small little tiny
many numerous lots
begin start commence launch
end finish stop conclude
show demonstrate indicate reveal
help assist aid support
buy purchase acquire
need require
get obtain receive gain acquire
people persons individuals humans
important significant key crucial essential major
make create produce build construct
use employ utilise utilize apply
often frequently commonly usually
several various multiple
provide offer supply give deliver
find discover detect identify
company firm business corporation enterprise
say state tell report claim
think believe consider
keep retain preserve maintain store hold
happen occur take-place
choose select pick
ask request demand
answer reply respond
try attempt
fix mend repair resolve address solve
survive outlast endure undamaged
change alter modify adjust
allow permit let enable
stop halt cease
fix repair mend correct resolve
send transmit transfer dispatch
show display present
fast quick rapid swift
hard difficult tough
easy simple straightforward
car automobile vehicle
house home building
job work task
kind type sort
area region zone district
nearly almost
main chief primary principal
whole entire complete
right correct
wrong incorrect mistaken
rule regulation
law legislation statute
money funds
child kid
doctor physician
hurt injure wound harm
kill slay
near close
far distant
old ancient aged
new recent novel
sick ill
begin onset
method approach technique procedure
result outcome finding consequence
part portion section component
goal aim objective purpose target
error mistake fault bug
problem issue difficulty
picture image photo photograph
movie film
journey trip travel
speak talk
go travel move
live reside dwell inhabit
let lease rent
grow increase rise climb
fall drop decline decrease
newest latest recent
manually hand
folder directory
delete remove erase
run execute operate
crash fail
server host machine
setting option parameter
default standard
update upgrade
give specify supply pass
emit print output
place put set
`

/** Pairs of Chinese words that say the same. */
export const hanSynonyms: readonly (readonly string[])[] =
  '因为 由于|使用 采用 利用 运用|非常 十分 极其|以及 还有 和|大约 大概 约|许多 很多 众多 大量|重要 关键 主要|其中 当中|位于 坐落于 地处|例如 比如 譬如|开始 起初 着手|认为 觉得 相信|包括 包含 涵盖|通过 经由 经过|成为 变成|目前 如今 现在|建立 创建 设立 成立|需要 必须 要 须|可以 能够 能 可|手动 手工 人工|删除 移除 清除|返回 返回值|生活 栖息 居住|进行 实施 开展|所有 全部 一切|公司 企业|方法 方式 办法|问题 难题|结果 成果|影响 作用|显示 表明 说明|提供 给予|得到 获得 取得|发现 找到|增加 增长 上升|减少 下降 降低|保留 保存|之后 以后 后|之前 以前 前'
    .split('|')
    .map(line => line.split(' '))

export const synonymGroups: readonly (readonly string[])[] = groups
  .trim()
  .split('\n')
  .map(line => line.split(' '))
