import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { askForJson } from '../../src/model/ask-json.ts'
import { openAiModel } from '../../src/model/openai.ts'
import { openNet } from '../net/loopback.ts'
import { modelEndpoint, type Script } from '../support/model.ts'

const call = { signal: new AbortController().signal }
const request = { system: 'You judge.', user: 'Is it so?' }
const verdict = { name: 'verdict', schema: z.object({ verdict: z.enum(['yes', 'no']) }) }

async function modelOf(script: Script) {
  const { baseUrl, asked } = await modelEndpoint(script)
  const net = openNet({ configuredOrigins: [baseUrl] })
  return { model: openAiModel({ baseUrl, name: 'm', key: 'k-secret' }, net), asked }
}

describe('a model endpoint', () => {
  test('is asked at temperature 0 with its key, and says what it used', async () => {
    const { model, asked } = await modelOf(() => 'yes')
    expect(await model.ask(request, call)).toEqual({ text: 'yes', usage: { input: 100, output: 10 }, model: 'm-2026' })
    expect(asked).toMatchObject([{ model: 'm', temperature: 0, authorization: 'Bearer k-secret' }])
    expect(asked[0]?.messages.map(({ role }) => role)).toEqual(['system', 'user'])
  })

  test('answers in the form of a schema, also in a fence or between words', async () => {
    for (const said of ['{"verdict":"no"}', '```json\n{"verdict":"no"}\n```', 'Here: {"verdict":"no"} – done.']) {
      const { model, asked } = await modelOf(() => said)
      expect((await askForJson(model, request, verdict, call)).value).toEqual({ verdict: 'no' })
      expect(asked[0]?.response_format?.json_schema.name).toBe('verdict')
    }
  })

  test('is told once what was wrong, and both answers are counted', async () => {
    const { model, asked } = await modelOf((_, n) => (n === 1 ? '{"verdict":"maybe"}' : '{"verdict":"yes"}'))
    expect(await askForJson(model, request, verdict, call)).toMatchObject({
      value: { verdict: 'yes' },
      usage: { input: 200 },
    })
    expect(asked[1]?.messages[1]?.content).toContain('verdict does not fit')
    const { model: stubborn, asked: twice } = await modelOf(() => 'I would rather not.')
    await expect(askForJson(stubborn, request, verdict, call)).rejects.toMatchObject({ kind: 'empty' })
    expect(twice).toHaveLength(2)
  })

  test('that knows no response_format is asked without it from then on', async () => {
    const { model, asked } = await modelOf(one => (one.response_format ? { status: 400 } : '{"verdict":"no"}'))
    for (let i = 0; i < 2; i++) expect((await askForJson(model, request, verdict, call)).value.verdict).toBe('no')
    expect(asked.map(one => one.response_format !== undefined)).toEqual([true, false, false])
  })

  test.each([
    [401, 'no_key', 'Set OPENAI_API_KEY'],
    [404, 'not_found', 'ends in the version'],
    [413, 'too_large', 'longer context'],
  ])('that answers %i fails with what to do', async (status, kind, fix) => {
    const { model } = await modelOf(() => ({ status }))
    await expect(model.ask(request, call)).rejects.toMatchObject({ kind, fix: expect.stringContaining(fix) })
  })

  test('that says nothing is no answer, and what it says instead of an answer is not repeated', async () => {
    const { model } = await modelOf(() => '')
    await expect(model.ask(request, call)).rejects.toThrow('the model said nothing')
    const { model: limited } = await modelOf(() => ({ status: 429, headers: { 'retry-after': '7' } }))
    const failed = limited.ask(request, { signal: AbortSignal.timeout(300) })
    await expect(failed).rejects.toThrow()
  })
})
