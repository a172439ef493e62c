import { once } from 'node:events'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { expect, onTestFinished, test } from 'vitest'
import { verifyChain } from '../src/store/chain.ts'
import { newClient } from './support/connect.ts'
import { folderOf, prices } from './support/files.ts'
import { openProduct, temporaryFolder } from './support/product.ts'
import { programEnv, shell, shellCall, start } from './support/shell.ts'
import { newSignal } from './support/signal.ts'

/** A server process with its client. */
async function open(home: string) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ['dist/main.js'],
    env: programEnv(home),
    stderr: 'pipe',
  })
  const client = newClient()
  await client.connect(transport)
  onTestFinished(() => client.close())
  const call = async (name: string, args: object) => {
    const { content, isError } = await client.callTool({ name, arguments: { ...args } })
    const [first] = content as readonly { readonly text?: string }[]
    return { text: `${first?.text}`, isError: isError === true }
  }
  return { pid: transport.pid ?? 0, call, close: () => client.close() }
}

/** Everything that is kept of a research, as a process finds it that had no part in it. */
async function kept(session: string, home: string) {
  const { store } = await (await openProduct({ home })).services()
  return { ...(await store.load(session)), log: await store.events(session) }
}

const sessionIn = (text: string) => /^session (r-\w+)/m.exec(text)?.[1] ?? ''
const numbersOf = (items: readonly { id: string }[]) => items.map(({ id }) => Number(id.slice(1)))
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

test('what was acknowledged is there after kill -9, whenever it comes', async () => {
  const home = await temporaryFolder()
  const { session } = await shellCall('plan', { question: 'What do LFP packs cost?' }, { home })
  const acknowledged = { tasks: [] as string[], sources: [] as string[], drafts: [] as string[] }
  let n = 0
  for (const steps of [1, 4, 8, 13]) {
    const { pid, call } = await open(home)
    const enough = newSignal()
    let done = 0
    const acknowledge = (list: string[], what: string) => {
      list.push(what)
      done += 1
      if (done === steps) enough.send()
    }
    const work = async () => {
      for (;;) {
        n += 1
        const title = `Task ${n}`
        await call('plan', { session, tasks: [{ title }] })
        acknowledge(acknowledged.tasks, title)
        const { text } = await call('read', {
          session,
          text: `Note ${n}. ${prices}`,
          title: `Note ${n}`,
          max_tokens: 200,
        })
        acknowledge(acknowledged.sources, `Note ${n} ${/sha256 (\w+)/.exec(text)?.[1]}`)
        await call('draft_report', { session, text: `# Draft ${n}\n\nPacks cost $52/kWh [@s1:2].` })
        acknowledge(acknowledged.drafts, `Draft ${n}`)
      }
    }
    const stopped = work().catch(() => undefined)
    await enough.arrived
    // In the middle of the next step, or between two.
    setTimeout(() => process.kill(pid, 'SIGKILL'), 30 * Math.random())
    await stopped

    const { tasks, sources, drafts, log } = await kept(`${session}`, home)
    expect(tasks.map(({ title }) => title)).toEqual(expect.arrayContaining(acknowledged.tasks))
    expect(
      sources.map(source => `${source.title} ${source.state === 'read' ? source.textSha256.slice(0, 12) : ''}`),
    ).toEqual(expect.arrayContaining(acknowledged.sources))
    expect(drafts.map(({ title }) => title)).toEqual(expect.arrayContaining(acknowledged.drafts))
    expect(verifyChain(log)).toEqual({ ok: true })
    expect(log[0]?.seq).toBe(1)
    for (const list of [sources, drafts]) expect(numbersOf(list)).toEqual(upTo(list.length))
  }
  expect(acknowledged.sources.length).toBeGreaterThan(0)
}, 60_000)

test('two servers work on one research at once', async () => {
  const home = await temporaryFolder()
  const { session } = await shellCall('plan', { question: 'What do LFP packs cost?' }, { home })
  const hosts = await Promise.all([open(home), open(home)])
  const rounds = upTo(12)
  const replies = await Promise.all(
    hosts.map(async ({ call }, i) => {
      const texts: { text: string; isError: boolean }[] = []
      for (const n of rounds) {
        texts.push(await call('read', { session, text: `Shared note ${n}.`, title: `Shared ${n}` }))
        texts.push(await call('read', { session, text: `Note ${n} of host ${i}.`, title: `Own ${i} ${n}` }))
        texts.push(await call('plan', { session, tasks: [{ title: `Task ${n} of host ${i}` }] }))
      }
      return texts
    }),
  )
  expect(replies.flat().filter(({ isError }) => isError)).toEqual([])
  const { sources, tasks, log } = await kept(`${session}`, home)
  const titles = rounds.flatMap(n => [`Shared ${n}`, `Own 0 ${n}`, `Own 1 ${n}`])
  expect(sources.map(({ title }) => title).sort()).toEqual(titles.sort())
  expect(numbersOf(sources)).toEqual(upTo(titles.length))
  expect(numbersOf(tasks)).toEqual(upTo(1 + 2 * rounds.length))
  expect(verifyChain(log)).toEqual({ ok: true })
  expect(log.at(-1)?.seq).toBe(log.length)
}, 30_000)

test('two hosts edit one draft: no edit is lost, and a refused one says why', async () => {
  const home = await temporaryFolder()
  const lines = upTo(8).map(n => `Line ${n} by nobody.`)
  const { session } = await shellCall('draft_report', { text: `# Lines\n\n${lines.join('\n\n')}` }, { home })
  const [first, second] = await Promise.all([open(home), open(home)])
  const edit = (host: typeof first, n: number, name: string) =>
    host.call('draft_report', { session, edits: [{ find: `Line ${n} by nobody`, replace: `Line ${n} by ${name}` }] })

  const apart = await Promise.all([1, 2, 3].flatMap(n => [edit(first, n, 'first'), edit(second, n + 3, 'second')]))
  expect(apart.filter(({ isError }) => isError)).toEqual([])
  const same = await Promise.all([edit(first, 7, 'first'), edit(second, 7, 'second')])
  const refused = same.filter(({ isError }) => isError)
  expect(refused).toHaveLength(1)
  expect(refused[0]?.text).toContain('Copy the words exactly as they stand in the draft.')

  const { out } = await shell(['export', `${session}`, '--format', 'md'], { home })
  for (const n of [1, 2, 3]) expect(out).toContain(`Line ${n} by first.\n`)
  for (const n of [4, 5, 6]) expect(out).toContain(`Line ${n} by second.\n`)
  expect(out).toMatch(/Line 7 by (first|second)\./)
  expect(out).toContain('Line 8 by nobody.')
}, 30_000)

test('Ctrl-C in the middle of a research ends it with 130 and loses nothing', async () => {
  const home = await temporaryFolder()
  const files = upTo(300).map(n => [`note-${n}.md`, `# Note ${n}\n\nPacks of kind ${n} cost $${n}/kWh. ${prices}`])
  const corpus = await folderOf(Object.fromEntries(files))
  const child = start(
    ['research', 'What do LFP packs cost, and what do analysts expect by 2027?', '--corpus', corpus],
    home,
  )
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (err === '') child.kill('SIGINT')
    err += text
  })
  child.stdout.resume()
  await once(child, 'close')
  expect(child.exitCode).toBe(130)
  expect(err).toContain('Stopped; what was done is kept: `deepresearch-mcp sessions` lists it.')

  const { out } = await shell(['sessions'], { home })
  const session = sessionIn(`session ${out}`)
  expect(out).toContain('What do LFP packs cost')
  const { text } = await shellCall(
    'search',
    { session, queries: ['LFP pack prices'], read: 1 },
    { home, flags: ['--corpus', corpus] },
  )
  expect(text).toContain(`session ${session} · read `)
  expect(verifyChain((await kept(session, home)).log)).toEqual({ ok: true })
}, 30_000)

test('Ctrl-C ends the server with 130', async () => {
  const child = start([], await temporaryFolder())
  child.stdout.once('data', () => child.kill('SIGINT'))
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' })}\n`)
  await once(child, 'close')
  expect(child.exitCode).toBe(130)
})
