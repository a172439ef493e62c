import { describe, expect, test } from 'vitest'
import { withAnnounced } from '../../src/documents/html/announced.ts'
import { contentModel } from '../../src/documents/html/content-model.ts'
import { withoutImprint } from '../../src/documents/html/imprint.ts'
import { withoutInsets } from '../../src/documents/html/insets.ts'
import { isMachineText } from '../../src/documents/html/machine-text.ts'
import { PageView } from '../../src/documents/html/page-view.ts'
import { segmentsOf } from '../../src/documents/html/segments.ts'
import { withoutTail } from '../../src/documents/html/tails.ts'
import { withoutTeasers } from '../../src/documents/html/teasers.ts'
import { parseTree } from '../../src/documents/html/tree.ts'
import { blocks, html, parse } from './support.ts'

const prose = (n: number) =>
  `<p>We tried lamp ${n} of this list for a month in the house by the harbour, filled it every evening, trimmed its wick and wrote down how long it burned and how much it smoked. It stood on the sill, where the wind comes in, and beside the bed, where a lamp has to be quiet.</p>`

const names = ['Harbour Light', 'Storm Lantern 2', 'Small Brass One', 'Cellar Keeper', 'Long Wick']

/** As shops and tests of goods build them: what the card is called and what it costs are links, the rest is text. */
const pick = (name: string, i: number) =>
  `<h3>The best ${['of all', 'in a storm', 'for the table', 'below ground', 'for long nights'][i]}:</h3><div class="card"><a class="btn" href="https://shop.example/${i}">See price at shop</a><div class="inner"><a class="name" href="https://shop.example/p${i}">${name}</a><div class="lines">Burns ${i + 4} hours • Little smoke • Holds ${i + 1} pints</div><div><span class="price">MSRP: $${i + 20}.50</span></div><a class="more" href="/review/${i}">See review</a></div></div>`

const list = (cards: string) =>
  html(
    `<main><h1>The best lamps of this year</h1>${prose(1)}${prose(2)}<h2>The quick answer</h2>${prose(3)}${cards}<h2>How we tested</h2>${prose(4)}${prose(5)}${prose(6)}</main>`,
  )

describe('cards keep what names them and what they cost', () => {
  test('each product of a list of picks is named and priced', async () => {
    const { text } = await parse(list(names.map(pick).join('')))
    for (const [i, name] of names.entries()) {
      expect(text).toContain(name)
      expect(text).toContain(`$${i + 20}.50`)
    }
    expect(text).not.toContain('See review')
  })

  test('teasers of other stories under a text bring no names', async () => {
    const teaser = (name: string, i: number) =>
      `<li class="teaser"><a href="/story/${i}"><h4>${name} goes out</h4></a><span>${i + 2} days ago</span></li>`
    const { text } = await parse(list(`<div class="related"><h3>More</h3><ul>${names.map(teaser).join('')}</ul></div>`))
    expect(text).not.toContain('goes out')
  })
})

/** The segments of a page, and those that a first choice took: all whose text does not match `left`. */
async function chosenBut(left: RegExp, body: string) {
  const { lexicons } = await contentModel()
  const { root } = parseTree(html(body))
  const facts = { title: '', description: '', data: '', types: [], url: 'https://lamps.example/best' }
  const view = new PageView(
    segmentsOf(root, ({ name }) => name === 'head'),
    facts,
    lexicons,
  )
  const indices = view.segments.flatMap(({ text }, index) => (left.test(text) ? [] : [index]))
  const textsOf = (some: readonly number[]) => some.map(index => view.segments[index]?.text ?? '')
  return { view, indices, textsOf }
}

describe('what is announced follows', () => {
  const answer = 'The small brass one, since its wick is round and draws the oil evenly.'
  const faq = `<h2>Asked</h2><button>Which lamp is the quietest?</button><div><p>${answer}</p></div>`

  test('a question whose answer is kept is kept, but for the first line of a reply in a forum', async () => {
    const { view, indices, textsOf } = await chosenBut(/quietest/, faq)
    expect(textsOf(withAnnounced(indices, view, 'article'))).toContain('Which lamp is the quietest?')
    expect(textsOf(withAnnounced(indices, view, 'forum'))).not.toContain('Which lamp is the quietest?')
  })

  test('the list that a line with a colon announces, where nothing of it was kept', async () => {
    const body = `<h2>Costs</h2><p>A month with each of them costs as follows:</p><ul><li>Brass, 4 pints of oil</li><li>Tin, 9 pints of oil</li></ul><h2>More</h2>${prose(1)}`
    const { view, indices, textsOf } = await chosenBut(/pints/, body)
    expect(textsOf(withAnnounced(indices, view, 'article'))).toContain('Tin, 9 pints of oil')
    const some = await chosenBut(/Tin/, body)
    expect(withAnnounced(some.indices, some.view, 'article')).toEqual(some.indices)
  })

  test('a list of links between the line that announces it and a paragraph that was kept', async () => {
    const links = ['wicks', 'oil', 'glass'].map(one => `<li><a href="/${one}">All about ${one}</a></li>`).join('')
    const body = (list: string) => `<h2>Care</h2><p>Who keeps a lamp has to know of:</p>${list}${prose(1)}${prose(2)}`
    const { view, indices, textsOf } = await chosenBut(/All about/, body(`<ul>${links}</ul>`))
    expect(textsOf(withAnnounced(indices, view, 'article')).join()).toContain('wicks,All about oil,All about glass')
    const menu = await chosenBut(/All about/, body(`<nav><ul>${links}</ul></nav>`))
    expect(withAnnounced(menu.indices, menu.view, 'article')).toEqual(menu.indices)
  })
})

test('a table that is a picture is said to be missing', async () => {
  const costs = (inner: string) =>
    list(
      `<h2>Costs</h2>${prose(7)}<p>A month with each of the lamps that we tried in the house by the harbour costs a keeper the following sums:</p>${inner}<h3>What is included</h3>${prose(8)}`,
    )
  const { omitted } = await parse(costs('<p><img src="/costs.webp" alt=""></p>'))
  expect(omitted).toEqual(['a picture of what the text speaks of was not read'])
  expect(
    (await parse(costs('<p>Brass 4, tin 9, and copper 11 of the silver coins that were in use then.</p>'))).omitted,
  ).toBeUndefined()
})

test('pictures whose figures have a source are said to be missing, a photo is not', async () => {
  const below = (line: string) => list(`<h2>Costs</h2>${prose(7)}<p><img src="/a.png"><br>${line}</p>${prose(8)}`)
  expect((await parse(below('Sources: Harbour Board | Lamp Makers of the North'))).omitted).toEqual([
    'a picture of what the text speaks of was not read',
  ])
  expect((await parse(below('Source: Getty Images'))).omitted).toBeUndefined()
})

describe('what stands in a text and is none of it', () => {
  const inset = (name: string) =>
    `<div class="bucket"><div><h3><a href="/2025/${name}">Cold? Instead of a ${name}, try a second blanket</a></h3></div></div>`

  test('a related story between two paragraphs', async () => {
    const { view, indices, textsOf } = await chosenBut(
      /^$/,
      [1, 2, 3].map(prose).join('') + inset('lamp') + [4, 5].map(prose).join(''),
    )
    expect(textsOf(withoutInsets(indices, view)).join()).not.toContain('blanket')
  })

  test('headings that name what a list is of stay, linked or not', async () => {
    const list = ['lamp', 'stove', 'coat'].map(name => `${inset(name)}${prose(1)}`).join('')
    const { view, indices } = await chosenBut(/^$/, prose(1) + list)
    expect(withoutInsets(indices, view)).toEqual(indices)
  })

  test('how other articles begin, where their titles were not chosen', async () => {
    const card = (name: string) =>
      `<article class="card"><h3><a href="/2025/${name}">Blankets of ${name}</a></h3><p>Who sleeps in a cold house by the sea wants a blanket of ${name}, and here is how to choose among them ... <a class="more" href="/2025/${name}">Read more</a></p><span>May 4</span></article>`
    const body = `${[1, 2, 3].map(prose).join('')}<div>${['wool', 'felt'].map(card).join('')}</div>`
    const { view, indices, textsOf } = await chosenBut(/^(?:Blankets|May)/, body)
    expect(textsOf(withoutTeasers(indices, view)).join()).not.toContain('Read more')
    const all = await chosenBut(/^$/, body)
    expect(withoutTeasers(all.indices, all.view)).toEqual(all.indices)
  })

  test('who wrote a text, and a disclaimer at its end; a section of that name in its midst stays', async () => {
    const bio = '<h2>About the Author</h2><p>Maud Keeper has written about lamps for twenty years.</p>'
    const legal = '<h2>Disclaimer</h2><p>This holds for lamps that stand indoors.</p>'
    const body = `<h1>Of wicks</h1>${prose(1)}${prose(2)}${prose(3)}${prose(4)}${legal}<h2>Sources</h2>${prose(5)}${bio}${legal}`
    const { view, indices, textsOf } = await chosenBut(/^$/, body)
    const kept = textsOf(withoutImprint(indices, view))
    expect(kept.filter(text => /Maud|Author/.test(text))).toEqual([])
    expect(kept.filter(text => text === 'Disclaimer')).toHaveLength(1)
  })
})

describe('what stands around a text is none of it', () => {
  const body = `<h1>Of wicks</h1><p>By Maud Keeper, Head of Lamps</p>${prose(1)}${prose(2)}${prose(3)}${prose(4)}`

  test('the line of its author under the title, by which the author is told', async () => {
    const { view, indices, textsOf } = await chosenBut(/^$/, `${body}<p>By Lamp Street it stands</p>`)
    const kept = textsOf(withoutImprint(indices, view))
    expect(kept.filter(text => text.startsWith('By'))).toEqual(['By Lamp Street it stands'])
  })

  test('bios behind a short text, also where they are longer', async () => {
    const bio = (of: string) => `<h2>About the ${of}</h2>${`<p>${of} of lamps.</p>`.repeat(6)}`
    const { view, indices, textsOf } = await chosenBut(/^$/, body + bio('Author') + bio('Reviewer'))
    expect(textsOf(withoutImprint(indices, view)).join()).not.toContain('of lamps.')
  })

  test('other texts below it, and a heading of which nothing stands below', async () => {
    const others = '<p>You might also be interested in…</p><h2>Oil</h2><p>What oil a lamp needs.</p>'
    const { view, indices, textsOf } = await chosenBut(/^$/, `${body}<h2>Resources</h2>${others}`)
    expect(textsOf(withoutTail(indices, view)).at(-1)).toContain('lamp 4 of')
    const most = await chosenBut(/^$/, `${prose(1)}<h2>Read next</h2>${[2, 3, 4].map(prose).join('')}`)
    expect(withoutTail(most.indices, most.view)).toEqual(most.indices)
  })
})

test('a heading that is set twice is one', async () => {
  const { text } = await parse(list(`<h2>How it burns</h2><h2>How it burns</h2>${prose(7)}<h2>Oil</h2>${prose(8)}`))
  expect(text.split('How it burns')).toHaveLength(2)
})

describe('what a page says to the hand is left out', () => {
  test('what opens captions, prints, shares and unfolds', async () => {
    const words = ['Show Caption', 'Print this page', 'Share this article', '3 min read', 'Read more']
    const caption = '<p>The lamp of the harbour. <b>A. Lee</b> <b><b>hide caption</b></b></p>'
    const page = list(`${prose(7)}${words.map(one => `<p>${one}</p>`).join('')}${caption}${prose(8)}`)
    const { text } = await parse(page)
    expect(text).toContain('The lamp of the harbour. A. Lee\n')
    expect(words.filter(one => text.includes(one))).toEqual([])
  })

  test('marks of advertisements and hints for reading aloud between paragraphs', async () => {
    const page = list(
      `${prose(7)}<p>Sponsor Message</p>${prose(8)}<p>Brief content visible, double tap to read full content.</p>${prose(9)}`,
    )
    const lines = blocks(await parse(page))
    expect(lines.filter(line => /Sponsor|double tap/.test(line))).toEqual([])
    expect(lines.filter(line => line.includes('lamp 8 of'))).toHaveLength(1)
  })

  test('data that a script left in the page is no text, data in a listing is', async () => {
    const data = JSON.stringify(names.map((name, i) => ({ id: i, name, price: i + 20, inStock: true, next: null })))
    expect(isMachineText(data)).toBe(true)
    const page = list(`<div class="grid-state">${data}</div><pre><code>${data}</code></pre>${prose(7)}`)
    const lines = blocks(await parse(page)).filter(line => line.includes('inStock'))
    expect(lines).toEqual([`code: ${data}`])
  })
})
