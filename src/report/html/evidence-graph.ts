import { claimText } from '../claim-text.ts'
import { placesIn } from '../places-in.ts'
import type { ReportView } from '../report-view.ts'
import { stringsFor } from '../strings.ts'

/** Something said: a claim, or where there are none or very many a section. */
export interface Said {
  readonly key: string
  readonly href: string
  readonly text: string
}

/** A source with its copies. */
export interface Origin {
  readonly key: string
  readonly href: string
  readonly text: string
  readonly copies: number
  readonly site: string
}

export interface Bearing {
  readonly from: string
  readonly to: string
  readonly stance: 'supports' | 'refutes' | 'neutral'
}

/** What is said, by whom, published where. Copies of one text are one. */
export interface EvidenceGraph {
  readonly said: readonly Said[]
  readonly sources: readonly Origin[]
  readonly sites: readonly string[]
  readonly bearings: readonly Bearing[]
  /** Nodes that found no room. */
  readonly left: number
}

const MAX_NODES = 30
/** More claims than this are shown by the sections that make them. */
const MAX_CLAIMS = 24

/** Whether what is said is shown claim by claim. */
export const isByClaim = ({ audit, sections }: ReportView): boolean =>
  audit.claims.length > 0 && (audit.claims.length <= MAX_CLAIMS || sections.length < 2)

export function evidenceGraph(view: ReportView, hrefOf: (section: string) => string): EvidenceGraph {
  const { copyOf, sites } = view.provenance
  const root = (id: string) => copyOf.get(id) ?? id
  const links = isByClaim(view) ? linksOfClaims(view) : linksOfSections(view, hrefOf)
  const bearings = uniqueBearings(links.bearings.map(one => ({ ...one, to: root(one.to) })))
  const ids = [...new Set(bearings.map(({ to }) => to))]
  const linked = new Set(bearings.map(({ from }) => from))
  const said = links.said.filter(({ key }) => linked.has(key)).slice(0, MAX_NODES)
  const kept = ids.slice(0, MAX_NODES)
  const sources = kept.map(id => originOf(id, view, sites.get(id) ?? '–'))
  const isShown = ({ from, to }: Bearing) => said.some(({ key }) => key === from) && kept.includes(to)
  return {
    said,
    sources,
    sites: [...new Set(sources.map(({ site }) => site))],
    bearings: bearings.filter(isShown),
    left: linked.size - said.length + ids.length - kept.length,
  }
}

function originOf(id: string, view: ReportView, site: string): Origin {
  const reference = view.references.find(({ source }) => source.id === id)
  const source =
    reference?.source ?? view.audit.claims.flatMap(({ quotes }) => quotes).find(quote => quote.source.id === id)?.source
  const copies = [...view.provenance.copyOf.values()].filter(one => one === id).length
  const title = source?.title || id
  return {
    key: id,
    href: reference ? `#source-${reference.n}` : '#claims',
    text: reference ? `[${reference.n}] ${title}` : `${id} ${title}`,
    copies,
    site,
  }
}

interface Links {
  readonly said: readonly Said[]
  readonly bearings: readonly Bearing[]
}

function linksOfClaims({ audit }: ReportView): Links {
  return {
    said: audit.claims.map(({ claim }) => ({
      key: claim.id,
      href: `#claim-${claim.id}`,
      text: `${claim.id} ${claimText(claim)}`,
    })),
    bearings: audit.claims.flatMap(({ claim, quotes }) =>
      quotes.map(({ source, stance }) => ({ from: claim.id, to: source.id, stance })),
    ),
  }
}

function linksOfSections({ sections, citations, language }: ReportView, hrefOf: (section: string) => string): Links {
  const said = sections.map(({ id, heading }) => ({
    key: `part ${id}`,
    href: heading === '' ? '#report' : hrefOf(id),
    text: heading || stringsFor(language).opening,
  }))
  const bearings = sections.flatMap(({ id, markdown }) =>
    placesIn(markdown)
      .flatMap(({ key }) => citations.get(key) ?? [])
      .map(({ source }) => ({ from: `part ${id}`, to: source.id, stance: 'neutral' as const })),
  )
  return { said, bearings }
}

/** One line each; of two stances the one that speaks against. */
function uniqueBearings(all: readonly Bearing[]): Bearing[] {
  const rank = { neutral: 0, supports: 1, refutes: 2 } as const
  const found = new Map<string, Bearing>()
  for (const one of all) {
    const key = `${one.from} ${one.to}`
    const known = found.get(key)
    if (!known || rank[one.stance] > rank[known.stance]) found.set(key, one)
  }
  return [...found.values()]
}
