import { appendFile, readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Item, labelItems } from '../../src/lab/label/items.ts'
import { openChance, readLabels } from '../../src/lab/label/labels.ts'
import { listenForLabels } from '../../src/lab/label/server.ts'
import { resultsPage } from '../../src/lab/results/page.ts'
import type { Results } from '../../src/lab/results/results.ts'
import { openRunFolder } from '../../src/lab/run-folder.ts'
import { digest, type LabTask } from '../../src/lab/task.ts'
import { isBrowserThere, theBrowser } from '../report/browser.ts'
import { NOW } from '../support/product.ts'
import { shell } from '../support/shell.ts'
import { filesIn } from './scripted.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const tasks: readonly LabTask[] = [
  { id: 'pair', question: 'Which pack is <b>cheaper</b>?', language: 'en', track: 'general', criteria: [] },
  {
    id: 'list',
    question: '诉讼时效是多久？',
    language: 'zh',
    track: 'professional',
    criteria: [
      { id: 'k1', text: '写明三年', weight: 2, role: 'explicit' },
      { id: 'k2', text: '以两年为准', weight: 5, role: 'negative', fatal: true },
    ],
  },
]
const texts: Readonly<Record<string, string>> = {
  'sysone pair': '# Packs\n\nLFP is cheaper. <script>alert(1)</script>\n\nIt costs $52.',
  'systwo pair': '# Packs\n\nNMC is cheaper, says ALPHA.',
  'sysone list': '# 时效\n\n一般为三年。',
}

const empty: Results = {
  bench: 'rubrics',
  version: '0',
  at: '2026-11-22',
  inputs: { source: 's', tasks: 1, systems: ['a'], judges: [], baselines: [], trials: 1, perRequest: 1 },
  judged: [],
  spent: { requests: 0, input: 0, output: 0 },
  notes: [],
  open: [],
  tables: [],
  reports: [],
  marks: [],
  pairs: [],
  grades: [],
}

/** The folder of a run, as `bench` leaves it. */
async function runFolder(kept = Object.keys(texts)) {
  const folder = openRunFolder(await filesIn({}))
  await folder.write(['tasks'], { bench: 'adr', baselines: ['systwo'], tasks })
  for (const key of kept) {
    const [system = '', task = ''] = key.split(' ')
    const asked = digest(tasks.find(({ id }) => id === task)?.question)
    await folder.write(['reports', system, task], { task, system, asked, report: texts[key], ms: 1, at: '2026-11-22' })
  }
  return folder
}

async function served(kept?: readonly string[]) {
  const folder = await runFolder(kept && [...kept])
  const items = await labelItems(folder)
  const door = await listenForLabels({ folder, items, clock: { now: () => NOW }, port: 0 })
  onTestFinished(() => door.close())
  return { folder, items, address: door.address }
}

/** A request as no browser would send it. */
async function raw(address: string, method: string, headers: Record<string, string>, body = '') {
  const asked = request(address, { method, headers })
  const answered = new Promise<{ status: number; body: string }>((resolve, reject) => {
    asked.on('error', reject)
    asked.on('response', async response => resolve({ status: response.statusCode ?? 0, body: await text(response) }))
  })
  asked.end(body)
  return answered
}

const pairForm = (more: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    rater: 'Ann',
    overall: 'left',
    completeness: 'left',
    depth: 'right',
    fitness: 'both_good',
    readability: 'both_poor',
    why: 'Says more.',
    ...more,
  }).toString()

describe('the page for people', () => {
  test('has the pairs against the baseline and the checklists of the run, without the names of systems', async () => {
    const { items, address } = await served()
    expect(items.map(({ kind, task }) => [kind, task.id])).toEqual([
      ['pair', 'pair'],
      ['checklist', 'list'],
    ])
    for (const { id } of items) {
      const response = await fetch(`${address}/item/${id}?rater=Ann`)
      const html = await response.text()
      expect(html).not.toMatch(/sysone|systwo/)
      expect(html).not.toContain('<script')
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  test('answers only to itself: another name or another origin gets nothing and writes nothing', async () => {
    const { folder, items, address } = await served()
    const item = `${address}/item/${items[0]?.id}`
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await raw(`${address}/`, 'GET', { host: 'evil.example' })).status).toBe(403)
    expect((await raw(item, 'POST', { ...form, origin: 'http://evil.example' }, pairForm())).status).toBe(403)
    expect((await raw(item, 'POST', { ...form, origin: 'null' }, pairForm())).status).toBe(403)
    expect((await raw(item, 'POST', form, pairForm())).status).toBe(403)
    expect(await readLabels(folder)).toEqual([])
    expect((await raw(item, 'POST', { ...form, origin: address }, pairForm())).status).toBe(303)
    expect(await readLabels(folder)).toHaveLength(1)
  })

  test('says what is missing, keeps what was filled in, and keeps only the last word of a rater', async () => {
    const { folder, items, address } = await served()
    const post = (body: string) =>
      raw(`${address}/item/${items[0]?.id}`, 'POST', { origin: address, 'content-type': 'x' }, body)
    const wrong = await post(pairForm({ why: '', overall: 'best', 'veto-left': '9.9' }))
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('Say why, in a sentence.')
    expect(wrong.body).toContain('value="9.9"')
    expect(wrong.body).toContain('name="depth" value="right" required checked')
    expect(await readLabels(folder)).toEqual([])
    await post(pairForm({ 'veto-left': '0.1' }))
    await post(pairForm({ why: 'On second thought.' }))
    expect(await readLabels(folder)).toMatchObject([{ why: 'On second thought.', veto: {} }])
    const lines = (await readFile(join(folder.root, 'labels.jsonl'), 'utf8')).trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ veto: { left: '0.1' }, dimensions: { depth: 'right' } })
  })

  test('a label that a crash cut off does not spoil the next', async () => {
    const { folder, items, address } = await served()
    const post = () => raw(`${address}/item/${items[0]?.id}`, 'POST', { origin: address }, pairForm())
    await post()
    await appendFile(join(folder.root, 'labels.jsonl'), '{"kind":"pair","rater":"Bo","ma')
    expect(await readLabels(folder)).toHaveLength(1)
    await raw(`${address}/item/${items[0]?.id}`, 'POST', { origin: address }, pairForm({ rater: 'Cy' }))
    expect((await readLabels(folder)).map(({ rater }) => rater)).toEqual(['Ann', 'Cy'])
    await appendFile(join(folder.root, 'labels.jsonl'), '{"kind":"other"}\n')
    await expect(readLabels(folder)).rejects.toThrow('Line 4 of labels.jsonl is no label')
  })

  test('the sides are drawn for each rater and item, and stay', async () => {
    const folder = await runFolder()
    const [item] = await labelItems(folder)
    if (!item) throw new Error('no item')
    const chance = await openChance(folder)
    const again = await openChance(folder)
    const raters = Array.from({ length: 200 }, (_, i) => `rater ${i}`)
    const sides = raters.map(rater => chance.leftOf(rater, item))
    expect(raters.map(rater => again.leftOf(rater, item))).toEqual(sides)
    const share = sides.filter(side => side === 'a').length / sides.length
    expect(share).toBeGreaterThan(0.35)
    expect(share).toBeLessThan(0.65)
    const items = Array.from({ length: 8 }, (_, i): Item => ({ ...item, id: `${i}` }))
    expect(new Set(raters.map(rater => chance.orderFor(rater, items)[0]?.id)).size).toBe(8)
  })
})

describe.skipIf(!isBrowserThere)('with a keyboard', () => {
  const browser = theBrowser()

  /** Tab until the focus is on what a selector names. */
  async function tabTo(page: Page, selector: string) {
    for (let n = 0; n < 80; n++) {
      if (await page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${selector} cannot be reached`)
  }

  async function begin(kept: readonly string[]) {
    const { folder, address } = await served(kept)
    const page = await browser().newPage()
    onTestFinished(() => page.close())
    const failures: string[] = []
    page.on('console', message => failures.push(message.text()))
    page.on('pageerror', error => failures.push(error.message))
    await page.goto(address)
    // A key that comes before the page has put the focus is lost.
    await page.waitForSelector('input[name=rater]:focus')
    await page.keyboard.type('Bo 李')
    await page.keyboard.press('Enter')
    await page.waitForSelector('article')
    return { folder, page, failures }
  }

  test('a person judges a pair', async () => {
    const { folder, page, failures } = await begin(['sysone pair', 'systwo pair'])
    const shown = await page.locator('article').allTextContents()
    for (const [i, name] of ['overall', 'completeness', 'depth', 'fitness', 'readability'].entries()) {
      await tabTo(page, `input[name=${name}]`)
      await page.keyboard.press('Space')
      for (let n = 0; n < i; n++) await page.keyboard.press('ArrowRight')
    }
    await tabTo(page, 'input[name=veto-right]')
    await page.keyboard.type('0.1')
    await tabTo(page, 'textarea')
    await page.keyboard.type('It has prices.')
    await tabTo(page, 'button')
    await page.keyboard.press('Enter')
    await page.waitForSelector('text=Everything is judged')
    const [label] = await readLabels(folder)
    expect(label).toMatchObject({
      rater: 'Bo 李',
      a: 'sysone',
      b: 'systwo',
      left: shown[0]?.includes('LFP') ? 'a' : 'b',
      overall: 'left',
      dimensions: { completeness: 'right', depth: 'both_good', fitness: 'both_fair', readability: 'both_poor' },
      veto: { right: '0.1' },
      why: 'It has prices.',
    })
    expect(failures).toEqual([])
  })

  test.each(['light', 'dark'] as const)('axe finds nothing serious (%s)', async colorScheme => {
    const { items, address } = await served()
    const page = await browser().newPage({ colorScheme, bypassCSP: true })
    onTestFinished(() => page.close())
    for (const path of ['/', ...items.map(({ id }) => `/item/${id}?rater=Ann`)]) {
      await page.goto(`${address}${path}`)
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
      // axe puts itself on the page under this name.
      const found = (await page.evaluate('axe.run()')) as {
        passes: object[]
        violations: { id: string; impact: string }[]
      }
      expect(found.passes.length).toBeGreaterThan(5)
      expect(found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
    }
  })

  test('the results page asks for nothing, and axe finds nothing serious', async () => {
    const page = await browser().newPage({ bypassCSP: true })
    onTestFinished(() => page.close())
    const asked: string[] = []
    page.on('request', one => asked.push(one.url()))
    const estimate = { value: 0.5, low: 0.4, high: 0.6, n: 9 }
    const rows = [[{ text: 'a' }, { estimate, scale: 1, isShare: true }, { number: 3, digits: 0 }]]
    const table = { title: 'By checklist', columns: ['system', 'strict', 'tasks'], rows, notes: ['strict = …'] }
    const file = join(await filesIn({ 'results.html': resultsPage({ ...empty, tables: [table] }) }), 'results.html')
    await page.goto(pathToFileURL(file).href)
    expect(asked).toEqual([pathToFileURL(file).href])
    expect(await page.locator('svg').count()).toBe(1)
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
    // axe puts itself on the page under this name.
    const found = (await page.evaluate('axe.run()')) as { violations: { id: string; impact: string }[] }
    expect(found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  })

  test('a person judges by a checklist, in its language', async () => {
    const { folder, page, failures } = await begin(['sysone list'])
    expect(await page.locator('h1').textContent()).toContain('报告评审')
    await tabTo(page, 'input[name=m0]')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.type('0.1')
    await tabTo(page, 'input[name=m1]')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await tabTo(page, 'button')
    await page.keyboard.press('Enter')
    await page.waitForSelector('text=全部评完')
    expect(await readLabels(folder)).toMatchObject([
      {
        system: 'sysone',
        marks: [
          { criterion: 'k1', mark: 'full', place: '0.1' },
          { criterion: 'k2', mark: 'none' },
        ],
      },
    ])
    expect(failures).toEqual([])
  })
})

test('the commands say what is not there', async () => {
  const { root } = openRunFolder(await filesIn({}))
  expect((await shell(['bench', 'label', '--out', root])).err).toContain('holds no run of a benchmark')
  const folder = await runFolder()
  expect(await shell(['bench', 'agreement', '--out', folder.root])).toMatchObject({
    code: 0,
    out: expect.stringContaining('Nobody has judged anything'),
  })
})
