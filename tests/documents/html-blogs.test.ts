import { expect, test } from 'vitest'
import { html, parse } from './support.ts'

const prose = (n: number): string =>
  `<p>In week ${n} we carried the hives to the heath, where the bees found more than they could carry home before dark; I weighed each hive twice and wrote down what I saw.</p>`
const text = Array.from({ length: 14 }, (_, n) => prose(n)).join('')
const comment = (n: number): string =>
  `<li class="comment"><article><div class="comment-author">Reader ${n} says:</div><div class="comment-content"><p>Ours found next to nothing in week ${n}, though they stand but two miles from yours and fly over the same heath.</p></div></article></li>`
const post = (below: string, title = 'Heather'): string =>
  html(
    `<header><p class="site-title"><a href="https://bees.example/" rel="home">Field Notes</a></p></header>
    <main><article class="post"><h1>${title}</h1><div class="entry-content">${text}</div>${below}</article></main>`,
    `<title>${title} – Field Notes</title><meta property="og:type" content="article">`,
  )
const url = 'https://bees.example/heather/'

test('what readers wrote below an article is none of its text', async () => {
  const comments = `<div class="block-comments"><h3>2 responses</h3><ol>${comment(1)}${comment(2)}</ol></div>`
  const read = await parse(post(comments), { url })
  expect(read.kind).toBe('article')
  expect(read.text).toContain('In week 13 we carried')
  expect(read.text).not.toContain('Ours found next to nothing')
})

test('a thread of which most is comments keeps them', async () => {
  const comments = Array.from({ length: 30 }, (_, n) => comment(n)).join('')
  const read = await parse(post(`<div class="block-comments"><ol>${comments}</ol></div>`), { url })
  expect(read.text).toContain('Ours found next to nothing in week 29')
})

test.each(['or', 'depd', 'Heather'])('what links to the front page say is no title: %s', async title => {
  expect((await parse(post('', title), { url })).title).not.toBe('Field Notes')
})

test('the front page is called what its links say', async () => {
  const page = html(
    `<header><h1><a href="/">Field Notes</a></h1></header><main>${text}</main>`,
    '<title>Field Notes</title>',
  )
  expect((await parse(page, { url: 'https://bees.example/' })).title).toBe('Field Notes')
})
