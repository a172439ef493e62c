import { readingDesk } from '../src/desk.ts'
import { renderReply } from '../src/mcp/reply.ts'
import type { Resource } from '../src/mcp/resource.ts'
import { completeSession } from './research.ts'

export const source: Resource = {
  name: 'source',
  title: 'A source',
  description: 'The stored text, each paragraph behind its place.',
  uriTemplate: 'research://{session}/sources/{id}',
  mimeType: 'text/plain',
  list: async () => [],

  async complete(variable, typed, { session }, services) {
    if (variable === 'session') return completeSession(typed, services)
    if (session === undefined) return []
    const { sources } = await services.store.load(session)
    return sources.flatMap(({ id, state }) => (state === 'read' && id.startsWith(typed) ? [id] : []))
  },

  async read({ session = '', id = '' }, { store }) {
    const known = await store.sessions(10_000)
    if (!known.some(one => one.id === session)) return undefined
    const desk = await readingDesk(session, store)
    const one = desk.state.sources.find(({ id: own }) => own === id)
    if (one?.state !== 'read') return undefined
    const { describeSource } = await import('../src/read/describe.ts')
    const { quoteParagraphs } = await import('../src/read/view.ts')
    const stored = await desk.text(one.textSha256)
    const quoted = quoteParagraphs(
      one,
      stored,
      stored.paragraphs.map((_, i) => i + 1),
    )
    return renderReply(
      { facts: [describeSource(one)], quoted: [{ place: id, text: one.title }, ...quoted] },
      desk.state,
    )
  },

  touchedBy: (session, changed) =>
    changed.filter(id => /^s\d/.test(id)).map(id => `research://${session}/sources/${id}`),
}
