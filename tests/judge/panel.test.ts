import { describe, expect, test, vi } from 'vitest'
import { judgeByPanel } from '../../src/judge/panel.ts'
import { cutReport } from '../../src/judge/places.ts'
import { criteriaOf } from '../../src/judge/rubric.ts'
import { synthesise } from '../../src/judge/synthesis.ts'
import { openAiModel } from '../../src/model/openai.ts'
import { splitReport } from '../../src/report/sections.ts'
import { openNet } from '../net/loopback.ts'
import { modelEndpoint, type Script } from '../support/model.ts'
import { shell } from '../support/shell.ts'

// Each shell command is a process of its own.
vi.setConfig({ testTimeout: 30_000 })

const call = { signal: new AbortController().signal, progress: () => undefined }
const report = '# Sky\n\nThe sky is blue.\n\n## Grass\n\nGrass is green.'
const rubric = [
  { id: 'sky', text: 'Says which colour the sky has' },
  { id: 'grass', text: 'Says which colour grass has' },
]

const verdicts = (grass: string) =>
  JSON.stringify({
    verdicts: [
      { criterion: 'sky', verdict: 'full', quote: 'The sky is blue', reason: 'r' },
      { criterion: 'grass', verdict: grass, quote: 'Grass is green', reason: 'r' },
    ],
  })
/** Three judges, of which one is strict. */
const byName: Script = ({ model }) => verdicts(model === 'strict' ? 'none' : 'full')

describe('a panel of models', () => {
  test('marks by the median, and tells where they differ', async () => {
    const { baseUrl } = await modelEndpoint(byName)
    const net = openNet({ configuredOrigins: [baseUrl] })
    const models = ['kind', 'strict', 'fair'].map(name => openAiModel({ baseUrl, name }, net))
    const input = { criteria: criteriaOf(rubric), report: cutReport(splitReport(report)), decided: [], trials: 1 }
    const { markings, split, alpha } = await judgeByPanel(input, models, call)
    expect(markings.map(({ mark }) => mark)).toEqual(['full', 'full'])
    expect(split).toEqual(['grass'])
    expect(alpha).toBeLessThan(1)
  })

  test('judges records from the shell; who has no endpoint is told what to set', async () => {
    const { baseUrl, asked } = await modelEndpoint(byName)
    const env = { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: 'k' }
    const input = `${JSON.stringify({ id: 1, report, rubric })}\n`
    const { out, code } = await shell(['batch', 'judge', '--panel', 'kind,strict,fair', '--trials', '1'], {
      env,
      input,
    })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      id: 1,
      score: 1,
      criteria: [
        { by: 'model', place: '0.1' },
        { by: 'model', quote: 'Grass is green' },
      ],
      panel: {
        split: ['grass'],
        judges: [{ model: 'kind-2026', trials: 1 }, { model: 'strict-2026' }, { model: 'fair-2026' }],
      },
    })
    expect(asked).toHaveLength(3)
    const without = await shell(['batch', 'judge', '--model'], { input })
    expect(without.err).toContain('Set OPENAI_BASE_URL')
    expect(without.code).toBe(1)
  })
})

const made = {
  summary: 'How funded pensions cope with ageing.',
  rubric: [
    ...[
      'Names the replacement rate of one country',
      'Names the statutory retirement age of one country',
      'Gives the dependency ratio with its year',
    ].map(text => ({ text, weight: 3, role: 'explicit', dimension: 'completeness' })),
    { text: 'Says where the data end', weight: 2, role: 'implicit', dimension: 'depth' },
    { text: 'Confuses nominal with real returns', weight: 4, role: 'negative', dimension: 'depth' },
  ],
}
const roles = ['explicit', 'explicit', 'explicit', 'implicit', 'negative']
const script =
  (again: readonly string[], consistency = 0.9): Script =>
  ({ response_format }) => {
    const answers: Record<string, object> = {
      rubric: made,
      question: { question: 'What replacement rate, retirement age and dependency ratio does one country have?' },
      roles: { roles: again.map((role, i) => ({ criterion: `k${i + 1}`, role, reason: 'r' })) },
      consistency: { consistency, contradictions: [], irrelevant: [] },
    }
    return JSON.stringify(answers[response_format?.json_schema.name ?? ''])
  }

async function synthesised(answers: Script) {
  const { baseUrl, asked } = await modelEndpoint(answers)
  const model = openAiModel({ baseUrl, name: 'm' }, openNet({ configuredOrigins: [baseUrl] }))
  return { asked, result: await synthesise({ topic: 'pensions', language: 'en' }, model, model, call) }
}

describe('a task made from its rubric', () => {
  test('is kept where every role is told again as it was', async () => {
    const { asked, result } = await synthesised(script(roles))
    expect(result).toMatchObject({ kept: true, task: { summary: made.summary, consistency: 0.9 } })
    const rolesAsked = asked.find(one => one.response_format?.json_schema.name === 'roles')?.messages[1]?.content ?? ''
    expect(rolesAsked).not.toMatch(/\((?:explicit|implicit|negative)\)/)
    expect(rolesAsked).not.toContain(made.summary)
  })

  test.each([
    [script([...roles.slice(0, 3), 'explicit', 'negative']), 'roles changed: k4'],
    [script(roles.slice(0, 4)), 'roles changed: k5'],
    [script(roles, 0.4), 'consistency 0.4'],
  ])('is discarded as a whole otherwise (%#)', async (answers, why) => {
    expect((await synthesised(answers)).result).toMatchObject({ kept: false, why })
  })

  test('comes out of the shell a line each', async () => {
    const { baseUrl } = await modelEndpoint(script(roles))
    const input = '{"id":"a","topic":"pensions"}\n{"id":"b","topic":"tides"}\n'
    const { out, err } = await shell(['synthesize', 'rubrics'], { env: { OPENAI_BASE_URL: baseUrl }, input })
    expect(
      out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).id),
    ).toEqual(['a', 'b'])
    expect(err).toBe('2 kept, 0 discarded\n')
  })
})
