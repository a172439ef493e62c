import { describe, expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'

const manual = `# Planner costs

Setting them equal makes sense if the database is entirely cached in RAM. The majority of random accesses to storage are assumed to be in cache.

Only their relative values matter. 手册作者说我并不建议普通用户去使用它，除非绝对必要。`

async function repairsOf(...sentences: readonly string[]) {
  const { call } = await openProduct()
  await call('read', { text: manual, title: 'Planner costs' })
  const { text, data } = await call('draft_report', { text: `# Costs\n\n${sentences.join(' ')}` })
  return { text, repairs: (data?.['repairs'] ?? []) as { id: string; problem: string }[] }
}

describe('what stands in quotation marks', () => {
  test('has to stand in the cited place word for word', async () => {
    const { repairs, text } = await repairsOf(
      'The manual says that “the minority of random accesses to storage are assumed to be in cache” [@s1:2].',
      'It adds that “setting them equal makes no sense if the database is entirely cached” [@s1:2].',
    )
    expect(repairs.map(({ problem }) => problem)).toEqual(['misquoted', 'misquoted'])
    expect(text).toContain('does not stand in the cited place word for word.')
  })

  test('and is told where else in the source it stands', async () => {
    const { text } = await repairsOf('It is said that “only their relative values matter” [@s1:2], and so on.')
    expect(text).toContain('it stands in s1:3')
  })

  test.each([
    'The manual says that “The majority of random accesses to storage … assumed to be in cache” [@s1:2].',
    'So “setting them equal makes sense” is the advice there [@s1:2].',
    '手册作者甚至说“我并不建议普通用户去使用它”，语气明确 [@s1:3]。',
    'The “planner costs” are what it is about [@s1:3].',
  ])('is let stand where it does, with its denials: %s', async sentence => {
    expect((await repairsOf(sentence)).repairs).toEqual([])
  })

  test('a repair id names its sentence in an edit, and a failing edit is named', async () => {
    const { call } = await openProduct()
    await call('read', { text: manual, title: 'Planner costs' })
    await call('draft_report', {
      text: '# Costs\n\nIt is said that “only their absolute values matter here” [@s1:3]. More.',
    })
    const mended = await call('draft_report', {
      edits: [{ find: 'p1', replace: '“Only their relative values matter” [@s1:3].' }],
    })
    expect(mended.data).toMatchObject({ repairs: [] })
    const failed = await call('draft_report', {
      edits: [
        { find: 'More.', replace: 'Less.' },
        { find: 'nowhere to be found', replace: '' },
      ],
    })
    expect(failed.text).toMatch(/^Edit 2 of 2: `find` stands nowhere/)
  })
})
