import { describe, expect, test } from 'vitest'
import { excludedBy, requirementsOf } from '../../src/plan/requirements.ts'
import { windowOf } from '../../src/plan/window.ts'

const found = (question: string) =>
  requirementsOf(question).map(({ kind, role, text }) => `${role === 'negative' ? 'not ' : ''}${kind}: ${text}`)

describe('what a question asks for', () => {
  test.each([
    'What do LFP packs cost?',
    'How did LFP pack prices change since 2020, and what do analysts expect by 2027?',
    'Compare the pension systems of Sweden and Chile in a table, without Wikipedia.',
    'List at least five warnings about prototype pollution; explain each in English.',
    "What are undici's time-outs and retry limits?",
    'Write a brief on sodium-ion cells within 800 words. Do not use example.com or vendor blogs.',
    '中国新能源汽车2023年以来的销量如何变化？与欧盟相比如何？请用表格，1000字以内，不要引用维基百科。',
    '为什么近五年全球电池价格下降，以及最新的预测是什么？',
    'tides',
    '???',
  ])('%s', question => {
    expect(found(question)).toMatchSnapshot()
  })
})

describe('demands on form are no matter of research', () => {
  test.each([
    [
      'Compare tidal and wave power. Give a recommendation, 500 to 800 words.',
      ['Compare tidal and wave power'],
      ['form: recommendation', 'length: 500–800 words'],
    ],
    [
      'How do tides work, between 500 and 800 words, and include a table.',
      ['How do tides work'],
      ['form: table', 'length: 500–800 words'],
    ],
    [
      'How do tides work? 300-400 words, with a table.',
      ['How do tides work'],
      ['form: table', 'length: 300–400 words'],
    ],
    [
      'How do tides work? End with a short summary in German.',
      ['How do tides work'],
      ['form: summary', 'language: German'],
    ],
    [
      '比较潮汐能与波浪能的成本。请给出建议，500-800字。',
      ['比较潮汐能与波浪能的成本'],
      ['form: 建议', 'length: 500–800 字'],
    ],
    ['潮汐能的成本如何变化？500到800字，并给出结论。', ['潮汐能的成本如何变化'], ['form: 结论', 'length: 500–800 字']],
    [
      'How do tides work? Give a recommendation of 500 to 800 words.',
      ['How do tides work'],
      ['form: recommendation', 'length: 500–800 words'],
    ],
    ['How do tides work, within 800 words?', ['How do tides work'], ['length: 800 words']],
    [
      'We run a small ferry. Should we switch to battery or hydrogen? Compare range, refuelling and price. Give a recommendation with its limits, a comparison table, one chart of ranges (e.g. in km), and mark everything uncertain. German, 800–1200 words, APA style references, PDF and DOCX files.',
      ['Should we switch to battery or hydrogen', 'Compare range, refuelling and price'],
      [
        'form: APA style references',
        'form: PDF and DOCX files',
        'form: comparison table',
        'form: mark everything uncertain',
        'form: one chart of ranges (e.g. in km)',
        'form: recommendation with its limits',
        'language: German',
        'length: 800–1200 words',
      ],
    ],
    [
      '渡轮该用电池还是氢？续航如何,加注要多久？请给出有出处的报告,并列一张对比表,最后给出可以照做的步骤。',
      ['渡轮该用电池还是氢', '续航如何', '加注要多久'],
      ['form: 可以照做的步骤', 'form: 对比表', 'form: 有出处的报告'],
    ],
    [
      'I am trying to see if tides affect sleep. What do studies say?',
      ['I am trying to see if tides affect sleep', 'What do studies say'],
      [],
    ],
    [
      "What are this pump's limits on flow, pressure and head height?",
      [
        "What are this pump's limits on flow",
        "What are this pump's limits on pressure",
        "What are this pump's limits on head height",
      ],
      [],
    ],
    ['Give a recommendation on pumps for small farms.', ['Give a recommendation on pumps for small farms'], []],
    ['Include a summary of the ruling of 2021.', ['Include a summary of the ruling of 2021'], []],
    ['给出投资建议的公司有哪些？', ['给出投资建议的公司有哪些'], []],
    ['Why do books of 500 pages sell better?', ['Why do books of 500 pages sell better'], []],
  ])('%s', (question, parts, form) => {
    const all = requirementsOf(question)
    expect(all.filter(({ kind }) => kind === 'part').map(({ text }) => text)).toEqual(parts)
    expect(
      all
        .filter(({ kind }) => kind === 'format' || kind === 'language')
        .map(({ text }) => text)
        .sort(),
    ).toEqual(form)
  })
})

describe('the period that a question names', () => {
  test.each([
    ['since 2020', { since: '2020-01-01' }],
    ['before 2019', {}],
    ['in the last five years', { since: '2021-11-22' }],
    ['this year', { since: '2026-01-01' }],
    ['2023年以来', { since: '2023-01-01' }],
    ['近三年', { since: '2023-11-22' }],
    ['今年', { since: '2026-01-01' }],
    ['by 2030', {}],
    ['no period', {}],
  ])('%s', (words, window) => {
    expect(windowOf(`What happened ${words}?`, '2026-11-22T12:00:00.000Z')).toEqual(window)
  })

  test.each([
    ['What insulation suits houses built before 1980?', {}, []],
    ['Which vaccines do people who were born after 1990 lack?', {}, []],
    ['How do companies founded in the last five years hire?', {}, []],
    ['What makes novels published before 1950 last?', {}, []],
    ['Are cars not older than 2015 cheaper to insure?', {}, []],
    ['We have lived in a flat from 1975 since 2015. What does insulation cost?', {}, []],
    ["Don't discuss houses built before 1980. What does insulation cost?", {}, []],
    ['1980年以前建成的房屋如何保温？', {}, []],
    ['2000年以后出生的人有哪些消费习惯？', {}, []],
    ['近五年成立的公司如何招聘？', {}, []],
    ['What changed since 2020 in houses built before 1980?', { since: '2020-01-01' }, ['period: since 2020']],
    ['Which houses were demolished after 1990?', { since: '1990-01-01' }, ['period: after 1990']],
  ])('no year of the subject: %s', (question, window, periods) => {
    expect(windowOf(question, '2026-11-22T12:00:00.000Z')).toEqual(window)
    expect(datesOf(question)).toEqual(periods)
  })

  test.each([
    ['Which treaties did Finland sign before 1940?', {}],
    ['1949年以前中国的经济如何？', {}],
    ['Summarize the papers that Einstein published before 1915.', {}],
    ['What do studies on batteries published before 2019 say?', { until: '2019-12-31' }],
    ['What does the literature up to 2019 say on sleep?', { until: '2019-12-31' }],
    ["Don't use sources newer than 2019. What does insulation cost?", { until: '2019-12-31' }],
    ['2019年以前发表的文献怎么说？', { until: '2019-12-31' }],
  ])('what was before a year is told of later too, unless sources are meant: %s', (question, window) => {
    expect(windowOf(question, '2026-11-22T12:00:00.000Z')).toEqual(window)
  })

  test.each([
    ['What insulation suits old houses, with sources not older than 2020?', '2020-01-01'],
    ['Since 2020 research has doubted this. Why?', '2020-01-01'],
    ['What do studies published after 2020 say?', '2020-01-01'],
    ['We only accept sources published after 2020. What does insulation cost?', '2020-01-01'],
    ['使用2020年以后发表的研究。', '2020-01-01'],
  ])('sources from a year on: %s', (question, since) => {
    expect(windowOf(question, '2026-11-22T12:00:00.000Z')).toEqual({ since })
  })
})

const datesOf = (question: string) =>
  requirementsOf(question)
    .filter(({ kind }) => kind === 'date')
    .map(({ text }) => text)

test.each([
  ['without wikipedia.org and example.com', ['wikipedia.org', 'example.com']],
  ['do not use Wikipedia', ['Wikipedia']],
  ['不要引用 baike.baidu.com', ['baike.baidu.com']],
  ['without using wikipedia or example.com', ['wikipedia', 'example.com']],
  ['without sugar', []],
])('sources ruled out by "%s"', (words, domains) => {
  expect(excludedBy(`What is it, ${words}?`)).toEqual(domains)
})

test.each([
  ['How long can the pump run without failure?', false],
  ['Can the editor be used without internet access?', false],
  ['电动汽车如何排除故障？', false],
  ['除了特斯拉，还有哪些公司生产电动卡车？', false],
  ['哪些行为是法律规定不得实施的？', false],
  ['How did prices change, without using press releases?', true],
  ['What is known, without citing Wikipedia?', true],
  ["How does it work? Don't rely on blog posts.", true],
  ['价格如何变化？不要引用自媒体。', true],
])('"%s" rules something out: %s', (question, isRuledOut) => {
  const found = requirementsOf(question)
  expect(found.some(({ kind }) => kind === 'exclusion')).toBe(isRuledOut)
  if (!isRuledOut) expect(found.find(({ kind }) => kind === 'part')?.text).toBe(question.replace(/[?？]$/, ''))
})

describe('what an answer must not have is no subject to look up', () => {
  test.each([
    [
      "How do I keep slugs off my lettuce? Without chemicals. Never cite blogs. Don't give brand names.",
      ['How do I keep slugs off my lettuce'],
      [
        'other: Has what was ruled out: chemicals',
        'exclusion: Uses what was ruled out: blogs',
        'other: Does what was ruled out: give brand names',
      ],
    ],
    [
      'How do I sleep better? Avoid any product advertising, and never recommend medication.',
      ['How do I sleep better'],
      ['other: Has what was ruled out: product advertising', 'other: Does what was ruled out: recommend medication'],
    ],
    [
      "Which roof lasts longest? Please don't present a maker's claims as tests, and compare slate with tile.",
      ['Which roof lasts longest', 'Compare slate with tile'],
      ["other: Does what was ruled out: present a maker's claims as tests"],
    ],
    [
      'Compare oaks and elms, and do not name any nursery. No prices, please.',
      ['Compare oaks and elms'],
      ['other: Does what was ruled out: name any nursery', 'other: Has what was ruled out: prices'],
    ],
    [
      '租房还是买房？不要推荐具体楼盘，请勿引用自媒体。避免任何广告。',
      ['租房还是买房'],
      ['other: 做了被排除的事：推荐具体楼盘', 'exclusion: 用了被排除的内容：自媒体', 'other: 做了被排除的事：任何广告'],
    ],
    [
      'How did coffee spread? The answer should not be about brewing recipes. It is for a class. Do not be brief.',
      ['How did coffee spread'],
      ['other: Is about what was ruled out: brewing recipes', 'other: Is what was ruled out: brief'],
    ],
    ['咖啡是如何传播的？答案不应涉及冲煮配方。', ['咖啡是如何传播的'], ['other: 做了被排除的事：涉及冲煮配方']],
    ['Which drugs should not be taken with grapefruit?', undefined, []],
    ['人们不应该在什么时候喝咖啡？', undefined, []],
    ['Which plants do well in shade and do not need watering?', undefined, []],
    ['Find plants that live in dry soil and do not attract slugs.', undefined, []],
    ["Why don't whales get cancer?", undefined, []],
    ['不能充电怎么办？', undefined, []],
    ['如何避免电池自燃？', undefined, []],
  ])('%s', (question, parts, flaws) => {
    const all = requirementsOf(question)
    expect(all.filter(({ kind }) => kind === 'part').map(({ text }) => text)).toEqual(
      parts ?? [question.replace(/[.?？]$/u, '')],
    )
    expect(all.filter(({ role }) => role === 'negative').map(({ kind, text }) => `${kind}: ${text}`)).toEqual(flaws)
  })

  test.each([
    ["Don't use data older than 2023 and do not name any bank.", { since: '2023-01-01' }, []],
    ['Nothing older than 2023 counts.', { since: '2023-01-01' }, ['period: since 2023']],
    ['What do figures not older than 2023 say?', { since: '2023-01-01' }, ['period: since 2023']],
    ['Never cite studies from before 2015.', { since: '2015-01-01' }, []],
    ['不要使用早于2023年的数据。', { since: '2023-01-01' }, []],
  ])('a bound is no period: %s', (words, window, periods) => {
    const question = `How did rents change? ${words}`
    expect(windowOf(question, '2026-11-22T12:00:00.000Z')).toEqual(window)
    const dates = requirementsOf(question).filter(({ kind }) => kind === 'date')
    expect(dates.map(({ text }) => text)).toEqual(periods)
  })
})

test.each([
  [
    'We own a 140 m² house from the 1970s in Norway and have 900,000 kroner for 2026. Which work pays back?',
    ["Fits the asker's situation: We own a 140 m² house from the 1970s in Norway and have 900,000 kroner for 2026"],
  ],
  ['我家在北京，预算30万元。厨房怎么装修？', ['符合提问者的情况：我家在北京，预算30万元']],
  ['我们有一套90平米的房子。厨房怎么装修？', ['符合提问者的情况：我们有一套90平米的房子']],
  ['We have a shop. Which till is best?', []],
  ['I want to know what changed since 2020. What did it cost?', []],
])('what is particular about the asker is kept for the answer: %s', (question, situation) => {
  const found = requirementsOf(question)
  expect(found.filter(({ kind }) => kind === 'context').map(({ text }) => text)).toEqual(situation)
  if (situation.length > 0) expect(found.filter(({ kind }) => kind === 'date')).toEqual([])
})

test('items of a numbered sentence are taken apart; what sources disagree on is said; the last word has no full stop', () => {
  const parts = requirementsOf(
    'I want to know: (1) what it costs; (2) which projects pay back, and where sources disagree; (3) how long each phase takes, which permits apply; (4) how people pay for it. Compare both.',
  ).map(({ text }) => text)
  expect(parts).toEqual([
    'what it costs',
    'which projects pay back',
    'where sources disagree (which projects pay back)',
    'how long each phase takes',
    'which permits apply',
    'how people pay for it',
    'Compare both',
  ])
})
