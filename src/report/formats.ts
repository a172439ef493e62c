export const exportFormats = ['md', 'html', 'docx', 'pdf', 'json', 'bib', 'ris', 'csl', 'jsonl'] as const

/** What a research by itself leaves behind: to read, to show, to check. */
export const briefFormats = ['md', 'html', 'json'] as const satisfies readonly ExportFormat[]

export type ExportFormat = (typeof exportFormats)[number]

export const mimeTypes: Readonly<Record<ExportFormat, string>> = {
  md: 'text/markdown',
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json',
  bib: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  csl: 'application/vnd.citationstyles.csl+json',
  jsonl: 'application/jsonl',
}

/** Of an exported file, by its name. */
export function mimeTypeOf(name: string): string {
  const ending = /\.csl\.json$/.test(name) ? 'csl' : (name.split('.').at(-1) ?? '')
  const format = exportFormats.find(one => one === ending)
  return format === undefined ? 'application/octet-stream' : mimeTypes[format]
}
