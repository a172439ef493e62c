import { expect, test } from 'vitest'
import { authorName } from '../../src/documents/html/authors.ts'
import { html, parse } from './support.ts'

test.each([
  '10 minutes',
  '5 min read',
  'about 3 hours',
  'Reading time: 4 minutes',
  '1 minute',
  '12 comments',
  'No comments',
  '2.3k views',
  'March 5, 2024',
  'Sat, 20 Dec, 2025 - 06:36',
  '2024年3月5日',
  '阅读 5 分钟',
  '3 条评论',
  'ann@kiln.example',
  'By',
  'Written by',
  'Categories',
  'Posted in Pottery',
  '分类',
])('%s is nobody', line => {
  expect(authorName(line)).toBeUndefined()
})

test.each([
  ['Ann Lee 1,655 1 gold badge', 'Ann Lee'],
  ['Ann Lee -', 'Ann Lee'],
  ['Author Ann Lee', 'Ann Lee'],
  ['April May', 'April May'],
  ['Mark March', 'Mark March'],
  ['Studio 54 Pottery', 'Studio 54 Pottery'],
  ['山田太郎', '山田太郎'],
])('of %s the name is %s', (line, name) => {
  expect(authorName(line)).toBe(name)
})

const prose = '<p>A kiln keeps what heat it got until its door is opened, which takes a day and a night.</p>'.repeat(3)

test('a reading time in the byline is not who wrote', async () => {
  const byline = '<div class="post-author">10 minutes</div><div class="post-author">Ann Lee</div>'
  expect((await parse(html(`<article><h1>The kiln</h1>${byline}${prose}</article>`))).author).toBe('Ann Lee')
})

test('a name stands apart from what is said of the person beside it', async () => {
  const byline = '<div class="author"><span>Ann Lee</span><span>Potter</span></div>'
  expect((await parse(html(`<article><h1>The kiln</h1>${byline}${prose}</article>`))).author).toBe('Ann Lee Potter')
})

test('a letter of an archive is by whom it is from, of the day in its head', async () => {
  const head =
    '<ul><li><em>To</em>: potters@kiln.example</li><li><em>Subject</em>: The kiln</li><li><em>From</em>: Ann Lee &lt;ann@kiln.example&gt;</li><li><em>Date</em>: Tue, 05 Mar 2024 10:03:00 +0000</li></ul>'
  const page = await parse(html(`<h1>The kiln</h1><hr>${head}<hr><pre>It keeps its heat.\nOpen it on Sunday.</pre>`))
  expect(page).toMatchObject({ author: 'Ann Lee', published: expect.stringMatching(/^2024-03-05/) })
})

test.each([
  ['The kiln – Potters', 'The kiln'],
  ['Potters - The kiln', 'The kiln'],
  ['The kiln [Potters]', 'The kiln'],
])('the site is no part of the title %s', async (title, expected) => {
  const body = `<header><a href="/">Potters</a></header><main><h2>The kiln</h2>${prose}</main>`
  const page = await parse(html(body, `<title>${title}</title>`), { url: 'https://potters.example/kiln' })
  expect(page.title).toBe(expected)
})

test('the front page of a wiki stands elsewhere, and its name is no title', async () => {
  const body = `<h1><a href="/doku/start" accesskey="h" title="[H]">Potters</a></h1><main><h2>The kiln</h2>${prose}</main>`
  const page = await parse(html(body, '<title>kiln [Potters]</title>'), { url: 'https://potters.example/doku/kiln' })
  expect(page.title).toMatch(/^(?:The )?kiln$/i)
})
