import { describe, expect, test } from 'vitest'
import { contentModel } from '../../src/documents/html/content-model.ts'
import { makeFieldTables } from '../../src/documents/html/fields.ts'
import { PageView } from '../../src/documents/html/page-view.ts'
import { segmentsOf } from '../../src/documents/html/segments.ts'
import { parseTree } from '../../src/documents/html/tree.ts'
import { withFactsUnderTitle } from '../../src/documents/html/under-title.ts'
import type { PageKind } from '../../src/domain/document.ts'

/** What is kept of a page of which all was chosen but what matches `left`. */
async function kept(kind: PageKind, left: RegExp, body: string): Promise<readonly string[]> {
  const { root } = parseTree(`<body class="has-main-menu">${body}</body>`)
  makeFieldTables(root)
  const facts = { title: '', description: '', data: '', types: [], url: undefined }
  const view = new PageView(
    segmentsOf(root, () => false),
    facts,
    (await contentModel()).lexicons,
  )
  const indices = view.segments.flatMap(({ text }, index) => (left.test(text) ? [] : [index]))
  return withFactsUnderTitle(indices, view, kind).map(index => view.segments[index]?.text ?? '')
}

const field = (label: string, value: string): string =>
  `<div class="attribute"><div class="label">${label}</div><div class="value">${value}</div></div>`
const fields = [
  field('Status', '<b>Open</b>'),
  field('Keeper', 'Ann Weller'),
  field('Due', ''),
  field('Oil', '<p>3 l</p>'),
]
const text = '<p>The lamp goes out when the wind comes from the north.</p>'

describe('facts under the title', () => {
  test('labels and values are rows, without those that have no value', async () => {
    const page = `<h1>The lamp goes out</h1><p>Added by Ann</p><div>${fields.join('')}</div>${text}`
    expect(await kept('article', /\||Added/, page)).toEqual([
      'The lamp goes out',
      'Status | Open',
      'Keeper | Ann Weller',
      'Oil | 3 l',
      'The lamp goes out when the wind comes from the north.',
    ])
  })

  test('those of a menu, and those above another heading, are none', async () => {
    const inMenu = `<h1>The lamp</h1><div class="sidebar"><div>${fields.join('')}</div></div>${text}`
    expect((await kept('article', /\|/, inMenu)).join()).not.toContain('Status')
    const above = `<h1>The lamp</h1><div>${fields.join('')}</div><h2>The night</h2>${text}`
    expect((await kept('article', /\|/, above)).join()).not.toContain('Status')
  })
})

describe('a price under the title', () => {
  const page = (price: string): string => `<h1>Brass lamp</h1><div>${price}</div><p>SKU 4</p><h2>The lamp</h2>${text}`

  test('is kept for a shop', async () => {
    expect(await kept('product', /\$/, page('$35.00'))).toContain('$35.00')
    expect(await kept('article', /\$/, page('$35.00'))).not.toContain('$35.00')
  })

  test('is not for what somebody else sells', async () => {
    expect(await kept('product', /\$/, page('<div class="upsell">$9.00</div>'))).not.toContain('$9.00')
    expect(await kept('product', /\$9/, page('<p>$35.00</p><p>$9.00</p>'))).not.toContain('$9.00')
  })
})
