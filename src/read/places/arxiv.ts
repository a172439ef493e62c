import { ResearchError } from '../../errors.ts'
import { notAsDocumented } from './doors.ts'
import { pageOf, textOf } from './page.ts'
import { definePlace, isHost, type PlaceCopy, type Visit } from './place.ts'

/** Both forms of identifier, with or without a version: https://info.arxiv.org/help/arxiv_identifier.html */
const identifier = /(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?/

function idOf(url: URL): string | undefined {
  const path = decodeURIComponent(url.pathname).replace(/\.pdf$/, '')
  const prefix = isHost(url, 'arxiv.org')
    ? '/(?:abs|pdf|html)/'
    : isHost(url, 'doi.org')
      ? '/10\\.48550/arxiv\\.'
      : '(?!)'
  return new RegExp(`^${prefix}(${identifier.source})/?$`, 'i').exec(path)?.[1]
}

type Doors = 'api' | 'texts'

/**
 * Metadata by the export API, https://info.arxiv.org/help/api/user-manual.html, at the pace of its terms,
 * https://info.arxiv.org/help/api/tou.html; the text from the HTML version where there is one,
 * https://info.arxiv.org/about/accessible_HTML.html, else from the PDF.
 */
export const arxiv = definePlace<Doors>({
  name: 'arXiv',
  reads: 'papers: HTML version, else PDF, else abstract; title, authors, dates, withdrawal',
  doors: {
    api: { variable: 'ARXIV_URL', base: 'https://export.arxiv.org', everyMs: 3_000 },
    texts: { variable: 'ARXIV_URL', base: 'https://arxiv.org' },
  },
  matches: url => idOf(url) !== undefined,

  async open(url, visit) {
    const id = idOf(url) ?? ''
    const entry = await entryOf(id, visit)
    if (entry instanceof ResearchError) {
      const text = await fullText(id, visit)
      if (text === undefined) throw entry
      return { ...text, notes: ['without its record, which arXiv was too busy to give'] }
    }
    const abstract = abstractCopy(entry, url, visit)
    const about = { title: entry.title, author: entry.authors.join(', '), published: entry.updated, notes: entry.notes }
    if (entry.withdrawn) return { ...abstract, ...about, notes: [...entry.notes, 'only its abstract was read'] }
    const text = await fullText(id, visit)
    if (text === undefined) return { ...abstract, ...about, notes: [...entry.notes, 'only its abstract could be read'] }
    return { ...text, ...about, otherwise: abstract }
  },
})

/** The record, or that there is no time for it, which the text need not wait for. */
async function entryOf(id: string, { doors: { api } }: Visit<Doors>): Promise<Entry | ResearchError> {
  const query = new URLSearchParams({ id_list: id, max_results: '1' })
  try {
    const { bytes } = await api.get(`/api/query?${query}`, { accept: 'application/atom+xml' })
    return entryIn(new TextDecoder().decode(bytes))
  } catch (error) {
    if (error instanceof ResearchError && (error.kind === 'rate_limited' || error.kind === 'timeout')) return error
    throw error
  }
}

interface Entry {
  readonly title: string
  readonly authors: readonly string[]
  /** Of the version that was asked for. */
  readonly updated: string
  readonly summary: string
  readonly withdrawn: boolean
  readonly notes: readonly string[]
}

/** The one entry of an Atom feed; an unknown identifier gives a feed without any, or an entry whose id is an error. */
function entryIn(feed: string): Entry {
  if (!/<feed\b/.test(feed)) throw notAsDocumented()
  const entry = /<entry>([\s\S]*?)<\/entry>/.exec(feed)?.[1]
  if (entry === undefined || /\/api\/errors/.test(entry)) throw unknownPaper()
  const element = (name: string) => textOf(new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}>`).exec(entry)?.[1] ?? '')
  const [published, updated] = [element('published'), element('updated')]
  const summary = element('summary')
  const withdrawn = /\bwithdrawn\b/i.test(element('arxiv:comment')) || withdrawal.test(summary)
  return {
    title: element('title'),
    authors: [...entry.matchAll(/<name>([\s\S]*?)<\/name>/g)].map(([, name = '']) => textOf(name)),
    updated: updated || published,
    summary,
    withdrawn,
    notes: [
      ...(isDate(published) ? [`first version ${published.slice(0, 10)}`] : []),
      ...(isDate(updated) && updated !== published ? [`this version ${updated.slice(0, 10)}`] : []),
      ...(withdrawn ? ['withdrawn by its authors or by arXiv'] : []),
    ],
  }
}

/** How the abstract of a withdrawn paper begins: https://info.arxiv.org/help/withdraw.html */
const withdrawal = /^(?:this|the) (?:paper|article|submission|manuscript|work|preprint)\b.{0,60}\bwithdrawn\b/i

const isDate = (text: string) => /^\d{4}-\d\d-\d\dT/.test(text)

async function fullText(id: string, { doors: { texts } }: Visit<Doors>): Promise<PlaceCopy | undefined> {
  const failures = ['not_found', 'gone', 'unreachable', 'timeout', 'blocked', 'rate_limited', 'too_large']
  for (const [path, type] of [
    [`/html/${id}`, 'text/html'],
    [`/pdf/${id}`, 'application/pdf'],
  ] as const) {
    try {
      const { bytes, contentType = type, url, retrieved, stale } = await texts.get(path, { accept: type })
      return { bytes, contentType, url, retrieved, ...(stale && { stale }) }
    } catch (error) {
      if (!(error instanceof ResearchError && failures.includes(error.kind))) throw error
    }
  }
  return undefined
}

function abstractCopy({ title, summary, updated }: Entry, url: URL, { now }: Visit<Doors>): PlaceCopy {
  const bytes = pageOf({
    title,
    posts: [{ heading: 'Abstract', date: updated, html: summary.replaceAll('<', '&lt;') }],
  })
  const notes = ['only its abstract could be read']
  return { bytes, contentType: 'text/html; charset=utf-8', url: url.href, retrieved: now, notes }
}

function unknownPaper(): ResearchError {
  return new ResearchError('arXiv knows no paper with this identifier.', {
    kind: 'not_found',
    fix: 'Check the identifier, or search for the title of the paper.',
  })
}
