import type { Resource } from '../src/mcp/resource.ts'
import { mimeTypeOf } from '../src/report/formats.ts'
import { completeSession } from './research.ts'

/** For hosts on other machines, to which a path of this one says nothing. */
export const exported: Resource = {
  name: 'export',
  title: 'An exported file',
  description: 'A file that draft_report exported: report.html, report.md, report.pdf, references.bib, …',
  uriTemplate: 'research://{session}/exports/{file}',
  mimeType: 'application/octet-stream',
  list: async () => [],
  complete: (variable, typed, _known, services) =>
    variable === 'session' ? completeSession(typed, services) : Promise.resolve([]),
  async read({ session = '', file = '' }, { exporter }) {
    const bytes = await exporter.saved(session, file)
    return bytes && { mimeType: mimeTypeOf(file), bytes }
  },
}
