import { describe, expect, it } from 'vitest'
import { placeContract } from './contract.ts'
import { html, inWorld, type Reply } from './support.ts'

const feed = (entry: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>${entry}</feed>`
const entry = ({ comment = '12 pages', summary = 'We measure how tides move &amp; settle sand in harbours.' } = {}) =>
  feed(`<entry><id>http://arxiv.org/abs/2301.00001v2</id><updated>2023-04-05T06:07:08Z</updated>
  <published>2023-01-02T03:04:05Z</published><title>Tides
  in harbours</title><summary>  ${summary}
  </summary><author><name>Mara Quill</name></author><author><name>Ben Ode</name></author>
  <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">${comment}</arxiv:comment></entry>`)
const paper = html(
  'Tides in harbours',
  'Sand settles where the tide is slack, as the first measurement of the harbour shows.',
)
const variables = ['ARXIV_URL']
const url = 'https://arxiv.org/abs/2301.00001v2'

placeContract('arXiv', {
  url,
  reads: [
    'https://arxiv.org/pdf/2301.00001.pdf',
    'https://www.arxiv.org/html/2301.00001v1',
    'https://arxiv.org/abs/hep-th/9901001',
    'https://doi.org/10.48550/arXiv.2301.00001',
  ],
  leaves: ['https://arxiv.org/list/cs.AI/recent', 'https://notarxiv.org/abs/2301.00001', 'https://doi.org/10.1000/1'],
  variables,
  answers: { '/api/query': entry(), '/html/2301.00001v2': paper },
  says: ['Sand settles where the tide is slack'],
  foreign: ['Quill', 'Tides', 'pages'],
})

describe('arXiv', () => {
  it('gives title, authors, and the dates of this and of the first version', async () => {
    const { read, asked } = await inWorld({
      variables,
      answers: { '/api/query': entry(), '/html/2301.00001v2': paper },
    })
    const { opened } = await read(url)
    expect(opened).toMatchObject({
      title: 'Tides in harbours',
      author: 'Mara Quill, Ben Ode',
      published: '2023-04-05T06:07:08Z',
      access: { notes: ['first version 2023-01-02', 'this version 2023-04-05'] },
    })
    expect(asked).toEqual(['/api/query?id_list=2301.00001v2&max_results=1', '/html/2301.00001v2'])
  })

  it('takes the PDF where there is no HTML, with the abstract standing by', async () => {
    const { open } = await inWorld({ variables, answers: { '/api/query': entry(), '/pdf/2301.00001v2': '%PDF-1.7' } })
    const { input, otherwise } = await open(url)
    expect(new TextDecoder().decode(input.bytes)).toBe('%PDF-1.7')
    expect(new TextDecoder().decode(otherwise?.input.bytes)).toContain('how tides move')
    expect(otherwise).toMatchObject({ title: 'Tides in harbours', author: 'Mara Quill, Ben Ode' })
  })

  it('falls back on the abstract, and on it alone where the paper was withdrawn', async () => {
    const without = await inWorld({ variables, answers: { '/api/query': entry() } })
    const abstract = await without.read(url)
    expect(abstract.document.text).toContain('how tides move & settle sand')
    expect(abstract.opened.access?.notes).toContain('only its abstract could be read')
    const withdrawn = await inWorld({
      variables,
      answers: { '/api/query': entry({ comment: 'This paper has been withdrawn' }), '/html/2301.00001v2': paper },
    })
    const { opened } = await withdrawn.read(url)
    expect(opened.access?.notes).toContain('withdrawn by its authors or by arXiv')
    const summary = 'Forces were withdrawn from the coast in 1944, and the tide took the sand.'
    const other = await inWorld({
      variables,
      answers: { '/api/query': entry({ summary }), '/html/2301.00001v2': paper },
    })
    expect((await other.read(url)).opened.access?.notes).not.toContain('withdrawn by its authors or by arXiv')
  })

  it('reads the text without the record where the API is too busy', async () => {
    const busy: Reply = (_, response) => void response.writeHead(429, { 'retry-after': '60' }).end()
    const { read } = await inWorld({ variables, answers: { '/api/query': busy, '/html/2301.00001v2': paper } })
    const { opened, document } = await read(url)
    expect(document.text).toContain('Sand settles where the tide is slack')
    expect(opened.access?.notes).toEqual(['without its record, which arXiv was too busy to give'])
  })

  it('says that there is no such paper', async () => {
    const { read } = await inWorld({ variables, answers: { '/api/query': feed('') } })
    await expect(read(url)).rejects.toMatchObject({ kind: 'not_found' })
  })
})
