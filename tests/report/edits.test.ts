import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'
import { ResearchError } from '../../src/errors.ts'
import { applyEdits } from '../../src/report/edits.ts'

function draftOf(...texts: readonly string[]): Draft {
  const sections = texts.map((text, i) => ({ id: `part-${i}`, heading: `Part ${i}`, text, for: [] }))
  return { id: 'd1', title: 'T', sections, repairs: [], at: '2026-11-22T12:00:00.000Z' }
}
const textsOf = (sections: readonly { readonly text: string }[]) => sections.map(({ text }) => text)

const word = fc.constantFrom('tide', 'high', 'low', 'water', '$1', '$&', '水位', '[@s1:2]', '.', '\n\n', '\\')
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map(words => words.join(' '))
const texts = fc.array(text, { minLength: 1, maxLength: 4 })

/** A stretch of one of the texts. */
const stretch = fc.tuple(texts, fc.nat(), fc.nat(), fc.nat()).map(([all, which, from, length]) => {
  const one = all[which % all.length] ?? ''
  const start = from % one.length
  return { all, find: one.slice(start, start + 1 + (length % (one.length - start))) }
})

const countOf = (all: readonly string[], find: string) => all.reduce((n, one) => n + one.split(find).length - 1, 0)

describe('an edit', () => {
  test('changes its one place and nothing else, whatever it puts there; a place that is not one is refused', () => {
    fc.assert(
      fc.property(stretch, text, ({ all, find }, replace) => {
        const draft = draftOf(...all)
        const before = structuredClone(draft)
        if (countOf(all, find) === 1) {
          const edited = textsOf(applyEdits(draft, [{ find, replace }]))
          expect(edited).toEqual(all.map(one => (one.includes(find) ? one.split(find).join(replace) : one)))
        } else expect(() => applyEdits(draft, [{ find, replace }])).toThrow(/stands \d+ times/)
        expect(draft).toEqual(before)
      }),
    )
  })

  test('undone is the text as it was', () => {
    fc.assert(
      fc.property(stretch, ({ all, find }) => {
        fc.pre(countOf(all, find) === 1)
        const there = applyEdits(draftOf(...all), [{ find, replace: '\u0001MARK\u0001' }])
        const back = applyEdits({ ...draftOf(), sections: there }, [{ find: '\u0001MARK\u0001', replace: find }])
        expect(textsOf(back)).toEqual(all)
      }),
    )
  })

  test('sees what the one before it wrote', () => {
    const edits = [
      { find: 'one', replace: 'two' },
      { find: 'two', replace: 'three' },
    ]
    expect(textsOf(applyEdits(draftOf('one'), edits))).toEqual(['three'])
  })

  test('named with its section may stand elsewhere too', () => {
    const edit = { find: 'tide', replace: 'ebb', section: 'Part 1' }
    expect(textsOf(applyEdits(draftOf('a tide', 'a tide'), [edit]))).toEqual(['a tide', 'a ebb'])
  })

  test('applies a repair by its id, if the repair has the words', () => {
    const repair = {
      section: 'part-0',
      sentence: 'It is 5 [@s1:1].',
      problem: 'figure_not_found',
      message: 'm',
      fix: 'f',
    } as const
    const draft = {
      ...draftOf('It is 5 [@s1:1]. More.'),
      repairs: [
        { ...repair, id: 'p1', replacement: 'It is 5 [@s1:3].' },
        { ...repair, id: 'p2' },
      ],
    }
    expect(textsOf(applyEdits(draft, ['p1']))).toEqual(['It is 5 [@s1:3]. More.'])
    expect(() => applyEdits(draft, ['p2'])).toThrow(/needs your words/)
    expect(() => applyEdits(draft, ['p1', 'p1'])).toThrow(ResearchError)
  })

  test('that fits nowhere names the nearest line', () => {
    const act = () =>
      applyEdits(draftOf('High water is at noon.\nLow water is at six.'), [{ find: 'low water at six', replace: '' }])
    expect(act).toThrow(expect.objectContaining({ fix: expect.stringContaining('Nearest: Low water is at six.') }))
  })
})

describe('what a writer copies from memory is understood', () => {
  const draft = draftOf(
    'LFP packs averaged **$52/kWh** in 2024 — “the lowest figure of any chemistry” [@s1:2]. They fell.',
    '电池成本在2024年下降了百分之十二，为历史最低水平。',
  )
  test.each([
    [
      'other quotes, dashes and emphasis',
      'averaged $52/kWh in 2024 - "the lowest figure',
      'LFP packs X of any chemistry” [@s1:2]. They fell.',
    ],
    [
      'other white space',
      'LFP  packs\naveraged',
      'X **$52/kWh** in 2024 — “the lowest figure of any chemistry” [@s1:2]. They fell.',
    ],
    [
      'a slip in a word',
      'the lowest figures of any chemistri',
      'LFP packs averaged **$52/kWh** in 2024 — “X” [@s1:2]. They fell.',
    ],
    [
      'a word too many',
      'packs averaged $52/kWh in the 2024 the lowest figure of',
      'LFP X any chemistry” [@s1:2]. They fell.',
    ],
  ])('%s', (_, find, expected) => {
    expect(textsOf(applyEdits(draft, [{ find, replace: 'X' }]))[0]).toBe(expected)
  })

  test('full-width forms and a character in Chinese', () => {
    expect(textsOf(applyEdits(draft, [{ find: '电池成本在２０２４年下降', replace: 'X' }]))[1]).toBe(
      'X了百分之十二，为历史最低水平。',
    )
    expect(textsOf(applyEdits(draft, [{ find: '下降了百分之十二，是历史最低水平', replace: 'X' }]))[1]).toBe(
      '电池成本在2024年X。',
    )
  })

  test.each([
    'averaged $53/kWh in 2024 the lowest figure',
    'LFP packs cost far more than anybody thought',
    '电池成本在2023年下降了百分之十二',
  ])('but not another figure or other words: %s', find => {
    expect(() => applyEdits(draft, [{ find, replace: 'X' }])).toThrow('stands nowhere')
  })

  test('two places that are equally near are refused', () => {
    const twice = draftOf(
      'The harbour wall was built in stone by hand.',
      'The harbour wall was built in stones by hand.',
    )
    expect(() => applyEdits(twice, [{ find: 'The harbor wall was built in stonee by hand', replace: 'X' }])).toThrow(
      'stands 2 times',
    )
  })
})
