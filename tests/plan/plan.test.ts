import { describe, expect, test } from 'vitest'
import { cutFence } from '../support/fence.ts'
import { openProduct, stable } from '../support/product.ts'

async function planned(question = 'What do LFP packs cost, and why do prices fall?') {
  const { call } = await openProduct()
  const plan = async (args: object) => {
    const { text, isError } = await call('plan', args)
    return `${isError ? '(error) ' : ''}${stable(text)}`
  }
  return { plan, call, first: await plan({ question }) }
}

describe('a plan', () => {
  test.each([
    { question: ' ' },
    { question: 'What do LFP packs cost?', tasks: [{ title: ' \n' }] },
    { question: 'What do LFP packs cost?', requirements: [{ text: '\u3000' }] },
  ])('is made of words: %j is refused, and begins nothing', async args => {
    const { call } = await openProduct()
    expect((await call('plan', args)).text).toMatch(/^Argument [\w.]+: (?:It is blank|Too small)/)
    expect((await call('recall', { kind: 'sessions' })).text).not.toContain('r-')
  })

  test.each([
    ['search', { queries: ['LFP'] }],
    ['read', { text: 'LFP packs averaged $52/kWh.' }],
  ])('has the task that %s names', async (tool, args) => {
    const { call } = await planned()
    expect((await call(tool, { ...args, task: 't44' })).error).toEqual({
      kind: 'unknown_id',
      message: 'There is no task t44.',
      fix: 'Use one of: t1, t2; or leave `task` out.',
    })
  })

  test('without tasks says how to add some', async () => {
    const { plan, call } = await planned('What do LFP packs cost?')
    await plan({ tasks: [{ id: 't1', status: 'deleted' }] })
    expect((await call('search', { queries: ['LFP'], task: 't1' })).error?.fix).toMatch(
      /^The plan has no tasks: plan tasks:/,
    )
  })

  test('grows, changes and shrinks as the host says', async () => {
    const { plan, first } = await planned()
    expect(first).toMatchInlineSnapshot(`
      "question: What do LFP packs cost, and why do prices fall?
      requirements:
      q1 explicit ×3 open: What do LFP packs cost
      q2 explicit ×3 open: why do prices fall (LFP packs)
      tasks:
      t1 pending: Find and read sources on: What do LFP packs cost (for q1; done when two independent sources are read)
      t2 pending: Find and read sources on: why do prices fall (LFP packs) (for q2; done when two independent sources are read)

      session r-1 · gaps q1 q2
      next: search queries: ["…"], task: "t1" for q1; read: 3 reads the best hits in the same call."
    `)
    expect(
      await plan({
        requirements: [
          { text: 'the price in China', role: 'implicit' },
          { id: 'q1', text: 'What do LFP packs cost today?', weight: -5 },
        ],
        tasks: [
          { id: 't1', status: 'done', note: 'two price lists' },
          { id: 't2', status: 'deleted' },
          { title: 'Read on China', for: ['q3'], after: ['t1'], done_when: 'one source of 2026' },
        ],
        since: '2025-01-01',
        exclude: ['example.com'],
      }),
    ).toMatchInlineSnapshot(`
      "question: What do LFP packs cost, and why do prices fall?
      since 2025-01-01
      never used: example.com (matches no source found so far)
      requirements:
      q1 explicit ×5 open: What do LFP packs cost today?
      q2 explicit ×3 open: why do prices fall (LFP packs)
      q3 implicit ×3 open: the price in China
      tasks:
      t1 done: Find and read sources on: What do LFP packs cost (for q1; done when two independent sources are read; note: two price lists)
      t3 pending: Read on China (for q3, after t1; done when one source of 2026)
      q2 has no task: plan tasks: [{title, for}] or [{id, for}] says which serves which

      session r-1 · gaps q1 q2 q3
      next: search queries: ["…"], task: "t1" for q1; read: 3 reads the best hits in the same call."
    `)
  })

  test('renames the task of a requirement that is reworded, and no other', async () => {
    const { plan } = await planned()
    const reworded = await plan({ requirements: [{ id: 'q2', text: 'why do prices of LFP packs fall since 2024' }] })
    expect(reworded).toContain('t2 pending: Find and read sources on: why do prices of LFP packs fall since 2024 (')
    await plan({ tasks: [{ id: 't1', title: 'Price lists' }] })
    expect(await plan({ requirements: [{ id: 'q1', text: 'The price of LFP packs' }] })).toContain(
      't1 pending: Price lists (',
    )
  })

  test('says which requirement has no task, and which task is for nothing', async () => {
    const { plan } = await planned()
    const changed = await plan({
      requirements: [{ text: 'the price in China' }],
      tasks: [{ title: 'Read on lithium' }],
    })
    expect(changed).toContain('\nq3 has no task; t3 is for no requirement: plan tasks: ')
    const mended = await plan({ tasks: [{ id: 't3', for: ['q3'] }] })
    expect(mended).not.toContain('no task')
    expect(mended).not.toContain('no requirement')
  })

  test('has no task for what is to be done with all that is found, and does not miss one', async () => {
    const { first } = await planned('What do LFP packs cost, where do sources disagree on it, and what should we do?')
    expect(first).toContain('q3 explicit ×3 open: what should we do\n')
    expect(first).not.toMatch(/^t3 /m)
    expect(first).not.toContain('has no task')
    expect((await planned('What should we do?')).first).toMatch(/^t1 /m)
  })

  test('has no task and no gap for the form of the answer, whoever asks for it', async () => {
    const { plan, first } = await planned('How do tides work? Give a recommendation, 500 to 800 words.')
    const host = await plan({ requirements: [{ text: 'between 500 and 800 words, with a table' }] })
    expect(first.match(/^t\d.*$/gm)).toHaveLength(1)
    expect(first).toContain('· gaps q1\n')
    expect(host).toContain('q4 explicit ×3: between 500 and 800 words, with a table')
    expect(host).toContain('· gaps q1\n')
  })

  test('with requirements of its own is not taken apart', async () => {
    const { call } = await openProduct()
    const { text } = await call('plan', {
      question: 'What do LFP packs cost, and why do prices fall?',
      requirements: [{ text: 'one figure', role: 'explicit' }],
    })
    expect(text).toContain('q1 explicit ×3 open: one figure')
    expect(text).not.toContain('why do prices fall\n')
  })

  test('revised keeps what still holds, and what was done', async () => {
    const { plan, call } = await planned()
    await plan({ tasks: [{ id: 't1', status: 'done' }], requirements: [{ text: 'my own' }] })
    const session = (await call('recall')).session
    const revised = await plan({ session, question: 'What do LFP packs cost, and who makes them?' })
    expect(revised).toMatchInlineSnapshot(`
      "q2 t2, made from the question before, were replaced
      question: What do LFP packs cost, and who makes them?
      requirements:
      q1 explicit ×3 open: What do LFP packs cost
      q3 explicit ×3 open: my own
      q4 explicit ×3 open: who makes them (LFP packs)
      tasks:
      t1 done: Find and read sources on: What do LFP packs cost (for q1; done when two independent sources are read)
      t3 pending: Find and read sources on: my own (for q3; done when two independent sources are read)
      t4 pending: Find and read sources on: who makes them (LFP packs) (for q4; done when two independent sources are read)

      session r-1 · gaps q1 q3 q4
      next: search queries: ["…"], task: "t1" for q1; read: 3 reads the best hits in the same call."
    `)
    const events = await call('recall', { kind: 'trajectory' })
    expect(events.text).toMatch(/plan → .*q/)
  })

  test('refused in one part changes nothing', async () => {
    const { plan, call } = await planned()
    const before = (await call('recall')).text
    expect(await plan({ requirements: [{ text: 'new' }], tasks: [{ id: 't9', status: 'done' }] })).toMatch(
      /^\(error\) There is no task t9/,
    )
    expect((await call('recall')).text).toBe(before)
  })

  test.each([
    { requirements: [{ text: 'price' }, { text: 'makers' }], tasks: [{ title: 'Prices', for: ['q5'] }] },
    { requirements: [{ id: 'q1', weight: 0 }], tasks: [{ title: 'Prices', for: ['q1'] }] },
    { requirements: [{ text: 'price' }, { text: 'makers' }], tasks: [{ title: 'Prices', after: ['t1'] }] },
  ])('refused for what it names changes nothing: %j', async args => {
    const { plan, call } = await planned()
    const before = (await call('recall')).text
    expect(await plan(args)).toMatch(/^\(error\) There is no (?:requirement|task) \w+; nothing was changed\./)
    expect((await call('recall')).text).toBe(before)
  })

  test('refused begins nothing', async () => {
    const { call } = await openProduct()
    const tasks = [{ title: 'Prices', for: ['q9'] }]
    expect((await call('plan', { question: 'What do LFP packs cost?', tasks })).isError).toBe(true)
    expect((await call('recall', { kind: 'sessions' })).text).not.toContain('r-')
  })

  test('says which of its requirements and tasks a list of the host replaced, and which there are', async () => {
    const { plan } = await planned()
    const text = await plan({ requirements: [{ text: 'the price per kWh' }, { text: 'the makers' }] })
    expect(text).toMatch(/^q1 q2 t1 t2, made from the question before, were replaced\n/)
    expect(text).toContain('t3 pending: Find and read sources on: the price per kWh (for q3;')
    expect(await plan({})).not.toContain('replaced')
  })

  test('keeps what the call itself names: the rest of a list is added', async () => {
    const { plan, call } = await planned()
    const text = await plan({
      requirements: [{ text: 'the price per kWh' }, { text: 'the makers' }],
      tasks: [
        { id: 't2', title: 'Makers', for: ['q2'] },
        { title: 'Prices', for: ['q1', 'q3'] },
      ],
    })
    expect(text).not.toContain('replaced')
    expect(text).toContain('t2 pending: Makers (for q2;')
    expect(text).toContain('t3 pending: Prices (for q1 q3)')
    expect((await call('search', { queries: ['LFP'], task: 't2' })).isError).toBe(false)
  })

  test('gives a task to what it adds, whatever number was used before', async () => {
    const { plan } = await planned()
    await plan({ requirements: [{ text: 'the makers' }] })
    await plan({ requirements: [{ id: 'q3', weight: 0 }] })
    const text = await plan({ requirements: [{ text: 'the mines' }], tasks: [{ title: 'Mines', for: ['q3'] }] })
    expect(text).toContain('t3 pending: Mines (for q4)')
  })

  test('may name tasks and requirements of the same call', async () => {
    const { call } = await openProduct()
    const { text } = await call('plan', {
      question: 'What do LFP packs cost?',
      tasks: [
        { title: 'Find price lists', for: ['q1'] },
        { title: 'Compare them', after: ['t1'] },
      ],
    })
    expect(text).toContain('t2 pending: Compare them (after t1)')
    expect((await call('plan', { tasks: [{ title: 'More', after: ['t4'] }] })).isError).toBe(true)
  })

  test('takes a year or a month for a date', async () => {
    const { plan } = await planned()
    expect(await plan({ since: '2024', until: '2025-06' })).toContain('since 2024-01-01, until 2025-06-30')
  })

  test('its gaps close as sources are read and sections written', async () => {
    const { call } = await planned()
    expect((await call('recall')).text).toContain('gaps q1 q2')
    await call('read', { text: 'LFP packs cost $52/kWh.', title: 'LFP pack cost', task: 't1' })
    expect((await call('plan')).text).toContain('q1 explicit ×3 open, 1 of 2 sources: What')
    expect((await call('recall', { id: 'q1' })).text).toContain('(1 of 2 sources read for it; ')
    await call('read', { text: 'A pack of LFP cells cost $53/kWh.', title: 'Another list', task: 't1' })
    expect((await call('recall')).text).toContain('· gaps q2\n')
    await call('draft_report', {
      text: '# Prices fall\n\nLFP packs cost $52/kWh [@s1:1]. Prices fall for many reasons.',
    })
    expect((await call('recall')).text).not.toContain('gaps')
  })
})

test('a source that was read by mistake is dropped by its id: from evidence, coverage, focus and citations', async () => {
  const { call, plan } = await planned('What do LFP packs cost?')
  await call('read', { text: 'LFP packs cost $52 per kWh in 2024.', title: 'Prices of LFP packs', task: 't1' })
  await plan({ tasks: [{ id: 't1', done_when: 'one source is read' }] })
  await call('cross_verify', { claims: ['LFP packs cost $52 per kWh in 2024.'] })
  expect(await plan({})).toContain('q1 explicit ×3 read')
  const dropped = await plan({ exclude: ['s1'] })
  expect(dropped).toContain('never used: s1 (keeps away s1)')
  expect(dropped).toContain('q1 explicit ×3 open')
  expect(dropped).toContain('gaps q1\n')
  const { text: found } = await call('read', { focus: 'LFP packs' })
  expect(cutFence(found).inside).toEqual([])
  const { text: cited } = await call('draft_report', { text: '# A\n\nLFP packs cost $52 per kWh in 2024 [@c1].' })
  expect(cited).toContain('c1 rests on sources that are excluded from this research.')
  const { text: again } = await call('cross_verify', { claims: ['c1'] })
  expect(again).toMatch(/^c1 insufficient/)
  expect(await plan({ exclude: [] })).not.toContain('never used')
})

test('a draft that cites what is excluded later has a repair', async () => {
  const { call, plan } = await planned('What do LFP packs cost?')
  await call('read', { text: 'LFP packs cost $52 per kWh in 2024.', title: 'Prices of LFP packs' })
  await call('draft_report', { text: '# A\n\nLFP packs cost $52 per kWh in 2024 [@s1:1].' })
  expect(await plan({ exclude: ['s1'] })).toContain('draft d1, repairs p1')
  expect((await call('draft_report', { format: 'md' })).isError).toBe(true)
  expect(await plan({ exclude: [] })).not.toContain('repairs')
})
