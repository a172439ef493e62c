import { expect, test } from 'vitest'
import { openProduct, stable, type TestProduct } from '../support/product.ts'

const kiln = 'The large kiln keeps its heat for 11 hours.\n\nIt burns 40 kg of beech a day.'
const oven = 'The oven of the bakery cools within 3 hours.\n\nIts door weighs 75 kg.'

async function withSources(): Promise<TestProduct> {
  const product = await openProduct()
  await product.call('plan', { question: 'How long do kilns and ovens stay hot?' })
  await product.call('read', { text: kiln, title: 'The kiln', url: 'https://a.example.com/kiln' })
  await product.call('read', { text: oven, title: 'The oven', url: 'https://b.example.org/oven' })
  return product
}

const lineOf = async ({ call }: TestProduct, args: object, id = 'c1') =>
  stable((await call('cross_verify', args)).text)
    .split('\n')
    .find(line => line.startsWith(`${id} `)) ?? ''

test.each([
  ['a paragraph that is not there', '[@s1:99]', 's1:99 is not there: s1 has 2 paragraphs'],
  ['a source that is not there', '[@s9:1]', 's9:1 is not there: there is no source s9'],
])('a claim whose place is lost is not borne out by another: %s', async (_, place, reason) => {
  const product = await withSources()
  const line = await lineOf(product, { claims: [`The large kiln keeps its heat for 11 hours ${place}`] })
  expect(line).toContain('c1 insufficient')
  expect(line).toContain(reason)
  expect(line).toContain('another place seems to say it')
})

test('one lost place beside one that says it is told of', async () => {
  const product = await withSources()
  const line = await lineOf(product, { claims: ['The large kiln keeps its heat for 11 hours [@s1:1; @s1:99]'] })
  expect(line).toContain('c1 supported')
  expect(line).toContain('s1:99 is not there')
})

test('two places that hold one half each are one support', async () => {
  const product = await withSources()
  const claim = 'The kiln stays hot for 11 hours and the oven for 3 hours'
  await product.call('cross_verify', { claims: [claim] })
  const line = await lineOf(product, { verdicts: ['c1 supported s1:1 s2:1'] })
  expect(line).toMatch(/^c1 supported .* · 1 independent/)
})

test('what a reader finds where the checks do not is told with what they miss', async () => {
  const product = await withSources()
  await product.call('cross_verify', { claims: ['The Harlow kiln stays warm overnight'] })
  const line = await lineOf(product, { verdicts: ['c1 supported s1:1'] })
  expect(line).toMatch(/^c1 supported 0\.80 .* · read; the checks leave open: /)
})

test('what words alone bear out is to be read before anybody relies on it, what a figure bears out is not', async () => {
  const product = await openProduct()
  await product.call('plan', { question: 'What do bakers do?' })
  const text =
    'Bakers who were asked last spring like wooden ovens more than steel ovens, mostly for the taste of the crust.\n\nThe guild has 412 members.'
  await product.call('read', { text, title: 'Bakers', url: 'https://a.example.com/bakers' })
  const claims = [
    'Bakers like wooden ovens more than steel ovens because of how bread tastes',
    'The guild has 412 members',
  ]
  const reply = stable((await product.call('cross_verify', { claims })).text)
  expect(reply).toMatch(/^c1 supported 0\.[56]/m)
  expect(reply).toMatch(/^c2 supported 0\.[89]/m)
  expect(reply).toContain('borne out by words alone, so read its place before you rely on it: c1\n')
})
