import { expect, test } from 'vitest'
import { shares } from '../../src/text/shares.ts'

const found = (text: string) => shares(text).map(({ text: said, value }) => `${said} = ${Math.round(value * 10) / 10}`)

test.each([
  ['Nearly nine in ten of them were women.', ['nine in ten = 90']],
  ['Three out of every 20 pumps failed.', ['Three out of every 20 = 15']],
  ['Roughly one rower in twelve was hurt.', ['one rower in twelve = 8.3']],
  ['About a third of the users went on, two-thirds of them daily.', ['a third = 33.3', 'two-thirds = 66.7']],
  ['More than half of the mills closed.', ['half = 50']],
] as const)('shares of %s', (text, expected) => expect(found(text)).toEqual(expected))

test.each([
  'He rowed three in two hours, and one in 10 minutes.',
  'A quarter of 2025 went by before the other half of the class came.',
  'In the first half of the year a third mill opened, one in Leeds.',
  'Half an hour later 1 in 12 was a score.',
])('no shares in %s', text => expect(found(text)).toEqual([]))
