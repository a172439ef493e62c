import { describe, expect, test } from 'vitest'
import { excludedBy, requirementsOf, windowOf } from '../../src/plan/requirements.ts'

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
    ['before 2019', { until: '2019-12-31' }],
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
})

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
