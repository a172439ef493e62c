import { describe, expect, test } from 'vitest'
import { expectExactOffsets, html, parse } from './support.ts'

const n = 20_000
const rows = Array.from({ length: n }, (_, index) => `<tr><td>${index}</td><td>value ${index}</td></tr>`).join('')

describe('hostile pages', { timeout: 30_000 }, () => {
  test.each([
    ['20,000 nested divs', `${'<div>'.repeat(n)}<p>bottom</p>${'</div>'.repeat(n)}`, 'bottom'],
    ['20,000 nested lists', `${'<ul><li>'.repeat(n)}bottom`, 'bottom'],
    ['20,000 unclosed spans', `${'<span>x'.repeat(n)} bottom`, 'bottom'],
    ['a table of 20,000 rows', `<table>${rows}</table>`, '19999 | value 19999'],
    ['20,000 nested tables', `${'<table><tr><td>'.repeat(n)}bottom`, 'bottom'],
    [
      'a huge attribute',
      `<p class="${'nav '.repeat(500_000)}" style="${'display:block;'.repeat(100_000)}">bottom</p>`,
      'bottom',
    ],
    ['a huge word', `<p>${'a'.repeat(2_000_000)} bottom</p>`, 'bottom'],
    [
      'regex bait',
      `<p>${'ignore '.repeat(50_000)}${'you are a '.repeat(20_000)}${'|-'.repeat(50_000)} bottom</p>`,
      'bottom',
    ],
    ['20,000 lines between two breaks each', `<div>${'a line of it<br><br>'.repeat(n)}bottom</div>`, 'bottom'],
    ['20,000 hidden elements', `${`<div hidden>${'word '.repeat(9)}</div><p>line</p>`.repeat(n)}<p>bottom`, 'bottom'],
    ['a listing of 40,000 figures', `<pre>${'<b>let</b> x<i>1</i> = <i>2</i>\n'.repeat(n)}bottom</pre>`, 'bottom'],
    [
      'styles that begin to hide',
      `${`<p style="${'height:0;'.repeat(500)}">line</p>`.repeat(1_000)}<p>bottom`,
      'bottom',
    ],
    ['20,000 listings', `${'<p>line</p><pre>let x = 1</pre>'.repeat(n)}<p>bottom`, 'bottom'],
    ['white space', `<p>a${' '.repeat(1_000_000)}b${'\n'.repeat(1_000_000)}bottom</p>`, 'bottom'],
  ])('%s', async (_name, body, expected) => {
    const begun = performance.now()
    const page = await parse(html(body), { markdown: false })
    expect(page.text.slice(-200)).toContain(expected)
    expectExactOffsets(page)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  test('a title of two million separators', async () => {
    const page = await parse(
      html(
        '<p>Text</p>',
        `<title>${'a | '.repeat(500_000)}</title><meta name="author" content="${'by '.repeat(300_000)}">`,
      ),
    )
    expect(page.text).toBe('Text')
  })

  test('deeply nested Markdown is read as plain text', async () => {
    const page = await parse(`${'> '.repeat(n)}bottom\n\n${'- '.repeat(n)}x`, { contentType: 'text/markdown' })
    expect(page.text).toContain('bottom')
  })

  test('nested pages still become Markdown', async () => {
    const page = await parse(html(`${'<div><blockquote>'.repeat(n)}<p>bottom</p>`), { markdown: true })
    expect(page.markdown).toContain('bottom')
  })
})
