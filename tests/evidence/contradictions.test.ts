import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findContradictions } from '../../src/evidence/contradictions/contradictions.ts'

const found = (...texts: readonly string[]) =>
  findContradictions(texts.map((text, i) => ({ id: `s${i + 1}`, text }))).found.map(
    ({ kind, reason }) => `${kind}: ${reason}`,
  )

const opposite = 'direction: one says the opposite of the other'

test.each([
  [
    'another figure for the same thing in the same year',
    'LFP battery packs averaged $52 per kWh in 2024.',
    'In 2024 the average price of LFP battery packs was $75 per kWh.',
    ['figure: figure differs: $52 against $75'],
  ],
  [
    'another figure, in Chinese',
    '2024年宁德时代的动力电池销量达到3.2亿千瓦时。',
    '宁德时代2024年的动力电池销量达到4.1亿千瓦时。',
    ['figure: figure differs: 3.2亿千瓦时 against 4.1亿千瓦时'],
  ],
  [
    'the opposite',
    'Sales of cars by Volvo rose in Norway in 2023.',
    'In 2023 sales of cars by Volvo fell in Norway.',
    [opposite],
  ],
  [
    'a mark of a note, which is no figure',
    'Volvo sold electric cars[3] in Norway through dealers of Oslo in 2023.',
    'Volvo sold electric cars2 in Norway through dealers of Oslo in 2023.',
    [],
  ],
  [
    'what a list of conditions names is not said to be so',
    'The journal of Volvo is hot if all of the following are true:\n\n- There is no reserved lock on the database file of Volvo in 2023.',
    'There is a reserved lock on the database file of Volvo in 2023.',
    [],
  ],
  [
    'the same figure in another form',
    'Norway sold 1,200,000 cars in 2023 in all.',
    'Norway sold 1.2 million cars in all in 2023.',
    [],
  ],
  [
    'a rounded figure',
    'Volvo sold about 50 thousand cars in Norway in 2023.',
    'Volvo sold 51,200 cars in Norway in 2023.',
    [],
  ],
  [
    'another year',
    'LFP battery packs averaged $52 per kWh in 2024.',
    'LFP battery packs averaged $59 per kWh in 2023.',
    [],
  ],
  ['another name', 'Volvo sold 50,000 cars in Norway in 2023.', 'Saab sold 20,000 cars in Norway in 2023.', []],
  [
    'samples of two studies',
    'We enrolled 52 patients with AML in 2019.',
    'We enrolled 38 patients with AML in 2019.',
    [],
  ],
  [
    'a condition',
    'Undici retries the request if the server answers 503.',
    'Undici does not retry the request if the server answers 503.',
    [],
  ],
  [
    'functions that do the opposite of each other',
    'In 2023 the table of open() says that sales of Volvo cars to buyers of all ages rose in cold Norway.',
    'In 2023 the table of kill() says that sales of Volvo cars to buyers of all ages fell in cold Norway.',
    [],
  ],
  [
    'hashes of commits',
    'Volvo fixed the build of Norway in 2023 with commit 4f2a9c1d.',
    'Volvo fixed the build of Norway in 2023 with commit 75e03b2a.',
    [],
  ],
  [
    'another option of one program',
    'In 2023 with --snow the sales of Volvo cars to buyers of all ages rose in cold Norway.',
    'In 2023 with --rain the sales of Volvo cars to buyers of all ages fell in cold Norway.',
    [],
  ],
  [
    'a parameter with its type',
    'sendHandle {Handle|undefined} undefined or a net.Socket or net.Server object of Node.',
    'sendHandle {net.Server|net.Socket} a net.Socket or net.Server object of Node.',
    [],
  ],
  ['labels without a sentence', 'Item number of Volvo: 365', 'Item number of Volvo: 335', []],
])('%s', (_, one, other, expected) => {
  expect(found(one, other)).toEqual(expected)
})

test('a source does not contradict itself, and copies do not contradict each other', () => {
  const text = 'LFP battery packs averaged $52 per kWh in 2024. LFP battery packs averaged $75 per kWh in 2024.'
  expect(found(text)).toEqual([])
  expect(found(...['a', 'b'].map(() => 'LFP battery packs averaged $52 per kWh in 2024.'))).toEqual([])
})

test('two formats or editions of one page do not contradict each other', () => {
  const [one, other] = [
    'Objects of the `exports` may allow the Volvo module to read the context.',
    'Objects of the `meta` may never allow the Volvo module to read the context.',
  ]
  const plain = `${one}\n\n${other}`.replaceAll('`', '')
  expect(found(`${one}\n\n${other}`, plain)).toEqual([])
})

test('sentences below the names of two functions speak of two things', () => {
  const under = (heading: string, sentence: string) => {
    const text = `${heading}\n\n${sentence}`
    const paragraphs = [
      { kind: 'heading' as const, start: 0, end: heading.length },
      { kind: 'paragraph' as const, start: heading.length + 2, end: text.length },
    ]
    return { text, paragraphs }
  }
  const below = (a: string, b: string) =>
    findContradictions([
      { id: 's1', ...under(a, 'Sales of cars by Volvo rose in Norway in 2023.') },
      { id: 's2', ...under(b, 'In 2023 sales of cars by Volvo fell in Norway.') },
    ]).found.length
  expect(below('process.send(message)', 'subprocess.send(message)')).toBe(0)
  expect(below('process.send(message)', 'process.send(message, handle)')).toBe(1)
  expect(below('Sales', 'Cars of the north')).toBe(1)
})

test('quotes are the source, and the order of sources does not matter', () => {
  const sentence = fc.constantFrom(
    'LFP battery packs averaged $52 per kWh in 2024.',
    'In 2024 LFP battery packs averaged $75 per kWh.',
    'Sales of Volvo cars rose in Norway in 2023.',
    'Sales of Volvo cars fell in Norway in 2023.',
    'Nothing of that kind was ever seen in the harbour.',
  )
  fc.assert(
    fc.property(fc.array(fc.array(sentence, { maxLength: 4 }), { minLength: 2, maxLength: 4 }), texts => {
      const sources = texts.map((parts, i) => ({ id: `s${i + 1}`, text: parts.join('\n\n') }))
      const { found } = findContradictions(sources)
      for (const { a, b } of found)
        for (const { source, start, end, text } of [a, b])
          expect(sources.find(({ id }) => id === source)?.text.slice(start, end)).toBe(text)
      const names = (all: typeof found) =>
        all.map(({ a, b }) => [`${a.source} ${a.text}`, `${b.source} ${b.text}`].sort().join(' / '))
      expect(names(findContradictions([...sources].reverse()).found).sort()).toEqual(names(found).sort())
    }),
    { numRuns: 40 },
  )
})
