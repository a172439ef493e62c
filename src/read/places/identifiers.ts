/** Names of documents that stand for an address, as people write them. */
const identifiers: readonly (readonly [form: RegExp, address: (id: string) => string])[] = [
  [/^(?:doi:\s*)?(10\.\d{4,9}\/\S+)$/i, id => `https://doi.org/${encodeURI(id)}`],
  [/^arxiv:\s*((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?)$/i, id => `https://arxiv.org/abs/${id}`],
  [/^(PMC\d{3,})$/i, id => `https://pmc.ncbi.nlm.nih.gov/articles/${id.toUpperCase()}/`],
  [/^PMID:?\s*(\d+)$/i, id => `https://pubmed.ncbi.nlm.nih.gov/${id}/`],
  [/^RFC\s?(\d{1,5})$/i, id => `https://www.rfc-editor.org/rfc/rfc${Number(id)}`],
]

/** The address of a DOI, arXiv, PubMed or RFC identifier; anything else comes back as it is. */
export function addressOfIdentifier(given: string): string {
  const trimmed = given.trim()
  for (const [form, address] of identifiers) {
    const id = form.exec(trimmed)?.[1]
    if (id !== undefined) return address(id)
  }
  return given
}
