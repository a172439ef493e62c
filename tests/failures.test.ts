import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createEngine } from '../src/mcp/engine.ts'
import { openDatabase } from '../src/store/sqlite/database.ts'
import { storeOn } from '../src/store/sqlite/sqlite-store.ts'
import { migrations } from '../src/store/sqlite/store-schema.ts'
import { tools } from '../tools/index.ts'
import { serve } from './net/loopback.ts'
import { folderOf, prices } from './support/files.ts'
import { lockedByAnother, tamper } from './support/lock.ts'
import { openProduct, stable, type TestOptions, type TestProduct, temporaryFolder } from './support/product.ts'
import { shell, shellCall } from './support/shell.ts'

// Processes start on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

/** A research with one source read and one draft, and a way to see that a failure took nothing from it. */
async function underway(options: TestOptions = {}) {
  const product = await openProduct(options)
  const call = callOf(product)
  await call('plan', { question: 'What do LFP packs cost?' })
  await call('read', { text: prices, title: 'Battery prices' })
  await call('draft_report', { text: '# LFP\n\nLFP packs averaged $52/kWh in 2024 [@s1:2]. They were dearer before.' })
  const before = await call('recall')
  const refused = async (name: string, args: object) => {
    const text = await call(name, args)
    expect(text).toMatch(/^\(error\)/)
    expect(await call('recall')).toBe(before)
    return text
  }
  return { product, call, refused }
}

function callOf(product: TestProduct) {
  return async (name: string, args: object = {}) => {
    const { text, isError } = await product.call(name, args)
    return `${isError ? '(error) ' : ''}${stable(text).replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:port')}`
  }
}

describe('ids that are not there', () => {
  test('a session, a source, a section, a part, a task', async () => {
    const { refused } = await underway()
    expect(await refused('recall', { session: 'r-none' })).toMatchInlineSnapshot(`
      "(error) There is no research r-1.
      fix: Use one of the last ones (r-1), or leave session out to begin a new one."
    `)
    expect(await refused('read', { source: ['s9'] })).toMatchInlineSnapshot(`
      "(error) There is no source s9.
      fix: Sources go from s1 to s1; recall kind: "sources" lists them."
    `)
    expect(await refused('read', { source: ['s1'], section: 'Costs' })).toMatchInlineSnapshot(`
      "(error) s1 has no such section.
      fix: s1 has 2 headings; read it without \`section\` to see them, or use \`focus\`."
    `)
    expect(await refused('read', { source: ['s1'], part: 9 })).toMatchInlineSnapshot(`
      "(error) s1 has no part 9.
      fix: At this size all of it is one part: leave \`part\` out. What an earlier reply began goes on with the max_tokens of that reply."
    `)
    expect(await refused('recall', { id: 's1:99' })).toMatchInlineSnapshot(`
      "(error) s1 has no paragraph 99.
      fix: It has 4; read focus: "…" finds the one."
    `)
    expect(await refused('recall', { id: 'c4' })).toMatchInlineSnapshot(`
      "(error) This research has nothing under c4.
      fix: \`recall\` without arguments shows what there is."
    `)
    expect(await refused('plan', { tasks: [{ id: 't9', status: 'done' }] })).toMatchInlineSnapshot(`
      "(error) There is no task t9; nothing was changed.
      fix: Use one of: t1; or leave \`id\` out to add one."
    `)
    expect(await refused('plan', { tasks: [{ title: 'More', for: ['q9'] }] })).toMatchInlineSnapshot(`
      "(error) There is no requirement q9; nothing was changed.
      fix: Use one of: q1; or leave \`id\` out to add one."
    `)
    expect(await refused('draft_report', { edits: ['p7'] })).toMatchInlineSnapshot(`
      "(error) There is no repair p7.
      fix: No repair is open; give {find, replace}."
    `)
  })

  test('a tool', async () => {
    const names = tools.map(({ name }) => name).join(', ')
    const reply = await callOf(await openProduct())('no_such_tool', {})
    expect(reply).toBe(`(error) There is no tool no_such_tool.\nfix: Tools: ${names}.`)
  })

  test('a source in a research that has none', async () => {
    expect(await callOf(await openProduct())('read', { source: 's1' })).toMatchInlineSnapshot(`
      "(error) There is no source s1.
      fix: No source yet: search first, or read a URL."
    `)
  })
})

describe('calls that make no sense', () => {
  test('nothing to read, nothing to write, too much at once', async () => {
    const { refused } = await underway()
    expect(await refused('read', {})).toMatchInlineSnapshot(`
      "(error) Nothing to read.
      fix: Give \`urls\`, \`source\` ids, a \`path\` or \`text\`; or \`focus\` to search what was read."
    `)
    expect(await refused('draft_report', { text: 'a', outline: ['b'] })).toMatchInlineSnapshot(`
      "(error) \`text\`, \`edits\` and \`outline\` are different calls.
      fix: Give one of them; \`section\` goes with \`text\`."
    `)
    expect(await refused('draft_report', { section: 'Costs' })).toMatchInlineSnapshot(`
      "(error) \`section\` without \`text\` says nothing to write.
      fix: Give the section's \`text\`; edits name their own section: {find, replace, section}."
    `)
    expect(await refused('draft_report', { text: ' \n' })).toMatchInlineSnapshot(`
      "(error) The text is empty.
      fix: Give the whole report, or the \`section\` to empty."
    `)
    expect(await refused('search', { queries: ['tides', '  '] })).toMatchInlineSnapshot(`
      "(error) A query is blank.
      fix: Say what to look for, in words."
    `)
    expect(await refused('search', { queries: ['tides'], until: 'yesterday' })).toMatchInlineSnapshot(`
      "(error) \`until\` is no date.
      fix: Write it as YYYY-MM-DD, YYYY-MM or YYYY."
    `)
    expect(await refused('plan', { since: '2024-13-01' })).toMatchInlineSnapshot(`
      "(error) \`since\` is no date.
      fix: Write it as YYYY-MM-DD, YYYY-MM or YYYY."
    `)
    expect(await refused('plan', { tasks: [{ status: 'done' }] })).toMatchInlineSnapshot(`
      "(error) A new task has no title.
      fix: Give \`title\`, or the \`id\` of the task to change."
    `)
    expect(await refused('search', { queries: ['a'], kinds: ['news'] })).toMatchInlineSnapshot(`
      "(error) No search provider is set up for news.
      fix: Leave \`kinds\` out, or use: local."
    `)
  })

  test('edits and exports before there is a draft', async () => {
    const call = callOf(await openProduct())
    await call('plan', { question: 'What do LFP packs cost?' })
    expect(await call('draft_report', { edits: [{ find: 'a', replace: 'b' }] })).toMatchInlineSnapshot(`
      "(error) There is no draft to edit yet.
      fix: Write it first with \`text\`."
    `)
    expect(await call('draft_report', { format: 'md' })).toMatchInlineSnapshot(`
      "(error) This research has no draft yet.
      fix: Write one: draft_report text: "# Title …" with a place such as [@s1:12] after each sentence."
    `)
    expect(await call('draft_report', {})).toMatchInlineSnapshot(`
      "(error) This research has no draft yet.
      fix: Write one: draft_report text: "# Title …" with a place such as [@s1:12] after each sentence."
    `)
  })
})

describe('pages that cannot be read', () => {
  /** A port on which nobody listens. */
  async function closedPort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise(resolve => server.close(resolve))
    return port
  }

  test('each says what it was, and is kept as failed', async () => {
    const call = callOf(await openProduct({ config: { allowPrivate: true } }))
    await call('plan', { question: 'What do LFP packs cost?' })
    const { origin } = await serve({
      '/robots.txt': 'User-agent: *\nDisallow: /private',
      '/private': '<p>secret</p>',
      '/binary': (_, response) => {
        response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from('49492a00080000000000', 'hex'))
      },
      '/empty': '<html><body><script>render()</script></body></html>',
      '/forbidden': (_, response) => void response.writeHead(403).end(),
      '/gone': (_, response) => void response.writeHead(410).end(),
      '/busy': (_, response) => void response.writeHead(429, { 'retry-after': '600' }).end(),
    })
    const read = (path: string) => call('read', { urls: [`${origin}${path}`] })
    expect(await call('read', { urls: [`http://127.0.0.1:${await closedPort()}/`] })).toMatchInlineSnapshot(`
      "(error) 127.0.0.1:port refused the connection.
      fix: Check the address. Try again later, or read another source."
    `)
    expect(await read('/none')).toMatchInlineSnapshot(`
      "(error) 127.0.0.1:port answered 404: there is no such page.
      fix: Check the URL, or search for the title of the page."
    `)
    expect(await read('/gone')).toMatchInlineSnapshot(`
      "(error) 127.0.0.1:port answered 410: the page was removed for good.
      fix: Search for another copy or another source."
    `)
    expect(await read('/forbidden')).toMatchInlineSnapshot(`
      "(error) 127.0.0.1:port answered 403: it does not serve this page to us.
      fix: Read another source that says the same, or have the page saved as a file and read that."
    `)
    expect(await read('/busy')).toMatchInlineSnapshot(`
      "(error) 127.0.0.1:port answered 429: it asks for fewer requests.
      fix: Try again in 600 s."
    `)
    expect(await read('/binary')).toMatchInlineSnapshot(`
      "(error) This is a TIFF image, which cannot be read as text.
      fix: Look for a PDF, HTML or text version of it, or convert it to one and read that with \`text\` or \`path\`."
    `)
    expect(await read('/empty')).toMatchInlineSnapshot(`
      "(error) The page has no text of its own.
      fix: It may need scripts: read another source, or hand its text in with \`text\`."
    `)
    expect(await call('recall')).toMatchInlineSnapshot(`
      "question: What do LFP packs cost?
      requirements:
      q1 explicit ×3 open: What do LFP packs cost
      tasks:
      t1 pending: Find and read sources on: What do LFP packs cost (for q1; done when two independent sources are read)
      not readable: s1 unreachable, s2 not_found, s3 gone, s4 blocked, s5 rate_limited, s6 unsupported_type, s7 empty

      session r-1 · read 0 of 0, 7 failed · gaps q1
      next: search queries: ["…"], task: "t1" for q1; read: 3 reads the best hits in the same call."
    `)
  })

  test('one of several does not keep the others from being read', async () => {
    const call = callOf(await openProduct({ config: { allowPrivate: true } }))
    const { origin } = await serve({ '/a': '<title>Tides</title><p>High water is at noon every day.</p>' })
    const reply = await call('read', { urls: [`${origin}/none`, `${origin}/a`] })
    expect(reply).toContain('s1 · not found: 127.0.0.1:port answered 404: there is no such page. Check the URL')
    expect(reply).toMatch(/^s2:\d High water is at noon every day\.$/m)
    expect(reply).toContain('read 1 of 1, 1 failed')
  })

  test('private addresses and other schemes are refused without a request', async () => {
    const { refused } = await underway()
    const { origin, asked } = await serve({ '/': 'secret' })
    expect(await refused('read', { urls: [origin] })).toContain('DEEPRESEARCH_ALLOW_PRIVATE=1')
    expect(await refused('read', { urls: ['https://example.org:22/'] })).toContain('Port 22 is not a web port')
    expect(await refused('read', { urls: ['http://localhost:8080/'] })).toContain('private or reserved network')
    expect(await refused('read', { urls: ['http://169.254.169.254/latest/meta-data'] })).toMatchInlineSnapshot(`
      "(error) The address leads into a private or reserved network.
      fix: Read a public page, or set DEEPRESEARCH_ALLOW_PRIVATE=1 where this server may reach private networks."
    `)
    expect(await refused('read', { urls: ['file:///etc/passwd'] })).toMatchInlineSnapshot(`
      "(error) Only http and https addresses can be fetched.
      fix: Give an http or https URL."
    `)
    expect(await refused('read', { urls: ['not an address'] })).toMatchInlineSnapshot(`
      "(error) That is not a web address.
      fix: Give a complete URL such as https://example.com/page."
    `)
    expect(asked).toEqual([])
  })

  test('an excluded domain is not read', async () => {
    const call = callOf(await openProduct())
    await call('plan', { exclude: ['example.org'] })
    expect(await call('read', { urls: ['https://www.example.org/a'] })).toMatchInlineSnapshot(`
      "(error) This research excludes that source.
      fix: Read another one; \`plan exclude\` changes the list, which has "example.org"."
    `)
  })
})

describe('files', () => {
  test('outside the folders, hidden, linked out, binary, missing and folders are refused', async () => {
    const root = await folderOf({ 'a.md': 'A', '.env': 'KEY=1', 'b.tiff': Buffer.from('49492a00080000000000', 'hex') })
    const other = await folderOf({ 'secret.md': 'S' })
    await symlink(join(other, 'secret.md'), join(root, 'link.md'))
    await mkdir(join(root, 'sub'))
    const { refused } = await underway({ corpus: [root] })
    const outside = await refused('read', { path: join(other, 'secret.md') })
    expect(outside).toMatchInlineSnapshot(`
      "(error) That file is outside the folders that may be read.
      fix: Put the file into /tmp/test/inbox, or add its folder to DEEPRESEARCH_ROOTS; names that begin with a dot are never read."
    `)
    for (const path of ['/etc/passwd', '../../etc/passwd', join(root, '.env'), `${root}/sub/../.env`])
      expect(await refused('read', { path })).toBe(outside)
    expect(await refused('read', { path: 'link.md' })).toMatchInlineSnapshot(`
      "(error) That file is a link, or lies behind one, that leads out of the folders that may be read.
      fix: Copy the file itself into /tmp/test/inbox, or add the folder that the link leads to to DEEPRESEARCH_ROOTS."
    `)
    expect(await refused('read', { path: join(root, 'none.md') })).toMatchInlineSnapshot(`
      "(error) There is no such file.
      fix: Check the path, or search with kinds ["local"] to see what is there."
    `)
    expect(await refused('read', { path: join(root, 'sub') })).toMatchInlineSnapshot(`
      "(error) That is a folder.
      fix: Name a file in it, or search with kinds ["local"]."
    `)
    expect(await refused('read', { path: join(root, 'b.tiff') })).toMatchInlineSnapshot(`
      "(error) This is a TIFF image, which cannot be read as text.
      fix: Look for a PDF, HTML or text version of it, or convert it to one and read that with \`text\` or \`path\`."
    `)
  })

  test('a search that found nothing is citable', async () => {
    const call = callOf(await openProduct({ corpus: [await folderOf({ 'a.md': 'Only words about bread.' })] }))
    expect(await call('search', { queries: ['LFP pack prices'] })).toContain(
      'n1 records a search that found nothing: “LFP pack prices”; cite it as [@n1]',
    )
    expect(await call('draft_report', { text: 'No source says what LFP packs cost [@n1].' })).toContain(
      'all places exist',
    )
  })

  test('a search with nothing to search is no evidence that there is nothing', async () => {
    const call = callOf(await openProduct({ corpus: [await folderOf({})] }))
    expect(await call('search', { queries: ['LFP pack prices'] })).toMatchInlineSnapshot(`
      "new research r-1, as no \`session\` was named
      0 hits: none
      files: 0 hits (0 readable files in the allowed folders)

      session r-1
      next: plan question: "…" says what this research is to answer."
    `)
    expect(await call('draft_report', { text: 'No source says what LFP packs cost [@n1].' })).toContain(
      'There is no empty search n1',
    )
  })
})

describe('edits', () => {
  test('that fit nowhere, twice, or no section change nothing', async () => {
    const { refused } = await underway()
    expect(await refused('draft_report', { edits: [{ find: 'LFP packs cost', replace: 'x' }] })).toMatchInlineSnapshot(`
      "(error) \`find\` stands nowhere in the draft.
      fix: Copy the words exactly as they stand in the draft. Nothing was changed. Nearest: LFP packs averaged $52/kWh in 2024 [@s1:2]. They were dearer before."
    `)
    expect(await refused('draft_report', { edits: [{ find: 'er', replace: 'x' }] })).toMatchInlineSnapshot(`
      "(error) \`find\` stands 3 times in the draft.
      fix: Make it longer until it is unique, or name the \`section\`. Nothing was changed. It stands in opening: …LFP packs averaged $52/kWh in 2024 [@s1:2]. They were…; in opening: …averaged $52/kWh in 2024 [@s1:2]. They were dearer before.…; in opening: …$52/kWh in 2024 [@s1:2]. They were dearer before.…"
    `)
    expect(
      await refused('draft_report', { edits: [{ find: 'dearer', replace: 'x', section: 'Costs' }] }),
    ).toMatchInlineSnapshot(`
      "(error) The draft has no section "Costs".
      fix: Sections: opening."
    `)
    expect(await refused('draft_report', { edits: [{ find: '', replace: 'x' }] })).toMatchInlineSnapshot(`
      "(error) \`find\` is empty.
      fix: Give the words to replace, as they stand in the draft."
    `)
  })

  test('are all made or none', async () => {
    const { refused } = await underway()
    const edits = [
      { find: 'dearer', replace: 'more expensive' },
      { find: 'no such words', replace: 'x' },
    ]
    expect(await refused('draft_report', { edits })).toContain('Nothing was changed')
  })
})

describe('two hosts on one draft', () => {
  test('that edit it at once both count; every revision is still there', async () => {
    const { product, call } = await underway()
    const { session } = await product.call('recall')
    const other = await openProduct({ home: product.home })
    await Promise.all([
      product.call('draft_report', { session, edits: [{ find: 'averaged', replace: 'cost' }] }),
      other.call('draft_report', { session, edits: [{ find: 'They were dearer', replace: 'Packs were dearer' }] }),
      product.call('draft_report', { session, section: 'China', text: 'Prices in China fell fastest [@s1:2].' }),
      other.call('draft_report', { session, section: 'Outlook', text: 'Analysts expect $45/kWh by 2027 [@s1:4].' }),
    ])
    const last = await call('recall', { session, kind: 'report' })
    for (const words of ['LFP packs cost $52', 'Packs were dearer', '## China', '## Outlook'])
      expect(last).toContain(words)
    expect(await call('recall', { session, id: 'd1' })).toContain('LFP packs averaged $52/kWh in 2024')
  })

  test('an edit of words that the other host has changed is refused, and says what stands there', async () => {
    const { product } = await underway()
    const { session } = await product.call('recall')
    const other = await openProduct({ home: product.home })
    await other.call('draft_report', { session, edits: [{ find: 'averaged $52/kWh', replace: 'came to $52/kWh' }] })
    const { text, isError } = await product.call('draft_report', {
      session,
      edits: [{ find: 'averaged $52/kWh', replace: 'stood at $52/kWh' }],
    })
    expect(isError).toBe(true)
    expect(text).toContain('came to $52/kWh')
  })
})

describe('citations', () => {
  test('that do not resolve are repairs, and the text is kept', async () => {
    const corpus = await folderOf({ 'prices.md': prices })
    const product = await openProduct({ corpus: [corpus] })
    const call = callOf(product)
    await call('read', { text: prices, title: 'Battery prices' })
    await call('search', { queries: ['LFP pack prices'] })
    const text = [
      '# LFP',
      'It was found only [@s2:1].',
      'No such source [@s9].',
      'No such paragraph [@s1:40].',
      'No such sentence [@s1:2.9].',
      'No such place [@s1:x].',
      'No such claim [@c1].',
      'No such search [@n1].',
      'Packs cost $53/kWh [@s1:2].',
      'Cells cost $87/kWh [@s1:2].',
    ].join('\n\n')
    expect(await call('draft_report', { text })).toMatchInlineSnapshot(`
      "d1 kept: 1 section, changed: opening
      8 citations in 9 sentences, 9 repairs; 9 cited sentences: none borne out by the checks or a reader, 9 to repair
      p1 “It was found only [@s2:1].”: s2 was only found, not read. read s2 first, then cite a paragraph of it.
      p2 “No such source [@s9].”: There is no source s9. Sources go from s1 to s2; recall kind: "sources" lists them.
      p3 “No such paragraph [@s1:40].”: s1:40 is not there: s1 has 4 paragraphs. read it with \`focus\` to find the paragraph.
      p4 “No such sentence [@s1:2.9].”: s1:2.9 is not there: that paragraph has fewer sentences. Cite s1:2.
      p5 “No such place [@s1:x].”: "s1:x" is no place. Cite as [@s1:12], [@s1:12.2], [@s1:12-14], [@c4] or [@n1]; several as [@s1:12; @s4:3].
      p6 “No such claim [@c1].”: There is no claim c1. Cite the place in the source itself.
      p7 “No such search [@n1].”: There is no empty search n1. No search came back empty yet.
      p8 “Packs cost $53/kWh [@s1:2].”: $53 stands in none of the cited places. s1:2 has $52, $59, not $53. Write $52, with which s1:2 bears it out, or cite the place that says $53. (edits: ["p8"] does it)
      p9 “Cells cost $87/kWh [@s1:2].”: $87 stands in none of the cited places. Cite s1:4, which says it with that figure. (edits: ["p9"] does it)
      to improve (opening): findings are listed and nothing is made of them: say what follows, what agrees and what differs
      to improve: 9 of 9 paragraphs are a single sentence

      session r-1 · read 1 of 2 · draft d1, repairs p1 p2 p3 p4 p5 p6 p7 p8 +1
      next: draft_report edits: ["p8"] applies that repair; or rewrite the sentence with {find, replace}."
    `)
    expect(await call('draft_report', { format: 'md' })).toMatchInlineSnapshot(`
      "(error) d1 has open repairs: p1, p2, p3, p4, p5, p6, p7, p8, p9.
      fix: Mend them with draft_report edits, or export with mode: "lenient", which marks them."
    `)
    expect(await call('draft_report', { format: 'md', mode: 'lenient' })).toContain('exported: ')
    const report = await readFile(
      join(product.home, 'reports', (await product.call('recall')).session ?? '', 'report.md'),
      'utf8',
    )
    expect(stable(report)).toMatchInlineSnapshot(`
      "# LFP

      It was found only [@s2:1]. **⚠ p1**

      No such source [@s9]. **⚠ p2**

      No such paragraph [@s1:40]. **⚠ p3**

      No such sentence [@s1:2.9]. **⚠ p4**

      No such place [@s1:x]. **⚠ p5**

      No such claim [@c1]. **⚠ p6**

      No such search [@n1]. **⚠ p7**

      Packs cost $53/kWh[^s1-2]. **⚠ p8**

      Cells cost $87/kWh[^s1-2]. **⚠ p9**

      ## Open repairs

      - **⚠ p1** s2 was only found, not read.
      - **⚠ p2** There is no source s9.
      - **⚠ p3** s1:40 is not there: s1 has 4 paragraphs.
      - **⚠ p4** s1:2.9 is not there: that paragraph has fewer sentences.
      - **⚠ p5** "s1:x" is no place.
      - **⚠ p6** There is no claim c1.
      - **⚠ p7** There is no empty search n1.
      - **⚠ p8** $53 stands in none of the cited places. s1:2 has $52, $59, not $53.
      - **⚠ p9** $87 stands in none of the cited places.

      ## Sources

      1. <a id="source-1"></a>*Battery prices.* (n.d.).  
         no date stated · retrieved 2026-11-22 · sha256 5c0eaf28a994

      *2 sources found, 1 read, 1 cited · Made on 2026-11-22.*

      [^s1-2]: [\\[1\\]](#source-1) Battery prices, ¶2: “LFP packs averaged $52/kWh in 2024, down from $59/kWh in 2023. Prices in China fell fastest.”
      "
    `)
  })
})

describe('the data folder', () => {
  test('a full disk: the step is refused whole, the rest is there, and works again with space', async () => {
    const { home, services } = await openProduct()
    const opened = await services()
    const database = await openDatabase({ path: join(home, 'research.db'), synchronous: 'full' })
    const store = await storeOn(database, opened)
    onTestFinished(() => store.close())
    const engine = createEngine(tools, async () => ({ ...opened, store }), { keepsSession: true })
    const call = async (name: string, args: object = {}) => {
      const idle = { signal: new AbortController().signal, progress: () => undefined }
      return stable((await engine.call(name, args, idle)).text)
    }
    await call('read', { text: prices, title: 'Battery prices' })
    const before = await call('recall')
    const long = 'High water is at noon. '.repeat(20_000)
    const { page_count } = database.get<{ page_count: number }>('PRAGMA page_count') ?? { page_count: 0 }
    database.exec(`PRAGMA max_page_count = ${page_count + 2}`)
    expect((await call('read', { text: long })).replace(home, 'home')).toMatchInlineSnapshot(`
      "No space is left to write /tmp/test/research.db; nothing of this step was kept.
      fix: Free some disk space and repeat the call, or set DEEPRESEARCH_HOME to another folder."
    `)
    expect(await call('recall')).toBe(before)
    database.exec('PRAGMA max_page_count = 1000000')
    expect(await call('read', { text: long, max_tokens: 400 })).toContain('s2 read')
  })

  test('a database that another process keeps locked', async () => {
    const home = await temporaryFolder()
    const { call } = await underway({ home })
    const before = await call('recall')
    const release = await lockedByAnother(join(home, 'research.db'))
    // What only looks is answered; it leaves no trace in the log.
    const [plan, recall] = await Promise.all([call('plan', { tasks: [{ title: 'More' }] }), call('recall')])
    expect(plan).toMatchInlineSnapshot(`
      "(error) Another process has kept /tmp/test/research.db locked.
      fix: Try again in a few seconds; if it stays locked, end the other process that uses this data folder."
    `)
    expect(recall).toBe(before)
    await release()
    expect(await call('recall')).toBe(before)
    expect(await call('plan', { tasks: [{ title: 'More' }] })).toContain('pending: More')
  })

  test('a database of a newer version is left alone', async () => {
    const home = await temporaryFolder()
    await shellCall('read', { text: prices }, { home })
    await tamper(join(home, 'research.db'), 'PRAGMA user_version = 99')
    const { error } = await shellCall('recall', {}, { home })
    const said = JSON.stringify(error)
      .replaceAll(home, 'home')
      .replace(/up to \d+/, 'up to 1')
    expect(JSON.parse(said)).toMatchInlineSnapshot(`
      {
        "fix": "Upgrade deepresearch-mcp, or set DEEPRESEARCH_HOME to another folder.",
        "message": "The store at home/research.db has schema version 99, written by deepresearch-mcp 0.1.0; this version of deepresearch-mcp knows up to 1.",
      }
    `)
    await tamper(join(home, 'research.db'), `PRAGMA user_version = ${migrations.length}`)
    expect(await shellCall('recall', { kind: 'sessions' }, { home })).toHaveProperty('sessions.length', 1)
  })

  test('a file where the folder should be', async () => {
    const home = join(await temporaryFolder(), 'data')
    await writeFile(home, 'I was here first')
    const { code, out, err } = await shell(['call', 'read', '{"text":"High water is at noon."}'], { home })
    expect(out.replaceAll(home, 'home')).toMatchInlineSnapshot(`
      "{"error":{"message":"The data file home/research.db cannot be opened for writing.","fix":"Give this user write access to its folder, or set DEEPRESEARCH_HOME to another folder."}}
      "
    `)
    expect({ code, err }).toEqual({ code: 1, err: '' })
  })

  test('a database that is none', async () => {
    const home = await temporaryFolder()
    await writeFile(join(home, 'research.db'), 'I am no database at all, but a text of some length. '.repeat(100))
    const { out } = await shell(['call', 'read', '{"text":"High water is at noon."}'], { home })
    expect(out.replaceAll(home, 'home')).toMatchInlineSnapshot(`
      "{"error":{"message":"The data file home/research.db cannot be read: it is damaged, or the disk fails.","fix":"Restore the file from a backup or move it away, or set DEEPRESEARCH_HOME to another folder."}}
      "
    `)
  })
})

test('a bug of ours has an incident id and tells nothing else', async () => {
  const home = await temporaryFolder()
  const { session } = await shellCall('read', { text: 'The secret is 42.' }, { home })
  await tamper(join(home, 'research.db'), 'DELETE FROM text')
  const { code, out, err } = await shell(['call', 'read', JSON.stringify({ session, source: 's1' })], { home })
  expect(stable(out)).toMatchInlineSnapshot(`
    "{"error":{"message":"The server failed on a valid call (incident, in its log).","fix":"Go on without this result."}}
    "
  `)
  const [incident = ''] = /[0-9a-f]{8}/.exec(out) ?? []
  expect(err).toContain(`incident ${incident}`)
  expect(code).toBe(1)
})
