import type { Net } from '../net/net.ts'
import type { SearchProvider } from './provider.ts'
import type { ProviderSpec } from './provider-spec.ts'
import { brave } from './providers/brave.ts'
import { openalex } from './providers/openalex.ts'
import { wikipedia } from './providers/wikipedia.ts'

/** Every provider on the network, in the order in which they are asked and reported. */
export const providerSpecs: readonly ProviderSpec[] = [wikipedia, openalex, brave]

/** Values by the names of environment variables. */
export type Settings = Readonly<Record<string, string>>

interface Ready {
  readonly spec: ProviderSpec
  readonly baseUrl: string
  readonly isConfigured: boolean
  readonly key?: string
}

/** The providers that can be asked: no key is missing, and it is known where they are. */
export function readyProviders(settings: Settings): Ready[] {
  return providerSpecs.flatMap(spec => {
    const own = settings[spec.address]
    if (own === 'off') return []
    const baseUrl = (own ?? spec.publicBase)?.replace(/\/+$/, '')
    const key = spec.key && settings[spec.key.variable]
    // An address of one's own may need no key, or have another way to know its users.
    if (baseUrl === undefined || (spec.key?.isRequired && key === undefined && own === undefined)) return []
    return [{ spec, baseUrl, isConfigured: own !== undefined || key !== undefined, ...(key !== undefined && { key }) }]
  })
}

/** The origins that the configuration names for searching. */
export function configuredOrigins(settings: Settings): string[] {
  return readyProviders(settings).flatMap(({ baseUrl, isConfigured }) =>
    isConfigured && !baseUrl.includes('{') && URL.canParse(baseUrl) ? [new URL(baseUrl).origin] : [],
  )
}

export function createProviders(settings: Settings, net: Net): SearchProvider[] {
  return readyProviders(settings).map(({ spec, ...access }) => spec.create({ net, ...access }))
}
