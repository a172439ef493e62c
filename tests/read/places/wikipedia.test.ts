import { describe, expect, it } from 'vitest'
import { placeContract } from './contract.ts'
import { inWorld, type Reply } from './support.ts'

const variables = ['WIKIPEDIA_URL']
const article = {
  parse: {
    title: 'Slack water',
    displaytitle: '<i>Slack</i> water',
    revid: 4711,
    text: '<div class="mw-parser-output"><p><b>Slack water</b> is the short time in which a tidal stream does not flow in either direction.</p><h2>Use</h2><p>Divers plan their dives for slack water, which lasts longest at neap tides in most harbours.</p></div>',
  },
}
const revision = { query: { pages: [{ pageid: 1, title: 'x', revisions: [{ timestamp: '2026-05-01T10:00:00Z' }] }] } }
const api =
  (parse: object): Reply =>
  (request, response) =>
    void response.end(JSON.stringify(request.url?.includes('action=parse') ? parse : revision))
const answers = { '/w/api.php': api(article) }

placeContract('Wikipedia', {
  url: 'https://en.wikipedia.org/wiki/Slack_water',
  reads: [
    'https://zh.m.wikipedia.org/wiki/%E6%BD%AE%E6%B1%90',
    'https://de.wikipedia.org/w/index.php?title=Tide&oldid=5',
  ],
  leaves: [
    'https://www.wikipedia.org/wiki/Tide',
    'https://en.wikipedia.org/',
    'https://en.wikipedia.org.evil.example/wiki/Tide',
  ],
  variables,
  answers,
  says: ['Slack water is the short time', 'Divers plan their dives'],
  foreign: ['Slack', 'Divers'],
})

describe('Wikipedia', () => {
  it('says which revision it is, and asks for the article by its title or for an old revision by its number', async () => {
    const { read, asked } = await inWorld({ variables, answers })
    const { opened } = await read('https://en.wikipedia.org/wiki/Slack_water')
    expect(opened).toMatchObject({ title: 'Slack water', access: { notes: ['revision 4711 of 2026-05-01'] } })
    await read('https://de.wikipedia.org/w/index.php?title=Tide&oldid=5')
    const queries = asked.map(path => Object.fromEntries(new URL(path, 'http://x').searchParams))
    expect(queries[0]).toMatchObject({ action: 'parse', page: 'Slack water', redirects: '1' })
    expect(queries[1]).toMatchObject({ action: 'query', revids: '4711' })
    expect(queries[2]).toMatchObject({ action: 'parse', oldid: '5' })
  })

  it.each([
    ['missingtitle', 'not_found'],
    ['maxlag', 'rate_limited'],
    ['internal_api_error', 'unreachable'],
  ])('tells the error %s as %s', async (code, kind) => {
    const { open } = await inWorld({ variables, answers: { '/w/api.php': { error: { code, info: 'their words' } } } })
    await expect(open('https://en.wikipedia.org/wiki/Nope')).rejects.toMatchObject({ kind })
  })
})
