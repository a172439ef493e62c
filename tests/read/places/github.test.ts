import { describe, expect, it } from 'vitest'
import { placeContract } from './contract.ts'
import { inWorld, NOW, type Reply } from './support.ts'

const variables = ['GITHUB_API_URL', 'GITHUB_RAW_URL']
const url = 'https://github.com/harbour/tides/issues/9'
const issue = {
  title: 'Tables drift by an hour',
  state: 'closed',
  comments: 2,
  user: { login: 'mara-q' },
  created_at: '2025-03-30T01:00:00Z',
  body_html: '<p>Since the last Sunday of March all tables are one hour late on every platform.</p>',
}
const comments = [
  {
    user: { login: 'ode' },
    created_at: '2025-03-31T00:00:00Z',
    body_html: '<p>Daylight saving time is added twice in the parser.</p>',
  },
  {
    user: null,
    created_at: '2025-04-01T00:00:00Z',
    body_html: '<main><p>Fixed by keeping everything in UTC until it is shown.</p>',
  },
]
const answers: Record<string, Reply> = {
  '/repos/harbour/tides/issues/9': issue,
  '/repos/harbour/tides/issues/9/comments': comments,
  '/repos/harbour/tides/readme':
    '<h1>Tides</h1><p>Computes the tides of a harbour from forty years of its water levels.</p>',
  '/harbour/tides/v1.2/docs/use.md':
    '# Use\n\nRun `tides now` to see the water level of the harbour at this very moment.\n',
  '/harbour/tides/main/src/tide.py':
    'def level(hour):\n    """Water level over chart datum, in metres."""\n    return table[hour]\n',
  '/repos/harbour/tides/releases/tags/v1.2': {
    name: 'Slack water',
    tag_name: 'v1.2',
    published_at: '2025-05-05T05:05:05Z',
    prerelease: false,
    author: { login: 'mara-q' },
    body_html: '<ul><li>Daylight saving time is no longer added twice.</li></ul>',
  },
}

placeContract('GitHub', {
  url,
  reads: [
    'https://github.com/harbour/tides',
    'https://github.com/harbour/tides/pull/10/files',
    'https://github.com/harbour/tides/blob/main/src/tide.py',
    'https://github.com/harbour/tides/releases/tag/v1.2',
    'https://github.com/harbour/tides/tree/v1.2',
  ],
  leaves: [
    'https://github.com/harbour',
    'https://github.com/harbour/tides/discussions/3',
    'https://github.com/topics/tides',
    'https://gist.github.com/harbour/1',
  ],
  variables,
  answers,
  says: [
    'Since the last Sunday of March',
    'Daylight saving time is added twice',
    'by ode · 2025-03-31',
    'Fixed by keeping everything',
  ],
  foreign: ['mara-q', 'Tables', 'ode ·'],
})

describe('GitHub', () => {
  it('says state and number of comments, and asks for rendered HTML', async () => {
    const { read, headers } = await inWorld({ variables, answers })
    const { opened } = await read(url)
    expect(opened).toMatchObject({
      title: 'Tables drift by an hour',
      author: 'mara-q',
      published: '2025-03-30T01:00:00Z',
    })
    expect(opened.access?.notes).toEqual(['closed issue', '2 of 2 comments'])
    expect(headers[0]?.accept).toBe('application/vnd.github.html+json')
  })

  it('reads files as they are, READMEs of repositories, and releases', async () => {
    const { read } = await inWorld({ variables, answers })
    const markdown = await read('https://github.com/harbour/tides/blob/v1.2/docs/use.md')
    expect(markdown.document).toMatchObject({ mediaType: 'text/markdown', title: 'Use' })
    const code = await read('https://github.com/harbour/tides/blob/main/src/tide.py')
    expect(code.document.text).toContain('"""Water level over chart datum, in metres."""')
    const readme = await read('https://github.com/harbour/tides')
    expect([readme.opened.title, readme.document.text]).toEqual([
      'harbour/tides',
      expect.stringContaining('forty years'),
    ])
    const release = await read('https://github.com/harbour/tides/releases/tag/v1.2')
    expect(release.opened).toMatchObject({ title: 'Slack water', published: '2025-05-05T05:05:05Z' })
    expect(release.document.text).toContain('no longer added twice')
  })

  it('calls a used-up limit a limit, with the time until it is over', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 90) }
    const { open } = await inWorld({
      variables,
      answers: { '/repos/harbour/tides/issues/9': (_, response) => void response.writeHead(403, headers).end('{}') },
    })
    await expect(open(url)).rejects.toMatchObject({ kind: 'rate_limited', fix: 'Try again in 90 s.' })
  })
})
