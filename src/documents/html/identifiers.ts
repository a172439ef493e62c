import { first, type Meta } from './meta.ts'
import { attribute, findAll, type HtmlElement } from './tree.ts'

const doiForm = /\b10\.\d{4,9}\/[^\s"<>?#]{1,200}/
const arxivForm = /\b(?:arxiv(?:\.org\/(?:abs|pdf|html)\/|:))?(\d{4}\.\d{4,5})(?:v\d+)?\b/i

/** The DOI that the page gives itself, without a resolver before it. */
export function doiOf(meta: Meta, url: string | undefined): string | undefined {
  const stated = first(meta, [
    'citation_doi',
    'dc.identifier',
    'dc.identifier.doi',
    'prism.doi',
    'bepress_citation_doi',
  ])
  const [doi] = doiForm.exec(stated ?? '') ?? doiForm.exec(/doi\.org|\/doi\//.test(url ?? '') ? (url ?? '') : '') ?? []
  return doi?.replace(/[.,;]+$/, '')
}

export function arxivOf(meta: Meta, url: string | undefined): string | undefined {
  const stated = first(meta, ['citation_arxiv_id'])
  const address = /\/\/(?:www\.)?arxiv\.org\//.test(url ?? '') ? url : undefined
  return arxivForm.exec(stated ?? '')?.[1] ?? arxivForm.exec(address ?? '')?.[1]
}

/** The address or name of the licence that the page links as its own. */
export function licenceOf(root: HtmlElement, meta: Meta, declared: string | undefined): string | undefined {
  const [link] = findAll(
    root,
    element =>
      (element.name === 'a' || element.name === 'link') &&
      /(?:^|\s)license(?:\s|$)/i.test(attribute(element, 'rel') ?? ''),
  )
  const linked = link && attribute(link, 'href')
  const stated = declared ?? linked ?? first(meta, ['dc.rights', 'dcterms.license', 'dcterms.rights', 'license'])
  return stated === undefined || stated.length > 300 ? undefined : stated
}
