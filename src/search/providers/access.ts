import type { Net } from '../../net/net.ts'

/** How a provider reaches its vendor. */
export interface Access {
  readonly net: Net
  /** Where the service is, without a slash at its end. */
  readonly baseUrl: string
  /** The configuration names this address or has a key for it; else it is one public address among others. */
  readonly isConfigured: boolean
  readonly key?: string
  /** What a person sets to mend it: environment variables, and where a key is to be had. */
  readonly setup: { readonly address: string; readonly key?: { readonly variable: string; readonly from: string } }
}
