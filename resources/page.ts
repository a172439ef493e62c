import { readingDesk } from '../src/desk.ts'
import type { Resource } from '../src/mcp/resource.ts'
import { completeSession } from './research.ts'

/** What an app shows, and a host that can show HTML may show by itself. */
export const page: Resource = {
  name: 'page',
  title: 'The report as a page',
  description: 'The report as one HTML page, also while it is being written.',
  uriTemplate: 'research://{session}/page',
  mimeType: 'text/html',
  list: async () => [],
  complete: (_variable, typed, _known, services) => completeSession(typed, services),
  async read({ session = '' }, { store, exporter }) {
    const known = await store.sessions(10_000)
    return known.some(({ id }) => id === session) ? exporter.live(await readingDesk(session, store)) : undefined
  },
  touchedBy: (session, changed) => (changed.some(id => /^[dcjp]\d/.test(id)) ? [`research://${session}/page`] : []),
}
