import { describe, expect, it } from 'vitest'
import type { Call } from '../../../src/call.ts'
import { ResearchError } from '../../../src/errors.ts'
import { type Hit, type ProviderQuery, type SearchProvider, searchKinds } from '../../../src/search/provider.ts'

export interface ContractSetup {
  /** A provider that finds at least two results for `known` and none for `unknown`. Ends with its test. */
  open(): Promise<SearchProvider>
  readonly known: string
  readonly unknown: string
}

export function query(text: string, rest: Partial<ProviderQuery> = {}): ProviderQuery {
  return { text, limit: 10, language: 'en', exact: [], not: [], today: '2026-11-22', ...rest }
}

export function call(signal: AbortSignal = AbortSignal.timeout(20_000)): Call {
  return { signal, progress: () => {} }
}

/** What every search provider keeps. */
export function searchProviderContract(name: string, { open, known, unknown }: ContractSetup): void {
  describe(`${name} keeps the contract of search providers`, () => {
    it('has a name and a kind', async () => {
      const provider = await open()
      expect(provider.name).toMatch(/^[a-z][a-z0-9-]*$/)
      expect(searchKinds).toContain(provider.kind)
    })

    it('finds results that say where they are and carry plain text', async () => {
      const { hits } = await (await open()).search(query(known), call())
      expect(hits.length).toBeGreaterThan(1)
      for (const hit of hits) expectWellFormed(hit)
      const places = hits.map(({ origin }) => JSON.stringify(origin))
      expect(new Set(places).size).toBe(places.length)
    })

    it('gives no more than asked for', async () => {
      expect((await (await open()).search(query(known, { limit: 1 }), call())).hits).toHaveLength(1)
    })

    it('answers with no hits when nothing is found', async () => {
      expect((await (await open()).search(query(unknown), call())).hits).toEqual([])
    })

    it('gives up when the call is cancelled', async () => {
      const error = await (await open()).search(query(known), call(AbortSignal.abort())).catch(caught => caught)
      expect(error).toBeInstanceOf(ResearchError)
      expect(error.kind).toBe('cancelled')
    })
  })
}

function expectWellFormed({ title, snippet = '', paragraph = 1, origin, published = '2000' }: Hit): void {
  expect(title.trim()).not.toBe('')
  expect(snippet).not.toMatch(/<\/?[a-z][^>]*>|&[a-z]+;/)
  expect(paragraph).toBeGreaterThan(0)
  expect(published).toMatch(/^\d{4}(-\d\d(-\d\d.*)?)?$/)
  if (origin.type === 'web') expect(URL.canParse(origin.url)).toBe(true)
}
