import { describe, expect, it } from 'vitest'
import { placeContract } from './contract.ts'
import { html, inWorld, type Reply } from './support.ts'

const variables = ['CROSSREF_URL', 'OPENALEX_URL', 'DOI_URL']
const url = 'https://doi.org/10.1234/tide.5'
const message = {
  title: ['Tides <i>and</i> trade'],
  author: [{ given: 'Mara', family: 'Quill' }, { name: 'The Harbour Board' }],
  issued: { 'date-parts': [[2021, 7]] },
  abstract: '<jats:p>Trade follows the tide by four hours, as ninety years of harbour books show.</jats:p>',
}
const crossref = '/works/10.1234%2Ftide.5'
const openalex = '/works/doi:10.1234%2Ftide.5'
const copy = 'https://repository.example/copy'
const text = html(
  'Tides and trade',
  'Ships leave on the ebb, so the trade of a morning is decided in the night before it.',
)
const answers: Record<string, Reply> = {
  [crossref]: { status: 'ok', message },
  [openalex]: { open_access: { is_oa: false, oa_url: null }, best_oa_location: null, is_retracted: false },
}

placeContract('DOI', {
  url,
  reads: ['https://dx.doi.org/10.1234/tide.5', 'https://www.doi.org/10.1000/182'],
  leaves: ['https://doi.org/', 'https://www.doi.org/the-identifier/resources', 'https://notdoi.org/10.1234/tide.5'],
  variables,
  answers,
  says: ['Trade follows the tide by four hours'],
  foreign: ['Quill', 'Trade', 'Board'],
})

describe('DOI', () => {
  it('reads the open copy, with what Crossref says of the work', async () => {
    const { read } = await inWorld({
      variables,
      answers: { ...answers, [openalex]: { open_access: { oa_url: copy }, is_retracted: true } },
      pages: { [copy]: text },
    })
    const { opened, document } = await read(url)
    expect(document.text).toContain('Ships leave on the ebb')
    expect(opened).toMatchObject({
      title: 'Tides and trade',
      author: 'Mara Quill, The Harbour Board',
      published: '2021-07',
      access: { place: 'DOI', notes: ['retracted', 'an open copy'] },
    })
  })

  it('goes on to the landing page, then to the abstract', async () => {
    const open = { open_access: { oa_url: copy } }
    const landing = await inWorld({
      variables,
      answers: { ...answers, [openalex]: open },
      pages: { [copy]: { kind: 'blocked' }, [url]: text },
    })
    const { opened } = await landing.read(url)
    expect([landing.fetched, opened.access]).toEqual([[copy, url], { place: 'DOI' }])
    const nothing = await inWorld({
      variables,
      answers: { ...answers, [openalex]: open },
      pages: { [url]: { kind: 'blocked' } },
    })
    const abstract = await nothing.read(url)
    expect(abstract.document.text).toContain('ninety years of harbour books')
    expect(abstract.opened.access?.notes).toEqual(['only its abstract could be read'])
  })

  it('asks the resolver where Crossref does not know the work', async () => {
    const csl = { title: 'Data of tides', author: [{ family: 'Ode' }], issued: { 'date-parts': [[2020]] } }
    const { open, headers } = await inWorld({
      variables,
      answers: { '/10.1234/tide.5': csl },
      pages: { [url]: text },
    })
    expect(await open(url)).toMatchObject({ title: 'Data of tides', author: 'Ode', published: '2020' })
    expect(headers.map(({ accept }) => accept)).toContain('application/vnd.citationstyles.csl+json')
  })

  it('is retracted where Crossref says that a notice did that', async () => {
    const withdrawn = { ...message, 'updated-by': [{ type: 'retraction', DOI: '10.1/x' }] }
    const { open } = await inWorld({ variables, answers: { ...answers, [crossref]: { message: withdrawn } } })
    expect((await open(url)).access?.notes).toEqual(['retracted', 'only its abstract could be read'])
  })
})
