import { expect, test } from 'vitest'
import { judgeOne } from './support.ts'

test.each([
  [
    'The Odo was the first automatic watch of the world.',
    'The Odo, the world’s first water-resistant automatic watch, came in 1931.',
  ],
  [
    'The rocket was moved back to the hall on Friday.',
    'The rocket, seen here on Friday, may need to be moved back to the hall for more tests.',
  ],
  ['The bridge opens to all traffic in spring.', 'The bridge is expected to open to all traffic in spring.'],
  [
    'In enterprise organizations up to five people can use the studio.',
    'In non-enterprise organizations, up to five people can use the studio.',
  ],
  [
    'Academic research is a use of the studio that companies are allowed.',
    'In companies no use of the studio is allowed beyond academic research.',
  ],
  [
    'The school is one of fifteen music schools on the list of the paper.',
    'The music school reached the No. 15 spot on the list of the paper.',
  ],
  [
    'The paper has the school at the top of its list of schools.',
    'The school reached the No. 15 spot on the list of schools of the paper.',
  ],
  [
    'Odo is the director of the Arden Federation.',
    'The idea came from the Arden Federation and Odo, the director of the Corby Trades.',
  ],
] as const)('a restriction that is dropped: %s', (claim, source) => {
  expect(judgeOne(claim, source).verdict).not.toBe('supported')
})

test.each([
  [
    'The Odo was the first water-resistant automatic watch of the world.',
    'The Odo, the world’s first water-resistant automatic watch, came in 1931.',
  ],
  [
    'The rocket may have to be moved back to the hall.',
    'The rocket may need to be moved back to the hall for more tests.',
  ],
  [
    'In non-enterprise organizations up to five people can use the studio.',
    'In non-enterprise organizations, up to five people can use the studio.',
  ],
  [
    'The school came fifteenth on the list of the paper.',
    'The school reached the No. 15 spot on the list of the paper.',
  ],
  [
    'Odo is the director of the Corby Trades.',
    'The idea came from the Arden Federation and Odo, the director of the Corby Trades.',
  ],
] as const)('a restriction that is kept: %s', (claim, source) => {
  expect(judgeOne(claim, source).verdict).toBe('supported')
})

test.each([
  [
    'Servers usually receive between $50 and $100.',
    'Managers get tips between $50 and $100. Servers might receive between $25 and $50 each.',
    'supported',
  ],
  [
    'All orders ship within 24 to 48 hours.',
    'All orders are inspected by hand. Most orders ship within 24-48 hours of ordering.',
    'supported',
  ],
  [
    'The sandal is cut from natural nubuck leather.',
    'The sandal has an upper that mimics the look of natural nubuck leather.',
    'supported',
  ],
  [
    'A business with a revenue of no more than $50,000 can use the free version.',
    'A business with a revenue of $50,000 or less can use the free version.',
    'refuted',
  ],
  [
    'Odo had left its experimental stage by late 2025.',
    'As of late 2025, Odo is no longer in its experimental stage.',
    'refuted',
  ],
  [
    'The model had room for two disks and an expansion slot.',
    'The model had room for two disks and an expansion slot, while older ones did not have any expansion capabilities.',
    'refuted',
  ],
  [
    'The amplifier uses its present drivers stripped of the old elements.',
    'The amplifier uses its current drivers and removed the old elements.',
    'refuted',
  ],
] as const)('not so: %s', (claim, source, verdict) => {
  expect(judgeOne(claim, source).verdict).not.toBe(verdict)
})
