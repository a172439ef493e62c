import * as z from 'zod'
import { ResearchError } from '../../errors.ts'
import type { Fetched } from '../../net/net.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import { pageOf, textOf } from './page.ts'
import { definePlace, isHost, type PlaceCopy, type Visit } from './place.ts'

type Doors = 'crossref' | 'openalex' | 'resolver'

function doiOf(url: URL): string | undefined {
  if (!isHost(url, 'doi.org')) return undefined
  const path = decodeURIComponent(url.pathname.slice(1))
  return /^10\.\d{4,9}\/\S+$/.test(path) ? path : undefined
}

const dates = z.object({ 'date-parts': z.array(z.array(z.int().nullable())) }).optional()
/** What Crossref's API and the CSL JSON of content negotiation have in common, apart from a title that may be a list. */
const work = z.object({
  title: z.union([z.string(), z.array(z.string())]).optional(),
  author: z
    .array(z.object({ given: z.string().optional(), family: z.string().optional(), name: z.string().optional() }))
    .optional(),
  issued: dates,
  abstract: z.string().optional(),
  'updated-by': z.array(z.object({ type: z.string() })).optional(),
})
type Work = z.output<typeof work>

const openAccess = z.object({
  open_access: z.object({ oa_url: z.string().nullish() }).nullish(),
  best_oa_location: z.object({ pdf_url: z.string().nullish(), landing_page_url: z.string().nullish() }).nullish(),
  is_retracted: z.boolean().nullish(),
})

/**
 * Metadata by Crossref, https://www.crossref.org/documentation/retrieve-metadata/rest-api/, for other agencies by content negotiation,
 * https://citation.doi.org/docs.html; an open copy by OpenAlex, https://docs.openalex.org/api-entities/works/work-object; else the
 * page that the DOI leads to.
 */
export const doi = definePlace<Doors>({
  name: 'DOI',
  reads: 'DOIs: an open copy, else the landing page, else the abstract; title, authors, date, retraction',
  doors: {
    crossref: { variable: 'CROSSREF_URL', base: 'https://api.crossref.org' },
    openalex: { variable: 'OPENALEX_URL', base: 'https://api.openalex.org' },
    resolver: { variable: 'DOI_URL', base: 'https://doi.org' },
  },
  matches: url => doiOf(url) !== undefined,

  async open(url, visit) {
    const name = doiOf(url) ?? ''
    const [about, open] = await Promise.all([describe(name, visit), openCopies(name, visit)])
    const isRetracted = open.isRetracted || (about?.['updated-by'] ?? []).some(({ type }) => /retract/.test(type))
    const facts = { ...metadata(about), ...(isRetracted && { notes: ['retracted'] }) }
    const notes = (note: string) => ({ notes: [...(facts.notes ?? []), note] })
    const abstract = abstractCopy(about, url, visit)
    for (const address of open.urls) {
      const copy = await reached(visit.page(address))
      if (copy !== undefined) {
        return { ...copy, ...facts, ...notes('an open copy'), ...(abstract && { otherwise: abstract }) }
      }
    }
    const landing = await reached(visit.page(url.href))
    if (landing !== undefined) return { ...landing, ...facts, ...(abstract && { otherwise: abstract }) }
    if (abstract !== undefined) return { ...abstract, ...facts, ...notes('only its abstract could be read') }
    throw new ResearchError('No open copy of this work could be read, nor its landing page.', {
      kind: about === undefined ? 'not_found' : 'blocked',
      fix: 'Search for its title: a preprint or an author’s copy may be open.',
    })
  },
})

async function describe(name: string, { doors }: Visit<Doors>): Promise<Work | undefined> {
  const path = encodeURIComponent(name)
  const answered = z.object({ message: work })
  const found = await answer(doors.crossref.json(`/works/${path}`, answered))
  if (found !== undefined) return found.message
  return answer(doors.resolver.json(`/${encodeURI(name)}`, work, { accept: 'application/vnd.citationstyles.csl+json' }))
}

async function openCopies(name: string, { doors }: Visit<Doors>) {
  const found = await answer(doors.openalex.json(`/works/doi:${encodeURIComponent(name)}`, openAccess))
  const best = found?.best_oa_location
  const urls = [found?.open_access?.oa_url, best?.landing_page_url, best?.pdf_url].filter(
    url => typeof url === 'string',
  )
  return {
    urls: [...new Set(urls)].filter(url => !/\/\/(?:dx\.)?doi\.org\//.test(url)),
    isRetracted: found?.is_retracted === true,
  }
}

/** Undefined where a service failed: each is one of several ways to the work. Cancelling ends them all. */
async function answer<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ResearchError && error.kind !== 'cancelled') return undefined
    throw error
  }
}

async function reached(fetching: Promise<Fetched>): Promise<PlaceCopy | undefined> {
  const fetched = await answer(fetching)
  if (fetched === undefined) return undefined
  const { bytes, url, retrieved, stale, contentType = '' } = fetched
  return { bytes, url, retrieved, contentType, ...(stale && { stale }) }
}

function metadata(about: Work | undefined): Pick<PlaceCopy, 'title' | 'author' | 'published' | 'notes'> {
  const title = textOf([about?.title ?? ''].flat()[0] ?? '')
  const author = (about?.author ?? []).map(
    ({ given = '', family = '', name = '' }) => `${given} ${family}`.trim() || name,
  )
  const published = dateOf(about?.issued?.['date-parts'][0] ?? [])
  return {
    ...(title !== '' && { title }),
    ...(author.length > 0 && { author: author.join(', ') }),
    ...(published !== undefined && { published }),
  }
}

/** Year, month and day, as far as they are known. */
function dateOf(parts: readonly (number | null)[]): string | undefined {
  const known = parts.slice(0, 3).filter(part => part !== null)
  return known.length === 0 ? undefined : known.map(part => String(part).padStart(2, '0')).join('-')
}

function abstractCopy(about: Work | undefined, url: URL, { now }: Visit<Doors>): PlaceCopy | undefined {
  const { title = '' } = metadata(about)
  if (about?.abstract === undefined || title === '') return undefined
  const paragraphs = about.abstract
    .split(/<\/jats:p>/)
    .map(textOf)
    .filter(Boolean)
  const html = paragraphs.map(text => `<p>${escapeHtml(text)}</p>`).join('')
  const bytes = pageOf({ title, posts: [{ heading: 'Abstract', html }] })
  const notes = ['only its abstract could be read']
  return { bytes, contentType: 'text/html; charset=utf-8', url: url.href, retrieved: now, notes }
}
