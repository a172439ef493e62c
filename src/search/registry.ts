import type { Net } from '../net/net.ts'
import { present } from '../present.ts'
import type { SearchProvider } from './provider.ts'
import { type ProviderSpec, providerOf } from './provider-spec.ts'
import { arxiv } from './providers/arxiv.ts'
import { bocha } from './providers/bocha.ts'
import { brave } from './providers/brave.ts'
import { crossref } from './providers/crossref.ts'
import { duckduckgo } from './providers/duckduckgo.ts'
import { europepmc } from './providers/europepmc.ts'
import { exa } from './providers/exa.ts'
import { gdelt } from './providers/gdelt.ts'
import { github } from './providers/github.ts'
import { hackernews } from './providers/hackernews.ts'
import { kiwix } from './providers/kiwix.ts'
import { openalex } from './providers/openalex.ts'
import { opensearch } from './providers/opensearch.ts'
import { searxng } from './providers/searxng.ts'
import { serper } from './providers/serper.ts'
import { stackexchange } from './providers/stackexchange.ts'
import { tavily } from './providers/tavily.ts'
import { wikidata } from './providers/wikidata.ts'
import { wikipedia } from './providers/wikipedia.ts'

/** Every provider on the network, in the order in which they are asked and reported. */
export const providerSpecs: readonly ProviderSpec[] = [
  wikipedia,
  wikidata,
  openalex,
  crossref,
  arxiv,
  europepmc,
  stackexchange,
  hackernews,
  github,
  gdelt,
  duckduckgo,
  searxng,
  brave,
  tavily,
  exa,
  serper,
  bocha,
  kiwix,
  opensearch,
]

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
    // Where the host depends on the language, no exact origin is configured, so that it stays a public address.
    const isConfigured = (own !== undefined || key !== undefined) && originOf(baseUrl) !== undefined
    return [{ spec, baseUrl, isConfigured, ...(key !== undefined && { key }) }]
  })
}

/** The origins that the configuration names for searching. */
export function configuredOrigins(settings: Settings): string[] {
  return readyProviders(settings).flatMap(({ baseUrl, isConfigured }) => (isConfigured && originOf(baseUrl)) || [])
}

/** The exact origin of an address; undefined where its host has a `{lang}` or is none. */
function originOf(baseUrl: string): string | undefined {
  const host = /^https?:\/\/[^/?#]+/.exec(baseUrl)?.[0]
  return host === undefined || host.includes('{') || !URL.canParse(host) ? undefined : new URL(host).origin
}

export function createProviders(settings: Settings, net: Net): SearchProvider[] {
  return readyProviders(settings).map(({ spec, ...access }) =>
    providerOf(spec, { net, ...access, setup: present({ address: spec.address, key: spec.key }) }),
  )
}

/** What joins when its variable is set, and where that is to be had. */
export function missingProviders(settings: Settings): readonly ProviderSpec[] {
  const ready = new Set(readyProviders(settings).map(({ spec }) => spec))
  return providerSpecs.filter(spec => !ready.has(spec))
}
