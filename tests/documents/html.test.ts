import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocks, expectExactOffsets, html, parse } from './support.ts'

const prose =
  'The committee met on Tuesday to consider the report, and after a long discussion it agreed to publish every figure.'
const menu = Array.from({ length: 60 }, (_, index) => `<li><a href="/m${index}">Menu entry ${index}</a></li>`).join('')

describe('main content', () => {
  test('keeps the article and drops what surrounds it', async () => {
    const page = await parse(
      html(
        `<header><a href="/">Logo</a></header><nav><ul>${menu}</ul></nav>
         <div class="cookie-banner">We use cookies to improve your visit and to show you what you like, believe us.</div>
         <main><h1>Results</h1><p>${prose}</p><h2>Method</h2><p>${prose} Twice.</p><ul><li>One<ul><li>Nested</li></ul></li><li>Two</li></ul></main>
         <aside class="sidebar">Most read</aside><footer><ul>${menu}</ul>Imprint</footer>`,
      ),
    )
    expect(blocks(page)).toEqual([
      'heading1: Results',
      `paragraph: ${prose}`,
      'heading2: Method',
      `paragraph: ${prose} Twice.`,
      'list_item1: One',
      'list_item2: Nested',
      'list_item1: Two',
    ])
    expect(page.paragraphs.map(paragraph => paragraph.under)).toEqual([
      undefined,
      [1],
      [1],
      [1, 3],
      [1, 3],
      [1, 3],
      [1, 3],
    ])
    expect(page.status).toBe('ok')
    expectExactOffsets(page)
  })

  test('tables, code, quotes and captions keep their kind', async () => {
    const page = await parse(
      html(
        `<main><p>${prose}</p><table><caption>Prices</caption><tr><th>Year</th><th>$/kWh</th></tr><tr><td>2024</td><td>52</td></tr></table>
         <pre><code class="language-js">if (a) {\n  b()\n}</code></pre><blockquote><p>Quoted words.</p></blockquote>
         <figure><img src="x.png" alt="not content"><figcaption>Figure 1</figcaption></figure></main>`,
      ),
      { markdown: true, url: 'https://example.org/a' },
    )
    expect(blocks(page).slice(1)).toEqual([
      'caption: Prices',
      'table_row: Year | $/kWh',
      'table_row: 2024 | 52',
      'code: if (a) {\n  b()\n}',
      'quote: Quoted words.',
      'caption: Figure 1',
    ])
    expect(page.markdown).toContain('```js\nif (a) {')
    expect(page.markdown).toMatch(/\| Year \| \$\/kWh \|/)
  })

  test('a page without html or body tags, and stray tags before the body', async () => {
    expect((await parse(`<p>${prose}<p>Next`)).text).toBe(`${prose}\n\nNext`)
    expect((await parse(`<html><head></head><div></div><body><p>${prose}</p></body></html>`)).text).toBe(prose)
    expect((await parse(html(`<![CDATA[ <div><p>${prose}</p></div>`))).text).toContain(prose)
  })

  test('a forum thread keeps all of its posts', async () => {
    const posts = Array.from(
      { length: 12 },
      (_, index) => `<div class="post"><span>user${index}</span><div><p>Reply ${index}: ${prose}</p></div></div>`,
    )
    const { text } = await parse(html(`<nav>${menu}</nav><div class="thread">${posts.join('')}</div>`))
    for (let index = 0; index < 12; index += 1) expect(text).toContain(`Reply ${index}:`)
    expect(text).not.toContain('Menu entry')
  })

  test('text that is only for readers without scripts is read where there is no other', async () => {
    const posts = `<p>${prose}</p>`.repeat(10)
    expect((await parse(html(`<div id="app"></div><noscript>${posts}</noscript>`))).text).toContain(prose)
    expect((await parse(html(`<main>${posts}</main><noscript>Scripts are off</noscript>`))).text).not.toContain(
      'Scripts',
    )
  })
})

describe('what a reader does not see', () => {
  test.each([
    '<p hidden>SECRET</p>',
    '<p style="display:none">SECRET</p>',
    '<p style="color:red; visibility : hidden">SECRET</p>',
    '<span style="font-size:0px">SECRET</span>',
    '<div style="position:absolute;left:-9999px">SECRET</div>',
    '<p aria-hidden="true">SECRET</p>',
    '<p class="visually-hidden">SECRET</p>',
    '<!-- SECRET -->',
    '<script>"SECRET"</script><style>.SECRET{}</style><template>SECRET</template><noscript>SECRET</noscript>',
    '<img alt="SECRET">',
    '<input value="SECRET"><textarea>SECRET</textarea>',
    `<p>a${[...'SECRET'].map(char => String.fromCodePoint(0xe0000 + (char.codePointAt(0) ?? 0))).join('')}b</p>`,
  ])('%s is dropped', async hidden => {
    const page = await parse(html(`<main><p>${prose}</p>${hidden}<p>End.</p></main>`), { markdown: true })
    expect(page.text).toMatch(/End\.$/)
    expect(page.text + page.markdown).not.toMatch(/SECRET|[\u{e0000}-\u{e0fff}]/u)
  })

  test('zero-width and direction marks go, joiners of emoji and Indic scripts stay', async () => {
    const page = await parse(html('<p>pass\u200bword \u202eabc\u202c x\u200dy 👩\u200d🔬 क्\u200dष</p>'))
    expect(page.text).toBe('password abc xy 👩\u200d🔬 क्\u200dष')
  })
})

describe('metadata', () => {
  test('from meta elements', async () => {
    const page = await parse(
      html(
        `<h1>Battery prices fall</h1><p>${prose}</p>`,
        `<title>Battery prices fall | The Daily</title><meta property="og:site_name" content="The Daily"><meta name="author" content="By Ann Lee">
         <meta property="article:published_time" content="2024-03-05T10:00:00Z"><link rel="canonical" href="/a?b=1">`,
      ).replace('<html>', '<html lang="en-GB">'),
      { url: 'https://daily.example/x' },
    )
    expect(page).toMatchObject({
      title: 'Battery prices fall',
      author: 'Ann Lee',
      published: '2024-03-05T10:00:00Z',
      siteName: 'The Daily',
      canonicalUrl: 'https://daily.example/a?b=1',
      language: 'en',
      mediaType: 'text/html',
      extractor: 'html/6',
    })
  })

  test.each([
    ['its metadata', '<title>3. Tides</title><meta name="citation_inbook_title" content="The Harbour Book">', ''],
    ['its link home', '<title>3. Tides</title><link rel="home" href="index.html" title="The Harbour Book">', ''],
    [
      'its key to the book',
      '<title>3. Tides</title>',
      '<a accesskey="h" href="index.html" title="The Harbour Book">Home</a>',
    ],
    ['the name of its window', '<title>3. Tides — The Harbour Book</title>', ''],
  ])('the work that a chapter is of, from %s', async (_, head, body) => {
    const page = await parse(html(`${body}<h1>3. Tides</h1><p>${prose}</p>`, head))
    expect(page).toMatchObject({ title: '3. Tides', siteName: 'The Harbour Book' })
  })

  test('a link to the front page is no work', async () => {
    const head = '<title>Tides</title><link rel="home" href="/" title="Home"><link rel="start" title="Tides">'
    expect((await parse(html(`<h1>Tides</h1><p>${prose}</p>`, head))).siteName).toBeUndefined()
  })

  test('from JSON-LD, and from visible dates', async () => {
    const data = JSON.stringify({
      '@graph': [
        { '@type': 'NewsArticle', headline: 'H', datePublished: '2023-01-02', author: [{ name: 'A' }, { name: 'B' }] },
      ],
    })
    expect(await parse(html(`<p>${prose}</p>`, `<script type="application/ld+json">${data}</script>`))).toMatchObject({
      title: 'H',
      author: 'A, B',
      published: '2023-01-02',
      kind: 'article',
    })
    expect((await parse(html(`<h1>T</h1><p>March 3, 2024</p><p>${prose}</p>`))).published).toBe('2024-03-03')
    expect(
      (await parse(html('<h1>新闻</h1><p>发布时间：2024年3月5日</p><p>这是一篇关于电池价格的新闻报道。</p>')))
        .published,
    ).toBe('2024-03-05')
    expect((await parse(html(`<p>Updated 31 February 2024</p><p>${prose}</p>`))).published).toBeUndefined()
  })

  test('East Asian script beats a wrong lang attribute', async () => {
    const page = await parse(
      html('<p>这是一篇关于电池价格的新闻报道，价格下降了。</p>').replace('<html>', '<html lang="en">'),
    )
    expect(page.language).toBe('zh')
  })
})

describe('status', () => {
  test.each([
    ['challenge', '<title>Just a moment...</title>', '<p>Enable JavaScript and cookies to continue</p>'],
    ['challenge', '<title>安全验证</title>', '<p>请完成验证</p>'],
    [
      'empty',
      '<title>App</title>',
      '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
    ],
    ['empty', '<title>App</title>', '<div>Loading...</div>'],
    ['ok', '<title>On captchas</title>', `<p>${`${prose} Are you a human? `.repeat(15)}</p>`],
  ])('%s: %s', async (status, head, body) => {
    expect((await parse(html(body, head))).status).toBe(status)
  })
})

describe('Markdown of a page', () => {
  test('text cannot become structure', async () => {
    const page = await parse(
      html(
        '<main><p># not a heading</p><p>1. not a list</p><p>- nor this</p><p>&lt;script&gt;x&lt;/script&gt; a|b [x](javascript:1) ```</p><p><a href="javascript:alert(1)">link</a> <a href="/ok">fine</a></p></main>',
      ),
      { markdown: true, url: 'https://example.org/' },
    )
    expect(page.markdown).toMatchInlineSnapshot(`
      "\\# not a heading

      1\\. not a list

      \\- nor this

      \\<script>x\\</script> a\\|b \\[x\\](javascript:1) \\\`\\\`\\\`

      link [fine](https://example.org/ok)"
    `)
  })
})

test('offsets hold on arbitrary markup', async () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<ul>',
    '<li>',
    '</ul>',
    '<h2>',
    '</h2>',
    '<table>',
    '<tr>',
    '<td>',
    '</table>',
    '<pre>',
    '</pre>',
    '<br>',
    '<blockquote>',
    '<b>',
    '</b>',
    '<a href=x>',
    '</a>',
    'word ',
    ' \n ',
    '汉字。',
    '&nbsp;',
    '\u200b',
    '<!--c-->',
    '<script>s</script>',
    prose,
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async parts => {
      expectExactOffsets(await parse(html(parts.join('')), { markdown: true }))
    }),
  )
})

test('a manual written as XHTML keeps its headings and tables, though its anchors stand open in HTML', async () => {
  const words =
    'The harbour office keeps a list of every mooring, and each of its lines says who may use it and how long. '
  const section = (n: number) =>
    `<div class="section"><div class="titlepage"><h2 class="title"><a id="part_${n}"/>2.${n}. Moorings of pier ${n}</h2></div><p>${words.repeat(4)}</p>
     <div class="table"><p class="title"><strong>Table 2.${n}. Priorities</strong></p><table><thead><tr><th>Priority</th><th>Effect</th></tr></thead>
     <tbody><tr><td>100${n}</td><td>install it even where that is a downgrade</td></tr><tr><td>500</td><td>the default</td></tr></tbody></table></div><p>${words.repeat(3)}</p></div>`
  const page = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Chapter 2. Moorings</title></head><body>
    <div class="navheader"><a href="ch01.html">Prev</a> <a href="ch03.html">Next</a></div><div class="chapter"><h1 class="title"><a id="moorings"/>Chapter 2. Moorings</h1>
    ${[1, 2, 3, 4, 5].map(section).join('\n')}</div><div class="navfooter"><a href="ch01.html">Prev</a> <a href="ch03.html">Next</a></div></body></html>`
  const { text, paragraphs } = await parse(page, { contentType: 'text/html' })
  const headings = paragraphs.filter(({ kind }) => kind === 'heading').map(({ start, end }) => text.slice(start, end))
  expect(headings).toEqual(['Chapter 2. Moorings', ...[1, 2, 3, 4, 5].map(n => `2.${n}. Moorings of pier ${n}`)])
  for (const n of [1, 2, 3, 4, 5]) expect(text).toContain(`100${n} | install it even where that is a downgrade`)
  expect(text).not.toMatch(/Prev|Next/)
})
