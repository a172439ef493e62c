import { expect, test } from 'vitest'
import type { Hit } from '../../src/search/provider.ts'
import { sameWorks } from '../../src/search/work-identity.ts'

const text =
  'The harbour authority said on Monday that ships had to wait for nine hours on average, twice as long as in the year before, because pilots were missing.'
const hit = (url: string, title: string, snippet: string): { readonly hit: Hit } => ({
  hit: { origin: { type: 'web', url }, title, snippet },
})
const sizes = (...hits: readonly { readonly hit: Hit }[]) => sameWorks(hits).map(group => group.length)

test('one article at two addresses under two names is one work', () => {
  expect(
    sizes(
      hit('https://a.example/1', 'Ships wait longer', text),
      hit('https://b.example/news', 'Nine hours in the queue', `${text.replace('on Monday ', '')} …`),
      hit(
        'https://c.example/',
        'Pilots wanted',
        'Pilots are wanted in the harbour, and those who come are paid well for it.',
      ),
    ),
  ).toEqual([2, 1])
})

test('pages of one site that share a description are not, unless their titles are alike', () => {
  const [one, other] = [hit('https://a.example/1', 'Cranes', text), hit('https://a.example/2', 'Pilots', text)]
  expect(sizes(one, other)).toEqual([1, 1])
  expect(sizes(one, hit('https://a.example/3', 'Cranes, printed', text))).toEqual([2])
})

test('a short snippet says too little', () => {
  expect(
    sizes(hit('https://a.example/1', 'One', 'Read more here.'), hit('https://b.example/1', 'Two', 'Read more here.')),
  ).toEqual([1, 1])
})
