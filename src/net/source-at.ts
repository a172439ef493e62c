import { isAt, type ReadSource, type Source } from '../domain/source.ts'
import { canonicalUrl } from './url.ts'

/** The source that an address leads to: of the texts that were read there, or given by a host with that address, the latest. */
export function sourceAt(url: string, sources: readonly Source[]): Source | undefined {
  const address = canonicalUrl(url)
  const there = sources.filter(one => isAt(one, address) || isGivenAs(one, address))
  const [first, ...others] = there.filter(one => one.state === 'read')
  return first ? others.reduce(later, first) : there.at(-1)
}

const later = (a: ReadSource, b: ReadSource): ReadSource => (b.retrieved >= a.retrieved ? b : a)

const isGivenAs = ({ origin }: Source, address: string): boolean =>
  origin.type !== 'web' && origin.url !== undefined && canonicalUrl(origin.url) === address
