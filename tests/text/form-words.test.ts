import { expect, test } from 'vitest'
import { isOfForm } from '../../src/text/form-words.ts'

test.each([
  'Every sourced sentence has a citation',
  'Each claim has a source',
  'English',
  'IEEE style, PDF and Word file',
  'A comparison table and one small chart with figures from the sources',
  'Everything uncertain is marked',
  '800–1000 words',
  '每句有来源的话都要有出处',
  '每个句子都标注来源',
  '用中文撰写,2000字左右',
  '一张各方案的对比表',
  'APA 格式的参考文献,导出 PDF 和 Word 文件',
])('%s is a demand on form', text => {
  expect(isOfForm(text)).toBe(true)
})

test.each([
  'Compare the costs of both batteries',
  'A table of prices since 2020',
  'Which sources of uncertainty are there?',
  'Name the limits, with a chart',
  'What do English wines cost?',
  'Steps to follow',
  '可以照做的步骤',
  '电池价格对比表',
  '指出各方案的取舍和风险',
  '数据来源有哪些',
  '中文分词用什么工具',
])('%s asks for something', text => {
  expect(isOfForm(text)).toBe(false)
})
