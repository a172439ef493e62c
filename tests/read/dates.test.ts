import { describe, expect, test } from 'vitest'
import { serve } from '../net/loopback.ts'
import { openProduct } from '../support/product.ts'
import { html } from './places/support.ts'

const prose =
  'The tide at the north quay turned at four, an hour before the tables said that it would, as it had done the year before.'
const page = (head: string, top = '') =>
  html('Tide', prose)
    .replace('<title>', `${head}<title>`)
    .replace(/(<\/h1>)/, `$1${top}`)
const declared = (published: string, modified: string) =>
  `<meta property="article:published_time" content="${published}"><meta property="article:modified_time" content="${modified}">`

async function headerOf(body: string, plan: object = {}): Promise<string> {
  const { origin } = await serve({ '/': body })
  const { call } = await openProduct({ config: { allowPrivate: true } })
  const { session } = await call('plan', { question: 'When does the tide turn?', ...plan })
  return (await call('read', { urls: [origin], session })).text.split('\n')[0] ?? ''
}

describe('the line about a source says as of when it speaks', () => {
  test('published, and changed years after', async () => {
    expect(await headerOf(page(declared('2017-04-03', '2026-02-12')))).toContain(
      ' · published 2017-04-03, updated 2026-02-12 · ',
    )
  })

  test('a change of the same day is none', async () => {
    const header = await headerOf(page(declared('2026-01-23T15:02:00Z', '2026-01-23T18:02:30Z')))
    expect(header).toContain(' · published 2026-01-23 · ')
  })

  test('an update that is only seen under the title', async () => {
    const head = '<meta property="article:published_time" content="2024-03-01">'
    const header = await headerOf(page(head, '<p>By Ann Lee. Last updated on January 23, 2026</p>'))
    expect(header).toContain(' · published 2024-03-01, updated 2026-01-23 · ')
  })

  test('no date at all: when it was read', async () => {
    expect(await headerOf(page(''))).toMatch(/ · no date stated, read \d{4}-\d\d-\d\d · /)
  })

  test('a page that was changed within the period is within it', async () => {
    const old = page(declared('2017-04-03', '2026-02-12'))
    expect(await headerOf(old, { since: '2025-06-01' })).not.toContain('outside the period')
    expect(await headerOf(old, { since: '2026-03-01' })).toContain('outside the period')
    expect(await headerOf(old, { until: '2017-01-01' })).toContain('outside the period')
  })
})
