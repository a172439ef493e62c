import { describe, expect, test } from 'vitest'
import { cutFence } from '../support/fence.ts'
import { openProduct } from '../support/product.ts'

async function opened(text: string, title = 'Lamps') {
  const { call } = await openProduct()
  const { session } = await call('read', { text, title })
  return async (focus: string, more: object = {}) => {
    const reply = await call('read', { focus, session, ...more })
    return { text: reply.text, lines: cutFence(reply.text).inside }
  }
}

const lamp = (name: string, hours: number) =>
  `## ${name}\n\n### Specification\n\n- Burning time: ${hours} hours\n- Wick: round\n\n### Review\n\nOf the ${name} the keepers of both houses said that it is good to look at and heavy to carry.\n`
const picks = `# The best lamps\n\n${lamp('Storm Lantern', 9)}\n${lamp('Brass One', 30)}`

describe('a passage says of what it speaks', () => {
  test('an item of a list has its heading, and over one that is there again the one above', async () => {
    const { lines } = await (await opened(picks))('burning time in hours')
    expect(lines.slice(0, 3)).toEqual([
      's1:2 ## Storm Lantern',
      's1:3 ### Specification',
      's1:4 - Burning time: 9 hours',
    ])
    expect(lines).toContain('s1:8 ## Brass One')
  })

  test('a price has the name before it, a name the price after it', async () => {
    const goods = ['Storm lantern of tin for two pints', 'Small brass lamp with a round wick', 'Candle lamp for ships']
    const list = goods.map((name, i) => `- #${i + 1}\n- ${name}\n- 4.${i} out of 5 stars\n- $${i + 11}.50`).join('\n')
    const ask = await opened(`# Lamps by sales\n\nWhat is sold most often, counted anew each day.\n\n${list}\n`)
    const { lines } = await ask('brass lamp')
    const at = lines.findIndex(line => line.includes('Small brass lamp'))
    expect(lines.slice(at, at + 3).map(line => line.replace(/^\S+ /, ''))).toEqual([
      '- Small brass lamp with a round wick',
      '- 4.1 out of 5 stars',
      '- $12.50',
    ])
    expect((await ask('$13.50')).lines.join('\n')).toContain('Candle lamp for ships')
  })

  test('a row has the head of its table', async () => {
    const table = '| Lamp | Hours at sea |\n| --- | --- |\n| Tin | 9 |\n| Brass | 30 |\n| Copper | 12 |'
    const { lines } = await (await opened(`# Lamps\n\n${table}\n`))('brass')
    expect(lines.map(line => line.replace(/^\S+ /, ''))).toEqual(
      expect.arrayContaining(['Lamp | Hours at sea', 'Brass | 30']),
    )
  })
})

test('passages are said to come source by source, that of the best first', async () => {
  const { call } = await openProduct()
  await call('read', { text: 'A lamp of brass burns for thirty hours at sea.', title: 'Brass' })
  const { session } = await call('read', {
    text: 'Brass is cleaned with vinegar. Burning time of a brass lamp: thirty hours.',
  })
  const { text } = await call('read', { focus: 'burning time of a brass lamp', session })
  expect(text).toMatch(/^2 passages, source by source, that of the best first; best (s\d):\d/m)
  const [, best = ''] = /best (s\d):/.exec(text) ?? []
  expect(cutFence(text).inside[0]).toMatch(new RegExp(`^${best}:`))
})

describe('what is no passage', () => {
  const body = 'A lamp that burns through the night lowers the stress of the keeper who has to wake for it.'

  test('a single word in a list, while there is text', async () => {
    const { lines } = await (await opened(`# Keepers\n\n- Stress\n- Cold\n\n${body}\n`))('stress')
    expect(lines).toEqual([`s1:4 ${body}`])
    const { lines: only } = await (await opened('# Keepers\n\n- Stress\n- Cold\n'))('stress')
    expect(only.join('\n')).toContain('- Stress')
  })

  test('abbreviations and terms of use, unless they are asked for', async () => {
    const end =
      '## Abbreviations\n\n- LSK: lamp stress of keepers\n\n## Rights\n\nThis is an open-access article distributed under the terms of a licence for the stress of lamps.\n'
    const ask = await opened(`# Keepers\n\n${body}\n\n${end}`)
    expect((await ask('stress of keepers')).lines).toEqual([`s1:2 ${body}`])
    expect((await ask('licence of the article')).lines.join('\n')).toContain('open-access')
  })

  test('entries of a list of references come behind text, unless they are asked for', async () => {
    const entry = (name: string, n: number) =>
      `- ${name}. Stress of keepers of lamps and ${n} nights. Sea Health. 19${n}.`
    const list = ['Ash A', 'Birk B', 'Crane C'].map((name, i) => entry(name, 81 + i)).join('\n')
    const placed = 'Dunn D. Stress in keepers of lamps. J Sea. 1987;12(3):44-51.'
    const ask = await opened(`# Keepers\n\n${body}\n\n${placed}\n\n## Key references\n\n${list}\n`)
    const { text, lines } = await ask('stress of keepers of lamps')
    expect(lines).toEqual([`s1:2 ${body}`])
    expect(text).toContain('4 more come after these')
    expect((await ask('references on stress of keepers of lamps')).lines.join('\n')).toContain('Birk B')
  })

  test('sentences of a long paragraph that share nothing with the focus', async () => {
    const filler = Array.from({ length: 60 }, (_, i) => `On day ${i} the keeper wrote that the sea was calm and grey.`)
    const long = [...filler.slice(0, 40), 'The wick of the brass lamp smoked in the fog.', ...filler.slice(40)].join(
      ' ',
    )
    const { lines } = await (await opened(`# Log\n\n${long}\n`))('wick smoked in fog')
    expect(lines).toEqual(['s1:2.41 The wick of the brass lamp smoked in the fog.'])
  })
})

describe('a focus on one thing among its likes', () => {
  const plans = Array.from({ length: 9 }, (_, i) => `Plan ${i}: a financial plan and another plan for every year.`)
  const page = [
    '# Saving',
    ...plans,
    'A 529 plan pays for school.',
    'Employers match what goes into a 401(k) up to a limit.',
    'In 1994 some 401 workers asked for tea.',
    '| Index fund | Active fund |\n| --- | --- |\n| A 403(b) account costs 1 % | 2 % |',
    'Footnotes',
    'An index fund offer is limited to one account for each holder of an account.',
  ].join('\n\n')

  test('shows that one, and the others as further parts', async () => {
    const ask = await opened(page)
    const { lines, text } = await ask('529 plan')
    expect(lines).toEqual(['s1:11 A 529 plan pays for school.'])
    expect(text).toContain('more come after these: part: 2')
  })

  test('takes 401(k) for one word', async () => {
    const ask = await opened(page)
    const { lines, text } = await ask('401(k) match')
    expect(lines[0]).toMatch(/^s1:12 /)
    expect(text).not.toContain('"k"')
    expect((await ask('403(b) pension')).lines.join()).toContain('403(b) account')
  })

  test('is answered by no head of a table, and by small print last', async () => {
    const { lines } = await (await opened(page))('index fund account')
    expect(lines.join('\n')).toMatch(/403\(b\).*limited to one account/s)
    expect(lines.filter(line => line.includes('Active fund'))).toHaveLength(1)
  })
})

describe('a focus that finds little', () => {
  test('says first what stands nowhere, and shows but the best of what has the other words', async () => {
    const many = Array.from({ length: 12 }, (_, i) => `Lamp ${i} gives a light that a keeper can read by all night.`)
    const ask = await opened(`# Lamps\n\n${many.join('\n\n')}\n`)
    const { text, lines } = await ask('foot-candles lux light')
    expect(text).toContain(
      'nowhere in what was read: "foot-candles", "lux"; what follows shares other words\n3 passages',
    )
    expect(lines).toHaveLength(3)
    expect((await ask('light of a lamp')).text).not.toContain('nowhere')
  })

  test('names the telling words that none of its passages has', async () => {
    const lamps = Array.from({ length: 12 }, (_, i) => `The brass lamp of keeper ${i} gives light all night.`)
    const ask = await opened(`# Lamps\n\n${lamps.join('\n\n')}\n\nA fall on the stairs was the only injury of 1904.\n`)
    expect((await ask('brass lamp of the keeper burns skin')).text).toMatch(/nowhere in what was read: "burns", "skin"/)
    const { text } = await ask('brass lamps of keepers give light')
    expect(text).not.toContain('nowhere')
    expect(text).not.toContain('none of these')
  })

  test('says that nothing was read where every address failed', async () => {
    const ask = await opened(picks)
    const { text } = await ask('burning time', { urls: ['http://127.0.0.1:9/a', 'http://127.0.0.1:9/b'] })
    expect(text).toContain('nothing was read in this call')
    expect(text).not.toContain('shares a word')
  })
})

test('a part that depends on the size of the reply says so, and leads on in that size', async () => {
  const text = `# Log\n\n${Array.from({ length: 80 }, (_, i) => `On day ${i} the keeper wrote that the sea was calm, and trimmed both wicks at dusk.`).join('\n\n')}\n`
  const { call } = await openProduct()
  const { session, text: whole } = await call('read', { text, title: 'Log', max_tokens: 900 })
  expect(whole).toContain('at max_tokens: 900: s1:1 to')
  expect(whole).toContain('part: 2, max_tokens: 900 goes on')
  const { error } = await call('read', { source: ['s1'], part: 90, max_tokens: 900, session })
  expect(error?.fix).toMatch(/^Ask for a part from 1 to \d, which is what it has at max_tokens: 900\.$/)
})
