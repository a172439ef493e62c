import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Inline } from '../../src/report/blocks/blocks.ts'
import { parseBlocks, parseInline } from '../../src/report/blocks/parse-blocks.ts'

const nothing = { citations: new Map(), emptySearches: new Map() }

/** Runs in short: strong between asterisks, links with their target. */
const shown = (runs: readonly Inline[]): string =>
  runs
    .map(run => {
      if (run.kind === 'strong') return `*${shown(run.children)}*`
      if (run.kind === 'link') return `[${shown(run.children)}](${run.href})`
      if (run.kind === 'break') return '|'
      return 'text' in run ? run.text : 'children' in run ? shown(run.children) : `<${run.kind}>`
    })
    .join('')
const line = (markdown: string) => shown(parseInline(markdown, nothing))

describe('a line', () => {
  test.each([
    ['**多元智能理论（MI）**已被纳入', '*多元智能理论（MI）*已被纳入'],
    ['他说**“可以”**吗', '他说*“可以”*吗'],
    ['a **b** c, **(d)** e', 'a *b* c, *(d)* e'],
    ['2 ** 3 and 4 ** 5', '2 ** 3 and 4 ** 5'],
    ['第一行\n第二行', '第一行第二行'],
    ['one\ntwo', 'one two'],
    ['one<br>two', 'one|two'],
    ['a &amp; b &lt;c&gt; &#8211; &unknown; AT&T', 'a & b <c> – &unknown; AT&T'],
    ['<b>raw</b> stays', '<b>raw</b> stays'],
    ['[x](javascript:alert(1)) [y](https://a.example/b)', 'x [y](https://a.example/b)'],
    ['[z](data:text/html,x) [f](file:///etc/passwd)', 'z f'],
    ['![alt](https://evil.example/p.png)', 'alt'],
    ['no place [@s1:2] here', 'no place<unresolved> here'],
    ['`code [@s1:2]` stays', 'code [@s1:2] stays'],
    ['\uE0000\uE001 is no citation', '0 is no citation'],
  ])('%j is read as %j', (markdown, words) => {
    expect(line(markdown)).toBe(words)
  })
})

const depthOf = (blocks: readonly Block[]): number =>
  Math.max(
    0,
    ...blocks.map(block => {
      if (block.kind === 'quote') return 1 + depthOf(block.blocks)
      return block.kind === 'list' ? 1 + Math.max(...block.items.map(item => depthOf(item.blocks))) : 0
    }),
  )

test('quotes and lists of any depth are laid flat from some depth on, and lose no word', () => {
  const deep = `${'> '.repeat(60)}the end`
  const blocks = parseBlocks(deep, nothing)
  expect(depthOf(blocks)).toBeLessThanOrEqual(9)
  expect(JSON.stringify(blocks)).toContain('the end')
})

test('a list keeps its number, a task its box', () => {
  expect(parseBlocks('3. three\n4. four', nothing)).toMatchObject([{ kind: 'list', start: 3 }])
  expect(parseBlocks('- [x] done\n- [ ] open', nothing)).toMatchObject([
    { kind: 'list', items: [{ checked: true }, { checked: false }] },
  ])
})

test('no text brings control characters or halves of characters along', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
      expect(JSON.stringify(parseBlocks(text, nothing))).not.toMatch(/\\u00(?:0[0-8bcef]|1)|\\ud[89a-f]/i)
    }),
  )
})
