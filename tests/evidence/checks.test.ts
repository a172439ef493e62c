import { describe, expect, test } from 'vitest'
import { createAssessor } from '../../src/evidence/assess.ts'
import { judgeOne } from './support.ts'

const said = (claim: string, source: string) => {
  const { verdict, evidence } = judgeOne(claim, source)
  const checks = evidence[0]?.checks ?? []
  return `${verdict}: ${checks.map(({ name, result, reason }) => `${name} ${result} (${reason})`).join('; ')}`
}

const lfp = 'LFP packs averaged $52/kWh in 2024, down from $59/kWh in 2023.'
const zh = '宁德时代2024年的动力电池销量为3.2亿千瓦时，比上年增长20%。'

describe('figure', () => {
  test.each([
    ['The average LFP pack cost $52 per kWh in 2024.', lfp, 'supported'],
    ['The average LFP pack cost $75 per kWh in 2024.', lfp, 'refuted'],
    ['LFP packs averaged €52/kWh in 2024.', lfp, 'insufficient'],
    ['About 1.2 million people visited the museum.', 'The museum was visited by 1,200,000 people.', 'supported'],
    ['2024年宁德时代动力电池销量为3.2亿千瓦时', zh, 'supported'],
    ['2024年宁德时代动力电池销量为320,000,000千瓦时', zh, 'supported'],
    ['2024年宁德时代动力电池销量为4.8亿千瓦时', zh, 'refuted'],
  ])('%s', (claim, source, verdict) => {
    expect(judgeOne(claim, source).verdict).toBe(verdict)
  })

  test('says in our words what differs', () => {
    expect(said('The average LFP pack cost $75 per kWh in 2024.', lfp)).toMatchInlineSnapshot(
      `"refuted: figure conflicts (figure differs: $75 against $52, $59); date agrees (same year 2024); name agrees (same names)"`,
    )
    expect(said('2024年宁德时代动力电池销量为4.8亿千瓦时', zh)).toMatchInlineSnapshot(
      `"refuted: figure conflicts (figure differs: 4.8亿千瓦时 against 3.2亿千瓦时); date agrees (same year 2024)"`,
    )
  })

  test('belongs to the year that it stands with', () => {
    expect(said('LFP packs averaged $59/kWh in 2024.', lfp)).toMatchInlineSnapshot(
      `"refuted: date conflicts (figure differs: $59 against $52 for 2024); date agrees (same year 2024); name agrees (same names)"`,
    )
  })

  test('of another thing is unknown, not a conflict', () => {
    const { verdict } = judgeOne(
      'The study had 40 patients in Berlin.',
      'The study had 12 nurses and took place in Berlin.',
    )
    expect(verdict).toBe('insufficient')
  })
})

test('a derived figure', () => {
  expect(said('LFP pack prices fell 12 % from 2023 to 2024.', lfp)).toMatchInlineSnapshot(
    `"supported: derived_figure agrees (derived: 1 − $52 / $59 = 12 %); date agrees (same year 2023); date agrees (same year 2024); negation agrees (same direction); name agrees (same names)"`,
  )
})

test.each([
  ['The bridge was opened in 1996.', 'The bridge was opened to traffic in 1998.', 'refuted'],
  ['The bridge was opened in 1998.', 'The bridge was opened to traffic in May 1998.', 'supported'],
  ['The bridge was opened on 3 May 1998.', 'The bridge was opened to traffic on 1998-05-03.', 'supported'],
  ['The bridge was opened on 4 May 1998.', 'The bridge was opened to traffic in May 1998.', 'insufficient'],
  ['大桥于1996年通车', '这座大桥于1998年5月正式通车。', 'refuted'],
  ['大桥于1998年通车', '这座大桥于1998年5月正式通车。', 'supported'],
])('date: %s', (claim, source, verdict) => {
  expect(judgeOne(claim, source).verdict).toBe(verdict)
})

test.each([
  ['Battery prices rose last year.', 'Last year battery prices fell again.', 'refuted'],
  ['Battery prices fell last year.', 'Last year battery prices fell again.', 'supported'],
  ['The drug does not reduce the risk of stroke.', 'The drug reduced the risk of stroke.', 'refuted'],
  ['The drug reduces the risk of stroke.', 'The drug did not reduce the risk of stroke.', 'refuted'],
  [
    'The drug does not reduce the risk of stroke.',
    'In all patients the drug did not reduce the risk of stroke.',
    'supported',
  ],
  ['The company has published its accounts.', 'The company has never published its accounts.', 'refuted'],
  ['动力电池价格去年上升', '去年动力电池价格继续下降。', 'refuted'],
  ['动力电池价格去年下降', '去年动力电池价格继续下降。', 'supported'],
  ['该公司公布了财务报告', '该公司没有公布财务报告。', 'refuted'],
  ['该公司未公布财务报告', '该公司没有公布财务报告。', 'supported'],
])('negation and direction: %s', (claim, source, verdict) => {
  expect(judgeOne(claim, source).verdict).toBe(verdict)
})

test.each([
  [
    'The daemon writes a log by default.',
    'The daemon can also write a log, although it does not do so by default.',
    'insufficient',
  ],
  ['默认写入日志', '守护进程可以写入日志，但默认不写入。', 'insufficient'],
  ['The option doubles the speed of the import.', 'The option halves the speed of the import.', 'refuted'],
  ['推荐安装 unofficial 插件', '安装 unofficial 插件是不推荐的。', 'refuted'],
  ['该程序是最高层的接口', '该程序是系统的最底层接口。', 'refuted or insufficient'],
  ['没有备份就不要升级服务器', '不要在没有备份的情况下升级服务器。', 'supported or insufficient'],
  ['Never restart without a backup.', 'Do not restart the server if there is no backup.', 'supported or insufficient'],
])('what is taken back, turned or denied twice: %s', (claim, source, verdicts) => {
  expect(verdicts.split(' or ')).toContain(judgeOne(claim, source).verdict)
})

test.each([
  ['Tim Cook opened the new factory in Berlin.', 'Elon Musk opened the new factory in Berlin.', 'insufficient'],
  ['Elon Musk opened the new factory in Munich.', 'Elon Musk opened the new factory in Berlin.', 'insufficient'],
  ['Elon Musk opened a factory in Berlin.', 'Elon Musk opened the new factory in Berlin.', 'supported'],
  ['比亚迪的动力电池销量增长20%', zh, 'insufficient'],
  ['宁德时代的动力电池销量增长20%', zh, 'supported'],
])('name and subject: %s', (claim, source, verdict) => {
  expect(judgeOne(claim, source).verdict).toBe(verdict)
})

test.each([
  [
    'The minister called it “a great step forward”.',
    'The minister called it “a great  step forward” for all.',
    'supported',
  ],
  [
    'The minister called it “a great leap forward”.',
    'The minister called it “a great step forward” for all.',
    'insufficient',
  ],
  ['部长称其为“历史性的一步”', '部长称其为“历史性的一步”，值得庆祝。', 'supported'],
  ['部长称其为“历史性的失败”', '部长称其为“历史性的一步”，值得庆祝。', 'insufficient'],
])('quotation: %s', (claim, source, verdict) => {
  expect(judgeOne(claim, source).verdict).toBe(verdict)
})

test('what shares no word with any source is insufficient, and says so', () => {
  const { verdict, reasons, evidence } = createAssessor([{ id: 'a', text: lfp }]).assess('Whales sing.')
  expect({ verdict, reasons, evidence }).toEqual({
    verdict: 'insufficient',
    reasons: ['no sentence shares its words'],
    evidence: [],
  })
})
