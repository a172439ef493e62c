import { describe, expect, test } from 'vitest'
import { cutFence } from '../support/fence.ts'
import { openProduct } from '../support/product.ts'

async function opened(...texts: readonly { title: string; text: string }[]) {
  const { call } = await openProduct()
  for (const one of texts) await call('read', one)
  return async (focus: string, more: object = {}) => {
    const { text } = await call('read', { focus, ...more })
    const lines = text.includes('<quoted-') ? cutFence(text).inside : []
    return { text, said: lines.map(line => line.replace(/^\S+ /, '')) }
  }
}

const ploughing = {
  title: 'Ploughing',
  text: [
    '# Ploughing',
    'Fields that are not ploughed keep more carbon in the soil, as trials of twenty years show.',
    'Ploughing opens the soil, and part of its carbon goes into the air within weeks.',
    'Carbon in soil that was ploughed once comes back within a few years.',
  ].join('\n\n'),
}
const others = ['Soy', 'Gluten', 'Ledgers', 'Wool'].map(name => ({
  title: name,
  text: `# ${name}\n\nThere is some evidence that ${name.toLowerCase()} is good for those who like it.\n\nNo evidence speaks against ${name.toLowerCase()} in any season.\n`,
}))

describe('a focus ends where passages no longer answer', () => {
  test('what shares a general word only comes after, one call away', async () => {
    const ask = await opened(ploughing, ...others)
    const first = await ask('evidence for carbon in ploughed soil')
    expect(first.said).toHaveLength(3)
    expect(first.said.join()).not.toContain('evidence')
    expect(first.text).toMatch(/^3 passages, .*; 8 more come after these: part: 2$/m)
    const second = await ask('evidence for carbon in ploughed soil', { part: 2 })
    expect(second.said).toHaveLength(8)
    expect(second.text).not.toContain('part: 3')
    expect((await ask('evidence for carbon in ploughed soil', { part: 3 })).text).toContain('no part 3')
  })

  test('what did not fit comes with the next part', async () => {
    const ask = await opened(ploughing)
    const seen = [1, 2, 3].map(async part => (await ask('carbon in the soil', { part, max_tokens: 330 })).said)
    expect(new Set((await Promise.all(seen)).flat()).size).toBe(3)
  })

  test('a text in another language stays, which cannot have the words', async () => {
    const chinese = { title: '土壤', text: '# 土壤\n\n免耕的土壤能够储存更多的碳，二十年的试验证明了这一点。\n' }
    const { said } = await (await opened(ploughing, chinese))('carbon sequestration in soil and climate')
    expect(said.join()).toContain('Ploughing opens the soil')
  })
})

describe('a list answers as a whole', () => {
  const items = ['- Panting', '- Pacing about', '- Hiding under a bed']
  const whole = items.join('\n')

  test('under a sentence that announces it', async () => {
    const text = `# Dogs\n\nA frightened dog shows it by the following signs:\n\n${whole}\n\nMost of it passes.\n`
    const { said } = await (await opened({ title: 'Dogs', text }))('signs of a frightened dog')
    expect(said).toEqual(expect.arrayContaining(items))
  })

  test('under a heading that has the words which its items lack', async () => {
    const text = `# Pets\n\n## Signs of anxiety\n\n${whole}\n\n## Food\n\nPets eat twice a day, in the morning and at night.\n`
    const { said } = await (await opened({ title: 'Pets', text }))('signs of anxiety')
    expect(said.slice(0, 4)).toEqual(['## Signs of anxiety', ...items])
  })

  test('but an item with words of its own stands alone', async () => {
    const text = `# Pets\n\n## Signs\n\n${whole}\n`
    const { said } = await (await opened({ title: 'Pets', text }))('hiding under furniture')
    expect(said).toEqual(['## Signs', '- Hiding under a bed'])
  })

  test('rows come with the line that announces their table', async () => {
    const table = '| Breed | Hours |\n| --- | --- |\n| Collie | 2 |\n| Pug | 1 |'
    const text = `# Dogs\n\nHow much exercise a dog needs each day:\n\n${table}\n`
    const { said } = await (await opened({ title: 'Dogs', text }))('exercise that a dog needs')
    expect(said).toEqual(expect.arrayContaining(['Breed | Hours', 'Collie | 2', 'Pug | 1']))
  })
})

test.each([
  'A lamp of this kind saves the lives of 97 % of all seamen.',
  'A lamp of this kind saves the lives of 97 percent of all seamen.',
  'A lamp of this kind saves the lives of 5.5 seamen a year.',
  'A lamp of this kind saves the lives of 4 million seamen.',
])('a passage with a quantity goes before a vaguer one as good: %s', async finding => {
  const vague = 'A lamp saves many lives, since 1998 and version 1.2.3.'
  const ask = await opened({ title: 'Lights', text: `# Lights\n\n${vague}\n\n${finding}\n` })
  expect((await ask('lamp saves lives')).text).toMatch(/best s1:3 s1:2$/m)
})

describe('what a focus is about is told by its rare word', () => {
  const house = (name: string, n: number) => ({
    title: `${name} of a house`,
    text: `# ${name}\n\n${Array.from({ length: n }, (_, i) => `The ${name.toLowerCase()} of a house of that time costs ${i + 2} weeks of work and some money too.`).join('\n\n')}\n`,
  })
  const short = {
    title: 'Hazards',
    text: '# Hazards\n\nRemoving asbestos costs $1,200; asbestos is no work for laymen.\n',
  }
  const long = {
    title: 'How to plan your updates',
    text: `# Surprises\n\nThe age of your home tells what to expect behind its walls, since each time had its own practices of building, and some of them were bad for those who lived there. Paint with lead was common before 1978, pipes of lead were laid even later than that, and floors and ceilings of the 1960s may hold asbestos, which has to be tested for before anybody drills, cuts or breaks anything, at a cost that few owners have planned for when they begin.\n`,
  }

  test('however long the passage is that has it', async () => {
    const ask = await opened(short, long, ...['Roof', 'Floor', 'Cellar'].map(name => house(name, 8)))
    const { said } = await ask('asbestos in a 1970s house', { max_tokens: 4000 })
    expect(said.filter(line => line.includes('asbestos'))).toHaveLength(2)
  })

  test('a line that names where figures are from is no answer', async () => {
    const rates = {
      title: 'Rates',
      text: '# Rates\n\nMortgage rates fell to 6.3% in 2026.\n\nSources: Fast Mortgage | Bank of the Coast | Rates.example\n\nOther loans of the year cost more.\n',
    }
    const { said } = await (await opened(rates))('mortgage rates 2026')
    expect(said).toContain('Mortgage rates fell to 6.3% in 2026.')
    expect(said.join()).not.toContain('Fast Mortgage')
  })
})
