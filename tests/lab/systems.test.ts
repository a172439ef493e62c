import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { shellWords } from '../../src/lab/systems/command.ts'
import { questionsIn } from '../../src/lab/task.ts'
import { folderOf, prices } from '../support/files.ts'
import { modelEndpoint } from '../support/model.ts'
import { temporaryFolder } from '../support/product.ts'
import { shell } from '../support/shell.ts'
import { bench, filesIn, jsonl, modelEnv, rubric } from './scripted.ts'

vi.setConfig({ testTimeout: 30_000 })

/** The report that a system gave to the first task, and why it gave none. */
async function reportBy(system: string, options: { env?: Record<string, string>; flags?: readonly string[] } = {}) {
  const folder = await filesIn({ 'rubric.jsonl': jsonl(rubric.slice(0, 1)) })
  const args = ['rubrics', join(folder, 'rubric.jsonl'), '--systems', `it=${system}`, '--judges', 'none']
  const out = join(folder, 'out')
  const ran = await bench([...args, ...(options.flags ?? [])], out, options)
  const kept = await readFile(join(out, 'reports', 'it', 'sky.json'), 'utf8').catch(() => '{}')
  return { ...ran, kept: JSON.parse(kept) }
}

describe('systems', () => {
  test('a command takes the question on its standard input, or where its words say', async () => {
    const cat = await reportBy('command:cat')
    expect(cat.kept.report).toBe('Why is the sky blue?')
    const script = 'process.stdout.write(process.argv[1].toUpperCase())'
    const named = await reportBy(`command:node -e "${script}" {question}`)
    expect(named.kept.report).toBe('WHY IS THE SKY BLUE?')
  })

  test('a command that fails, prints nothing or takes too long has failed; its words are not repeated', async () => {
    const failed = await reportBy('command:node -e "console.error(1); process.exit(3)"')
    expect(failed.kept).toMatchObject({ report: '', failure: { message: 'The command ended with 3.' } })
    expect((await reportBy('command:true')).kept.failure.message).toBe('The command printed nothing.')
    const late = await reportBy('command:sleep 30', { flags: ['--timeout', '1'] })
    expect(late.kept.failure.message).toBe('The command took too long.')
    expect(late.out).toContain('1 reports failed')
    expect((await reportBy('command:no-such-program')).kept.failure.message).toBe('The command could not be started.')
  })

  test('an endpoint is asked once, and paid for once', async () => {
    const { baseUrl, asked } = await modelEndpoint(() => '# Sky\n\nScattering.')
    const { kept, results } = await reportBy('openai:writer', { env: modelEnv(baseUrl) })
    expect(kept).toMatchObject({
      report: '# Sky\n\nScattering.',
      model: 'writer-2026',
      usage: { input: 100, output: 10 },
    })
    expect(asked.map(({ model, messages }) => [model, messages[1]?.content])).toEqual([
      ['writer', 'Why is the sky blue?'],
    ])
    expect(results.spent.requests).toBe(1)
  })

  test('any MCP server with one tool', async () => {
    const env = { DEEPRESEARCH_HOME: await temporaryFolder() }
    const server = { command: process.execPath, args: ['dist/main.js'], env, tool: 'plan', argument: 'question' }
    const folder = await filesIn({ 'server.json': JSON.stringify(server) })
    const { kept } = await reportBy(`mcp:${folder}/server.json`)
    expect(kept.report).toContain('q1')
    expect(kept.report).toContain('next:')
  })

  test('our own research over a folder', async () => {
    const corpus = await folderOf({ 'prices.md': prices })
    const folder = await filesIn({
      'tasks.jsonl': jsonl([
        { id: 'a', question: 'What did LFP packs cost in 2024?', criteria: [{ text: 'Names $52' }] },
      ]),
    })
    const args = ['rubrics', join(folder, 'tasks.jsonl'), '--systems', 'research', '--corpus', corpus]
    const { results } = await bench(args, join(folder, 'out'))
    const { report } = JSON.parse(await readFile(join(folder, 'out', 'reports', 'research', 'a.json'), 'utf8'))
    expect(report).toContain('$52/kWh')
    expect(results.tables[0]?.rows).toHaveLength(1)
  })

  test('what is no system is refused before anything runs', async () => {
    const folder = await filesIn({ 'rubric.jsonl': jsonl(rubric) })
    const run = (...systems: string[]) =>
      shell([
        ...['bench', 'rubrics', join(folder, 'rubric.jsonl'), '--out', join(folder, 'out')],
        ...systems.flatMap(one => ['--systems', one]),
      ])
    expect((await run('magic:x')).err).toContain('That is no system.')
    expect((await run('folder:x', 'folder:./x')).err).toContain('Two systems are called x.')
    expect((await run('openai:m')).err).toContain('No model endpoint is configured.')
    expect((await run('mcp:nothing.json')).err).toContain('does not name a tool of an MCP server')
    expect((await run()).err).toContain('No system is named.')
  })
})

test('words are cut as a shell cuts them', () => {
  expect(shellWords(`a 'b c' "d \\"e\\" f" g\\ h --x="1 2"`)).toEqual(['a', 'b c', 'd "e" f', 'g h', '--x=1 2'])
  expect(shellWords(`node -e 'x => "y"'`)).toEqual(['node', '-e', 'x => "y"'])
  expect(shellWords(`a ""`)).toEqual(['a', ''])
})

test('questions come as lines of either kind; a line that is neither is named', () => {
  expect(questionsIn('a\tWhy?\tSo.\n\n{"qid": "b/c", "prompt": "How?"}')).toEqual(
    new Map([
      ['a', 'Why?\tSo.'],
      ['b_c', 'How?'],
    ]),
  )
  for (const broken of ['no tab', '{"id": "a"}', '{"id": 1, "question":'])
    expect(() => questionsIn(`a\tWhy?\n${broken}`)).toThrow('Line 2 of the questions is none.')
})
