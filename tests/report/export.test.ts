import { readFile } from 'node:fs/promises'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { readingDesk } from '../../src/desk.ts'
import { currentDraft } from '../../src/report/draft.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { buildReportView } from '../../src/report/report-view.ts'
import { openProduct } from '../support/product.ts'

/** A Chinese report that cites two sources, an empty search and a page that failed. */
async function report() {
  const product = await openProduct()
  const { call } = product
  await call('plan', { question: '磷酸铁锂电池的价格是多少？', requirements: [{ text: '2030年的价格' }] })
  await call('read', {
    text: '# 价格\n\n2024年电池组均价为每千瓦时52美元。价格仍在下降。',
    title: '电池价格',
    url: 'https://example.org/p',
  })
  await call('read', { text: '2023年为59美元。', title: '旧价格' })
  const text =
    '# 电池价格\n\n2024年为52美元[@s1:2.1]，2023年为59美元[@s2:1]。\n\n## 趋势\n\n价格仍在下降[@s1:2.2]。\n\n| 年 | 价格 |\n|---|---|\n| 2024 | 52美元 [@s1:2] |'
  expect((await call('draft_report', { text })).text).toContain('all places exist')
  const saved = async (format: string) => {
    const { data } = await call('draft_report', { format })
    return readFile(`${data?.['path']}`, 'utf8')
  }
  return { product, saved }
}

describe('a report', () => {
  test('as Markdown follows the language of the question', async () => {
    const { saved } = await report()
    expect(await saved('md')).toMatchInlineSnapshot(`
      "# 电池价格

      2024年为52美元[^s1-2.1]，2023年为59美元[^s2-1]。

      ## 趋势

      价格仍在下降[^s1-2.2]。

      | 年 | 价格 |
      |---|---|
      | 2024 | 52美元[^s1-2] |

      ## 来源

      1. <a id="source-1"></a>电池价格\\[EB/OL\\]. \\[2026-11-22\\]. <https://example.org/p>.  
         未注明日期 · 访问于 2026-11-22 · sha256 fb75ede6b046
      2. <a id="source-2"></a>旧价格\\[Z\\].  
         未注明日期 · 访问于 2026-11-22 · sha256 ccc152ad363a

      *找到 2 个来源，阅读 2 个，引用 2 个 · 生成于 2026-11-22.*

      [^s1-2.1]: [\\[1\\]](#source-1) 电池价格，第2段：“2024年电池组均价为每千瓦时52美元。”

      [^s2-1]: [\\[2\\]](#source-2) 旧价格，第1段：“2023年为59美元。”

      [^s1-2.2]: [\\[1\\]](#source-1) 电池价格，第2段：“价格仍在下降。”

      [^s1-2]: [\\[1\\]](#source-1) 电池价格，第2段：“2024年电池组均价为每千瓦时52美元。价格仍在下降。”
      "
    `)
  })

  test('as HTML shows each quote at its place and stands alone', async () => {
    const { saved } = await report()
    const html = await saved('html')
    const { document } = new JSDOM(html).window
    expect(document.documentElement.lang).toBe('zh')
    expect(document.title).toBe('电池价格')
    const notes = [...document.querySelectorAll('.cite')].map(one => [
      one.querySelector('.mark')?.textContent,
      one.querySelector('q')?.textContent,
    ])
    expect(notes).toEqual([
      ['[1]', '2024年电池组均价为每千瓦时52美元。'],
      ['[2]', '2023年为59美元。'],
      ['[1]', '价格仍在下降。'],
      ['[1]', '2024年电池组均价为每千瓦时52美元。价格仍在下降。'],
    ])
    for (const one of document.querySelectorAll('.cite')) {
      const id = `${one.getAttribute('aria-describedby')}`
      expect(document.querySelectorAll(`[id="${id}"]`), id).toHaveLength(1)
    }
    for (const link of document.querySelectorAll('a[href^="#"]'))
      expect(document.getElementById(`${link.getAttribute('href')?.slice(1)}`), link.outerHTML).not.toBeNull()
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(document.querySelectorAll('.references > ol > li')).toHaveLength(2)
    expect(html).not.toMatch(/<(?:script src|link|img)\b/)
  })

  test('as HTML gives places of one source that stand side by side one number, and each its quote', async () => {
    const { product, saved } = await report()
    await product.call('draft_report', {
      text: '# 电池价格\n\n2024年为52美元，价格仍在下降[@s1:2.1; @s1:2.2; @s2:1]。\n\n旧价为59美元[@s2:1]。',
    })
    const { document } = new JSDOM(await saved('html')).window
    const [first, ...rest] = [...document.querySelectorAll('p .cite')]
    expect(first?.querySelector('.mark')?.textContent).toBe('[1]')
    expect([...(first?.querySelectorAll('q') ?? [])].map(one => one.textContent)).toEqual([
      '2024年电池组均价为每千瓦时52美元。',
      '价格仍在下降。',
    ])
    expect(rest.map(one => one.querySelector('.mark')?.textContent)).toEqual(['[2]', '[2]'])
  })

  test('as a live page looks for a newer one of itself, as a file for nothing', async () => {
    const { product } = await report()
    const { store } = await product.services()
    const [last] = await store.sessions(1)
    const desk = await readingDesk(`${last?.id}`, store)
    const view = await buildReportView(currentDraft(desk), desk)
    const [live, file] = [true, false].map(isLive => renderHtml(view, { style: 'apa', live: isLive }))
    expect(live).toMatch(/^<!doctype html>\n<html lang="zh" data-stamp="[0-9a-f]{16}">/)
    expect(live).toContain("connect-src 'self'")
    expect(new JSDOM(live).window.document.querySelectorAll('script')).toHaveLength(2)
    expect(file).not.toMatch(/connect-src|data-stamp=|fetch\(/)
  })

  test('as JSON has each citation with its quote as the stored text has it', async () => {
    const { saved, product } = await report()
    const { citations, sources, log, session } = JSON.parse(await saved('json'))
    expect(citations.map(({ key, quote }: Record<string, string>) => `${key} ${quote}`)).toEqual([
      's1:2.1 2024年电池组均价为每千瓦时52美元。',
      's2:1 2023年为59美元。',
      's1:2.2 价格仍在下降。',
      's1:2 2024年电池组均价为每千瓦时52美元。价格仍在下降。',
    ])
    const { store } = await product.services()
    for (const { source, quote, start, end } of citations) {
      const { sha256 } = sources.find(({ id }: { id: string }) => id === source)
      expect((await store.text(sha256))?.text.slice(start, end)).toBe(quote)
    }
    expect(log.at(-1).seq).toBe((await store.events(session)).length - 1)
  })
})
