import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { serve } from '../net/loopback.ts'
import { bench, filesIn, jsonl } from './scripted.ts'

vi.setConfig({ testTimeout: 40_000 })

const page = (text: string) =>
  `<!doctype html><title>Survey</title><main><h1>Survey of battery prices</h1><p>${text}</p></main>`

test('bench fact audits the citations of a report, and again offline from what was kept', async () => {
  const { origin, asked } = await serve({
    '/survey': page('In 2024 the average price of LFP packs was $52 per kWh, 12 % less than in 2023.'),
    '/cells': page('In 2024 sodium-ion cells cost $78 per kWh, and hardly anybody bought them.'),
  })
  const report = `# Packs

LFP packs averaged $52 per kWh in 2024 [1]. Sodium-ion cells cost $87 per kWh in 2024 [2]. Nickel prices doubled in 2022 [3]. The plant opened in 2019.

## Sources

[1] Survey: ${origin}/survey
[2] Cells: ${origin}/cells
[3] Nickel: ${origin}/nickel
`
  const folder = await filesIn({
    'tasks.jsonl': jsonl([{ id: 'packs', prompt: 'What do packs cost?' }]),
    'it/packs.md': report,
  })
  const args = ['fact', join(folder, 'tasks.jsonl'), '--systems', `folder:${folder}/it`]
  const env = { DEEPRESEARCH_ALLOW_PRIVATE: '1' }
  const tape = join(folder, 'tape')
  const live = await bench([...args, '--record', tape], join(folder, 'live'), { env })
  const figures = ({ results }: typeof live) => {
    const { columns, rows } = results.tables.find(({ title }) => title.startsWith('FACT')) ?? { columns: [], rows: [] }
    return Object.fromEntries(columns.map((name, i) => [name, rows[0]?.[i]]))
  }
  // One of two pages that were read bears its sentence out; the third is gone.
  expect(figures(live)).toMatchObject({
    citations: { number: 3 },
    'FACT accuracy': { number: 1 / 2 },
    effective: { number: 1 },
    'accuracy (ours)': { number: 1 / 3 },
    dead: { number: 1 / 3 },
    recall: { number: 3 / 4 },
  })
  const before = asked.length
  const replayed = await bench([...args, '--replay', tape], join(folder, 'replayed'))
  expect(asked).toHaveLength(before)
  const { 'judging s': _live, ...was } = figures(live)
  const { 'judging s': _replayed, ...is } = figures(replayed)
  expect(is).toEqual(was)
  const again = await bench(args, join(folder, 'live'))
  expect(asked).toHaveLength(before)
  expect(figures(again)).toEqual(figures(live))
})
