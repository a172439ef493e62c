import { expect, test } from 'vitest'
import { languageOf } from '../../src/text/script.ts'

test.each([
  ['船有多少？', 'zh'],
  ['什么是锂？', 'zh'],
  ['LFP电池的价格在2024年如何变化？', 'zh'],
  ['価格は？', undefined],
  ['GPT-5 是什么', undefined],
  ['What is the price of lithium and that of sodium?', 'en'],
  ['42', undefined],
])('the language of “%s” is %s', (text, language) => {
  expect(languageOf(text)).toBe(language)
})
