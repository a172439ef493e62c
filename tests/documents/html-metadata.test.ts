import { describe, expect, test } from 'vitest'
import { html, parse } from './support.ts'

const prose =
  'The harbour keeper wrote down the tide and the wind, and the ships that came from the north in the cold months of that year.'
const article = (top: string): string => `<article>${top}${`<p>${prose}</p>`.repeat(8)}</article>`
const published = async (top: string, head = ''): Promise<string | undefined> =>
  (await parse(html(article(top), `<title>T</title>${head}`))).published?.slice(0, 10)

const meta = (entries: Readonly<Record<string, string>>): string =>
  Object.entries(entries)
    .map(([name, content]) => `<meta property="${name}" content="${content}">`)
    .join('')

describe('the date of a page', () => {
  const both = meta({
    'article:published_time': '2020-03-10T15:30:00Z',
    'article:modified_time': '2025-02-12T13:28:34Z',
  })

  test.each([
    [
      'the change date under the title is not it',
      '<h1>Tides</h1><p>By Ann Lee, February 12, 2025</p>',
      both,
      '2020-03-10',
    ],
    ['another date under the title is', '<h1>Tides</h1><p>By Ann Lee, March 12, 2020</p>', both, '2020-03-12'],
    [
      'the change date is, where nothing else is known',
      '<h1>Tides</h1><p>February 12, 2025</p>',
      meta({ 'article:modified_time': '2025-02-12T13:28:34Z' }),
      '2025-02-12',
    ],
    [
      'one that is called an update, where there is no other',
      '<h1>Tides</h1><p><span>Ann Lee</span><span>Mar 5, 2025</span><span>Updated</span></p>',
      '',
      '2025-03-05',
    ],
    [
      'name and date without a space',
      '<h1>Tides</h1><p><span>Ann Lee</span><span>Mar 5, 2025</span><span> | 6 comments</span></p>',
      '',
      '2025-03-05',
    ],
    ['the year first', '<h1>Tides</h1><p>2023 Jan 7; 15(1)</p>', '', '2023-01-07'],
    ['figures that can be read in one way only', '<h1>Tides</h1><p>2/24/2026</p>', '', '2026-02-24'],
    ['the same the other way round', '<h1>Tides</h1><p>24.2.2026</p>', '', '2026-02-24'],
    ['figures that can be read in two ways', '<h1>Tides</h1><p>3/4/2026</p>', '', undefined],
    ['figures that say the same both ways', '<h1>Tides</h1><p>12.12.2025</p>', '', '2025-12-12'],
    [
      'names of meta elements that only one site uses',
      '<h1>Tides</h1>',
      '<meta name="w-published-date" content="2025-05-27T06:03:43.274Z">',
      '2025-05-27',
    ],
    [
      'an expiry date is not one',
      '<h1>Tides</h1>',
      '<meta name="publish-expiry-date" content="2035-05-27">',
      undefined,
    ],
    [
      'the first post, not the last reply',
      '<h1>Tides</h1><p>6.3K views 23 replies last post by Bob Sep 26, 2024</p>',
      '<meta itemprop="datePublished" content="2024-01-03T11:23:42-05:00">',
      '2024-01-03',
    ],
    [
      'a time element before a stray date',
      '<h1>Tides</h1><p>Seen by 40 since Nov 4, 2011</p><time datetime="2009-05-02 00:01:21Z">16 years ago</time>',
      '',
      '2011-11-04',
    ],
  ])('%s', async (_name, top, head, date) => {
    expect(await published(top, head)).toBe(date)
  })
})

describe('the title of a page', () => {
  test.each([
    [
      'the heading, not the name of the site over it',
      '<h1>The Daily Harbour</h1><h1>How the tides were measured</h1>',
      '<title>How the tides were measured - The Daily Harbour</title>',
      'How the tides were measured',
    ],
    [
      'without the buttons in the heading',
      '<h1>How the tides were measured <button>Copy item path</button></h1>',
      '<title>How the tides were measured | The Daily Harbour</title>',
      'How the tides were measured',
    ],
    [
      'parts of a heading do not run together',
      '<h1><span>How the tides<br>were measured</span></h1>',
      '<title>How the tides were measured | The Daily Harbour</title>',
      'How the tides were measured',
    ],
    [
      'the head of the page where there is no heading',
      '',
      '<title>How the tides were measured | The Daily Harbour</title>',
      'How the tides were measured',
    ],
    [
      'the heading where the head only names the site',
      '<h1>How the tides were measured</h1>',
      '<title>The Daily Harbour</title><meta property="og:site_name" content="The Daily Harbour">',
      'How the tides were measured',
    ],
    ['Chinese', '<h1>潮汐是怎样测量的</h1>', '<title>潮汐是怎样测量的_港口日报</title>', '潮汐是怎样测量的'],
    ['nothing at all', '', '', ''],
  ])('%s', async (_name, top, head, title) => {
    const url = 'https://www.daily-harbour.example/2024/how-the-tides-were-measured'
    expect((await parse(html(article(top), head), { url })).title).toBe(title)
  })
})

describe('the author of a page', () => {
  const authorIn = async (line: string) => (await parse(html(article(`<h1>Tides</h1>${line}`)))).author

  test('stands in the byline', async () => {
    expect(await authorIn('<div><span class="byline__name">Ann Lee</span></div>')).toBe('Ann Lee')
  })

  test.each(['byline__category', 'byline-topic', 'author-section'])('is not its %s', async name => {
    const line = `<div><span class="${name}"><a href="/sea">Sea &amp; Shore</a></span></div>`
    expect(await authorIn(line)).toBeUndefined()
  })
})

describe('a date that stands elsewhere', () => {
  const text = '<p>The lamp goes out when the wind comes from the north.</p>'
  const published = async (parts: string): Promise<string | undefined> =>
    (await parse(html(`<main><h1>The lamp goes out</h1>${parts}</main>`))).published

  test('behind an age', async () => {
    const line = '<p>Added by Ann <a title="5 March 2024" href="/d">over 2 years</a> ago</p>'
    expect(await published(line + text)).toBe('2024-03-05')
    const time = '<p>Ann <span title="Sender’s time: March 5, 2024, 11:20 a.m.">11:20 a.m.</span></p>'
    expect(await published(time + text)).toBe('2024-03-05')
    expect(await published(`<p><a title="2024-03-05" href="/d">The first night</a></p>${text}`)).toBeUndefined()
  })

  test('at the end, called so', async () => {
    const lines = '<p class="date">Date: 2024-03-05</p><p class="date">Created: 2026-11-27 Fri 16:05</p>'
    expect(await published(text.repeat(20) + lines)).toBe('2024-03-05')
  })
})
