import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { placeContract } from './contract.ts'
import { inWorld, NOW } from './support.ts'

const at = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000
const url = 'https://stackoverflow.com/questions/7/why-do-ropes-fray'
const variables = ['STACKEXCHANGE_URL']
const question = {
  question_id: 7,
  title: 'Why do &quot;ropes&quot; fray?',
  body: '<p>My mooring ropes fray after one winter, although the harbour is calm.</p>',
  score: 12,
  answer_count: 3,
  creation_date: at('2024-02-03'),
  owner: { display_name: 'Tor &amp; Co' },
}
const answer = (n: number, score: number, is_accepted: boolean, body: string) => ({
  answer_id: n,
  question_id: 7,
  score,
  is_accepted,
  body,
  creation_date: at('2024-02-04'),
  owner: { display_name: `Answerer${n}` },
})
const answers = {
  '/2.3/questions/7': { items: [question], has_more: false, quota_remaining: 299 },
  '/2.3/questions/7/answers': {
    items: [
      answer(1, 90, false, '<p>Salt crystals cut the fibres from within when the rope dries in the wind.</p>'),
      answer(2, 3, true, '</article></main><p>Chafe at the fairlead is the cause: pad it with a leather sleeve.</p>'),
      answer(3, 5, false, '<p>Buy better rope; <code>nylon</code> stretches and lasts longer than polypropylene.</p>'),
    ],
  },
  '/2.3/answers/2': { items: [answer(2, 3, true, '<p>x</p>')] },
}

placeContract('Stack Exchange', {
  url,
  reads: [
    'https://stackoverflow.com/q/7',
    'https://stackoverflow.com/a/2/11',
    'https://math.stackexchange.com/questions/7',
  ],
  leaves: [
    'https://stackoverflow.com/users/7',
    'https://stackoverflow.com/questions/tagged/rope',
    'https://serverfault.com/',
  ],
  variables,
  answers,
  says: [
    'My mooring ropes fray',
    'Salt crystals cut',
    'Chafe at the fairlead',
    'accepted · score 3 · by Answerer2 · 2024-02-04',
  ],
  foreign: ['Tor', 'Answerer', 'ropes'],
})

describe('Stack Exchange', () => {
  it('puts the accepted answer first, the others by score', async () => {
    const { read, asked } = await inWorld({ variables, answers })
    const { opened, document } = await read(url)
    const order = ['Chafe', 'Salt', 'nylon'].map(word => document.text.indexOf(word))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(opened).toMatchObject({
      title: 'Why do "ropes" fray?',
      author: 'Tor & Co',
      published: '2024-02-03T00:00:00.000Z',
    })
    expect(opened.access?.notes).toEqual(['3 of 3 answers', 'the accepted answer comes first'])
    const query = new URL(asked[0] ?? '', 'http://x').searchParams
    expect(Object.fromEntries(query)).toMatchObject({ site: 'stackoverflow.com', filter: 'withbody' })
  })

  it('finds the question of an answer, and understands gzip', async () => {
    const { read, asked } = await inWorld({
      variables,
      answers: {
        ...answers,
        '/2.3/questions/7': (_, response) =>
          void response.setHeader('content-encoding', 'gzip').end(gzipSync(JSON.stringify({ items: [question] }))),
      },
    })
    expect((await read('https://stackoverflow.com/a/2')).document.text).toContain('Chafe at the fairlead')
    expect(asked.map(path => path.split('?')[0])).toEqual([
      '/2.3/answers/2',
      '/2.3/questions/7',
      '/2.3/questions/7/answers',
    ])
  })

  it('leaves the service alone for as long as `backoff` says', async () => {
    let now = NOW
    const { open, asked } = await inWorld({
      variables,
      now: () => now,
      answers: { ...answers, '/2.3/questions/7/answers': { ...answers['/2.3/questions/7/answers'], backoff: 10 } },
    })
    await open(url)
    const before = asked.length
    await expect(open(url)).rejects.toMatchObject({ kind: 'rate_limited', fix: 'Try again in 10 s.' })
    expect(asked).toHaveLength(before)
    now += 10_000
    await open(url)
    expect(asked.length).toBeGreaterThan(before)
  })

  it.each([
    [400, 502, 'rate_limited'],
    [400, 503, 'unreachable'],
    [404, 404, 'not_found'],
  ])('tells status %i with error %i as %s', async (status, error_id, kind) => {
    const failing = { error_id, error_message: 'too many requests from this IP', error_name: 'throttle_violation' }
    const { open } = await inWorld({
      variables,
      answers: { '/2.3/questions/7': (_, response) => void response.writeHead(status).end(JSON.stringify(failing)) },
    })
    const error = await open(url).catch(caught => caught)
    expect(error.kind).toBe(kind)
    expect(error.message).not.toContain('this IP')
  })

  it('says that there is no such question', async () => {
    const { open } = await inWorld({ variables, answers: { '/2.3/questions/7': { items: [] } } })
    await expect(open(url)).rejects.toMatchObject({ kind: 'not_found' })
  })
})
