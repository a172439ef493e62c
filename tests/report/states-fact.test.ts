import { expect, test } from 'vitest'
import { statesFact } from '../../src/report/states-fact.ts'

test.each([
  'LFP packs averaged $52/kWh in 2024.',
  'The largest maker of sodium cells is Natron of California.',
  'Three makers raised their prices by 12 % in 2024:',
  'Use LFP, because its packs cost $52/kWh in 2024.',
  'Use of LFP in China rose to 74 % in 2024.',
  'Table 2 shows that prices fell by 20 % in a year.',
  'Keep in mind is what Tesla calls it, since 44 % of the cells fail.',
  '2024年磷酸铁锂电池包的平均价格降到每千瓦时52美元,创下新低。',
  '建议选用磷酸铁锂电池,因为其价格在2024年已降到每千瓦时52美元。',
])('%s wants a source', text => {
  expect(statesFact(text)).toBe(true)
})

test.each([
  'Move to LFP when at least one of these holds:',
  'Use LFP when the pack of the Bus has to last ten years.',
  'If the cells of Natron are out of stock, choose LFP instead.',
  'We recommend LFP for the Bus and NMC for the Car.',
  '(Inference: the reports of Natron do not compare the two.)',
  '(The 20 % are our assumption; the guide of Natron is older.)',
  'None of the reports that were read for this report compares LFP with Natron cells.',
  'The table shows one pattern: LFP asks less of Buses than NMC does.',
  'Table 2 lists what the Buses of each city use.',
  'What does Natron charge for 10 cells in 2024?',
  '建议用两块同样大小的 12V 电池并联,再接一台 Victron 逆变器来供电,并且每年检查一次。',
  '容量超过 100kWh 时,改用两组并联的磷酸铁锂电池,并单独配一套管理系统。',
  '每天充电两次、每次 30 分钟(本报告的假设,没有出处),以下各节都以此为准。',
  '所读资料没有给出 2024 年以后的价格,因此本表只列到该年为止。',
])('%s wants none', text => {
  expect(statesFact(text)).toBe(false)
})
