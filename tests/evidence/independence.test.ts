import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAssessor } from '../../src/evidence/assess.ts'
import { findCopies } from '../../src/evidence/copies.ts'
import { judgeOne } from './support.ts'

const original =
  'The harbour of Rotterdam handled 435 million tonnes of cargo in 2024. Container traffic grew while coal and ore declined. The port authority expects a flat year and wants to invest in shore power for ships at berth.'
const rewritten = original.replace('handled', 'moved').replace('grew', 'went up').replace('a flat year', 'no growth')
const other =
  'Cargo throughput at the Port of Rotterdam came to 435 million tonnes in 2024, the authority said. Less coal arrived, more boxes did. Next year should look much the same.'
const third = 'In 2024 ships brought 435 million tonnes of cargo to Rotterdam, slightly less than Antwerp hoped for.'
const claim = 'In 2024 Rotterdam handled cargo of 435 million tonnes.'

describe('copies', () => {
  test('a rewrite is grouped with its origin, an independent text is not', () => {
    const texts = [
      { id: 'a', text: original },
      { id: 'b', text: `Advert. ${rewritten} More news.` },
      { id: 'c', text: other },
    ]
    const { groups, pairs } = findCopies(texts)
    expect(groups).toEqual([['a', 'b'], ['c']])
    expect(pairs[0]).toMatchObject({ a: 'a', b: 'b' })
    expect(pairs[0]?.containment).toBeGreaterThan(0.5)
  })

  test('Chinese too', () => {
    const text =
      '鹿特丹港2024年货物吞吐量为4.35亿吨。集装箱运量增长，煤炭和矿石下降。港务局预计明年持平，并计划投资岸电设施。'
    const texts = [
      { id: 'a', text },
      { id: 'b', text: `本报讯 ${text.replace('港务局', '管理方')}` },
      { id: 'c', text: '港口管理部门称，去年鹿特丹的吞吐量达到4.35亿吨，煤炭减少而集装箱增多，来年大致不变。' },
    ]
    expect(findCopies(texts).groups).toEqual([['a', 'b'], ['c']])
  })

  test('containment is symmetric, within 0..1, and 1 for a text within another', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 30 }), { minLength: 2, maxLength: 5 }), texts => {
        const named = texts.map((text, i) => ({ id: `${i}`, text }))
        const { groups, pairs } = findCopies(named)
        const back = findCopies([...named].reverse())
        expect(groups.flat().sort()).toEqual(named.map(({ id }) => id).sort())
        const key = (one: (typeof pairs)[number]) => `${[one.a, one.b].sort()} ${one.containment}`
        expect(back.pairs.map(key).sort()).toEqual(pairs.map(key).sort())
        for (const { containment } of pairs) expect(containment > 0 && containment <= 1).toBe(true)
      }),
    )
    expect(
      findCopies([
        { id: 'a', text: original },
        { id: 'b', text: `${other} ${original}` },
      ]).pairs[0]?.containment,
    ).toBe(1)
  })
})

const source = (id: string, text: string, publisher = id) => ({ id, text, publisher })

describe('independence', () => {
  const count = (...sources: ReturnType<typeof source>[]) => createAssessor(sources).assess(claim)

  test('copies and one publisher count once', () => {
    expect(count(source('a', original), source('b', rewritten)).independent).toBe(1)
    expect(count(source('a', other, 'x.org'), source('b', third, 'x.org')).independent).toBe(1)
    expect(count(source('a', original), source('b', rewritten), source('c', third)).independent).toBe(2)
  })

  test('a claim in the words of one source is quoted: it needs another one', () => {
    const copied = 'The harbour of Rotterdam handled 435 million tonnes of cargo in 2024.'
    const alone = createAssessor([source('a', original)]).assess(copied)
    expect(alone).toMatchObject({ verdict: 'supported', independent: 0, quoted: ['a'] })
    expect(alone.reasons[0]).toBe('quoted from a, which does not verify itself')
    const both = createAssessor([source('a', original), source('b', third)]).assess(copied)
    expect(both).toMatchObject({ verdict: 'supported', independent: 1, quoted: ['a'] })
  })
})

const sentences = [original, other, third, 'Whales sing at night.', '鹿特丹港2024年货物吞吐量为4.35亿吨。']

describe('properties', () => {
  test('the order of the sources does not matter', () => {
    const sources = sentences.map((text, i) => source(`s${i}`, text))
    fc.assert(
      fc.property(fc.shuffledSubarray(sources, { minLength: 1 }), shuffled => {
        const sorted = [...shuffled].sort((a, b) => (a.id < b.id ? -1 : 1))
        const [one, two] = [shuffled, sorted].map(list => {
          const { verdict, confidence, independent, evidence } = createAssessor(list).assess(claim)
          const places = evidence.map(
            ({ candidate, stance }) => `${candidate.sentence.source.id} ${candidate.sentence.start} ${stance}`,
          )
          return { verdict, confidence, independent, places: places.sort() }
        })
        expect(one).toEqual(two)
      }),
      { numRuns: 60 },
    )
  })

  test('a claim equal to a passage is supported but quoted; with another figure it is never supported', () => {
    const subject = fc.constantFrom('the harbour of Rotterdam', 'the Danish steel industry', 'a typical coal mine')
    const unit = fc.constantFrom('tonnes of cargo', 'new workers', 'percent more ships')
    fc.assert(
      fc.property(
        subject,
        fc.integer({ min: 21, max: 9_000 }),
        unit,
        fc.integer({ min: 3, max: 40 }),
        (who, n, what, k) => {
          const text = (figure: number) => `Last year ${who} counted ${figure} ${what} in all its parts.`
          expect(judgeOne(text(n), text(n))).toMatchObject({ verdict: 'supported', independent: 0, quoted: ['a'] })
          expect(judgeOne(text(n * k + 1), text(n)).verdict).not.toBe('supported')
        },
      ),
    )
    fc.assert(
      fc.property(fc.integer({ min: 21, max: 9_000 }), fc.integer({ min: 3, max: 40 }), (n, k) => {
        const text = (figure: number) => `宁德时代去年在欧洲的工厂生产了${figure}万块动力电池。`
        expect(judgeOne(text(n), text(n))).toMatchObject({ verdict: 'supported', quoted: ['a'] })
        expect(judgeOne(text(n * k + 1), text(n)).verdict).not.toBe('supported')
      }),
    )
  })

  test('every quote is the text between its offsets', () => {
    const { evidence } = createAssessor(sentences.map((text, i) => source(`s${i}`, `  ${text}\n\n${text}`))).assess(
      claim,
    )
    expect(evidence.length).toBeGreaterThan(2)
    for (const { candidate } of evidence) {
      const { source: own, start, end, text } = candidate.sentence
      expect(own.text.slice(start, end)).toBe(text)
    }
  })
})
