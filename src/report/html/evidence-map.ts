import { escapeHtml } from '../../text/escape-html.ts'
import { fitted, widthOf } from '../chart/scale.ts'
import type { ReportView } from '../report-view.ts'
import type { Strings } from '../strings.ts'
import { type Bearing, type EvidenceGraph, evidenceGraph, isByClaim, type Origin } from './evidence-graph.ts'
import { headingId } from './heading-id.ts'

const WIDTH = 900
const ROW = 28
const SIZE = 12
/** Two lines or so of the list. */
const LINE = 560
/** Where the columns begin and end: names of what is said, of sources, of sites. */
const X = { said: 286, source: 372, sourceEnd: 650, site: 694 }

/** Claims (or sections) – sources – sites as a picture with links; readable as it stands, a script lights up what hangs together. */
export function renderEvidenceMap(view: ReportView, strings: Strings): string {
  const graph = evidenceGraph(view, id => `#${headingId(id)}`)
  if (graph.bearings.length === 0) return ''
  const rows = Math.max(graph.said.length, graph.sources.length, graph.sites.length)
  const height = rows * ROW + 34
  const at = (count: number) => (i: number) => 40 + ((i + 0.5) * (rows * ROW)) / count - 6
  const said = positions(
    graph.said.map(({ key }) => key),
    at(graph.said.length),
  )
  const sources = positions(
    graph.sources.map(({ key }) => key),
    at(graph.sources.length),
  )
  const sites = positions(graph.sites, at(graph.sites.length))
  const names = isByClaim(view) ? strings.claims : strings.sections
  const parts = [
    heading(X.said, names, 'end'),
    heading(X.source + 12, strings.sources, 'start'),
    heading(X.site + 12, strings.sites, 'start'),
    ...graph.bearings.map(one => edge(one, said, sources)),
    ...graph.sources.map(origin => siteEdge(origin, sources, sites, strings)),
    ...nodes(graph, { said, sources, sites }, strings),
  ]
  const more = graph.left > 0 ? ` ${strings.andMore(graph.left)}.` : ''
  return `<p class="meta map-hint">${strings.mapHint}${more}</p>
${listOf(graph, strings)}
<div class="wide map-wide" tabindex="0" role="group" aria-label="${strings.map}"><svg class="map" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-size="${SIZE}">${parts.join('')}</svg></div>`
}

/** The same for a screen that is too narrow for the picture. */
function listOf({ said, sources, bearings }: EvidenceGraph, strings: Strings): string {
  const link = (href: string, text: string) => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`
  const items = said.map(({ key, href, text }) => {
    const of = bearings
      .filter(({ from }) => from === key)
      .flatMap(({ to, stance }) => sources.filter(one => one.key === to).map(origin => ({ origin, stance })))
      .map(({ origin, stance }) => {
        const words = stance === 'neutral' ? '' : `<b class="stance ${stance}">${strings.stances[stance]}</b> `
        return `<li>${words}${link(origin.href, nameOf(origin, strings, LINE))} · ${escapeHtml(origin.site)}</li>`
      })
    return `<li>${link(href, fitted(text, LINE, SIZE))}<ul>${of.join('')}</ul></li>`
  })
  return `<ul class="map-list">${items.join('')}</ul>`
}

type Positions = ReadonlyMap<string, number>

const positions = (keys: readonly string[], at: (i: number) => number): Positions =>
  new Map(keys.map((key, i) => [key, Math.round(at(i))]))

const heading = (x: number, words: string, anchor: string) =>
  `<text class="head" x="${x}" y="14" text-anchor="${anchor}">${escapeHtml(words)}</text>`

function edge({ from, to, stance }: Bearing, said: Positions, sources: Positions): string {
  const [a = 0, b = 0] = [said.get(from), sources.get(to)]
  return `<path class="edge ${stance}" data-a="${attribute(from)}" data-b="${attribute(to)}" d="${curve(X.said + 8, a, X.source, b)}"/>`
}

function siteEdge(origin: Origin, sources: Positions, sites: Positions, strings: Strings): string {
  const { key, site } = origin
  const [a = 0, b = 0] = [sources.get(key), sites.get(site)]
  const begin = X.source + 20 + widthOf(nameOf(origin, strings), SIZE)
  return `<path class="edge" data-a="${attribute(key)}" data-b="${attribute(`site ${site}`)}" d="M${Math.round(begin)} ${a}L${X.sourceEnd} ${a}${curve(X.sourceEnd, a, X.site, b)}"/>`
}

/** The name of a source in the room that there is, with the number of its copies. */
function nameOf({ text, copies }: Origin, strings: Strings, width = X.sourceEnd - X.source - 24): string {
  const more = copies > 0 ? ` ${strings.copies(copies)}` : ''
  return fitted(text, width - widthOf(more, SIZE), SIZE) + more
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`
}

function nodes(
  { said, sources, sites }: EvidenceGraph,
  at: { readonly said: Positions; readonly sources: Positions; readonly sites: Positions },
  strings: Strings,
): string[] {
  return [
    ...said.map(({ key, href, text }) => {
      const y = at.said.get(key) ?? 0
      return node(
        key,
        href,
        text,
        `<circle cx="${X.said + 8}" cy="${y}" r="4"/>${words(X.said - 2, y, fitted(text, X.said - 6, SIZE), 'end')}`,
      )
    }),
    ...sources.map(origin => {
      const y = at.sources.get(origin.key) ?? 0
      const inner = `<circle cx="${X.source}" cy="${y}" r="4"/>${words(X.source + 12, y, nameOf(origin, strings), 'start')}`
      return node(origin.key, origin.href, origin.text, inner)
    }),
    ...sites.map(site => {
      const y = at.sites.get(site) ?? 0
      const shown = fitted(site, WIDTH - X.site - 14, SIZE)
      return `<g data-node="${attribute(`site ${site}`)}"><circle cx="${X.site}" cy="${y}" r="4"/>${words(X.site + 12, y, shown, 'start')}</g>`
    }),
  ]
}

const node = (key: string, href: string, title: string, inner: string) =>
  `<a href="${escapeHtml(href)}" data-node="${attribute(key)}"><title>${escapeHtml(title)}</title>${inner}</a>`

const words = (x: number, y: number, text: string, anchor: string) =>
  `<text x="${x}" y="${y + 4}" text-anchor="${anchor}">${escapeHtml(text)}</text>`

const attribute = (key: string) => escapeHtml(key)
