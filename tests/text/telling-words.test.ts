import { describe, expect, test } from 'vitest'
import { sharesTellingWord } from '../../src/text/telling-words.ts'

const page = (title: string, snippet = 'Some words of it') => ({
  title,
  snippet,
  origin: { type: 'web', url: 'https://example.org/page' },
})

describe('a telling word of a query', () => {
  test.each([
    ['meditation course cost university', page('Meditation for beginners'), true],
    ['meditation course cost university', page('What a university course costs'), false],
    ['snake plant foot-candles', page('Scented candles'), false],
    ['snake plant foot-candles', page('What is a foot candle?', 'Of light'), true],
    ['MBSR eight-week course fee', page('A course of eight hours a week'), false],
    ['best price 2025', page('Best prices of 2025'), true],
    ['扫地机器人 评测 推荐', page('扫地机器人怎么选', '扫地机器人的避障能力'), true],
    ['扫地机器人 评测 推荐', page('咖啡机评测推荐', '咖啡机的评测与推荐'), false],
    ['扫地机器人 评测', page('Robot vacuums compared'), true],
    ['lithium', { ...page('Home'), snippet: undefined }, true],
    ['lithium', { title: 'notes.md', snippet: 'On salt', origin: { type: 'file' } }, true],
    [
      'clematis pruning',
      { ...page('A guide'), origin: { type: 'web', url: 'https://example.org/clematis-care' } },
      true,
    ],
  ])('%s', (query, told, shares) => {
    expect(sharesTellingWord([query])(told)).toBe(shares)
  })

  test('of no query is in nothing', () => {
    expect(sharesTellingWord([])(page('Tides'))).toBe(false)
  })
})
