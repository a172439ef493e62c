import { once } from 'node:events'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { serve } from '../net/loopback.ts'
import { type Asked, modelEndpoint } from '../support/model.ts'
import { temporaryFolder } from '../support/product.ts'
import { shell, start } from '../support/shell.ts'
import { askedOf, bench, benchFiles, modelEnv, wordJudge } from './scripted.ts'

vi.setConfig({ testTimeout: 30_000 })

async function rubricsRun(more: readonly string[] = []) {
  const folder = await benchFiles()
  const args = ['rubrics', join(folder, 'rubric.jsonl'), '--systems', `good=folder:${folder}/good.jsonl`]
  return { folder, out: join(folder, 'out'), args: [...args, '--systems', `folder:${folder}/poor`, ...more] }
}

describe('bench rubrics', () => {
  test('scores each system by what the judge marked, by hand the same', async () => {
    const { baseUrl, asked } = await modelEndpoint(wordJudge)
    const { args, out } = await rubricsRun(['--price-in', '1', '--price-out', '10'])
    const { results, out: said } = await bench(args, out, { env: modelEnv(baseUrl) })
    const score = (system: string, task: string) =>
      results.marks.find(one => one.system === system && one.task === task)?.scores
    // good: 4 + 4 + 2 of 10. poor: scattering 4 of 10, the flaw −5.
    expect(score('good', 'sky')).toMatchObject({ strict: 1, ternary: 1, binary: 1 })
    expect(score('poor', 'sky')).toMatchObject({ strict: -0.1, ternary: -0.1, professional: 0 })
    expect(score('good', 'grass')?.strict).toBe(1)
    expect(score('poor', 'grass')?.strict).toBe(0)
    // 3 trials × 2 systems × (demands and flaws of one task, demands of the other).
    expect(asked).toHaveLength(18)
    expect(results.judged).toEqual([
      { what: 'marks', judge: 'm', model: 'm-2026', prompt: expect.stringMatching(/^\w{8}$/) },
    ])
    expect(results.spent).toEqual({ requests: 18, input: 1_800, output: 180 })
    const row = said.split('\n').find(line => line.startsWith('| poor | m'))
    expect(row).toContain('| 2 | -0.050 [-0.100, 0.000]')
    // 9 requests × (100 in + 10 × 10 out) of a million.
    expect(row).toContain('| 900 | 90 | 0.0018 |')
  })

  test('without a model says what is not judged, and what the checks see', async () => {
    const { args, out } = await rubricsRun()
    const { out: said, results } = await bench(args, out)
    expect(said).toContain('Not judged: no model endpoint is set')
    expect(results.marks).toEqual([])
    expect(results.tables.map(({ title }) => title)).toEqual(['Mechanical checks, without a model'])
  })

  test('counts a report that is not there as 0, and takes it once it is', async () => {
    const { folder, args, out } = await rubricsRun()
    const { baseUrl } = await modelEndpoint(wordJudge)
    const lost = args.map(one => one.replace('good.jsonl', 'nothing'))
    await expect(bench(lost, out, { env: modelEnv(baseUrl) })).rejects.toThrow('There is no file or folder')
    const empty = args.map(one => one.replace('good.jsonl', 'empty'))
    await mkdir(join(folder, 'empty'))
    const first = await bench(empty, out, { env: modelEnv(baseUrl) })
    expect(first.results.marks.filter(({ system }) => system === 'good').map(one => one.scores.strict)).toEqual([0, 0])
    expect(first.out).toContain('2 reports failed')
    await cp(join(folder, 'good.jsonl'), join(folder, 'empty', 'good.jsonl'))
    const second = await bench(empty, out, { env: modelEnv(baseUrl) })
    expect(second.results.marks.filter(({ system }) => system === 'good').map(one => one.scores.strict)).toEqual([1, 1])
  })

  test('a rubric that asks for nothing is refused before anything is paid for', async () => {
    const { folder, out } = await rubricsRun()
    const only = join(folder, 'only.json')
    await writeFile(only, JSON.stringify({ id: 'x', criteria: [{ text: 'Is wrong', role: 'negative' }] }))
    const ran = await shell(['bench', 'rubrics', only, '--systems', 'command:cat', '--out', out])
    expect(ran).toMatchObject({
      code: 1,
      err: expect.stringContaining('Task x: No criterion of the rubric is positive'),
    })
  })

  test('every system that is named runs, also several behind one flag', async () => {
    const folder = await benchFiles()
    const args = ['rubrics', join(folder, 'rubric.jsonl'), '--systems', `folder:${folder}/poor`, 'echo=command:cat']
    const { results } = await bench(args, join(folder, 'out'))
    expect(results.inputs.systems).toEqual(['poor', 'echo'])
  })

  test('two judges are shown apart and together', async () => {
    const { baseUrl } = await modelEndpoint((asked, n) =>
      asked.model === 'strict'
        ? JSON.stringify({
            verdicts: askedOf(asked).criteria.map(({ id }) => ({
              criterion: id,
              verdict: 'none',
              quote: '',
              reason: '',
            })),
          })
        : wordJudge(asked, n),
    )
    const { args, out } = await rubricsRun(['--judges', 'kind,strict', '--trials', '1'])
    const { results } = await bench(args, out, { env: modelEnv(baseUrl) })
    const good = results.marks.filter(({ system, task }) => system === 'good' && task === 'sky')
    // Of two opposite marks the lower one: a doubt is no merit.
    expect(good.map(({ judge, scores }) => [judge, scores.strict])).toEqual([
      ['kind', 1],
      ['strict', 0],
      ['panel', 0],
    ])
  })
})

describe('a run that ends early', () => {
  test('goes on where it was killed, and asks nothing twice that was answered', async () => {
    const { args, out } = await rubricsRun()
    const answered: string[] = []
    const { baseUrl, hung } = await hangingEndpoint(answered, 8)
    const home = await temporaryFolder()
    const child = start(['bench', ...args, '--out', out], home, modelEnv(baseUrl))
    await hung
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(answered).toHaveLength(7)
    const { results } = await bench(args, out, { home, env: modelEnv(baseUrl) })
    expect(answered).toHaveLength(18)
    expect(new Set(answered).size).toBe(18)
    expect(results.spent.requests).toBe(18)
    const again = await bench(args, out, { home, env: modelEnv(baseUrl) })
    expect(answered).toHaveLength(18)
    expect(again.results.marks).toEqual(results.marks)
  })

  test('Ctrl-C ends it at once, and says how it goes on', async () => {
    const { args, out } = await rubricsRun()
    const { baseUrl, hung } = await hangingEndpoint([], 3)
    const child = start(['bench', ...args, '--out', out], await temporaryFolder(), modelEnv(baseUrl))
    await hung
    child.kill('SIGINT')
    const [err] = await Promise.all([text(child.stderr), once(child, 'close')])
    expect(child.exitCode).toBe(130)
    expect(err).toContain('the same command goes on from here')
    const { results } = await bench(args, out, { env: modelEnv(baseUrl) })
    expect(results.spent.requests).toBe(18)
  })

  test('stops at its limit of requests, says so, and goes on with a higher one', async () => {
    const { baseUrl, asked } = await modelEndpoint(wordJudge)
    const { args, out } = await rubricsRun()
    const env = modelEnv(baseUrl)
    const first = await bench([...args, '--max-requests', '5', '--parallel', '4'], out, { env })
    expect(asked).toHaveLength(5)
    expect(first.out).toContain('Stopped: the limit of 5 requests is reached; the same command goes on from here.')
    await bench([...args, '--max-requests', '5'], out, { env })
    expect(asked).toHaveLength(5)
    const last = await bench(args, out, { env })
    expect(asked).toHaveLength(18)
    expect(last.results.open).toEqual([])
  })

  test('stops before a request that its dollars do not pay', async () => {
    const { baseUrl, asked } = await modelEndpoint(wordJudge)
    const { args, out } = await rubricsRun()
    // 100 × 10,000 / 1e6 = 1 dollar a request; the prompts of some 400 tokens are reckoned at 4.
    const money = ['--budget', '7', '--price-in', '10000']
    const { out: said } = await bench([...args, ...money], out, { env: modelEnv(baseUrl) })
    expect(said).toContain('Stopped: the budget of $7 is reached')
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.length).toBeLessThan(7)
    const { code, err } = await shell(['bench', ...args, '--budget', '7', '--out', out])
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('needs prices') })
  })

  test('reckons tokens that an endpoint does not count, so that dollars end all the same', async () => {
    const { baseUrl, answered } = await silentEndpoint()
    const { args, out } = await rubricsRun()
    const money = ['--budget', '3', '--price-in', '2000', '--price-out', '2000']
    const { results } = await bench([...args, ...money], out, { env: modelEnv(baseUrl) })
    expect(answered()).toBeGreaterThan(0)
    expect(answered()).toBeLessThan(18)
    expect(results.spent.input).toBeGreaterThan(answered() * 200)
  })

  test('waits where it is asked to, and pays once', async () => {
    const { baseUrl, asked } = await modelEndpoint((one, n) =>
      n === 1 ? { status: 429, headers: { 'retry-after': '1' } } : wordJudge(one, n),
    )
    const { args, out } = await rubricsRun(['--trials', '1'])
    const { results } = await bench(args, out, { env: modelEnv(baseUrl) })
    expect(asked).toHaveLength(7)
    expect(results.spent.requests).toBe(6)
    expect(results.open).toEqual([])
  })

  test('leaves what an endpoint fails on open, and does not keep asking one that is down', async () => {
    const { baseUrl, asked } = await modelEndpoint(() => ({ status: 503 }))
    const { args, out } = await rubricsRun()
    const { results, out: said } = await bench(args, out, { env: modelEnv(baseUrl) })
    expect(results.marks).toEqual([])
    expect(asked.length).toBeLessThan(18)
    expect(said).toContain('Stopped: the endpoint failed several times in a row')
    expect(results.open).toHaveLength(12)
  })

  test('two processes do not work in one folder', async () => {
    const { args, out } = await rubricsRun()
    const { baseUrl, hung } = await hangingEndpoint([], 1)
    const child = start(['bench', ...args, '--out', out], await temporaryFolder(), modelEnv(baseUrl))
    await hung
    const second = await shell(['bench', ...args, '--out', out])
    expect(second).toMatchObject({ code: 1, err: expect.stringContaining(`Process ${child.pid} is at work`) })
  })

  test('a folder holds one benchmark', async () => {
    const { args, out, folder } = await rubricsRun()
    await bench(args, out)
    const other = ['bench', 'drb2', join(folder, 'rubric.jsonl'), '--systems', `folder:${folder}/poor`, '--out', out]
    expect(await shell(other)).toMatchObject({ code: 1, err: expect.stringContaining('another benchmark') })
  })
})

/** Says nothing of tokens. */
async function silentEndpoint() {
  let n = 0
  const { origin } = await serve({
    '/v1/chat/completions': async (request, response) => {
      const content = wordJudge(JSON.parse(await text(request)), ++n)
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ choices: [{ message: { content } }] }))
    },
  })
  return { baseUrl: `${origin}/v1`, answered: () => n }
}

/** Answers like `wordJudge` but for one request, which it leaves without an answer. */
async function hangingEndpoint(answered: string[], at: number) {
  let n = 0
  let tell: () => void = () => undefined
  const hung = new Promise<void>(resolve => {
    tell = resolve
  })
  const server = createServer(async (request, response) => {
    const asked: Asked = JSON.parse(await text(request))
    n += 1
    if (n === at) return tell()
    answered.push(JSON.stringify([asked.messages, asked.seed]))
    const content = wordJudge(asked, n)
    const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }]
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ model: 'm-2026', choices, usage: { prompt_tokens: 100, completion_tokens: 10 } }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, hung }
}
