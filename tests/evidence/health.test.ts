import { expect, test } from 'vitest'
import { knownSiteOf, knownSites } from '../../src/evidence/health/known-sites.ts'
import { type HealthFacts, healthSigns, timeSign } from '../../src/evidence/health/source-health.ts'

const kindsOf = (facts: Partial<HealthFacts>) =>
  healthSigns({ title: 'A study', published: '2024-01-01', ...facts }).map(({ kind }) => kind)

test.each([
  ['nothing', {}, []],
  ['a notice', { notices: [{ kind: 'corrected', registry: 'Crossref' }] }, ['corrected']],
  ['a title', { title: 'RETRACTED: Cells and their walls' }, ['retracted']],
  ['a title in brackets', { title: 'Cells and their walls [Retracted Article]' }, ['retracted']],
  ['a Chinese title', { title: '撤稿：细胞壁的研究' }, ['retracted']],
  ['a withdrawn title', { title: 'WITHDRAWN: Cells' }, ['withdrawn']],
  [
    'notice and title say it once',
    { title: 'RETRACTED: Cells', notices: [{ kind: 'retracted', registry: 'Crossref' }] },
    ['retracted'],
  ],
  ['a study of retractions', { title: 'Why papers are retracted: a survey' }, []],
  ['what the door of a place noted', { notes: ['retracted'] }, ['retracted']],
  ['satire', { url: 'https://www.theonion.com/area-man-1' }, ['satire']],
  ['satire below a path', { url: 'https://www.newyorker.com/humor/borowitz-report/x' }, ['satire']],
  ['the same site elsewhere', { url: 'https://www.newyorker.com/magazine/x' }, []],
  ['a name that only ends alike', { url: 'https://nottheonion.com/x' }, []],
  ['what a court found', { url: 'https://www.omicsonline.org/open-access/x' }, ['predatory']],
  [
    'machine translation',
    { text: 'This article was automatically translated from German. Cells grow.' },
    ['machine_translated'],
  ],
  [
    'Chinese machine translation',
    { text: `${'细胞生长。'.repeat(400)}本文由机器翻译，仅供参考。` },
    ['machine_translated'],
  ],
  [
    'a text about machine translation',
    { text: 'We compare systems for machine translation between two languages.' },
    [],
  ],
  ['an archived copy', { archived: '2021-05-06T00:00:00Z' }, ['archived']],
  ['an older copy', { isStale: true }, ['old_copy']],
] as const)('%s', (_, facts, kinds) => {
  expect(kindsOf(facts)).toEqual(kinds)
})

test('a source without a date is undated', () => {
  expect(healthSigns({ title: 'A study' })).toEqual([{ kind: 'undated', says: 'undated' }])
})

test('every entry has a reason, and is found by its own address', () => {
  expect(new Set(knownSites.map(({ site }) => site)).size).toBe(knownSites.length)
  for (const one of knownSites) expect(knownSiteOf(`https://www.${one.site}/a`)).toBe(one)
})

const now = Date.UTC(2026, 10, 22)

test.each([
  ['The law is currently under review.', '2019-04-01', 'of 2019-04-01, and the claim speaks of now'],
  ['目前该法正在修订。', '2019', 'of 2019, and the claim speaks of now'],
  ['The law is currently under review.', '2026-02-01', undefined],
  ['The law is currently under review.', undefined, 'undated, and the claim speaks of now'],
  ['Sales fell in 2023.', '2021-06-01', "of 2021, before the claim's 2023"],
  ['Sales fell in 2023.', '2024-01-10', undefined],
  ['Sales fell in 2023.', undefined, undefined],
  ['The bridge is made of stone.', '1999', undefined],
])('%s from a source of %s', (claim, published, says) => {
  expect(timeSign(claim, published, now)?.says).toBe(says)
})
