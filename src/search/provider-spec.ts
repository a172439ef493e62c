import type { SearchKind, SearchProvider } from './provider.ts'
import type { Access } from './providers/access.ts'
import { anchored } from './recency.ts'

/** A provider as the registry knows it: what it is for, how it is reached, how it is made. */
export interface ProviderSpec {
  readonly name: string
  readonly kind: SearchKind
  /** What it finds, in a few words. */
  readonly covers: string
  /** The vendor's documentation that it is written by. */
  readonly documentation: string
  /** What the vendor allows: requests, days, terms. */
  readonly limits: string
  /** Where it is; without one it has to be configured. */
  readonly publicBase?: string
  /** Environment variable with another address. */
  readonly address: string
  /** Environment variable with a key. */
  readonly key?: { readonly variable: string; readonly isRequired: boolean; readonly from: string }
  create(access: Access): Omit<SearchProvider, 'name' | 'kind'>
}

export function providerOf({ name, kind, create }: ProviderSpec, access: Access): SearchProvider {
  return anchored({ name, kind, ...create(access) })
}
