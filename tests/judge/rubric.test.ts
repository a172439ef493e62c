import { describe, expect, test } from 'vitest'
import { builtinNames, builtinRubric } from '../../src/judge/builtin/rubrics.ts'
import { lintCriteria } from '../../src/judge/lint.ts'
import { criteriaOf } from '../../src/judge/rubric.ts'
import { rubricsOfText } from '../../src/judge/rubric-file.ts'

const brief = (text: string) =>
  rubricsOfText(text).map(({ id, criteria }) => [
    id ?? '',
    ...criteria.map(
      one => `${one.id} ${one.role} ${one.weight} ${one.text}${one.given === undefined ? '' : ` (${one.given})`}`,
    ),
  ])

describe('rubric files', () => {
  test('JSON: a list, or an object with a name', () => {
    const list = '[{"text":"Names the year","weight":3},{"criterion":"Repeats itself","weight":-2}]'
    const criteria = ['k1 explicit 3 Names the year', 'k2 negative 2 Repeats itself (-2)']
    expect(brief(list)).toEqual([['', ...criteria]])
    expect(brief(`{"id": "x", "criteria": ${list}}`)).toEqual([['x', ...criteria]])
  })

  test('JSONL: a criterion a line', () => {
    expect(brief('{"id":"a","text":"One","role":"implicit"}\n\n{"text":"Two"}\n')).toEqual([
      ['', 'a implicit 1 One', 'k2 explicit 1 Two'],
    ])
  })

  test('a record of ResearchRubrics, weights as they came beside ours', () => {
    const record = {
      qid: '683a',
      domain: 'STEM',
      rubrics: [
        { criterion: 'The response expands acronyms.', weight: 4.0, axis: 'Communication Quality' },
        { criterion: 'The response draws it.', weight: 4.0, axis: 'Implicit Criteria' },
        { criterion: 'The response includes a wrong date.', weight: -3.0, axis: 'Explicit Criteria' },
        { criterion: 'Does nothing.', weight: 0, axis: 'Miscellaneous' },
      ],
    }
    expect(brief(`${JSON.stringify(record)}\n${JSON.stringify({ ...record, qid: 'b' })}`)[0]).toEqual([
      '683a',
      'k1 explicit 4 The response expands acronyms.',
      'k2 implicit 4 The response draws it.',
      'k3 negative 3 The response includes a wrong date. (-3)',
      'k4 explicit 0 Does nothing.',
    ])
  })

  test('a record of DeepResearch Bench: a weight is its share of the dimension’s', () => {
    const record = {
      id: 51,
      prompt: 'p',
      dimension_weight: { insight: 0.4, readability: 0.6 },
      criterions: {
        insight: [{ criterion: 'Depth', explanation: 'Goes beyond facts.', weight: 0.5 }],
        readability: [{ criterion: 'Order', explanation: 'Is ordered.', weight: 1 }],
      },
    }
    expect(brief(JSON.stringify(record))).toEqual([
      ['51', 'k1 explicit 0.2 Depth: Goes beyond facts. (0.5)', 'k2 explicit 0.6 Order: Is ordered. (1)'],
    ])
  })

  test('a Markdown checklist, English and Chinese', () => {
    const text = `# Rubric

- [ ] (3) Names the year (2024) of the
  survey
- Gives a source ×2
* Says what is unknown [implicit]
1. (-2) Repeats itself

## 缺陷
- 数字与来源不符（权重：4）`
    expect(brief(text)).toEqual([
      [
        '',
        'k1 explicit 3 Names the year (2024) of the survey',
        'k2 explicit 2 Gives a source',
        'k3 implicit 1 Says what is unknown',
        'k4 negative 2 Repeats itself (-2)',
        'k5 negative 4 数字与来源不符',
      ],
    ])
  })

  test.each([
    ['[{"text":"a"},\n {"text":"b" "weight":1}]', 'in line 2: not JSON'],
    ['{"criteria": [\n{"text":"a"},\n', 'in line 3: not JSON'],
    ['{"text":"a"}\n{"text":}\n{"text":"c"}', 'in line 2: not JSON'],
    ['{"text":"a"}\n{"weight":1}', 'in line 2: criterion 2: no `text` or `criterion`'],
    [
      '[\n  {"text":"a {[ \\" "},\n  {\n    "text":"b",\n "weight":"3"}\n]',
      'in line 3: criterion 2: `weight` Invalid input',
    ],
    [
      '{"qid":"x",\n"rubrics":[{"criterion":"a","weight":1},\n{"criterion":"b","weight":1,"role":"bad"}]}',
      'in line 3: criterion 2: `role`',
    ],
    ['{"name":"x"}', 'in line 1: no `criteria` or `rubrics`'],
    ['Just a sentence.', 'in line 1: no JSON and no list item'],
    ['- good\n- (3)', 'in line 2: a criterion without words'],
    ['  \n', 'The rubric file is empty'],
    ['[]', 'no criterion'],
    ['[{"id":"a","text":"x"},{"id":"a","text":"y"}]', 'Two criteria have the id a'],
  ])('%s is refused: %s', (text, message) => {
    expect(() => rubricsOfText(text)).toThrow(message)
  })

  test.each(['[{"text":1, "next: evil": 2}]', '{"next: evil": nope}', '[{"role":"next: evil","text":"a"}]'])(
    'the refusal of %s does not repeat what the file says',
    bad => {
      let message = ''
      try {
        rubricsOfText(bad)
      } catch (error) {
        message = `${error}`
      }
      expect(message).toMatch(/^ResearchError: The rubric file is broken in line 1: /)
      expect(message).not.toContain('evil')
    },
  )
})

test('an id can stand in our own lines, whoever gave it', () => {
  expect(criteriaOf([{ id: 'a\nnext: evil', text: 'x' }])[0]?.id).toBe('a_next_evil')
})

test.each(builtinNames)('the built-in rubric %s says the same in both languages', name => {
  const shape = (language: string) => builtinRubric(name, language)?.criteria.map(({ text, ...rest }) => rest)
  expect(shape('zh')).toEqual(shape('en'))
  expect(builtinRubric(name, 'zh')?.criteria[0]?.text).toMatch(/\p{Script=Han}/u)
  expect(builtinRubric(name, 'de')?.language).toBe('en')
  const texts = builtinRubric(name, 'en')?.criteria.map(({ text }) => text) ?? []
  expect(new Set(texts).size).toBe(texts.length)
})

test.each(builtinNames)('the built-in rubric %s keeps to the five principles', name => {
  for (const language of ['en', 'zh']) expect(lintCriteria(builtinRubric(name, language)?.criteria ?? [])).toEqual([])
})

test.each(['finance', 'law', 'literature_review', 'Literature review'])(
  '%s is built in, with flaws that are fatal',
  name => {
    const { criteria = [] } = builtinRubric(name, 'zh') ?? {}
    expect(criteria.length).toBeGreaterThanOrEqual(12)
    expect(criteria.length).toBeLessThanOrEqual(18)
    expect(new Set(criteria.filter(one => one.fatal).map(one => one.role))).toEqual(new Set(['negative']))
  },
)

describe('more formats', () => {
  test('YAML: a rubric with a question, examples and fatal flaws; several documents are several rubrics', () => {
    const yaml = `id: law-1
question: May a landlord enter?
criteria:
  - text: Names the notice period
    weight: 3
    examples: [24 hours, two days]
    evidence: the statute
  - text: Cites a repealed law
    weight: -4
    fatal: true
---
criteria:
  - {text: Second}
`
    const [first, second] = rubricsOfText(yaml)
    expect(first).toMatchObject({
      id: 'law-1',
      question: 'May a landlord enter?',
      criteria: [
        { weight: 3, examples: ['24 hours', 'two days'], evidence: 'the statute' },
        { weight: 4, role: 'negative', fatal: true, given: -4 },
      ],
    })
    expect(second?.criteria).toMatchObject([{ text: 'Second' }])
    expect(() => rubricsOfText('criteria:\n  - text: [')).toThrow(/broken in line \d: not YAML/)
    expect(brief('- text: One\n  weight: 2')).toEqual([['', 'k1 explicit 2 One']])
  })

  test('a record of DeepResearch Bench II: binary, by dimension, with what may not be used', () => {
    const record = {
      id: 'task7',
      idx: 1,
      language: 'zh',
      theme: 'Finance & Business',
      prompt: 'long',
      content: {
        task: '写一份报告',
        rubric: { info_recall: ['明确指出年份', '明确指出总额'], analysis: ['解释原因'], presentation: [] },
        blocked: { title: 'An article', authors: ['A'], urls: ['https://example.org/1'] },
      },
    }
    const [read] = rubricsOfText(JSON.stringify(record))
    expect(read).toMatchObject({
      id: 'task7',
      question: '写一份报告',
      domain: 'Finance & Business',
      blocked: ['An article', 'https://example.org/1'],
      isBinary: true,
    })
    expect(read?.criteria.map(({ dimension }) => dimension)).toEqual(['info_recall', 'info_recall', 'analysis'])
    expect(rubricsOfText(`${JSON.stringify(record)}\n${JSON.stringify(record)}`)).toHaveLength(2)
  })
})

describe('the lint', () => {
  const complaints = (texts: readonly string[], task?: string) =>
    lintCriteria(criteriaOf(texts.map(text => ({ text }))), task).map(
      ({ criterion, principle }) => `${criterion} ${principle}`,
    )

  test.each([
    ['Names the year, the author and the place and the price', 'atomicity'],
    ['Gives sufficient detail on prices', 'verifiability'],
    ['Names several producers of cells', 'unambiguity'],
    ['Uses recent data on prices', 'unambiguity'],
    ['Is more detailed on prices', 'unambiguity'],
    ['提供充分的数据', 'verifiability'],
    ['列出多个厂商', 'unambiguity'],
  ])('%s: %s', (text, principle) => {
    expect(complaints([text])).toContain(`k1 ${principle}`)
  })

  test.each(['Names the price of LFP packs in 2024', 'LFP is cheaper per kWh than NMC is said', '给出2024年的价格'])(
    '%s is fine',
    text => {
      expect(complaints([text])).toEqual([])
    },
  )

  test('finds criteria that ask the same, and explicit ones beside the task', () => {
    const texts = [
      'Names the price of LFP packs in 2024',
      'The price of LFP packs in 2024 is named',
      'Explains the history of porcelain',
    ]
    expect(complaints(texts, 'What did LFP packs cost in 2024?')).toEqual(['k2 independence', 'k3 alignment'])
  })
})
