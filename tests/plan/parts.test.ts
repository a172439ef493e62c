import { expect, test } from 'vitest'
import { partsOf } from '../../src/plan/parts.ts'
import { requirementsOf } from '../../src/plan/requirements.ts'
import { windowOf } from '../../src/plan/window.ts'

test.each([
  ['What do the libraries warn about when input comes from strangers?', 1],
  ["What are undici's default time-outs and retry limits?", 2],
  ['How did prices change, and what do analysts expect by 2027?', 2],
  ['特斯拉哪一年去世？特斯拉与爱迪生是什么关系？', 2],
  ['2024年中国新能源汽车销量是多少？主要出口到哪些国家？', 2],
  ['5G基站一共有多少？LFP电池多少钱？', 2],
  ['Why?', 1],
])('"%s" asks %i', (question, count) => {
  expect(requirementsOf(question).filter(({ kind }) => kind === 'part')).toHaveLength(count)
})

test('each part can be read by itself', () => {
  expect(partsOf("What are undici's default time-outs and retry limits?")).toEqual([
    "What are undici's default time-outs",
    "What are undici's retry limits",
  ])
})

test('form, length, language, region, period and exclusions are requirements of their own, not parts', () => {
  const question =
    'How did heat pump sales develop in Germany and China since 2020? In a table, in 300 words, in English, without Wikipedia.'
  expect(requirementsOf(question).map(({ kind, role, text }) => `${kind} ${role}: ${text}`)).toMatchInlineSnapshot(`
    [
      "part explicit: How did heat pump sales develop in Germany and China since 2020",
      "date explicit: period: since 2020",
      "region explicit: region: Germany",
      "region explicit: region: China",
      "format explicit: form: table",
      "format explicit: length: 300 words",
      "language explicit: language: English",
      "exclusion negative: Uses what was ruled out: Wikipedia",
    ]
  `)
})

test('the last of several questions begins with its question word', () => {
  const question = 'Insulating old houses: which measures save most, what do they cost, and what are the risks?'
  const parts = requirementsOf(question).filter(({ kind }) => kind === 'part')
  expect(parts.at(-1)?.text).toBe('what are the risks (Insulating old houses)')
})

test('a period in the question becomes the window of searches; what is expected by a coming year does not', () => {
  expect(windowOf('What changed since 2020?', '2026-11-22')).toEqual({ since: '2020-01-01' })
  expect(windowOf('What do studies from before 2019 say?', '2026-11-22')).toEqual({ until: '2019-12-31' })
  expect(windowOf('Forecasts by 2030', '2026-11-22')).toEqual({})
  expect(windowOf('近五年的变化', '2026-11-22')).toEqual({ since: '2021-11-22' })
  expect(windowOf('in the last two years', '2026-11-22')).toEqual({ since: '2024-11-22' })
})

test.each([
  [
    'Is creatine safe for teenagers - does it help endurance - and what dose do trials use?',
    ['Is creatine safe for teenagers', 'does it help endurance (creatine)', 'what dose do trials use (creatine)'],
  ],
  [
    'does mindfulness meditation measurably reduce stress - how large are the effects, in whom, what are the risks, and what would it cost us (apps, classes)?',
    [
      'does mindfulness meditation measurably reduce stress',
      'how large are the effects, in whom (mindfulness meditation)',
      'what are the risks (mindfulness meditation)',
      'what would it cost us (apps, classes) (mindfulness meditation)',
    ],
  ],
  ['How loud are heat pumps; which subsidies exist?', ['How loud are heat pumps', 'which subsidies exist']],
  // A relative clause, an aside and a list in brackets are no questions; what leads back to an unknown subject stays where it is.
  [
    'What is known of creatine, which is costly, and of caffeine?',
    ['What is known of creatine, which is costly, and of caffeine'],
  ],
  ['Compare Rust - a systems language - with Go', ['Compare Rust - a systems language - with Go']],
  ['What happened in Berlin, and did it help them?', ['What happened in Berlin, and did it help them']],
  ['电池价格为何下降——哪些厂商受益？', ['电池价格为何下降', '哪些厂商受益']],
])('questions joined in a sentence are parts of their own: %s', (question, parts) => {
  expect(partsOf(question)).toEqual(parts)
})

const team =
  'We are a small software team choosing how to handle logins in a web application (session cookies, JWT, OAuth/OIDC). What do current documentation and practitioners recommend, where do they disagree, and what should we do? About 700 words, with a comparison table.'

test('who asks and what is to be decided is no part; what it comprises is, and each question is asked of it', () => {
  expect(partsOf(team.slice(0, team.indexOf(' About 700')))).toEqual([
    'session cookies (logins in a web application)',
    'JWT (logins in a web application)',
    'OAuth/OIDC (logins in a web application)',
    'What do current documentation and practitioners recommend (logins in a web application)',
    'where do they disagree (current documentation and practitioners; logins in a web application)',
    'what should we do (logins in a web application)',
  ])
  expect(partsOf('我们是一个小团队，正在选择数据库（MySQL、SQLite）。它们的性能如何？')).toEqual([
    'MySQL (数据库)',
    'SQLite (数据库)',
    '它们的性能如何 (数据库)',
  ])
  expect(partsOf('We are a small shop choosing tills.')).toHaveLength(1)
})

test('`current documentation` names no period, nor does what somebody is this year or the title of a law', () => {
  const dates = (question: string) => requirementsOf(question).filter(({ kind }) => kind === 'date')
  expect(dates(team)).toEqual([])
  expect(dates('我今年五十三岁，怎么吃更健康？')).toEqual([])
  expect(dates('《建设规划纲要（2024—2035年）》怎么落实？')).toEqual([])
  expect(dates('今年销量多少？')).toHaveLength(1)
  expect(windowOf('我今年五十三岁，怎么吃更健康？', '2026-11-22')).toEqual({})
})

test('what a list of nouns is asked of is asked of each', () => {
  const question =
    '电动汽车与混合动力车：续航、充电、成本和保养，哪些说法有数据支持？请用中文写一份600字左右的简报，注明来源。'
  expect(requirementsOf(question).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'part: 续航：哪些说法有数据支持 (电动汽车与混合动力车)',
    'part: 充电：哪些说法有数据支持 (电动汽车与混合动力车)',
    'part: 成本：哪些说法有数据支持 (电动汽车与混合动力车)',
    'part: 保养：哪些说法有数据支持 (电动汽车与混合动力车)',
    'format: form: 注明来源',
    'format: form: 简报',
    'format: length: 600 字',
    'language: language: 中文',
  ])
  expect(partsOf('Electric cars and hybrids: range, charging and upkeep - which claims are backed by data?')).toEqual([
    'range: which claims are backed by data (Electric cars and hybrids)',
    'charging: which claims are backed by data (Electric cars and hybrids)',
    'upkeep: which claims are backed by data (Electric cars and hybrids)',
  ])
  expect(partsOf('心脏病、高血压和糖尿病，哪个更危险？')).toHaveLength(1)
})

test('numbered and starred items of one sentence are parts; `how and why` and `identify and explain` stay one', () => {
  expect(
    partsOf(
      'Write about tea. Your report should address: 1. Costs: prices and taxes. 2. Risks to health. 3. Known brands.',
    ),
  ).toEqual(['Write about tea', 'Costs: prices and taxes', 'Risks to health', 'Known brands'])
  expect(partsOf('Discuss how and why people drink tea.')).toHaveLength(1)
  expect(partsOf('Identify and explain three kinds of tea.')).toEqual(['Identify and explain three kinds of tea'])
})

test('sentences that tell how things are ask nothing, where others do', () => {
  expect(partsOf('The filters are made of metal. They clog in a month. How are they cleaned?')).toEqual([
    'How are they cleaned',
  ])
  expect(partsOf('在微电子工艺中，金属薄膜的生长可以使用多种设备。分别用来沉积什么薄膜？')).toEqual([
    '分别用来沉积什么薄膜',
  ])
  expect(partsOf('刑罚中死刑的数量、比例、减刑率。何时会废除？')).toHaveLength(2)
  expect(partsOf('The filters are made of metal.')).toHaveLength(1)
})

test('a number of things is said with the thing', () => {
  const figures = requirementsOf('Explain at least three key design features and top 10 insurers by assets.')
  expect(figures.flatMap(({ kind, text }) => (kind === 'figure' ? [text] : []))).toEqual([
    'at least three key design features',
    'top 10 insurers',
  ])
})

test('what only tells something of what was asked before is one part, and says of what', () => {
  expect(
    partsOf(
      'How did coffee spread from its origin, what is legend and what is documented, and where do accounts disagree on dates?',
    ),
  ).toEqual([
    'How did coffee spread from its origin',
    'what is legend and what is documented (coffee)',
    'where do accounts disagree on dates (coffee)',
  ])
  expect(partsOf('How did tea reach us? What is known and what is guessed?')).toHaveLength(2)
  expect(partsOf('咖啡是如何传播的，什么是传说，什么有据可查？')).toEqual([
    '咖啡是如何传播的',
    '什么是传说，什么有据可查',
  ])
  // Two questions of their own.
  expect(partsOf('What is inflation and what is deflation?')).toHaveLength(2)
})
