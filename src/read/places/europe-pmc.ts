import * as z from 'zod'
import { ResearchError } from '../../errors.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import { jatsHtml } from './jats.ts'
import { type Post, pageOf, textOf } from './page.ts'
import { definePlace, isHost, type PlaceDoor } from './place.ts'

/** Query for the one article at an address, by its number in PubMed or PubMed Central. */
function queryOf(url: URL): string | undefined {
  const path = url.pathname
  const pmc = /\/(?:articles?\/)?(?:PMC\/)?(PMC\d+)(?:[/.]|$)/i.exec(path)?.[1]
  const atNcbi = isHost(url, 'ncbi.nlm.nih.gov')
  if (pmc !== undefined && (atNcbi || isHost(url, 'europepmc.org'))) return `PMCID:${pmc.toUpperCase()}`
  const pubmed =
    url.hostname === 'pubmed.ncbi.nlm.nih.gov' ? /^\/(\d+)\/?$/ : /^\/(?:pubmed|article\/MED|abstract\/MED)\/(\d+)\/?$/i
  const pmid = atNcbi || isHost(url, 'europepmc.org') ? pubmed.exec(path)?.[1] : undefined
  return pmid === undefined ? undefined : `EXT_ID:${pmid} AND SRC:MED`
}

const article = z.object({
  title: z.string(),
  authorString: z.string().optional(),
  abstractText: z.string().optional(),
  firstPublicationDate: z.string().optional(),
  pmcid: z.string().optional(),
  inEPMC: z.string().optional(),
  pubTypeList: z.object({ pubType: z.array(z.string()) }).optional(),
})
const found = z.object({ resultList: z.object({ result: z.array(article) }) })

const rest = '/europepmc/webservices/rest'

/** Metadata and abstract by `search`, open full texts by `fullTextXML`: https://europepmc.org/RestfulWebService */
export const europePmc = definePlace({
  name: 'Europe PMC',
  reads:
    'articles of PubMed and PubMed Central: full text where it is open, else the abstract; authors, date, retraction',
  doors: { api: { variable: 'EUROPEPMC_URL', base: 'https://www.ebi.ac.uk' } },
  matches: url => queryOf(url) !== undefined,

  async open(url, { doors: { api }, now }) {
    const query = new URLSearchParams({ query: queryOf(url) ?? '', resultType: 'core', format: 'json', pageSize: '1' })
    const { resultList } = await api.json(`${rest}/search?${query}`, found)
    const [about] = resultList.result
    if (about === undefined) throw unknownArticle()
    const text = about.pmcid !== undefined && about.inEPMC === 'Y' ? await fullText(about.pmcid, api) : undefined
    if (text === undefined && !about.abstractText) throw nothingOpen()
    const title = textOf(about.title).replace(/\.$/, '')
    return {
      bytes: pageOf({ title, posts: postsOf(about.abstractText ?? '', text) }),
      contentType: 'text/html; charset=utf-8',
      url: url.href,
      retrieved: now,
      title,
      ...(about.authorString && { author: about.authorString.replace(/\.$/, '') }),
      ...(about.firstPublicationDate && { published: about.firstPublicationDate }),
      notes: [
        ...(isRetracted(about) ? ['retracted'] : []),
        text === undefined ? 'only its abstract could be read' : 'full text',
      ],
    }
  },
})

function isRetracted({ pubTypeList }: z.output<typeof article>): boolean {
  return pubTypeList?.pubType.some(type => /^retracted publication$/i.test(type)) === true
}

function postsOf(abstract: string, text: string | undefined): readonly Post[] {
  return [
    ...(abstract === '' ? [] : [{ heading: 'Abstract', html: abstractHtml(abstract) }]),
    ...(text === undefined ? [] : [{ html: text }]),
  ]
}

async function fullText(pmcid: string, api: PlaceDoor): Promise<string | undefined> {
  try {
    const { bytes } = await api.get(`${rest}/${pmcid}/fullTextXML`, { accept: 'application/xml' })
    return jatsHtml(new TextDecoder().decode(bytes))
  } catch (error) {
    // Not every article that is there is open, and the abstract is still worth having.
    if (error instanceof ResearchError && error.kind !== 'cancelled') return undefined
    throw error
  }
}

/** Headings inside an abstract come as `<h4>`, its text otherwise without tags. */
function abstractHtml(text: string): string {
  return text
    .split(/<h4>([\s\S]*?)<\/h4>/)
    .map((part, i) => (i % 2 === 1 ? `<h3>${escapeHtml(textOf(part))}</h3>` : `<p>${escapeHtml(textOf(part))}</p>`))
    .filter(part => part !== '<p></p>')
    .join('')
}

function unknownArticle(): ResearchError {
  return new ResearchError('Europe PMC does not know this article.', {
    kind: 'not_found',
    fix: 'Search for its title.',
  })
}

function nothingOpen(): ResearchError {
  return new ResearchError('Neither text nor abstract of this article is open.', {
    kind: 'empty',
    fix: 'Search for its title: another copy may be open.',
  })
}
