import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'

/**
 * The harness on DeepResearch Bench's 100 tasks and two systems of open_deep_research, with judges whose bias is known: it measures the
 * harness, not the systems. `side` always prefers the left report, `longer` the longer one, `lazy` grades every second criterion.
 */
export async function run(args: readonly string[]): Promise<void> {
  const folder = resolve(args[0] ?? '../shared/eval')
  const criteria = join(folder, 'reports/deep-research-bench/criteria.jsonl')
  if (!existsSync(criteria) || !existsSync('dist/main.js')) {
    console.log(
      `No criteria at ${criteria}, or no dist/: name the folder of the evaluation data, and run npm run build.`,
    )
    return
  }
  const reports = join(folder, 'reports/open-deep-research')
  const out = await mkdtemp(join(tmpdir(), 'bench-lab-'))
  const endpoint = await scriptedEndpoint()
  try {
    const systems = ['gpt-5', 'gpt-4.1'].flatMap(name => [
      '--systems',
      `${name}=folder:${reports}/deep_research_bench_${name}.jsonl`,
    ])
    const command = [
      'bench',
      'race',
      criteria,
      ...systems,
      '--judges',
      'side,longer,lazy',
      '--parallel',
      '4',
      '--out',
      out,
    ]
    const killed = await program(command, out, endpoint, 200)
    console.log(`killed after ${killed.answered} answers and ${seconds(killed.ms)}`)
    const rest = await program(command, out, endpoint)
    console.log(
      `taken up: ${rest.answered} more answers in ${seconds(rest.ms)}; ${endpoint.twice()} prompts answered twice`,
    )
    const again = await program(command, out, endpoint)
    console.log(`once more: ${again.answered} answers in ${seconds(again.ms)}`)
    const results = await readFile(join(out, 'results.md'), 'utf8')
    console.log(results.slice(results.indexOf('## RACE')))
  } finally {
    endpoint.close()
    await rm(out, { recursive: true, force: true })
  }
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`

/** One start of the program; it is killed once that many answers were given. */
async function program(command: readonly string[], out: string, endpoint: Endpoint, killAt = Number.POSITIVE_INFINITY) {
  const before = endpoint.answered()
  const started = performance.now()
  const env = { PATH: process.env['PATH'] ?? '', DEEPRESEARCH_HOME: join(out, 'home'), OPENAI_BASE_URL: endpoint.url }
  const child = spawn(process.execPath, ['dist/main.js', ...command], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const timer = setInterval(() => {
    if (endpoint.answered() - before >= killAt) child.kill('SIGKILL')
  }, 5)
  await once(child, 'close')
  clearInterval(timer)
  return { answered: endpoint.answered() - before, ms: performance.now() - started }
}

interface Endpoint {
  readonly url: string
  answered(): number
  twice(): number
  close(): void
}

async function scriptedEndpoint(): Promise<Endpoint> {
  const prompts: string[] = []
  const server = createServer(async (request, response) => {
    const asked = JSON.parse(await text(request))
    const user: string = asked.messages[1].content
    const content = gradesOf(asked.model, user)
    const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }]
    const usage = { prompt_tokens: Math.round(user.length / 4), completion_tokens: Math.round(content.length / 4) }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ model: `${asked.model}-1`, choices, usage }))
    response.on('close', () => prompts.push(JSON.stringify([asked.model, user, asked.seed])))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    answered: () => prompts.length,
    twice: () => prompts.length - new Set(prompts).size,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const between = (user: string, name: string) =>
  new RegExp(`<${name}-\\w+>\\n([\\s\\S]*?)\\n</${name}-\\w+>`).exec(user)?.[1] ?? ''

function gradesOf(judge: string, user: string): string {
  const ids = between(user, 'criteria')
    .split('\n')
    .map(line => line.split(':')[0] ?? '')
  const isLonger = between(user, 'left').length > between(user, 'right').length
  const [left, right] = judge === 'longer' && !isLonger ? [5, 7] : [7, 5]
  const graded = judge === 'lazy' ? ids.filter((_id, i) => i % 2 === 0) : ids
  return JSON.stringify({ grades: graded.map(criterion => ({ criterion, reason: '', left, right })) })
}
