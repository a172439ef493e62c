import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openProduct, temporaryFolder } from '../support/product.ts'
import { isBrowserThere, theBrowser } from './browser.ts'

const prices = `# Battery <b>prices</b> & "costs" 2024

LFP packs averaged $52/kWh in 2024, down from $59/kWh in 2023.

中国的价格下降最快，达到每千瓦时 $44。
`

async function writtenReport(): Promise<string> {
  const folder = join(await temporaryFolder(), 'docs')
  await mkdir(folder)
  await writeFile(join(folder, 'prices.md'), prices)
  const { call } = await openProduct({ corpus: [folder] })
  await call('plan', { question: 'How did LFP pack prices change? What about sodium?' })
  await call('search', { queries: ['LFP'], read: 1 })
  await call('search', { queries: ['zzzz'] })
  const rows = Array.from({ length: 30 }, (_, i) =>
    `Packs cost $52/kWh, line ${i} of many [@s1:2].`.replace(`line ${i}`, 'one line'),
  )
  const text = `# LFP prices\n\nPrices fell to $52/kWh in 2024 [@s1:2].\n\n## Asia\n\nIn China they reached $44 [@s1:3]. Nobody says more [@n1].\n\n| a very long column heading indeed | another very long column heading | third |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n\n${rows.join('\n\n')}`
  await call('draft_report', { text })
  const { data } = await call('draft_report', { format: 'html', mode: 'lenient' })
  return pathToFileURL(String(data?.['path'])).href
}

describe.skipIf(!isBrowserThere)('report.html, without scripts', () => {
  const browser = theBrowser()

  async function open(options: BrowserContextOptions): Promise<{ page: Page; asked: string[] }> {
    const context = await browser().newContext({ javaScriptEnabled: false, ...options })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await page.goto(await writtenReport())
    return { page, asked }
  }

  const wide = { viewport: { width: 1280, height: 900 } }
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

  test('a citation shows quote, source and date on hover and on focus', async () => {
    const { page, asked } = await open(wide)
    const cite = page.locator('.cite').first()
    const note = cite.locator('.note')
    expect(await note.isVisible()).toBe(false)
    await cite.hover()
    expect(await note.isVisible()).toBe(true)
    expect(await note.innerText()).toContain('LFP packs averaged $52/kWh in 2024, down from $59/kWh in 2023.')
    expect(await note.innerText()).toMatch(/Battery .*prices.* & "costs" 2024[\s\S]*retrieved 2026-11-22/)
    await page.mouse.move(0, 0)
    expect(await note.isVisible()).toBe(false)
    await cite.focus()
    expect(await note.isVisible()).toBe(true)
    // Nothing is loaded but the page itself.
    expect(asked).toHaveLength(1)
  })

  test('on a phone a tap shows the note within the screen, and nothing is wider than it', async () => {
    const { page } = await open(phone)
    const cite = page.locator('.cite').nth(1)
    await cite.tap()
    const box = await cite.locator('.note').boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844)
    const widths = await page
      .locator('main, h1, p, nav')
      .evaluateAll(all => all.map(one => one.getBoundingClientRect().right))
    expect(Math.max(...widths)).toBeLessThanOrEqual(390)
  })

  test('the dark page is dark and its text light', async () => {
    const { page } = await open({ ...wide, colorScheme: 'dark' })
    const [paper, ink] = await page.locator('body').evaluateAll(([body]) => {
      const { backgroundColor, color } = getComputedStyle(body as Element)
      return [backgroundColor, color]
    })
    const light = (rgb = '') => (rgb.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3
    expect(light(paper)).toBeLessThan(60)
    expect(light(ink)).toBeGreaterThan(180)
  })

  test('in print the contents are gone and the quotes stand under their sources', async () => {
    const { page } = await open(wide)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav').isVisible()).toBe(false)
    expect(await page.locator('.references q').first().isVisible()).toBe(true)
  })

  test('contents lead to the parts, and what was not found is said', async () => {
    const { page } = await open(wide)
    const targets = await page.locator('nav a').evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
    for (const target of targets)
      expect(await page.locator(`[id="${decodeURIComponent(target.slice(1))}"]`).count()).toBe(1)
    const text = await page.locator('main').innerText()
    expect(text).toContain('What was not found')
    expect(text).toContain('zzzz')
    expect(text).toContain('What about sodium')
  })
})
