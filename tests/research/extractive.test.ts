import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { labelOf } from '../../src/domain/label.ts'

const run = promisify(execFile)

interface EvidenceFile {
  readonly sources: readonly {
    readonly id: string
    readonly status: string
    readonly file?: string
    readonly sha256?: string
  }[]
  readonly citations: readonly {
    readonly key: string
    readonly source: string
    readonly quote: string
    readonly start: number
    readonly end: number
  }[]
  readonly log: readonly { readonly tool: string }[]
}

/** The command of the README, over the documentation that the installed packages ship: text that nobody here wrote. */
async function research(question: string, language = 'en') {
  const folder = mkdtempSync(join(tmpdir(), `deepresearch-${language}-`))
  const env = { ...process.env, DEEPRESEARCH_HOME: join(folder, 'home') }
  const { stdout, stderr } = await run(
    process.execPath,
    ['dist/main.js', 'research', question, '--corpus', 'node_modules', '--out', folder],
    { env },
  )
  const evidence: EvidenceFile = JSON.parse(await readFile(join(folder, 'evidence.json'), 'utf8'))
  const report = await readFile(join(folder, 'report.md'), 'utf8')
  return { stdout, stderr, evidence, report, home: env.DEEPRESEARCH_HOME }
}

describe('what the libraries warn about when input comes from strangers', () => {
  let done: Awaited<ReturnType<typeof research>>
  beforeAll(async () => {
    done = await research('What do the libraries in this project warn about when input comes from strangers?')
  }, 120_000)

  test('at least ten places of at least five packages are cited', () => {
    const { citations, sources } = done.evidence
    const files = new Map(sources.map(({ id, file }) => [id, file ?? '']))
    const packages = new Set(
      citations.map(one => labelOf({ origin: { type: 'file', path: files.get(one.source) ?? '' }, title: '' })),
    )
    expect(citations.length).toBeGreaterThanOrEqual(10)
    expect(packages.size).toBeGreaterThanOrEqual(5)
  })

  test.each([
    'jsdom sandbox is not foolproof',
    'running untrusted Node.js code',
    'use a sanitizer library',
    'does not sanitize untrusted application input',
    'one layer of an SSRF guard',
  ])('the warning "%s" is among the quotes', words => {
    expect(done.evidence.citations.some(({ quote }) => quote.includes(words))).toBe(true)
  })

  test('progress is shown, and the first screen says where the files are', () => {
    expect(done.stderr).toMatch(/^\[1\/\d+\] plan/m)
    expect(done.stdout).toContain('report.html')
    expect(done.stdout).toMatch(/No model/)
    expect(done.report).toContain('Extractive')
  })

  test('each quote is the stored text from start to end, and stands in the file', async () => {
    const sources = new Map(done.evidence.sources.map(one => [one.id, one]))
    for (const { source, quote, start, end } of done.evidence.citations) {
      expect(end - start).toBe(quote.length)
      const file = await readFile(sources.get(source)?.file ?? '', 'utf8')
      // The stored text is plain: a word of the quote has to be in the file, whatever marks stand around it.
      const missing = quote.match(/[A-Za-z]{4,}/g)?.filter(word => !file.includes(word)) ?? []
      expect(missing, quote).toEqual([])
    }
  })

  test('a file of instructions to agents in the corpus is read as matter, not obeyed', () => {
    expect(new Set(done.evidence.log.map(({ tool }) => tool))).toEqual(
      new Set(['plan', 'search', 'read', 'draft_report']),
    )
  })
})

test('default time-outs and retry limits of undici come with their figures', async () => {
  const { evidence } = await research("What are undici's default time-outs and retry limits?")
  const quotes = evidence.citations.map(({ quote }) => quote).join('\n')
  expect(quotes).toMatch(/headersTimeout.*Defaults to 300 seconds/)
  expect(quotes).toMatch(/bodyTimeout.*Defaults to 300 seconds/)
  expect(quotes).toMatch(/maxRetries.*Default: 5/)
}, 120_000)
