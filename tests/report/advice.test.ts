import { describe, expect, test } from 'vitest'
import type { Section } from '../../src/domain/draft.ts'
import type { Requirement, ResearchState } from '../../src/domain/research.ts'
import { adviseOn } from '../../src/report/advice.ts'

const q = (id: string): Requirement => ({ id, text: id, role: 'explicit', weight: 1, kind: 'part' }) as Requirement
const state = (more: Partial<ResearchState> = {}) =>
  ({ requirements: [], claims: [], sources: [], tasks: [], ...more }) as unknown as ResearchState
const section = (id: string, text: string, more: Partial<Section> = {}): Section => ({
  id,
  heading: id,
  text,
  for: [],
  ...more,
})
const advise = (sections: readonly Section[], more: Partial<ResearchState> = {}) =>
  adviseOn({ sections, state: state(more), today: '2026-11-26' })
const names = (sections: readonly Section[], more: Partial<ResearchState> = {}) =>
  advise(sections, more).map(({ name }) => name)

const stacked =
  'Packs cost $52 in 2024 [@s1:2]. Cells cost $87 in 2025 [@s2:2]. Prices in China stood at $44 [@s3:1]. Analysts see $45 in 2027 [@s4:9].'
const argued = `${stacked} Since China is a third below the mean, the gap is one of scale, not of chemistry; therefore a mean says little.`

describe('advice', () => {
  test('tells findings in a row from an argument made of them, in both languages', () => {
    expect(names([section('a', stacked)])).toContain('stacking')
    expect(names([section('a', argued)])).not.toContain('stacking')
    const zh =
      '电池包均价为每千瓦时52美元[@s1:2]。钠电池为87美元[@s2:2]。国内均价为44美元[@s3:1]。机构给出45美元[@s4:9]。'
    expect(names([section('a', zh)])).toContain('stacking')
    expect(names([section('a', `${zh}因此均价差异主要来自规模。`)])).not.toContain('stacking')
  })

  test.each([
    'I found no trial that set the one against the other directly.',
    'No study was found that compares both.',
    '没有找到任何直接比较两者的试验。',
  ])('asks for the search that found nothing: %s', text => {
    expect(names([section('a', text)])).toContain('unsearched')
    expect(names([section('a', `${text} [@n1]`)])).not.toContain('unsearched')
  })

  test('leaves what is said of the pages that were read', () =>
    expect(
      names([section('a', 'None of the pages read reports a trial. I found no trial in the pages read.')]),
    ).not.toContain('unsearched'))

  test('sees no findings in a row in the rows of a table', () => {
    const rows = ['LFP cells', 'Sodium cells', 'NMC cells', 'Lead cells'].map(
      (name, i) => `| ${name} | $${i}2 [@s1:${i}] |`,
    )
    const table = `| Kind of cell | Price per kWh |\n| --- | --- |\n${rows.join('\n')}`
    expect(names([section('a', table)])).not.toContain('stacking')
    expect(names([section('a', `${stacked}\n\n${table}`)])).toContain('stacking')
  })

  test.each([
    '```mermaid\npie\n  "LFP" : 52\n```',
    '~~~ dot\ngraph {}\n~~~',
    '```json\n{"mark":"bar","encoding":{}}\n```',
  ])('says that a diagram stays code: %s', block => {
    expect(advise([section('a', `Text.\n\n${block}`)])).toMatchObject([
      { name: 'diagram', message: expect.stringContaining('guide://charts'), sections: ['a'] },
    ])
  })

  test('has nothing against code', () => {
    expect(names([section('a', 'Text.\n\n```json\n{"mark":1}\n```\n\n```sh\ndot -Tpng\n```')])).toEqual([])
  })

  test('asks no section to answer a demand on form', () => {
    const other = (id: string, text: string) => ({ ...q(id), text, kind: 'other' as const })
    const requirements = [other('q1', 'Every sourced sentence has a citation'), other('q2', 'What it costs')]
    expect(advise([section('a', 'One.')], { requirements })).toMatchObject([
      { name: 'unanswered', message: 'no section answers q2' },
    ])
  })

  test('names requirements without a section and sections without a requirement', () => {
    const requirements = [q('q1'), q('q2')]
    const sections = [section('a', 'One.', { for: ['q1'] }), section('b', 'Two.'), section('c', 'Three.')]
    expect(advise(sections, { requirements })).toMatchObject([
      { name: 'unanswered', message: 'no section answers q2' },
      { name: 'off_topic', sections: ['b'] },
    ])
  })

  test('says how a section stands to its budget', () => {
    const text = 'word '.repeat(60)
    expect(advise([section('a', text, { words: 40 })])).toMatchObject([
      { name: 'length', message: '60 words counted, 40 planned, 20 to 48 accepted' },
    ])
    expect(names([section('a', text, { words: 55 })])).toEqual([])
  })

  test('hears a source that speaks against a reported claim', () => {
    const evidence = [
      { source: 's1', paragraph: 2, stance: 'supports' },
      { source: 's2', paragraph: 7, stance: 'refutes' },
    ]
    const claims = [{ id: 'c1', verdict: 'mixed', evidence }] as unknown as ResearchState['claims']
    expect(advise([section('a', 'It fell [@s1:2].')], { claims })).toMatchObject([
      { name: 'dissent', message: expect.stringContaining('s2:7 (c1)') },
    ])
    expect(names([section('a', 'It fell [@s1:2], though not everywhere [@s2:7].')], { claims })).toEqual([])
  })

  test('sees another language, a date to come, repeated and choppy text, lists and long sentences', () => {
    const zh = '本报告讨论电池价格。'.repeat(8)
    expect(
      names([
        section('a', `${zh}The average price of a battery pack fell again in the last year, and analysts expect more.`),
      ]),
    ).toContain('language')
    expect(names([section('a', `${zh}其中 LFP 与 NMC 的差别见 BloombergNEF 的报告。`)])).not.toContain('language')
    expect(names([section('a', 'As of 3 December 2026 the price is low.')])).toEqual(['dates'])
    const said = 'The price of a battery pack fell by a fifth in a single year.'
    expect(names([section('a', said), section('b', said)])).toContain('repetition')
    expect(names([section('a', Array.from({ length: 7 }, (_, i) => `Point ${i} is here.`).join('\n\n'))])).toContain(
      'paragraphs',
    )
    expect(names([section('a', Array.from({ length: 9 }, (_, i) => `- point ${i}`).join('\n'))])).toContain('lists')
    const long = `The ${'considerable institutional heterogeneity of intergovernmental organisations '.repeat(6)}continues.`
    expect(names([section('a', Array.from({ length: 9 }, (_, i) => `${i} ${long}`).join(' '))])).toContain('reading')
  })

  test('has nothing to say of a plain good section', () => {
    const text = `${argued} Whether it lasts depends on demand. Two of the four sources are from before the tariff, so they may be dated.`
    expect(names([section('a', text)])).toEqual([])
  })
})
