import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readVerdict } from '../../src/judge/marks.ts'
import { cutReport, findQuote } from '../../src/judge/places.ts'
import { criteriaOf } from '../../src/judge/rubric.ts'
import { acceptVerdicts } from '../../src/judge/verdicts.ts'
import { splitReport } from '../../src/report/sections.ts'

const markdown = `# LFP prices

Prices fell **11.9 %** from $59 to $52/kWh [@s1:2]. More in [the report](https://example.org/a).

## Outlook
By 2027 they may reach $45/kWh [@s1:4].

### Risks

- “tariffs”
- supply

\`\`\`
code

more
\`\`\`

## 结论

价格下降了。`
const report = cutReport(splitReport(markdown))

test('a report is cut into places: section 0 before the first ##, paragraphs from 1, a bare number for a heading', () => {
  expect(report.places.map(({ place, text }) => `${place} ${text.replaceAll('\n', ' / ')}`)).toEqual([
    '0 LFP prices',
    '0.1 Prices fell **11.9 %** from $59 to $52/kWh [@s1:2]. More in [the report](https://example.org/a).',
    '1 Outlook',
    '1.1 By 2027 they may reach $45/kWh [@s1:4].',
    '1.2 ### Risks',
    '1.3 - “tariffs” / - supply',
    '1.4 ``` / code /  / more / ```',
    '2 结论',
    '2.1 价格下降了。',
  ])
})

test('what is no report is no place', () => {
  expect(cutReport(splitReport('')).places).toEqual([])
  expect(cutReport(splitReport('## A\n\n## B')).places.map(({ place }) => place)).toEqual(['1', '2'])
})

test.each([
  ['prices fell 11.9 % from $59 to $52/kWh.', { place: '0.1' }],
  ['From $59 to  $52/kWh [@s1:2].', { place: '0.1' }],
  ['"More in [the report]"', { place: '0.1' }],
  ['"tariffs"', { place: '1.3' }],
  ['Outlook', { place: '1' }],
  ['价格下降了', { place: '2.1' }],
  ['reach $45/kWh. ### Risks', {}],
  ['reach $46/kWh', undefined],
  ['…', undefined],
])('the quote %s is at %o', (quote, where) => {
  expect(findQuote(report, quote)).toEqual(where)
})

test.each([
  ['q1 full 2.3', { criterion: 'q1', mark: 'full', place: '2.3' }],
  ['q1: Partially met at §2.3 (because …)', { criterion: 'q1', mark: 'partial', place: '2.3' }],
  ['q1 = not met', { criterion: 'q1', mark: 'none' }],
  ['q1 no', { criterion: 'q1', mark: 'none' }],
  ['q1 yes “prices fell”', { criterion: 'q1', mark: 'full', quote: 'prices fell' }],
  ['q1 full prices fell', { criterion: 'q1', mark: 'full', quote: 'prices fell' }],
  ['q1 full 2.3 "prices fell"', { criterion: 'q1', mark: 'full', place: '2.3', quote: 'prices fell' }],
  ['q1 full [2.3]', { criterion: 'q1', mark: 'full', place: '2.3' }],
  ['q1 full 11.9 % lower', { criterion: 'q1', mark: 'full', place: '11.9' }],
  ['q1 满足 2.3', { criterion: 'q1', mark: 'full', place: '2.3' }],
  ['q1：部分满足，见2.3', { criterion: 'q1', mark: 'partial', place: '2.3' }],
  ['q1不满足', { criterion: 'q1', mark: 'none' }],
  ['q1 nothing', { criterion: 'q1' }],
  ['q12 full 2.3', { criterion: 'q12', mark: 'full', place: '2.3' }],
  ['cites two sources full 2.3', { criterion: 'cites two sources', mark: 'full', place: '2.3' }],
])('%s is read as %o', (text, read) => {
  const { said, ...rest } = readVerdict(text, ['q1', 'q12', 'cites two sources'])
  expect(rest).toEqual(read)
})

test('the long form reads the same', () => {
  const long = { criterion: 'q1', verdict: 'NOT_MET', quote: ' ', place: undefined }
  expect(readVerdict(long, ['q1'])).toMatchObject({ criterion: 'q1', mark: 'none' })
})

describe('accepting', () => {
  const criteria = criteriaOf([
    { id: 'q1', text: 'Gives the fall in per cent' },
    { id: 'q2', text: 'Names risks' },
    { id: 'q3', text: 'Repeats itself', role: 'negative' },
  ])
  const bench = { criteria, report, decided: [], needsPlace: true }
  const marksOf = (verdicts: readonly string[]) => acceptVerdicts(verdicts, bench).markings

  test('each refusal says what to do, and the others are kept', () => {
    const { markings, refused } = acceptVerdicts(
      [
        'q1 full 0.1',
        'q2 full',
        'q2 full 9.9',
        'q2 maybe',
        'q9 full 0.1',
        'q2 full "tarrifs"',
        'q3 none',
        'gives the fall',
      ],
      bench,
    )
    expect(markings.map(({ criterion, mark, place }) => [criterion, mark, place])).toEqual([
      ['q1', 'full', '0.1'],
      ['q3', 'none', undefined],
    ])
    expect(refused.map(({ reason, fix }) => `${reason}: ${fix}`)).toEqual([
      'without_place: Name the place (q1 full 2.3) or quote the words; only none needs neither.',
      'unknown_place: Places: 0.1, 1.1–4, 2.1.',
      'unknown_mark: Say q2 full, partial or none.',
      'unknown_criterion: Criteria: q1 q2 q3.',
      'quote_not_found: Copy the words exactly, or name the place (2.3).',
      'unknown_criterion: Criteria: q1 q2 q3.',
    ])
  })

  test('two different marks for one criterion in one call are both refused; the same mark twice is one', () => {
    const { markings, refused } = acceptVerdicts(['q1 full 0.1', 'Q1 partial 0.1', 'q2 full 1.3', 'q2 met 1.3'], bench)
    expect(markings.map(({ criterion }) => criterion)).toEqual(['q2'])
    expect(refused.map(({ reason }) => reason)).toEqual(['contradictory'])
  })

  test('a criterion may be named by its words', () => {
    const long = { criterion: 'names  RISKS', verdict: 'partial', quote: 'supply' }
    expect(acceptVerdicts([long], bench).markings).toMatchObject([{ criterion: 'q2', mark: 'partial', place: '1.3' }])
  })

  test('order, repetition and wording make no difference', () => {
    const words = { full: ['full', 'yes', 'met', '满足'], partial: ['partial', 'partly'], none: ['none', 'no', '否'] }
    const verdict = fc
      .tuple(fc.constantFrom('q1', 'q2', 'q3'), fc.constantFrom('full', 'partial', 'none' as const), fc.nat())
      .map(([id, mark, n]) => ({
        plain: `${id} ${mark} 0.1`,
        other: `${id} ${words[mark][n % words[mark].length]} 0.1`,
      }))
    fc.assert(
      fc.property(fc.array(verdict, { maxLength: 8 }), verdicts => {
        const plain = marksOf(verdicts.map(one => one.plain))
        expect(marksOf(verdicts.map(one => one.plain).reverse())).toEqual(plain)
        expect(marksOf(verdicts.flatMap(one => [one.plain, one.plain]))).toEqual(plain)
        expect(marksOf(verdicts.map(one => one.other))).toEqual(plain)
      }),
    )
  })
})
