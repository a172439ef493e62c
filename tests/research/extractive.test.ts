import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
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
async function research(question: string, language = 'en', corpus = 'node_modules') {
  const folder = mkdtempSync(join(tmpdir(), `deepresearch-${language}-`))
  const env = { ...process.env, DEEPRESEARCH_HOME: join(folder, 'home') }
  const { stdout, stderr } = await run(
    process.execPath,
    ['dist/main.js', 'research', question, '--corpus', corpus, '--out', folder],
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

describe('a corpus of our own', () => {
  const chapters = {
    '第 12 章 存储.md': `# 第 12 章 存储

RAID-1 把同一份数据写到两块硬盘上，一块坏了数据仍在。RAID-5 需要至少三块硬盘，最多允许一块损坏。

RAID 级别的选择取决于预算。LVM 不解决硬盘损坏的问题，它让分区的大小可以改变。`,
    '第 9 章 声音.md': `# 第 9 章 声音

每个声音引擎都可以选择连接到不同的服务器。服务器上的选择很多，级别也各不相同。`,
    '第 3 章 邮件.md': `# 第 3 章 邮件

邮件服务器的选择包括多种级别的过滤。过滤程序可以自由选择，服务器会照做。`,
    'retries.md': `# Retries

- retryFactor number - What the delay before a retry is multiplied by, as it is configured. Default: 2
- retryCodes number[] - Codes that are retried. Default: [429, 503]

To find old calls, run \`grep -nrE '[^a-zA-Z](Slow)?Retry\\s*\\('\` over your files before you change how retries are configured.`,
  }

  async function corpus(): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'deepresearch-corpus-'))
    for (const [name, text] of Object.entries(chapters)) await writeFile(join(folder, name), text)
    return folder
  }

  test('a Chinese question with a name is answered by what speaks of it, and chapters may have numbers', async () => {
    const { report, stdout } = await research('服务器上的 RAID 各级别如何选择？', 'zh', await corpus())
    expect(stdout).not.toContain('did not pass the checks')
    expect(report).toContain('RAID-5 需要至少三块硬盘')
    expect(report).not.toMatch(/声音引擎|邮件服务器/)
  }, 60_000)

  test('the opening says nothing twice, and each part is headed as a question', async () => {
    const folder = await corpus()
    const walls = `# Walls

Houses built before 1980 lose about 35% of their heat through walls that are not insulated.

Insulating the walls of old houses from inside raises the risk of moisture and mould.`
    await writeFile(join(folder, 'walls.md'), walls)
    const question = 'What does insulating the walls of old houses cost, and what are the moisture risks?'
    const { report } = await research(question, 'en', folder)
    const [opening = '', ...parts] = report.split(/\n## /)
    expect(opening.match(/raises the risk of moisture/g)).toHaveLength(1)
    expect(parts.some(part => part.startsWith('What are the moisture risks'))).toBe(true)
  }, 60_000)

  test('code and words without a stop are quoted as they stand', async () => {
    const { report, stdout } = await research('How are retries configured?', 'en', await corpus())
    expect(stdout).not.toContain('did not pass the checks')
    expect(report).toContain('Default: 2')
    expect(report).toContain('(Slow)?Retry')
  }, 60_000)
})
