import { describe, expect, it } from 'vitest'
import { placeContract } from './contract.ts'
import { inWorld, type Reply } from './support.ts'

const variables = ['EUROPEPMC_URL']
const rest = '/europepmc/webservices/rest'
const url = 'https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/'
const article = {
  id: '999',
  title: 'Seasickness in <i>harbour</i> pilots.',
  authorString: 'Quill M, Ode B.',
  abstractText:
    '<h4>Background</h4>Pilots board moving ships in any weather. <h4>Results</h4>One in nine pilots is seasick once a month.',
  firstPublicationDate: '2024-06-07',
  pmcid: 'PMC1234567',
  inEPMC: 'Y',
  pubTypeList: { pubType: ['research-article'] },
}
const found = (result: object[]) => ({ hitCount: result.length, resultList: { result } })
const xml = `<?xml version="1.0"?><article><front><article-meta><title-group/></article-meta></front><body>
<!-- a comment --><sec id="s1"><title>Methods</title><p>We asked <italic>412</italic> pilots in nine harbours about the last year at sea &amp; ashore.</p>
<sec><title>Sample</title><p>Each pilot answered <xref ref-type="bibr">3</xref> times, once for each season that brings storms.</p></sec></sec>
<sec><title>Results</title><table-wrap><table><tr><th>Harbour</th><th>Seasick</th></tr><tr><td>North quay</td><td>11 %</td></tr></table></table-wrap>
<p>The rate <inline-formula><tex-math>x^2</tex-math></inline-formula> fell with years of service in all nine harbours.</p></sec></body><back><ref-list/></back></article>`
const answers: Record<string, Reply> = {
  [`${rest}/search`]: found([article]),
  [`${rest}/PMC1234567/fullTextXML`]: xml,
}

placeContract('Europe PMC', {
  url,
  reads: [
    'https://pubmed.ncbi.nlm.nih.gov/999/',
    'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/',
    'https://europepmc.org/article/MED/999',
    'https://europepmc.org/article/PMC/PMC1234567',
  ],
  leaves: [
    'https://pubmed.ncbi.nlm.nih.gov/?term=tide',
    'https://www.ncbi.nlm.nih.gov/gene/999',
    'https://europepmc.org/search?query=x',
  ],
  variables,
  answers,
  says: [
    'We asked 412 pilots in nine harbours',
    'Each pilot answered 3 times',
    'North quay',
    'One in nine pilots is seasick',
  ],
  foreign: ['Quill', 'Seasickness', 'pilots'],
})

describe('Europe PMC', () => {
  it('gives title, authors and date, and headings below each other', async () => {
    const { read, asked } = await inWorld({ variables, answers })
    const { opened, document } = await read(url)
    expect(opened).toMatchObject({
      title: 'Seasickness in harbour pilots',
      author: 'Quill M, Ode B',
      published: '2024-06-07',
      access: { notes: ['full text'] },
    })
    const headings = document.paragraphs.flatMap(({ kind, start, end }) =>
      kind === 'heading' ? [document.text.slice(start, end)] : [],
    )
    expect(headings).toEqual(expect.arrayContaining(['Abstract', 'Methods', 'Sample', 'Results']))
    expect(document.text).not.toContain('x^2')
    expect(new URL(asked[0] ?? '', 'http://x').searchParams.get('query')).toBe('PMCID:PMC1234567')
  })

  it('reads the abstract where the text is not open, and says that an article was retracted', async () => {
    const retracted = { ...article, pubTypeList: { pubType: ['Retracted Publication'] } }
    const { read, asked } = await inWorld({ variables, answers: { [`${rest}/search`]: found([retracted]) } })
    const { opened, document } = await read('https://pubmed.ncbi.nlm.nih.gov/999/')
    expect(opened.access?.notes).toEqual(['retracted', 'only its abstract could be read'])
    expect(document.text).toContain('One in nine pilots')
    expect(new URL(asked[0] ?? '', 'http://x').searchParams.get('query')).toBe('EXT_ID:999 AND SRC:MED')
  })

  it.each([
    ['not_found', found([])],
    ['empty', found([{ title: 'Without anything' }])],
  ])('tells %s', async (kind, reply) => {
    const { open } = await inWorld({ variables, answers: { [`${rest}/search`]: reply } })
    await expect(open(url)).rejects.toMatchObject({ kind })
  })

  it('names the page that was asked for where both ways fail, before its own door', async () => {
    const gone = await inWorld({ variables, answers: {}, pages: { [url]: { kind: 'not_found' } } })
    await expect(gone.open(url)).rejects.toMatchObject({ message: `${new URL(url).host} failed.` })
    const shut = await inWorld({ variables, answers: {}, pages: { [url]: { kind: 'blocked' } } })
    const message = expect.stringMatching(new RegExp(`^${new URL(url).host} failed\\. Europe PMC: `))
    await expect(shut.open(url)).rejects.toMatchObject({ kind: 'not_found', message })
  })
})
