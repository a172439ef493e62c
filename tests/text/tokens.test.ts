import { readFileSync } from 'node:fs'
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { expect, test } from 'vitest'
import { tokenCount } from '../../src/text/tokens.ts'

const chinese = `人工智能的发展正在改变许多行业。根据2024年的一份报告，全球投资达到3.2亿美元，同比增长13.5%。研究人员指出，
模型的能力在过去五年中迅速提高，但可靠性仍然是一个挑战。特斯拉在1943年去世，此后几十年他的作品陷入沉寂。我们建议企业在采用新技术之前，
先评估其风险与收益，并建立相应的监管机制。数据显示，超过一半的受访者认为透明度非常重要。`

test.each([
  ['English documentation', readFileSync('node_modules/jsdom/README.md', 'utf8')],
  ['more of it', readFileSync('node_modules/undici/README.md', 'utf8')],
  ['a licence', readFileSync('LICENSE', 'utf8')],
  ['Chinese prose', chinese],
])('%s: within 15 %% of the real count', (_name, text) => {
  const ratio = tokenCount(text) / countTokens(text)
  expect(ratio).toBeGreaterThan(0.85)
  expect(ratio).toBeLessThan(1.15)
})

test('nothing costs nothing', () => {
  expect(tokenCount('')).toBe(0)
})
