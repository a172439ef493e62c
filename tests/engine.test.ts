import { join } from 'node:path'
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { describe, expect, test, vi } from 'vitest'
import { connect } from './support/connect.ts'
import { folderOf, prices } from './support/files.ts'
import { hostOf } from './support/host.ts'
import { openProduct, stable } from './support/product.ts'
import { shell, shellCall } from './support/shell.ts'

vi.setConfig({ testTimeout: 30_000 })

/** Notes of one paragraph each, long enough to be a passage of their own; one of them answers each query best. */
const notes: Readonly<Record<string, string>> = {
  tides:
    'The tide tables of the harbour list high water and low water for every day of the year, and the ferry to the island leaves one hour after high water because the channel is too shallow at other times; in winter the tables are printed again.',
  lighthouse:
    'The lighthouse on the northern cape was built in 1883 of granite blocks that came by barge at high water; its lamp can be seen for nineteen miles, and the keeper lived below the lamp until the light was made automatic in 1971.',
  herring:
    'Herring were landed here in such numbers that the town had forty smokehouses; when the shoals moved north the fishery ended within ten years, and the harbour was dredged for ferries instead of fishing boats.',
  ferry:
    'The ferry takes cars and bicycles; tickets are sold on board, the crossing takes forty minutes, and on Sundays in summer an additional ferry runs in the evening, when the ferry of the morning is usually full.',
  museum:
    'The museum shows charts, sextants and the log books of pilots, and on rainy days a film about the storm of 1953; visitors may climb into the wheelhouse of a pilot boat that was in service for fifty years.',
}
const queries = [
  'high water tide tables',
  'lighthouse lamp granite',
  'herring fishery smokehouses',
  'ferry tickets Sunday',
  'pilot boat museum charts',
]

describe('one engine behind every door', () => {
  test('batch search, local search and read with focus rank alike', async () => {
    const names = Object.keys(notes)
    const corpus = await folderOf({
      'corpus.jsonl': names.map(id => `${JSON.stringify({ id, title: id, text: notes[id] })}\n`).join(''),
    })
    const files = await folderOf(
      Object.fromEntries(names.map(name => [`${name}.md`, `---\ntitle: ${name}\n---\n\n${notes[name]}\n`])),
    )
    const input = queries.map((query, id) => `${JSON.stringify({ id, query })}\n`).join('')
    const { out } = await shell(['batch', 'search', '--corpus', join(corpus, 'corpus.jsonl')], { input })
    const batch = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).hits.map(({ id }: { id: string }) => id))

    const { call, services } = await openProduct({ corpus: [files] })
    const found: string[][] = []
    const focused: string[][] = []
    const titles = async () => {
      const { store } = await services()
      const [last] = await store.sessions(1)
      const { sources } = await store.load(`${last?.id}`)
      return new Map(sources.map(({ id, title }) => [id, title]))
    }
    for (const query of queries) {
      const { data } = await call('search', { queries: [query], read: 5 })
      const byId = await titles()
      const hits = (data?.['hits'] ?? []) as { id: string }[]
      found.push(hits.map(({ id }) => `${byId.get(id)}`))
    }
    for (const name of names) await call('read', { path: `${name}.md` })
    for (const query of queries) {
      const passages: string[] = []
      // What no longer answers comes with the parts after the first.
      for (let part = 1, left = 1; left > 0; part++) {
        const { data } = await call('read', { focus: query, part })
        passages.push(...((data?.['passages'] ?? []) as string[]))
        left = Number(data?.['left'] ?? 0)
      }
      const byId = await titles()
      focused.push(passages.map(place => `${byId.get(place.split(':')[0] ?? '')}`))
    }
    expect(batch.map(([first]) => first)).toEqual(names)
    expect(focused).toEqual(batch)
    expect(found).toEqual(batch)
  })

  test('a host and the shell read the same words', async () => {
    const { engine } = await openProduct({ keepsSession: false })
    const host = await hostOf(await connect(engine))('read', { text: prices, title: 'Battery prices' })
    const { text } = await shellCall('read', { text: prices, title: 'Battery prices' })
    expect(stable(`${text}`)).toBe(host)
  })
})

describe('the session', () => {
  test('is kept where the door keeps it, and only there', async () => {
    const { call, services } = await openProduct()
    await call('plan', { question: 'When is high water?' })
    const first = await call('read', { text: 'High water is at noon.' })
    expect(first.text).toContain('read 1 of 1')
    const { session } = await call('plan', { question: 'And low water?' })
    expect(session).not.toBe(first.session)
    expect((await call('recall')).session).toBe(session)
    expect((await call('recall', { session: first.session })).session).toBe(first.session)
    expect((await call('recall')).session).toBe(first.session)
    expect(await (await services()).store.sessions(9)).toHaveLength(2)
  })

  test('calls at once on one research all count', async () => {
    const { call } = await openProduct()
    await call('plan', { question: 'When is high water?' })
    const texts = Array.from({ length: 8 }, (_, i) => `High water number ${i} is at noon.`)
    await Promise.all(texts.map(text => call('read', { text })))
    await Promise.all(texts.map((_, i) => call('plan', { tasks: [{ title: `Task ${i}` }] })))
    const { data, text } = await call('recall')
    expect(text).toContain('read 8 of 8')
    expect(data).toHaveProperty('tasks.length', 9)
  })

  test('recall without any research begins none', async () => {
    const { call, services } = await openProduct()
    expect((await call('recall')).text).toMatch(/^no research yet/)
    expect(await (await services()).store.sessions(1)).toEqual([])
  })
})

describe('replies keep their size', () => {
  const sentence = (n: number) => `Sentence number ${n} says that the water stood at ${n} centimetres on that day.`
  const many = Array.from({ length: 2_000 }, (_, i) => sentence(i))

  test.each([
    ['many paragraphs', many.join('\n\n')],
    ['one paragraph of many sentences', many.join(' ')],
    ['one sentence without end', many.join(' ').replaceAll('.', ',')],
    ['one block of code', `\`\`\`\n${many.join('\n')}\n\`\`\``],
    ['Chinese without a break', '水位每天都在变化，'.repeat(8_000)],
  ])('%s', async (_, text) => {
    const { call } = await openProduct()
    for (const max_tokens of [600, 5_000]) {
      const { text: reply, isError } = await call('read', { text, max_tokens })
      expect(isError).toBe(false)
      const tokens = countTokens(reply)
      expect(tokens).toBeLessThanOrEqual(max_tokens * 1.15)
      expect(tokens).toBeGreaterThan(max_tokens * 0.4)
      expect(reply).toMatch(/^s1:1/m)
    }
  })
})

test('how to write is said once while a host goes on reading, and in full again after something else', async () => {
  const { call } = await openProduct()
  const next = async (name: string, args: object) => (await call(name, args)).text.split('\nnext: ').at(-1)
  await call('plan', { question: 'How long do old pianos stay in tune?' })
  const whole =
    'draft_report text: "…" with a place such as [@s1:12] after each sentence; read focus: "…" finds places.'
  const note = (n: number) => ({
    text: `Old pianos stay in tune for ${n} months.`,
    title: `Old pianos ${n}`,
    task: 't1',
  })
  await call('read', note(1))
  expect(await next('read', note(2))).toBe(whole)
  expect(await next('read', note(3))).toBe('draft_report text: "…", as before.')
  await call('recall', { id: 's1' })
  expect(await next('read', note(4))).toBe(whole)
})
