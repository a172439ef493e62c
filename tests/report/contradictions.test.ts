import { describe, expect, test } from 'vitest'
import { folderOf } from '../support/files.ts'
import { openProduct, type TestProduct } from '../support/product.ts'

const manual = `# Feed manual

## What travels

Only tables travel with the feed. Attempts to send other objects, such as indexes or stored queries, will result in an error.

Counters are not copied by the feed. Their values have to be set by hand on the other side.

## Settings

vacuum_rows (integer)

Sets how many changed rows start a vacuum, beside vacuum_share. The default is 50 rows.

vacuum_share (number)

A share of the table that is added to vacuum_rows. The default is 0.2.

## Upgrades

It is not wise to skip a major release. Switching over takes several seconds. A clash of rows is resolved manually.

从库是异步更新的。跳过中间版本升级，要冒更大的风险。

## Elsewhere

A pump moves 20 % of the water within 5 days. Sharded tables are not vacuumed by the daemon.
`

async function withManual(question = 'How many rows start a vacuum of a table of 2 million rows in Feed 15?') {
  const product = await openProduct({ corpus: [await folderOf({ 'manual.md': manual })] })
  await product.call('plan', { question })
  await product.call('search', { queries: ['feed manual tables'], read: 1 })
  const { store } = await product.services()
  const [last] = await store.sessions(1)
  const state = await store.load(last?.id ?? '')
  const source = state.sources.find(({ state: is }) => is === 'read')
  const stored = await store.text(source?.state === 'read' ? source.textSha256 : '')
  const place = (words: string) => {
    const at = stored?.paragraphs.findIndex(({ start, end }) => stored.text.slice(start, end).includes(words)) ?? -1
    return `s1:${at + 1}`
  }
  return { product, place }
}

async function repairsOf({ call }: TestProduct, sentence: string): Promise<string[]> {
  const { text } = await call('draft_report', { text: `# T\n\n${sentence}`, check: true })
  return text.split('\n').filter(line => /^(?:p\d+|new) “/.test(line))
}

describe('a sentence that its cited place denies is a repair', () => {
  test.each([
    ['The feed can send indexes and stored queries.', 'Attempts to send'],
    ['The feed copies counters as well.', 'Counters are not'],
    ['It is advisable to skip a major release.', 'It is not wise'],
    ['Switching over takes several minutes.', 'several seconds'],
    ['A clash of rows is resolved automatically.', 'resolved manually'],
    ['Sharded tables are vacuumed by the daemon.', 'Sharded tables'],
    ['从库是同步更新的。', '从库'],
    ['跳过中间版本升级风险更小。', '从库'],
  ])('%s', async (sentence, words) => {
    const { product, place } = await withManual()
    const [repair, ...more] = await repairsOf(
      product,
      `${sentence.slice(0, -1)} [@${place(words)}]${sentence.slice(-1)}`,
    )
    expect(more).toEqual([])
    expect(repair).toContain(`${place(words)} seems to say otherwise`)
    expect(repair).not.toContain('does it')
  })
})

describe('a sentence that its cited place bears out is none', () => {
  test.each([
    ['The feed sends only tables.', 'Attempts to send'],
    ['Counters are not copied.', 'Counters are not'],
    ['It is unwise to skip a major release.', 'It is not wise'],
    ['vacuum_rows is 50 rows by default.', 'The default is 50'],
    ['vacuum_rows is 50 rows by default.', 'vacuum_rows (integer)'],
    ['Clashes of rows must be resolved manually.', 'resolved manually'],
    ['从库异步更新。', '从库'],
    ['跳过中间版本升级风险更大。', '从库'],
  ])('%s', async (sentence, words) => {
    const { product, place } = await withManual()
    expect(await repairsOf(product, `${sentence.slice(0, -1)} [@${place(words)}]${sentence.slice(-1)}`)).toEqual([])
  })
})

test('a reader who read it again lets a sentence stand', async () => {
  const { product, place } = await withManual()
  const sentence = 'The feed copies counters as well.'
  const at = place('Counters are not')
  await product.call('cross_verify', { claims: [sentence], verdicts: [`c1 supported ${at}`] })
  await product.call('cross_verify', { verdicts: [`c1 supported ${at} "Counters are not copied"`] })
  expect(await repairsOf(product, `The feed copies counters as well [@${at}].`)).toEqual([])
})

describe('a figure', () => {
  test('of something else is no repair: what the cited place has is said, and no edit offered', async () => {
    const { product, place } = await withManual()
    const [repair] = await repairsOf(product, `vacuum_share is 20 % by default [@${place('The default is 50')}].`)
    expect(repair).toContain('20 % stands in none of the cited places.')
    expect(repair).not.toContain(place('A pump moves'))
    expect(repair).not.toContain('does it')
  })

  test('that the cited place has otherwise is shown beside it', async () => {
    const { product, place } = await withManual()
    const [repair] = await repairsOf(product, `vacuum_rows is 70 rows by default [@${place('The default is 50')}].`)
    expect(repair).toContain(`${place('The default is 50')} has 50, not 70.`)
    expect(repair).not.toContain('does it')
  })

  test('may be calculated from cited ones and the question', async () => {
    const { product, place } = await withManual()
    const at = `[@${place('The default is 50')}; @${place('The default is 0.2')}]`
    for (const sentence of [
      `A vacuum starts after 50 + 0.2 × 2,000,000 = 400,050 rows ${at}.`,
      `In Feed 15 a vacuum of that table starts after 400,050 rows ${at}.`,
    ]) {
      const { text } = await product.call('draft_report', { text: sentence, check: true })
      expect(text).toContain('all places exist')
      expect(text).toContain('derived: 50 + 0.2 × ')
    }
    const [wrong] = await repairsOf(product, `A vacuum starts after 50 + 0.2 × 2,000,000 = 40,050 rows ${at}.`)
    expect(wrong).toContain('does not come out')
    const [made] = await repairsOf(product, `A vacuum starts after 60 + 0.2 × 2,000,000 = 400,060 rows ${at}.`)
    expect(made).toContain('60')
  })
})

test('what looks like a citation is said, and mended', async () => {
  const { product, place } = await withManual()
  const at = place('Counters are not')
  for (const [open, close] of ['[]', '()']) {
    const [repair] = await repairsOf(product, `Counters are not copied ${open}${at}${close}.`)
    expect(repair).toContain('looks like a citation')
    expect(repair).toContain('Write [@s1:4].')
  }
})

test('a range of paragraphs stands for each of them', async () => {
  const { product, place } = await withManual()
  const n = Number(place('vacuum_rows (integer)').slice(3))
  expect(await repairsOf(product, `vacuum_rows is 50 rows by default [@s1:${n}-${n + 1}].`)).toEqual([])
})

test('an excluded source is not cited', async () => {
  const { product, place } = await withManual()
  await product.call('plan', { exclude: ['manual.md'] })
  const [repair] = await repairsOf(product, `Counters are not copied [@${place('Counters are not')}].`)
  expect(repair).toContain('s1 is excluded from this research.')
})
