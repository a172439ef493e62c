import { expect, test } from 'vitest'
import type { Claim } from '../../src/domain/claim.ts'
import { placesIn, withCited } from '../../src/verify/located.ts'
import { missingWords } from '../../src/verify/missing-words.ts'
import { openProduct } from '../support/product.ts'

const page = `# Kilns

The newer kiln used 40 kWh a firing in a trial of the school.

Potters praised its glaze in a survey.

The older kiln had 30 shelves.`

async function checked(...claims: string[]) {
  const { call } = await openProduct()
  await call('read', { text: page, title: 'Kilns' })
  return call('cross_verify', { claims })
}

test('the sentence that bore a claim out or denied it is shown, and its place is told to programs', async () => {
  const { text, data } = await checked('The newer kiln used 40 kWh a firing', 'The older kiln had 20 shelves')
  expect(text).toContain('\ns1:2 The newer kiln used 40 kWh a firing in a trial of the school.\n')
  expect(text).toContain('\ns1:4 The older kiln had 30 shelves.\n')
  expect(data?.['claims']).toMatchObject([{ decided: ['s1:2'] }, { decided: ['s1:4'] }])
})

test('of a claim that its places leave open is said which words none of them has', async () => {
  const { text } = await checked('The newer kiln pleased 12 potters and the mayor [@s1:2; @s1:3]')
  expect(text).toContain('none of them has “pleased”, “12”, “mayor”')
})

test('where each word stands somewhere, what each place lacks', () => {
  const places = [
    { key: 's1:2', text: 'The kiln used 40 kWh.' },
    { key: 's1:3', text: 'Potters praised it.' },
  ]
  expect(missingWords('Potters praised a kiln that used 40 kWh', places)).toBe(
    's1:2 has not “Potters”, “praised”; s1:3 has not “kiln”, “used”, “40”',
  )
})

test('a cited paragraph is shown beside its closest sentence where another one has the figure of the claim', () => {
  const closest = 'Pupils of the school found the newer kiln a help.'
  const text = `A total of 88 pupils were counted. ${'The staff wrote it down. '.repeat(12)}${closest}`
  const source = {
    id: 's1',
    title: 'Trial',
    text,
    paragraphs: [{ kind: 'paragraph' as const, start: 0, end: text.length }],
  }
  const shown = { source: 's1', paragraph: 1, start: text.indexOf(closest), end: text.length }
  const placesFor = (claim: string) =>
    // Only its words and places are looked at.
    withCited({ text: claim, cited: ['s1:1'], disputed: false } as unknown as Claim, [shown], [source])
  const [, more] = placesFor('88 pupils found the kiln a help')
  expect(placesIn([source]).textOf(more ?? shown, '88 pupils found the kiln a help')).toContain('A total of 88 pupils')
  expect(placesFor('Pupils found the kiln a help')).toEqual([shown])
})
