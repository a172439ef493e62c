import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parseDocument } from '../../src/documents/parse.ts'
import { serve } from '../net/loopback.ts'
import { openProduct, temporaryFolder } from '../support/product.ts'
import { isBrowserThere, theBrowser } from './browser.ts'

const page = (title: string, date: string, body: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title><meta property="article:published_time" content="${date}T08:00:00Z"></head><body><main><h1>${title}</h1><p>${body}</p><p>The rest of the page goes on for a while about other matters, so that a reader takes it for an article.</p></main></body></html>`
const pages = {
  '/prices': page(
    'Battery prices &lt;script&gt;alert(1)&lt;/script&gt;',
    '2024-12-10',
    'LFP packs averaged $52/kWh in 2024, down from $59/kWh in 2023. Sodium-ion cells cost $87/kWh today.',
  ),
  '/makers': page(
    'Makers of cells',
    '2025-03-03',
    'The largest maker shipped 180 GWh of LFP cells in 2024. The second shipped 120 GWh, and a third 35 GWh.',
  ),
  '/agency': page(
    'Report of the agency',
    '2025-06-02',
    'Outside China an LFP pack cost $61/kWh on average, the agency finds, and prices fell by a tenth.',
  ),
}

const chart = {
  title: 'LFP pack prices',
  description: 'Prices fall.',
  mark: 'bar',
  data: {
    values: [
      { year: '2023', price: 59, cite: 's1:2' },
      { year: '2024', price: 52, cite: 's1:2' },
    ],
  },
  encoding: { x: { field: 'year', type: 'ordinal' }, y: { field: 'price', type: 'quantitative', title: '$/kWh' } },
}
const report = `# LFP prices

LFP packs averaged $52/kWh in 2024 [@s1:2]. Outside China they cost $61/kWh [@s3:2]. Sodium-ion cells cost $60/kWh today, some say. Lead acid will be gone by 2040.

## Makers

The largest maker shipped 180 GWh of LFP cells in 2024 [@s2:2.1]. [Back to the top](#nowhere), [to the makers](#makers).

\`\`\`chart
${JSON.stringify(chart)}
\`\`\`

| Who | How much |
| --- | --- |
| second | 120 GWh [@s2:2.2] |

\`\`\`
${'a very long line of code '.repeat(12)}
\`\`\`

${Array.from({ length: 30 }, (_, i) => `Paragraph ${i + 1} only fills the page so that there is something to scroll.`).join('\n\n')}

## The last part

Packs averaged $52/kWh in 2024 [@s1:2].`

async function written(): Promise<string> {
  const { call } = await openProduct({ config: { allowPrivate: true } })
  const { origin } = await serve(pages)
  await call('plan', { question: 'What do LFP packs cost?', requirements: [{ text: 'prices' }, { text: 'makers' }] })
  for (const path of Object.keys(pages)) await call('read', { urls: [origin + path] })
  await call('cross_verify', {
    claims: [
      'LFP packs cost $52 per kWh on average in 2024',
      'Sodium-ion cells cost $60/kWh today',
      'The largest maker shipped 180 GWh of LFP cells',
      'Lead acid will be gone by 2040',
      'The second maker shipped 35 GWh to the moon',
    ],
  })
  await call('draft_report', { text: report })
  const { data, text } = await call('draft_report', { format: 'html', mode: 'lenient' })
  expect(data?.['path'], text).toBeTypeOf('string')
  return String(data?.['path'])
}

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

describe.skipIf(!isBrowserThere)('report.html, with scripts', () => {
  const browser = theBrowser()
  const wide = { viewport: { width: 1280, height: 900 } }

  async function open(
    options: BrowserContextOptions = wide,
  ): Promise<{ page: Page; asked: string[]; errors: string[] }> {
    const context = await browser().newContext(options)
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const [asked, errors]: [string[], string[]] = [[], []]
    page.on('request', request => asked.push(request.url()))
    page.on('pageerror', error => errors.push(error.message))
    page.on('console', message => message.type() === 'error' && errors.push(message.text()))
    await page.goto(pathToFileURL(await written()).href)
    return { page, asked, errors }
  }

  const verdictsOf = (page: Page) => page.locator('#claims-table tbody tr:visible td:nth-child(3)').allInnerTexts()

  test('the claims filter by verdict and by words', async () => {
    const { page, errors, asked } = await open()
    const all = await verdictsOf(page)
    expect(all).toHaveLength(4)
    const [kind = ''] = all
    await page.locator('.filter button', { hasText: kind }).click()
    expect(new Set(await verdictsOf(page))).toEqual(new Set([kind]))
    await page.locator('.filter button').first().click()
    await page.locator('.filter input').fill('lead acid')
    expect(await page.locator('#claims-table tbody tr:visible').allInnerTexts()).toEqual([
      expect.stringContaining('Lead acid'),
    ])
    expect(await page.locator('.filter output').innerText()).toBe('1 / 4')
    expect(await page.locator('section', { has: page.locator('#claims') }).innerText()).toContain(
      '1 more claim was checked',
    )
    expect({ errors, asked: asked.length }).toEqual({ errors: [], asked: 1 })
  })

  test('the claims sort both ways, by keyboard too', async () => {
    const { page } = await open()
    const confidence = () => page.locator('#claims-table tbody td:nth-child(5)').allInnerTexts()
    const head = page.locator('#claims-table th').nth(4)
    await head.locator('button').focus()
    await page.keyboard.press('Enter')
    const up = (await confidence()).map(Number)
    expect(up).toEqual([...up].sort((a, b) => a - b))
    expect(await head.getAttribute('aria-sort')).toBe('ascending')
    await page.keyboard.press('Enter')
    expect((await confidence()).map(Number)).toEqual([...up].reverse())
    expect(await head.getAttribute('aria-sort')).toBe('descending')
  })

  test('a note is reached by Tab, says what came of the claim, and goes by Escape', async () => {
    const { page } = await open()
    const cite = page.locator('.cite').first()
    for (let i = 0; i < 40 && !(await cite.evaluate(one => one === document.activeElement)); i++)
      await page.keyboard.press('Tab')
    const note = cite.locator('.note')
    expect(await note.isVisible()).toBe(true)
    expect(await note.innerText()).toMatch(/published 2024-12-10[\s\S]*c1[\s\S]*independent/)
    await page.keyboard.press('Tab')
    expect(await note.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await note.isVisible()).toBe(false)
  })

  test('the live page opens at the quote', async () => {
    const { page } = await open()
    const link = page.locator('.cite .note a[href*="/prices"]').first()
    expect(await link.getAttribute('href')).toContain('#:~:text=LFP%20packs%20averaged')
  })

  test('a note at the foot of the screen opens upwards', async () => {
    const { page } = await open({ viewport: { width: 1280, height: 600 } })
    const cite = page.locator('.cite').last()
    await cite.evaluate(one => scrollTo({ top: one.getBoundingClientRect().top + scrollY - 560, behavior: 'instant' }))
    await cite.hover()
    const box = await cite.locator('.note').boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 999)).toBeLessThanOrEqual(600)
    expect(box?.y).toBeGreaterThanOrEqual(0)
  })

  test('the map lights up what hangs on a source', async () => {
    const { page } = await open()
    const node = page.locator('svg.map [data-node="s1"]')
    await node.scrollIntoViewIfNeeded()
    await node.hover()
    const lit = await page.locator('svg.map .edge.on').evaluateAll(all => all.map(one => one.getAttribute('data-b')))
    expect(lit).toContain('s1')
    expect(lit).toContain('site 127.0.0.1')
    expect(lit).not.toContain('s2')
  })

  test('dated sources stand in a timeline; links within the report lead somewhere', async () => {
    const { page } = await open()
    expect(await page.locator('.timeline time').allInnerTexts()).toEqual(['2024-12-10', '2025-03-03', '2025-06-02'])
    const targets = await page
      .locator('a[href^="#"]')
      .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
    expect(targets).toContain('#part-makers')
    for (const target of new Set(targets))
      expect(await page.locator(`[id="${decodeURIComponent(target.slice(1))}"]`).count(), target).toBe(1)
  })

  test('at 360 px nothing is wider than the screen', async () => {
    const { page } = await open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.locator('td .cite:visible').first().tap()
    const box = await page.locator('td .cite .note:visible').first().boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360)
  })

  test('on a narrow screen the map is a list, of which nothing is cut', async () => {
    const { page } = await open({ viewport: { width: 390, height: 900 } })
    expect(await page.locator('svg.map').isVisible()).toBe(false)
    const list = page.locator('.map-list')
    expect(await list.innerText()).toMatch(/LFP packs cost \$52[\s\S]*supports \[1\] Battery prices/)
    expect(await list.evaluate(one => one.scrollWidth <= one.clientWidth)).toBe(true)
    await page.setViewportSize({ width: 1280, height: 900 })
    expect(await page.locator('svg.map').isVisible()).toBe(true)
    expect(await list.isVisible()).toBe(false)
  })

  test('printed, it holds the quotes, the chart and no controls', async () => {
    const { page } = await open()
    const { text } = await parseDocument({ bytes: await page.pdf({ format: 'A4' }), fileName: 'printed.pdf' })
    const bare = text.replace(/\s+/g, '')
    for (const words of ['down from $59/kWh in 2023', 'LFP pack prices', 'Sodium-ion cells cost $60/kWh today'])
      expect(bare).toContain(words.replace(/\s+/g, ''))
    expect(text).not.toContain('Filter the claims')
  })

  test('what is not ours does not run', async () => {
    const path = await written()
    const hostile = join(await temporaryFolder(), 'hostile.html')
    const attack = '<img src="http://127.0.0.1:9/x" onerror="document.title=1"><script>document.title=2</script></main>'
    await writeFile(hostile, (await readFile(path, 'utf8')).replace('</main>', attack))
    const context = await browser().newContext(wide)
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const asked: string[] = []
    page.on('requestfinished', request => asked.push(request.url()))
    await page.goto(pathToFileURL(hostile).href)
    expect(await page.title()).toBe('LFP prices')
    expect(asked).toHaveLength(1)
    // The page's own script still does.
    expect(await page.locator('.filter').isVisible()).toBe(true)
  })

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
  ] as const)('axe finds nothing serious (%s, %d px)', async (colorScheme, width) => {
    const { page } = await open({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
    await page.locator('details').evaluateAll(all => {
      for (const one of all) one.setAttribute('open', '')
    })
    await page.locator('.cite').first().focus()
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
    // axe puts itself on the page under this name.
    const found = (await page.evaluate('axe.run()')) as { passes: object[]; violations: Violation[] }
    expect(found.passes.length).toBeGreaterThan(20)
    const serious = found.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)
    expect(serious).toEqual([])
  })
})
