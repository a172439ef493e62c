import { expect, test } from 'vitest'
import { chinesePages } from './chinese-pages.ts'
import { expectExactOffsets, parse } from './support.ts'

test.each(chinesePages)('a Chinese $name page keeps its content and loses its menus', async ({ html, ...expected }) => {
  const found = await parse(html, { url: 'https://www.example.cn/a/1.html' })
  expect(expected.kept.filter(text => !found.text.includes(text))).toEqual([])
  expect(expected.dropped.filter(text => found.text.includes(text))).toEqual([])
  expect(found).toMatchObject({
    title: expected.title,
    language: 'zh',
    ...(expected.author === undefined ? {} : { author: expected.author }),
  })
  if (expected.published !== undefined) expect(found.published?.slice(0, 10)).toBe(expected.published)
  expectExactOffsets(found)
})
