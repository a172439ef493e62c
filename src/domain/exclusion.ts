import { decoded } from './decoded.ts'
import type { Source } from './source.ts'

/** Whether a plan excludes a source, also one that was read before or handed in as text of an address. */
export function isExcludedBy(
  { address, origin, title }: Pick<Source, 'address' | 'origin' | 'title'>,
  { exclude }: { readonly exclude: readonly string[] },
): boolean {
  const given = origin.type === 'web' ? undefined : origin.url
  return exclude.some(one => isExcluded(address, title, one) || (given !== undefined && isExcluded(given, title, one)))
}

/** A rule as it is kept: the id of a source stands for its address, which also its later texts have. */
export function exclusionOf(rule: string, sources: readonly Source[]): string {
  return sources.find(({ id }) => id === rule.trim().toLowerCase())?.address ?? rule
}

/** The sources of a research that its plan does not exclude. */
export function usableSources({
  sources,
  research,
}: {
  readonly sources: readonly Source[]
  readonly research: { readonly exclude: readonly string[] }
}): readonly Source[] {
  return research.exclude.length === 0 ? sources : sources.filter(source => !isExcludedBy(source, research))
}

/**
 * Whether an exclusion means this source: a URL or the beginning of one, a domain, a title, or words that stand in its title or
 * in the name of its file or page (`changelog`, `p122.txt`).
 */
export function isExcluded(address: string, title: string, exclusion: string): boolean {
  const rule = exclusion.trim().toLowerCase()
  if (rule === '') return false
  if (address.toLowerCase() === rule) return true
  if (rule.includes('://')) return address.toLowerCase().startsWith(rule)
  const url = URL.canParse(address) ? new URL(address) : undefined
  const host = url?.hostname ?? ''
  if (host === rule || host.endsWith(`.${rule}`)) return true
  if (!rule.includes('.') && host.split('.').includes(rule)) return true
  const name = decoded(url?.pathname.split('/').at(-1) ?? '').toLowerCase()
  return hasWords(title.toLowerCase(), rule) || hasWords(name, rule)
}

/** The words stand there as words; in Han text anywhere. A plural in the rule means the singular too. */
function hasWords(text: string, rule: string): boolean {
  const singular = rule.replace(/(?<=[a-z]{3})s$/, '')
  const at = text.indexOf(singular)
  if (at < 0) return false
  if (/\p{Script=Han}/u.test(rule)) return true
  const after = text.slice(at + singular.length).replace(/^s(?![a-z])/, '')
  return !/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(after)
}
