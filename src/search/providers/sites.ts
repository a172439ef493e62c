import type { ProviderQuery } from '../provider.ts'

/** The sites that must not be among the hits, and the words that must not stand in them. */
export function excluded({ not }: ProviderQuery): { readonly sites: string[]; readonly words: string[] } {
  const isSite = (one: string) => one.startsWith('site:')
  return { sites: not.filter(isSite).map(one => one.slice(5)), words: not.filter(one => !isSite(one)) }
}
