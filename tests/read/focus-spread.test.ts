import { describe, expect, test } from 'vitest'
import { partsOfFocus } from '../../src/read/spread.ts'
import { cutFence } from '../support/fence.ts'
import { openProduct } from '../support/product.ts'

const long = 'which the harbour board asked for in the spring and paid for in the autumn of the same year'
const paragraphs = (of: readonly string[]) => of.map(one => `${one}, ${long}.`).join('\n\n')
const manual = (title: string, of: readonly string[]) => ({ title, text: `# ${title}\n\n${paragraphs(of)}\n` })

async function focusOn(texts: readonly { title: string; text: string }[], focus: string): Promise<readonly string[]> {
  const { call } = await openProduct()
  for (const one of texts) await call('read', one)
  return cutFence((await call('read', { focus })).text).inside
}

const sourcesIn = (lines: readonly string[]) => lines.map(line => line.split(':')[0])

describe('a focus with several parts', () => {
  test('is taken apart at commas and the like', () => {
    expect(partsOfFocus('lamp oil, wicks; 玻璃的清洁、烟囱 and smoke')).toEqual([
      'lamp oil',
      'wicks',
      '玻璃的清洁',
      '烟囱',
      'smoke',
    ])
    expect(partsOfFocus('what lamps burn')).toEqual([])
  })

  test('finds something for each part, and from several sources', async () => {
    const lamps = manual(
      'Lamps',
      Array.from({ length: 30 }, (_, n) => `Lamp ${n} burns oil in storms, oil in calms and oil in fog`),
    )
    const others = [
      manual('Wicks', ['A wick is trimmed before the sun sets']),
      manual('Stores', ['Lamp oil lies in the cellar']),
    ]
    const lines = await focusOn([lamps, ...others], 'lamp oil in storms, trimmed wick, cellar')
    expect(lines.some(line => line.includes('A wick is trimmed'))).toBe(true)
    expect(lines.some(line => line.includes('in the cellar'))).toBe(true)
    expect(new Set(sourcesIn(lines))).toEqual(new Set(['s1', 's2', 's3']))
  })
})

test('contents, index and bare titles are no passages while there is text', async () => {
  const contents = ['1.1 Tides and quays … 3', '1.2 Tides and lamps … 4', '1.3 Tides and ships … 9'].join('\n\n')
  const text = `# Almanac\n\n${contents}\n\n## Of tides\n\nTides and ships\n\n## Of quays\n\nThe tides turn at four, ${long}.\n`
  const lines = await focusOn([{ title: 'Almanac', text }], 'tides ships')
  expect(lines.join('\n')).not.toMatch(/… \d|Tides and ships/)
  expect(lines.join('\n')).toContain('The tides turn at four')
  const only = await focusOn([{ title: 'Almanac', text: `# Almanac\n\n${contents}\n` }], 'tides')
  expect(only.join('\n')).toContain('1.1 Tides and quays … 3')
})
