import { describe, expect, test } from 'vitest'
import { judgeByModel } from '../../src/judge/by-model.ts'
import { cutReport } from '../../src/judge/places.ts'
import { criteriaOf } from '../../src/judge/rubric.ts'
import { openAiModel } from '../../src/model/openai.ts'
import { splitReport } from '../../src/report/sections.ts'
import { openNet } from '../net/loopback.ts'
import { modelEndpoint, type Script } from '../support/model.ts'

const call = { signal: new AbortController().signal, progress: () => undefined }
const report = '# Sky\n\nThe sky is blue because short waves scatter most.\n\n## Grass\n\nGrass is green. It grows.'
const criteria = criteriaOf([
  { id: 'blue', text: 'Says why the sky is blue', weight: 3 },
  { id: 'grass', text: 'Says what colour grass has' },
  { id: 'sea', text: 'Speaks of the sea' },
  { id: 'flaw', text: 'Calls grass red', weight: 2, role: 'negative' },
])

async function judged(script: Script, more: object = {}) {
  const { baseUrl, asked } = await modelEndpoint(script)
  const model = openAiModel({ baseUrl, name: 'm' }, openNet({ configuredOrigins: [baseUrl] }))
  const cut = cutReport(splitReport(report))
  return { asked, result: await judgeByModel({ criteria, report: cut, decided: [], ...more }, model, call) }
}

const say = (...verdicts: readonly (readonly [string, string, string?])[]) =>
  JSON.stringify({
    verdicts: verdicts.map(([criterion, verdict, quote = '']) => ({ criterion, verdict, quote, reason: 'r' })),
  })
const isAboutFlaws = (system = '') => system.includes('quality control')

describe('a model as judge', () => {
  test('is asked for demands and flaws apart, three times, and the median with its passage counts', async () => {
    const { asked, result } = await judged(({ messages, seed = 0 }) => {
      if (isAboutFlaws(messages[0]?.content)) return say(['flaw', 'none'])
      const grass = (['full', 'none', 'partial'] as const)[seed - 1] ?? 'none'
      return say(['blue', 'full', 'short waves scatter most'], ['grass', grass, 'Grass is green'], ['sea', 'none'])
    })
    expect(asked).toHaveLength(6)
    expect(asked[0]?.messages[1]?.content).not.toContain('Calls grass red')
    expect(result.markings).toEqual([
      { criterion: 'blue', mark: 'full', by: 'model', place: '0.1', quote: 'short waves scatter most' },
      { criterion: 'grass', mark: 'partial', by: 'model', place: '1.1', quote: 'Grass is green' },
      { criterion: 'sea', mark: 'none', by: 'model' },
      { criterion: 'flaw', mark: 'none', by: 'model' },
    ])
    expect(result.trials[1]).toMatchObject({ marks: ['full', 'none', 'partial'], agreement: 1 / 3 })
    expect(result.alpha).toBeGreaterThan(0.5)
    expect(result).toMatchObject({
      judge: { model: 'm-2026', trials: 3 },
      usage: { input: 600, output: 60, requests: 6 },
    })
  })

  test('counts for nothing where its quote is not in the report, and what it leaves out is told', async () => {
    const { result } = await judged(
      ({ messages }) =>
        isAboutFlaws(messages[0]?.content)
          ? say(['flaw', 'full', 'Grass is red'])
          : say(
              ['blue', 'full', 'the sky is azure'],
              ['grass', 'full', 'Grass is green'],
              ['nonsense', 'full', 'Grass is green'],
            ),
      { trials: 1 },
    )
    expect(result.markings.map(({ mark }) => mark)).toEqual(['none', 'full', 'none', 'none'])
    expect(result.refused.map(({ reason }) => reason)).toEqual([
      'quote_not_found',
      'unknown_criterion',
      'quote_not_found',
    ])
    expect(result.missing).toEqual(['sea'])
  })

  test('does not judge what the checks have decided', async () => {
    const decided = [{ criterion: 'blue', mark: 'none', by: 'checks' } as const]
    const { asked, result } = await judged(() => say(['grass', 'none'], ['sea', 'none'], ['flaw', 'none']), {
      decided,
      trials: 1,
    })
    expect(asked[0]?.messages[1]?.content).not.toContain('why the sky')
    expect(result.markings.map(({ criterion }) => criterion)).toEqual(['grass', 'sea', 'flaw'])
  })

  test('gets the evidence of a long report in windows first, and then the headings and what was found', async () => {
    const { asked, result } = await judged(
      ({ messages, response_format }) => {
        const user = messages[1]?.content ?? ''
        if (response_format?.json_schema.name === 'evidence')
          return JSON.stringify({
            evidence: user.includes('Grass is green') ? [{ criterion: 'grass', quote: 'Grass is green' }] : [],
          })
        return isAboutFlaws(messages[0]?.content)
          ? say(['flaw', 'none'])
          : say(['blue', 'none'], ['grass', 'full', 'Grass is green'], ['sea', 'none'])
      },
      { trials: 1, maxReportTokens: 16 },
    )
    const last = asked.findLast(one => one.response_format?.json_schema.name === 'verdicts')?.messages[1]?.content ?? ''
    expect(last).toContain('[1.1] Grass is green')
    expect(last).toContain('[0] Sky')
    expect(last).not.toContain('short waves')
    expect(result.markings[1]).toMatchObject({ mark: 'full', place: '1.1' })
  })

  test('sees the report and the criteria only between markers that they do not know', async () => {
    const { asked } = await judged(() => say(['blue', 'none'], ['grass', 'none'], ['sea', 'none'], ['flaw', 'none']), {
      trials: 1,
    })
    const user = asked[0]?.messages[1]?.content ?? ''
    const [, marker = ''] = /<report-(\w{12})>/.exec(user) ?? []
    expect(report).not.toContain(marker)
    const outside = user.replace(new RegExp(`<(\\w+)-${marker}>[\\s\\S]*?</\\1-${marker}>`, 'g'), '')
    for (const foreign of ['sky', 'Grass', 'colour']) expect(outside).not.toContain(foreign)
    expect(asked[0]?.messages[0]?.content).not.toContain('sky')
  })
})
