import { describe, expect, test } from 'vitest'
import type { Section } from '../../src/domain/draft.ts'
import type { Requirement, ResearchState } from '../../src/domain/research.ts'
import { adviseOn } from '../../src/report/advice.ts'
import { answersIn } from '../../src/report/answers.ts'
import { isOfManner } from '../../src/report/manner.ts'

const asked = (...texts: string[]): Requirement[] =>
  texts.map((text, i) => ({ id: `q${i + 1}`, text, role: 'explicit', weight: 1, kind: 'part', origin: 'host' }))
const state = (requirements: readonly Requirement[]) =>
  ({ requirements, claims: [], sources: [], tasks: [] }) as unknown as ResearchState
const section = (heading: string, text: string): Section => ({ id: heading, heading, text, for: [] })

describe('a demand on the manner of telling', () => {
  test.each([
    'State plainly what is not known',
    'say for each figure where it is from and as of when',
    'Say plainly what is not known (this is for the board ( , with',
    'Use at least two forum threads and three reviews',
    'Separate facts from opinions',
    'Be honest about uncertainty',
    '请注明每个数据的来源和日期',
    '说明哪些内容尚不确定',
  ])('is %s', text => {
    expect(isOfManner(text)).toBe(true)
    const sections = [section('Prices', 'A lamp costs $5 [@s1:2].')]
    expect(adviseOn({ sections, state: state(asked(text)), today: '2026-11-26' })).toEqual([])
  })

  test.each([
    'Say which lamps last longest',
    'List the prices',
    'Explain how light is measured',
    'What is not known about lamps',
    'Provide evidence on side effects',
    'State the population of the town',
    'Which sources disagree',
    '说明价格变化',
    '列出主要厂商',
  ])('is not %s', text => {
    expect(isOfManner(text)).toBe(false)
  })
})

describe('a section answers', () => {
  test.each([
    ['State plainly what is not known', 'What is not known', 'Whether it lasts [@s1:2].'],
    [
      'say for each figure where it is from and as of when',
      'Where the figures come from, and as of when',
      'Shops state no date [@s1:2].',
    ],
    ['Describe the costs for a school, clinics and offices', '3. Costs', 'A lamp is $5 [@s1:2].'],
    ['Explain how light is measured', 'Units', 'Light is measured in lux [@s1:2].'],
  ])('%s under “%s”', (text, heading, body) => {
    expect(answersIn(section(heading, body), 'Report', state(asked(text)))).toEqual(['q1'])
  })

  test.each([
    ['Second, short part: which plants survive low light', 'In short', 'A lamp is $5 [@s1:2].'],
    [
      'what do they cost per square metre (Insulating walls and lofts of old houses)',
      'Summary of insulating walls and lofts',
      'Old houses lose heat [@s1:2].',
    ],
    ['What the lamps cost in each country', 'History', 'They were invented early [@s1:2].'],
  ])('nothing of %s under “%s”', (text, heading, body) => {
    expect(answersIn(section(heading, body), 'Report', state(asked(text)))).toEqual([])
  })
})

describe('a source that was found for a question', () => {
  const researched = {
    ...state(asked('How LFP pack prices changed', 'Which fires LFP packs caused')),
    tasks: [{ id: 't2', for: ['q2'] }],
    sources: [{ id: 's1', task: 't2' }],
  } as unknown as ResearchState

  test.each([
    ['In 2023 two burned down; no fires since [@s1:4].', ['q2']],
    ['They are made in Ningde, and LFP is the cheaper chemistry [@s1:2].', []],
    ['They are made in Ningde [@s1:2].\n\nNothing is known of fires.', []],
  ])('answers it only where the paragraph that cites it says something of it: %s', (text, answered) => {
    expect(answersIn(section('Makers', text), 'Report', researched)).toEqual(answered)
  })
})

describe('within a section', () => {
  const [help, tested] = asked('Says when to seek professional help', 'how much of each was tested')
  const answeredBy = (text: string) =>
    answersIn(section('Risks', text), 'Lamps', state(asked(help?.text ?? '', tested?.text ?? '')))

  test.each([
    '- **When to get help:** see somebody if it lasts [@s1:2].',
    '**When to get help.** See somebody if it lasts [@s1:2].',
    '| Point | Lamps |\n| --- | --- |\n| When to get help | if it lasts [@s1:2] |',
  ])('what heads an item, a paragraph or a row answers: %s', text => expect(answeredBy(text)).toEqual(['q1']))

  test('a row answers how much was tested', () =>
    expect(answeredBy('| Point | Lamps |\n| --- | --- |\n| Amount tested | 30 lamps [@s1:2] |')).toEqual(['q2']))

  test('what heads nothing, or something else, does not', () => {
    expect(answeredBy('- **When to get help:**')).toEqual([])
    expect(answeredBy('- **Price:** a lamp costs $5 [@s1:2].')).toEqual([])
  })
})
