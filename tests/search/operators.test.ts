import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keepsOperators, parseQuery, queryString } from '../../src/search/operators.ts'
import type { Hit } from '../../src/search/provider.ts'
import { query } from './providers/contract.ts'

describe('a query is taken apart', () => {
  test.each([
    ['sodium ion cells', { text: 'sodium ion cells', exact: [], not: [] }],
    ['"sodium ion" cells', { text: 'sodium ion cells', exact: ['sodium ion'], not: [] }],
    ['cells -lead site:https://www.iea.org/reports', { text: 'cells', exact: [], not: ['lead'], site: 'iea.org' }],
    ['cells -"lead acid" -site:pinterest.com', { text: 'cells', exact: [], not: ['lead acid', 'site:pinterest.com'] }],
    [
      'report filetype:.PDF since:2024 before:2025-06',
      { text: 'report', exact: [], not: [], filetype: 'pdf', since: '2024', until: '2025-06' },
    ],
    ['“钠离子电池” 成本 -铅酸', { text: '钠离子电池 成本', exact: ['钠离子电池'], not: ['铅酸'] }],
    // What only looks like an operator is a word.
    ['temperature -5 to 10', { text: 'temperature -5 to 10', exact: [], not: [] }],
    ['since:yesterday C++ a-b', { text: 'since:yesterday C++ a-b', exact: [], not: [] }],
    ['what: a "', { text: 'what: a "', exact: [], not: [] }],
  ])('%s', (raw, parsed) => {
    expect(parseQuery(raw)).toEqual(parsed)
  })

  test('plain words come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1 }), words => {
        expect(parseQuery(words.join(' ')).text).toBe(words.join(' '))
      }),
    )
  })
})

test('a provider gets the operators that it reads, and no others', () => {
  const asked = query('sodium ion cells', {
    exact: ['sodium ion'],
    not: ['lead', 'acid lead'],
    site: 'iea.org',
    filetype: 'pdf',
    since: '2024-01-01',
  })
  expect(queryString(asked, ['exact', 'not', 'site', 'filetype'])).toBe(
    '"sodium ion" cells -lead -"acid lead" site:iea.org filetype:pdf',
  )
  expect(queryString(asked, [])).toBe('sodium ion cells')
})

test('a phrase is quoted as it stands, dollar signs too', () => {
  expect(queryString(query('echo $$ twice', { exact: ['$$'] }), ['exact'])).toBe('echo "$$" twice')
})

describe('what a provider could not ask for is applied to its hits', () => {
  const hit = (url: string, rest: Partial<Hit> = {}): Hit => ({ origin: { type: 'web', url }, title: 'Cells', ...rest })
  const none = new Set<never>()
  test.each([
    ['its site', hit('https://www.iea.org/a'), { site: 'iea.org' }, true],
    ['another site', hit('https://notiea.org/a'), { site: 'iea.org' }, false],
    ['the file type', hit('https://x.org/a.PDF'), { filetype: 'pdf' }, true],
    ['another file type', hit('https://x.org/a.html'), { filetype: 'pdf' }, false],
    ['no file type in its address', hit('https://x.org/report'), { filetype: 'pdf' }, true],
    ['an unwanted word', hit('https://x.org', { snippet: 'Lead cells' }), { not: ['lead'] }, false],
    ['a word that only has it inside', hit('https://x.org', { snippet: 'misleading' }), { not: ['lead'] }, true],
    ['an unwanted site', hit('https://m.pinterest.com/x'), { not: ['site:pinterest.com'] }, false],
    ['a date before', hit('https://x.org', { published: '2023-12-31' }), { since: '2024-01-01' }, false],
    ['a year that may be within', hit('https://x.org', { published: '2024' }), { since: '2024-06-01' }, true],
    ['no date', hit('https://x.org'), { since: '2024-01-01', until: '2024-12-31' }, true],
    ['a date after', hit('https://x.org', { published: '2025-01-01' }), { until: '2024-12-31' }, false],
  ])('%s', (_, one, asked, isKept) => {
    expect(keepsOperators(one, query('cells', asked), none)).toBe(isKept)
    expect(keepsOperators(one, query('cells', asked), new Set(['site', 'filetype', 'not', 'since', 'until']))).toBe(
      true,
    )
  })
})
