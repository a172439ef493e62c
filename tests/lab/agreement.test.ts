import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { agreementTables, preferenceOf, together, unitsOf } from '../../src/lab/label/agreement.ts'
import { csvOf, exportRows } from '../../src/lab/label/export.ts'
import { labelItems } from '../../src/lab/label/items.ts'
import type { ChecklistLabelled, PairLabelled } from '../../src/lab/label/labels.ts'
import { openRunFolder } from '../../src/lab/run-folder.ts'
import { modelEndpoint } from '../support/model.ts'
import { shell } from '../support/shell.ts'
import { bench, benchFiles, jsonl, modelEnv, wordJudge } from './scripted.ts'

vi.setConfig({ testTimeout: 30_000 })

const same = { completeness: 'left', depth: 'left', fitness: 'left', readability: 'left' } as const
const base = { rater: 'Ann', item: 'i', task: 't', about: 'x', why: 'w', at: '2026-11-22' }
const pair = (more: Partial<PairLabelled>): PairLabelled => ({
  ...base,
  kind: 'pair',
  a: 'one',
  b: 'two',
  left: 'a',
  overall: 'left',
  dimensions: same,
  veto: {},
  ...more,
})
const list = (rater: string, given: string): ChecklistLabelled => ({
  ...base,
  rater,
  kind: 'checklist',
  system: 'one',
  marks: [...given].map((letter, i) => ({
    criterion: `k${i}`,
    mark: letter === 'f' ? 'full' : letter === 'p' ? 'partial' : 'none',
  })),
})

const made = { models: ['m-1'], prompts: ['p'], looks: 1, ms: 1, input: 1, output: 1 }

describe('what people said', () => {
  test('is turned back to the reports, whichever side they were on', () => {
    expect(preferenceOf(pair({}), 'overall')).toBe('a')
    expect(preferenceOf(pair({ left: 'b' }), 'overall')).toBe('b')
    expect(preferenceOf(pair({ left: 'b', overall: 'right' }), 'overall')).toBe('a')
    expect(preferenceOf(pair({ overall: 'both_poor' }), 'overall')).toBe('tie')
    expect(preferenceOf(pair({ veto: { left: '0.1' } }), 'overall')).toBe('b')
    expect(preferenceOf(pair({ veto: { left: '0.1' } }), 'depth')).toBe('a')
    expect(preferenceOf(pair({ veto: { left: '0.1', right: '0.1' } }), 'overall')).toBe('tie')
  })

  test('of several raters the median mark, or what most prefer', () => {
    expect(together(['full', 'none', 'partial'])).toBe('partial')
    expect(together(['full', 'none'])).toBe('none')
    expect(together(['a', 'a', 'b'])).toBe('a')
    expect(together(['a', 'b'])).toBe('tie')
  })

  test('agrees with a judge as computed by hand', () => {
    const marks = [...'ffnnfn'].map(
      (letter, i) => ({ criterion: `k${i}`, mark: letter === 'f' ? 'full' : 'none' }) as const,
    )
    const rows = [
      {
        task: 't',
        system: 'one',
        judge: 'm',
        scores: { strict: 0, ternary: 0, binary: 0, professional: 0 },
        words: 1,
        marks,
        blocked: [],
        made,
      },
    ]
    const units = unitsOf([list('Ann', 'ffnffn')], { marks: rows, pairs: [], grades: [] })
    const [people] = agreementTables(units, ['m'])
    const row = people?.rows[0]?.map(cell => ('number' in cell ? cell.number : 'text' in cell ? cell.text : undefined))
    // Human f f n f f n, model f f n n f n: p_o = 5/6, p_e = 4/6 · 3/6 + 2/6 · 3/6 = 1/2, κ = 2/3; F1 full 6/7, none 4/5.
    expect(row?.slice(0, 4)).toEqual(['m', 'mark', 6, 5 / 6])
    expect(row?.[4]).toBeCloseTo(2 / 3, 10)
    expect(row?.[6]).toBeCloseTo((6 / 7 + 4 / 5) / 2, 10)
  })

  test('finds the judge whichever way round it compared', () => {
    const dimensions = { completeness: 'b', depth: 'b', fitness: 'b', readability: 'b' } as const
    const row = {
      task: 't',
      a: 'two',
      b: 'one',
      judge: 'm',
      overall: 'b' as const,
      dimensions,
      flipped: false,
      vetoed: [],
      words: [1, 1] as const,
      made,
    }
    const [unit] = unitsOf([pair({})], { marks: [], pairs: [row], grades: [] })
    expect(unit?.people[0]?.value).toBe('a')
    expect(unit?.judges.get('m')).toBe('a')
  })

  test('is exported without becoming a formula', () => {
    const rows = exportRows(unitsOf([pair({ rater: '=cmd', why: 'a, "b"\nc' })], { marks: [], pairs: [], grades: [] }))
    expect(csvOf(rows).split('\r\n')[1]).toBe(`t,one two,overall,,'=cmd,a,one,,"a, ""b""\nc",2026-11-22`)
  })
})

test('bench agreement compares people with the model of the run, and exports', async () => {
  const folder = await benchFiles()
  const out = join(folder, 'out')
  const { baseUrl } = await modelEndpoint(wordJudge)
  const args = ['rubrics', join(folder, 'rubric.jsonl'), '--systems', `folder:${folder}/poor`, '--trials', '1']
  await bench(args, out, { env: modelEnv(baseUrl) })
  const items = await labelItems(openRunFolder(out))
  // The model finds scattering and the ocean; this person does not take the ocean for blame.
  const given: Readonly<Record<string, string>> = { sky: 'fnnn', grass: 'n' }
  const labels = items.map(item => ({
    ...list('Ann', given[item.task.id] ?? ''),
    item: item.id,
    task: item.task.id,
    about: item.about,
    system: 'poor',
    marks: item.task.criteria.map(({ id }, i) => ({
      criterion: id,
      mark: given[item.task.id]?.[i] === 'f' ? 'full' : 'none',
    })),
  }))
  await writeFile(join(out, 'labels.jsonl'), jsonl([...labels, { ...labels[0], rater: 'Old', about: 'other' }]))
  const csv = join(folder, 'labels.csv')
  const ran = await shell(['bench', 'agreement', '--out', out, '--export', csv])
  expect(ran.err).toContain('1 labels are about reports or rubrics that have changed')
  expect(ran.out).toContain('| m | mark | 5 | 0.800 |')
  const lines = (await readFile(csv, 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(6)
  expect(lines[0]).toBe('task,systems,question,criterion,rater,value,left,place,why,at,m')
})
