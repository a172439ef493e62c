/** A site whose pages are not what they look like, with the reason that stands on record. */
export interface KnownSite {
  /** Registrable domain, or a domain with the beginning of a path. */
  readonly site: string
  readonly kind: 'satire' | 'predatory'
  /** Our words. */
  readonly why: string
}

/** Known for calling themselves satire or humour; written down on 26 November 2026, not visited for it. No site that mixes it with reports. */
const satirical =
  'babylonbee.com betootaadvocate.com borowitzreport.com chaser.com.au clickhole.com der-postillon.com duffelblog.com elmundotoday.com gomerblog.com hard-drive.net legorafi.fr lercio.it nationalreport.net newsthump.com reductress.com speld.nl the-postillon.com thebeaverton.com thedailymash.co.uk theonion.com theshovel.com.au thespoof.com waterfordwhispersnews.com worldnewsdailyreport.com newyorker.com/humor'

/**
 * Found by a court or a regulator, and nobody else: lists of suspicion are opinions. Federal Trade Commission v. OMICS Group Inc., iMedPub LLC,
 * Conference Series LLC and S. Gedela, 374 F. Supp. 3d 994 (D. Nev., 29 March 2019): deceptive claims of peer review and of editors.
 */
const omics = 'its publisher was held liable for deceptive claims of peer review (FTC v. OMICS Group, D. Nev. 2019)'
const judged: readonly (readonly [sites: string, why: string])[] = [
  [
    'omicsonline.org omicsonline.com omicsgroup.org omicsgroup.com omicsinternational.org imedpub.com conferenceseries.com',
    omics,
  ],
]

export const knownSites: readonly KnownSite[] = [
  ...satirical.split(' ').map(site => ({ site, kind: 'satire', why: 'a satirical site by its own account' }) as const),
  ...judged.flatMap(([sites, why]) => sites.split(' ').map(site => ({ site, kind: 'predatory', why }) as const)),
]

/** What is on record of the site that an address belongs to. */
export function knownSiteOf(url: string): KnownSite | undefined {
  if (!URL.canParse(url)) return undefined
  const { hostname, pathname } = new URL(url)
  return knownSites.find(({ site }) => {
    const [host = '', ...path] = site.split('/')
    const isHost = hostname === host || hostname.endsWith(`.${host}`)
    return isHost && (path.length === 0 || `${pathname}/`.startsWith(`/${path.join('/')}/`))
  })
}
