export const exportFormats = ['md', 'html', 'docx', 'pdf', 'json', 'bib', 'ris', 'csl', 'jsonl'] as const

/** What a research by itself leaves behind: to read, to show, to check. */
export const briefFormats = ['md', 'html', 'json'] as const satisfies readonly ExportFormat[]

export type ExportFormat = (typeof exportFormats)[number]
