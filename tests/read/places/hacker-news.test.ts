import { describe, expect, it } from 'vitest'
import { placeContract } from './contract.ts'
import { inWorld } from './support.ts'

const variables = ['HN_URL']
const url = 'https://news.ycombinator.com/item?id=1'
const comment = (id: number, author: string, text: string | null, children: object[] = []) => ({
  id,
  author,
  text,
  created_at: '2026-01-02T00:00:00.000Z',
  children,
})
const story = {
  ...comment(1, 'pilot', null, [
    comment(2, 'stoker', '<p>The old tables were computed by a brass machine that still runs.', [
      comment(4, 'deckhand', '<p>It is in the museum, and its error is below two minutes a year.'),
    ]),
    comment(3, 'gone', null, [
      comment(5, 'cook', '<p>Below a deleted comment there can still be an answer worth reading.'),
    ]),
  ]),
  title: 'A machine that tells the tide',
  url: 'https://tides.example/machine',
  points: 123,
}
const answers = { '/api/v1/items/1': story }

placeContract('Hacker News', {
  url,
  reads: [],
  leaves: [
    'https://news.ycombinator.com/news',
    'https://news.ycombinator.com/item?id=x',
    'https://ycombinator.com/item?id=1',
  ],
  variables,
  answers,
  says: [
    'computed by a brass machine',
    'its error is below two minutes',
    'answers comment 1 · by deckhand',
    'Below a deleted comment',
  ],
  foreign: ['pilot', 'machine', 'stoker'],
})

describe('Hacker News', () => {
  it('keeps the order of the thread and says how much of it there is', async () => {
    const { read } = await inWorld({ variables, answers })
    const { opened, document } = await read(url)
    expect(opened).toMatchObject({
      title: 'A machine that tells the tide',
      author: 'pilot',
      access: { notes: ['3 of 3 comments'] },
    })
    expect(document.text).toContain('123 points')
    expect(document.text).toContain('https://tides.example/machine')
    const order = ['brass machine', 'two minutes', 'deleted comment'].map(words => document.text.indexOf(words))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  it('survives a thread that is deeper than any stack', async () => {
    const begin = '{"id":2,"author":"x","created_at":"2026-01-02T00:00:00Z","text":"<p>Down.","children":['
    const deep = `{"id":1,"created_at":"2026-01-02T00:00:00Z","children":[${begin.repeat(20_000)}${']}'.repeat(20_000)}]}`
    const { open } = await inWorld({ variables, answers: { '/api/v1/items/1': deep } })
    const outcome = await open(url).then(
      ({ access }) => access?.notes?.[0],
      error => error.kind,
    )
    expect(['500 of 20000 comments', 'unreachable']).toContain(outcome)
  })
})
