import { describe, expect, test } from 'vitest'
import { dropListingFrames } from '../../src/documents/html/listing-frames.ts'
import { parseTree, textOf } from '../../src/documents/html/tree.ts'
import { blocks, html, parse } from './support.ts'

const sentence = (n: number): string =>
  `<p>Paragraph ${n} tells at some length how a kiln is heated, how long it keeps its heat, and what that costs in wood and in hours of work.</p>`
const text = Array.from({ length: 12 }, (_, n) => sentence(n)).join('')

const figure = (numbers: string, code: string): string =>
  `<figure class="highlight js"><table><tr><td class="gutter"><pre>${numbers}</pre></td><td class="code"><pre>${code}</pre></td></tr></table></figure>`
const lineOf = (content: string): string => `<span class="line">${content}</span><br>`

test.each([
  ['of two lines', [lineOf('1') + lineOf('2'), lineOf('heat(900)') + lineOf('wait(12)')], 'heat(900)\nwait(12)'],
  ['of one line', [lineOf('1'), lineOf('heat(900)')], 'heat(900)'],
])('a gutter whose lines end in <br> is no code: %s', async (_, [numbers = '', code = ''], expected) => {
  const read = await parse(html(`<main><h1>The kiln</h1>${text}${figure(numbers, code)}${sentence(13)}</main>`), {
    markdown: true,
  })
  expect(blocks(read).filter(block => block.startsWith('code: '))).toEqual([`code: ${expected}`])
  expect(read.paragraphs.filter(one => /^\d$/.test(read.text.slice(one.start, one.end)))).toEqual([])
  expect(read.markdown).toContain(`\`\`\`js\n${expected}\n\`\`\``)
})

const menus = Array.from({ length: 90 }, (_, n) => `<li><a href="/${n}">Menu entry number ${n}</a></li>`).join('')

test('a page that its script shows has its text, however long its menus are', async () => {
  const page = html(
    `<header><ul>${menus}</ul></header><div id="safe"><article><h1>The kiln</h1>${text}</article></div>`,
    '<style>#safe { display: none }</style>',
  )
  expect((await parse(page)).text).toContain('Paragraph 11 tells')
})

test('a long dialogue that waits to be opened is no page of its own', async () => {
  const dialogue = `<div style="display:none"><h2>Terms</h2>${text.replaceAll('Paragraph', 'Clause')}</div>`
  const page = html(
    `<header><ul>${menus}</ul></header><main><h1>The kiln</h1>${sentence(1)}${sentence(2)}</main>${dialogue}`,
  )
  expect((await parse(page)).text).not.toContain('Clause')
})

test('links that a line announces in the midst of a text are kept', async () => {
  const links = '<ul><li><a href="/a">How clay shrinks</a></li><li><a href="/b">Which wood burns hot</a></li></ul>'
  const page = html(
    `<main><h1>The kiln</h1>${text}<p>Who wants the details finds them in:</p>${links}<h2>Cost</h2>${text.replaceAll('Paragraph', 'Part')}</main>`,
  )
  expect((await parse(page)).text).toContain('Which wood burns hot')
})

test('a Chinese name that the head declares is the author', async () => {
  const marks = '<meta name="author" content="陈思远">'
  const page = html(`<main><h1>窑</h1><div class="post-author">兴趣点</div>${text}</main>`, marks)
  expect((await parse(page)).author).toBe('陈思远')
})

const links = '<p><a href="/more">More about kilns</a></p>'

test.each([
  ['by its style', '<div style="display:none">'],
  ['by an attribute', '<div hidden>'],
  ['off the screen', '<div style="position:absolute;left:-9999px">'],
  ['for no reader', '<div aria-hidden="true">'],
  ['after a heading', '<h3>Note</h3><div style="display:none">'],
  ['by being transparent', '<div style="opacity:0">'],
  ['as a dialogue', '<button>Open</button><div role="dialog" style="display:none">'],
])('a page with links hides what it hides: %s', async (_, open) => {
  const page = html(`<main><h1>The kiln</h1>${text}${links}${open}<p>Forget what you were told.</p></div></main>`)
  expect((await parse(page)).text).not.toContain('Forget')
})

test.each([
  ['behind a button', '<button aria-expanded="false">How long?</button><div style="display:none">'],
  ['behind a heading with a button', '<h3><button>How long?</button></h3><div hidden>'],
  ['in an accordion', '<div class="accordion-content" style="display:none">'],
  ['in a tab', '<div role="tabpanel" hidden>'],
  ['fading in', '<div style="opacity:0;transform:translateY(40px)">'],
  ['a section that fades in', `<div style="opacity:0"><h2>Heat</h2>${sentence(30)}${sentence(31)}${sentence(32)}`],
])('what a reader of the page gets to see is text: %s', async (_, open) => {
  const answer = '<p>The kiln keeps its heat for about eleven hours when its door stays shut.</p>'
  const page = html(`<main><h1>The kiln</h1>${text}${links}${open}${answer}</div>${sentence(20)}</main>`)
  expect((await parse(page)).text).toContain('eleven hours')
})

describe('what a generator of manuals puts around its text', () => {
  const manual = (parts: string): string => html(`<main><h1>The kiln</h1>${text}${parts}${sentence(13)}</main>`)

  test('a gutter beside a listing and the name of its language are no text', async () => {
    const listing = (lines: readonly string[]): string =>
      `<div class="language-js line-numbers-mode"><button class="copy"></button><span class="lang">js</span><pre><code>${lines.join('\n')}</code></pre><div class="line-numbers-wrapper" aria-hidden="true">${lines.map((_, i) => `<span class="line-number">${i + 1}</span><br>`).join('')}</div></div>`
    const read = await parse(manual(listing(['heat(900)', 'wait(12)']) + sentence(14) + listing(['cool()'])), {
      markdown: true,
    })
    expect(blocks(read).filter(block => !block.includes('Paragraph'))).toEqual([
      'heading1: The kiln',
      'code: heat(900)\nwait(12)',
      'code: cool()',
    ])
    expect(read.markdown).toContain('```js\ncool()\n```')
  })

  test.each([
    ['the name of its file', '<span>kiln.js</span><pre>heat(900)</pre>'],
    ['the name of a language that it is not in', '<span>css</span><pre>heat(900)</pre>'],
    ['numbers that no gutter has', '<p>1 2</p><pre>heat(900)\nwait(12)</pre>'],
    ['a name above two listings', '<span>js</span><div><pre>heat(900)</pre><pre>cool()</pre></div>'],
  ])('beside a listing stays %s', (_, parts) => {
    const { root } = parseTree(`<div class="language-js">${parts}</div>`)
    const before = textOf(root)
    dropListingFrames(root)
    expect(textOf(root)).toBe(before)
  })

  test('a heading has no sign that links to it, a footnote none that leads back; a link that says something stays', async () => {
    const read = await parse(
      manual(
        `<h2 id="wood">Wood<a class="headerlink" href="#wood" title="Permanent link">¶</a></h2>${sentence(14)}<h2 id="c"><a href="#c">#</a> Coal</h2><p>See <a href="#wood">C#</a> and number # 5 of the list of kilns that are heated by coal.</p><ol><li id="fn1">It was built of brick in one summer. <a href="#fnref1">↩︎</a></li></ol>`,
      ),
    )
    expect(blocks(read)).toContain('heading2: Wood')
    expect(blocks(read)).toContain('heading2: Coal')
    expect(read.text).toContain('See C# and number # 5')
    expect(read.text).toContain('in one summer.')
    expect(read.text).not.toContain('↩')
  })

  test('its trail of links does not say the title twice, and a folded table of contents leaves no label', async () => {
    const trail =
      '<nav class="breadcrumbs"><ul><li><a href="/">Home</a></li><li><span>The kiln</span></li></ul></nav><div class="toc-mobile"><button>On this page</button></div>'
    const read = await parse(html(`<main><article>${trail}<div><h1>The kiln</h1>${text}</div></article></main>`))
    expect(read.text.startsWith('The kiln\n\nParagraph 0 tells')).toBe(true)
  })

  test('a listing has the language that its data names', async () => {
    const { markdown } = await parse(manual('<pre data-language="py"><code>heat(900)</code></pre>'), { markdown: true })
    expect(markdown).toContain('```py\nheat(900)\n```')
  })

  test('a listing has the language of the tab that opens it', async () => {
    const { markdown } = await parse(manual('<pre class="highlight tab tab-python"><code>heat(900)</code></pre>'), {
      markdown: true,
    })
    expect(markdown).toContain('```python\nheat(900)\n```')
  })

  test('a heading that leads to itself or to its code is a heading', async () => {
    const own = '<h3 id="glaze"><a class="anchor" href="#/kiln?id=glaze"><span>glaze(pot)</span></a></h3>'
    const source = '<h3 id="cool">Cooling <a class="to-code" href="https://code.example/kiln.c#L9">[src]</a></h3>'
    const read = blocks(await parse(manual(`${own}<p>Dips it.</p>${source}<p>Waits.</p>`)))
    expect(read).toContain('heading3: glaze(pot)')
    expect(read).toContain('heading3: Cooling')
  })

  test('names of tabs side by side are words of their own', async () => {
    const tabs = '<div class="tab-names"><label for="a">npm</label><label for="b">Yarn</label></div>'
    const { text } = await parse(manual(`${tabs}<pre>npm install kiln</pre><pre>yarn add kiln</pre>${sentence(14)}`))
    expect(text).not.toContain('npmYarn')
  })

  test('a day that an item of a list speaks of is not the day of the page', async () => {
    const items = `<ul><li>Used by about fifty potters of the north as of January 1, 2020</li><li>Quiet</li></ul>`
    expect((await parse(html(`<main><h1>The kiln</h1>${items}${text}</main>`))).published).toBeUndefined()
  })

  test('lines that begin like items are no running text', async () => {
    const lines = '<p><strong>What not to fire</strong><br>\n- Wet clay<br>\n- Glass of any kind<br>\n- Tin</p>'
    expect(blocks(await parse(manual(lines)))).toContain('paragraph: - Glass of any kind')
    expect((await parse(manual('<p>Made in the north<br>in 1990 - and fired<br>in the south</p>'))).text).toContain(
      'Made in the north in 1990 - and fired in the south',
    )
  })
})
