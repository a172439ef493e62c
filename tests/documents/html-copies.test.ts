import { describe, expect, test } from 'vitest'
import { contentModel } from '../../src/documents/html/content-model.ts'
import { withoutCopies } from '../../src/documents/html/copies.ts'
import { PageView } from '../../src/documents/html/page-view.ts'
import { segmentsOf } from '../../src/documents/html/segments.ts'
import { parseTree } from '../../src/documents/html/tree.ts'
import { html } from './support.ts'

const said = 'The wick of the brass lamp smokes in the fog, whatever oil we burn in it and however short it is cut.'
const plan = 'Unlimited oil for all lamps of the house, brought to the door on each first Monday of the month'

async function left(body: string, kind: 'article' | 'forum' | 'service'): Promise<readonly string[]> {
  const { lexicons } = await contentModel()
  const { root } = parseTree(html(body))
  const facts = { title: '', description: '', data: '', types: [], url: 'https://lamps.example/thread' }
  const view = new PageView(
    segmentsOf(root, ({ name }) => name === 'head'),
    facts,
    lexicons,
  )
  const all = view.segments.map((_, index) => index)
  return withoutCopies(all, view, kind).map(index => view.segments[index]?.text ?? '')
}

describe('prose that a page shows again word for word', () => {
  const thread = `<div>${`<p>${said}</p>`}</div><div><blockquote>${said}</blockquote><p>Same here.</p></div><p>Same here.</p>`

  test('stands once in a thread; what is short may be said again', async () => {
    expect(await left(thread, 'forum')).toEqual([said, 'Same here.', 'Same here.'])
  })

  test('stays in an article, which means it', async () => {
    expect(await left(thread, 'article')).toHaveLength(4)
  })

  test('stays where it is an item of two lists: each plan has it', async () => {
    const list = `<ul><li>${plan}</li></ul>`
    expect(await left(`<h3>Small</h3>${list}<h3>Large</h3>${list}`, 'service')).toEqual(['Small', plan, 'Large', plan])
  })
})
