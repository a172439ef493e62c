import { isAt, type Source } from '../domain/source.ts'
import { canonicalUrl } from './url.ts'

/** The source that an address leads to, best a read one; else one whose text a host gave with that address. */
export function sourceAt(url: string, sources: readonly Source[]): Source | undefined {
  const address = canonicalUrl(url)
  const there = sources.filter(one => isAt(one, address))
  const given = sources.filter(one => isGivenAs(one, address))
  return [...there, ...given].find(({ state }) => state === 'read') ?? there.at(-1)
}

const isGivenAs = ({ origin }: Source, address: string): boolean =>
  origin.type === 'text' && origin.url !== undefined && canonicalUrl(origin.url) === address
