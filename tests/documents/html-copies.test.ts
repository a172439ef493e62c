import { describe, expect, test } from 'vitest'
import { contentModel } from '../../src/documents/html/content-model.ts'
import { withoutCopies } from '../../src/documents/html/copies.ts'
import { PageView } from '../../src/documents/html/page-view.ts'
import { segmentsOf } from '../../src/documents/html/segments.ts'
import { withoutStretches } from '../../src/documents/html/stretches.ts'
import { parseTree } from '../../src/documents/html/tree.ts'
import { blocks, html, parse } from './support.ts'

const said = 'The wick of the brass lamp smokes in the fog, whatever oil we burn in it and however short it is cut.'
const plan = 'Unlimited oil for all lamps of the house, brought to the door on each first Monday of the month'

async function viewOf(body: string): Promise<PageView> {
  const { lexicons } = await contentModel()
  const { root } = parseTree(html(body))
  const facts = { title: '', description: '', data: '', types: [], url: 'https://lamps.example/thread' }
  const segments = segmentsOf(root, ({ name }) => name === 'head')
  return new PageView(segments, facts, lexicons)
}

const allOf = ({ segments }: PageView): readonly number[] => segments.map((_, index) => index)
const textsOf = (indices: readonly number[], { segments }: PageView): readonly string[] =>
  indices.map(index => segments[index]?.text ?? '')

async function left(body: string, kind: 'article' | 'forum' | 'service'): Promise<readonly string[]> {
  const view = await viewOf(body)
  return textsOf(withoutCopies(allOf(view), view, kind), view)
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

describe('a page that holds its text once for each size of screen', () => {
  const line = (n: number) => `<p>Part ${n}: ${said} Number ${n} burns until the morning comes and the fog is gone.</p>`
  const list = '<p>Examples include:</p><ul><li>Clear glass: cheap.</li><li>Red glass: dear.</li></ul>'
  const text = `<h2>Lamps of the coast</h2>${[1, 2, 3].map(line).join('')}${list}<h2>Oil</h2>${[4, 5, 6].map(line).join('')}`
  const variants = ['wide', 'middle', 'narrow'].map(one => `<div class="variant ${one}">${text}</div>`).join('')

  test('is read once, with its lists', async () => {
    const page = await parse(html(`<main><h1>Lamps</h1>${variants}</main>`))
    const once = await parse(html(`<main><h1>Lamps</h1><div class="variant wide">${text}</div></main>`))
    expect(blocks(page)).toEqual(blocks(once))
    expect(page.text).toContain('Red glass: dear.')
  })

  test('says a short part again where it means to', async () => {
    const view = await viewOf(`${text}<h2>Second edition</h2>${line(1)}${line(2)}`)
    expect(withoutStretches(allOf(view), view)).toEqual(allOf(view))
  })

  test('keeps in the first copy what was chosen of any, and the copy that was chosen alone', async () => {
    const view = await viewOf(variants)
    const half = view.segments.length / 3
    expect(withoutStretches([1, half + 2, 2 * half + 3], view)).toEqual([1, 2, 3])
    expect(withoutStretches([half + 2, half + 3], view)).toEqual([half + 2, half + 3])
  })
})
