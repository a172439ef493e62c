import { describe, expect, test } from 'vitest'
import { builtinNames, builtinRubric } from '../../src/judge/builtin/rubrics.ts'
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
