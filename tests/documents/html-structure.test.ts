import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chinesePages } from './chinese-pages.ts'
import { blocks, expectExactOffsets, html, parse } from './support.ts'

const prose =
  'The committee met on Tuesday to consider the report, and after a long discussion it agreed to publish every figure.'
const long = Array.from({ length: 12 }, (_, index) => `<p>Part ${index}: ${prose}</p>`).join('')

describe('text that waits for a script', () => {
  test('a page that fades in is read although its style hides most of it', async () => {
    const page = await parse(html(`<h1>Report</h1><div style="opacity:0;transform:translate(0,60px)">${long}</div>`))
    expect(page.text).toContain('Part 11:')
  })

  test('a hidden part of a page stays hidden', async () => {
    const page = await parse(html(`<main><h1>Report</h1>${long}<div style="opacity:0">SECRET ${prose}</div></main>`))
    expect(page.text).not.toContain('SECRET')
  })

  test('a panel is read where a control in sight opens it, and only there', async () => {
    const panel = (id: string) => `<div id="${id}" hidden><p>Answer of ${id}: ${prose} ${prose}</p></div>`
    const page = await parse(
      html(
        `<main><h1>Questions</h1>${long}<h2><button aria-controls="a1">How often does it meet?</button></h2>${panel('a1')}${panel('a2')}</main>`,
      ),
    )
    expect(page.text).toContain('Answer of a1')
    expect(page.text).not.toContain('Answer of a2')
  })
})

describe('broken pages', () => {
  test('a body that is closed too early does not end the page', async () => {
    const page = await parse(
      `<html><head><title>T</title></head><body><p>Top</p></body></html><div><h1>Report</h1>${long}</div>`,
    )
    expect(page.text).toContain('Part 11:')
  })
})

describe('pages that show nothing', () => {
  const data = (value: object): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

  test('the article in the data is read, its markup as text', async () => {
    const articleBody = `<p>${prose}</p><p>A &lt;b&gt;second&lt;/b&gt; paragraph. ${prose} ${prose}</p>`
    const page = await parse(
      html('<div id="app"></div>', `<title>T</title>${data({ '@type': 'Article', articleBody })}`),
      {
        markdown: true,
      },
    )
    expect(blocks(page)).toEqual([`paragraph: ${prose}`, `paragraph: A second paragraph. ${prose} ${prose}`])
    expect(page.markdown).toContain('A second paragraph.')
    expect(page.status).toBe('ok')
    expectExactOffsets(page)
  })

  test('the data is left alone where the page shows its text', async () => {
    const page = await parse(
      html(`<main><h1>R</h1>${long}</main>`, data({ '@type': 'Article', articleBody: 'OTHER '.repeat(200) })),
    )
    expect(page.text).not.toContain('OTHER')
  })
})

test('identifiers, licence and the date of the last change', async () => {
  const page = await parse(
    html(
      `<h1>On rivers</h1><p>By Ann Lee</p>${long}<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a>`,
      '<title>On rivers</title><meta name="citation_doi" content="doi:10.1234/abc.5"><meta property="article:modified_time" content="2024-05-06">',
    ),
    { url: 'https://arxiv.org/abs/2401.01234v2' },
  )
  expect(page).toMatchObject({
    author: 'Ann Lee',
    doi: '10.1234/abc.5',
    arxiv: '2401.01234',
    modified: '2024-05-06',
    licence: 'https://creativecommons.org/licenses/by/4.0/',
  })
})

test('a date under the title is the one that readers know the page by', async () => {
  const head = '<title>T</title><meta property="article:published_time" content="2020-01-01T00:00:00Z">'
  expect((await parse(html(`<h1>Title of it</h1><p>August 25, 2024</p>${long}`, head))).published).toBe('2024-08-25')
  expect((await parse(html(`<h1>Title of it</h1><p>Updated August 25, 2024</p>${long}`, head))).published).toBe(
    '2020-01-01T00:00:00Z',
  )
})

/** Cuts, repeats, moves and renames pieces of a page. */
function mutated(source: string, cuts: readonly (readonly [kind: number, at: number, length: number])[]): string {
  return cuts.reduce((page, [kind, at, length]) => {
    const start = Math.floor(at * page.length)
    const piece = page.slice(start, start + length)
    const before = page.slice(0, start)
    const after = page.slice(start + length)
    if (kind === 0) return before + after
    if (kind === 1) return before + piece.repeat(3) + after
    if (kind === 2) return before + after + piece
    if (kind === 3) return `${before}<div><table><tr><td>${piece}</div>${after}`
    return before + piece.replace(/<(\/?)(?:div|p|ul|td)\b/g, '<$1span') + after
  }, source)
}

test('a thousand mutilated pages are all read', { timeout: 120_000 }, async () => {
  const sources = [...chinesePages.map(page => page.html), html(`<nav>Menu</nav><main><h1>Report</h1>${long}</main>`)]
  const cut = fc.tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 1, max: 2000 }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sources),
      fc.array(cut, { minLength: 1, maxLength: 6 }),
      async (source, cuts) => {
        const begun = performance.now()
        expectExactOffsets(await parse(mutated(source, cuts), { markdown: true }))
        expect(performance.now() - begun).toBeLessThan(10_000)
      },
    ),
    { numRuns: 1000 },
  )
})
