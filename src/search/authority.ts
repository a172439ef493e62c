import { siteLists } from './authority-sites.ts'
import type { SiteKind } from './site-kind.ts'

/**
 * How far a kind of house can be taken at its word where nothing else is known, 0..1. It never outranks relevance: of hits that
 * are about equally relevant the better house comes first.
 */
export const authorityOf: Readonly<Record<SiteKind, number>> = {
  government: 1,
  'statistics office': 1,
  'international organisation': 0.95,
  'standards body': 0.95,
  journal: 0.9,
  'primary documentation': 0.9,
  university: 0.8,
  'news agency': 0.75,
  encyclopedia: 0.7,
  'preprint server': 0.65,
  newspaper: 0.6,
  'expert forum': 0.55,
  company: 0.5,
  unknown: 0.4,
  forum: 0.3,
  'self-publishing': 0.25,
  'content farm': 0.05,
}

/** Suffixes and labels that a registry gives only to houses of a kind, and those that a house gives to its own sites. */
const patterns: readonly (readonly [host: RegExp, kind: SiteKind])[] = [
  [/(?:^|\.)stats?\.gov\.[a-z]{2}$|^(?:statistik|stat|stats)\.[a-z.]+$/, 'statistics office'],
  [
    /(?:^|\.)(?:gov|mil)(?:\.[a-z]{2})?$|\.(?:gouv|gob|govt|gub|go|gv|admin|bund)\.[a-z]{2,3}$|\.gc\.ca$|^(?:[\w-]+\.)?gov\.[a-z]{2}$/,
    'government',
  ],
  [/(?:^|\.)edu(?:\.[a-z]{2})?$|\.ac\.[a-z]{2}$|(?:^|\.)(?:uni|univ|tu|eth|fh)-[\w-]+\.[a-z]{2}$/, 'university'],
  [/(?:^|\.)int$/, 'international organisation'],
  [
    /^(?:docs?|developers?|api|reference|man|learn)\.|\.readthedocs\.(?:io|org)$|\.github\.io$|^pkg\.go\.dev$/,
    'primary documentation',
  ],
  [/^(?:forums?|community|discuss|discourse|bbs|answers)\./, 'forum'],
  [
    /(?:^|\.)(?:wordpress|blogspot|tumblr|substack|medium|weebly|wixsite|hatenablog|livejournal)\.[a-z.]+$/,
    'self-publishing',
  ],
]

/** The kind of house behind a host, by list and then by the rules of domain names. `github.io` pages are a project's own. */
export function siteKindOf(host: string): SiteKind {
  const bare = host.toLowerCase().replace(/^www\./, '')
  for (let domain = bare; domain.includes('.'); domain = domain.slice(domain.indexOf('.') + 1)) {
    const listed = siteLists.get(domain)
    if (listed !== undefined) return listed
  }
  return patterns.find(([pattern]) => pattern.test(bare))?.[1] ?? 'unknown'
}
