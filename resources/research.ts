import type { Services } from '../src/context.ts'
import { readingDesk } from '../src/desk.ts'
import { renderReply } from '../src/mcp/reply.ts'
import type { Listed, Resource, Variables } from '../src/mcp/resource.ts'
import type { RecallInput } from '../src/research/recall.ts'

/** How many of the last researches are listed. */
const LISTED = 10

/** The last researches, each titled by its question. */
export async function lastResearches({ store }: Services): Promise<readonly Listed[]> {
  const sessions = await store.sessions(LISTED)
  return sessions.map(({ id, question }) => ({
    uri: `research://${id}`,
    name: id,
    title: question || `Research ${id}`,
  }))
}

/** Research ids that begin with what was typed. */
export async function completeSession(typed: string, { store }: Services): Promise<readonly string[]> {
  return (await store.sessions(100)).map(({ id }) => id).filter(id => id.startsWith(typed))
}

/** The same words as `recall` gives. */
export async function recalled(
  session: string,
  input: Omit<RecallInput, 'part'>,
  { store }: Services,
): Promise<string | undefined> {
  const known = await store.sessions(10_000)
  if (!known.some(({ id }) => id === session)) return undefined
  const { recallAnything } = await import('../src/research/recall.ts')
  const desk = await readingDesk(session, store)
  return renderReply(await recallAnything({ ...input, part: 1 }, desk, store), desk.state)
}

/** A part of a research that `recall` lists under a kind. */
export function partOf(
  kind: NonNullable<RecallInput['kind']>,
  title: string,
  description: string,
  letters: RegExp,
): Resource {
  return {
    name: kind,
    title,
    description,
    uriTemplate: `research://{session}/${kind}`,
    mimeType: 'text/plain',
    list: async () => [],
    complete: (_variable, typed, _known, services) => completeSession(typed, services),
    read: ({ session = '' }: Variables, services) => recalled(session, { kind }, services),
    touchedBy: (session, changed) => (changed.some(id => letters.test(id)) ? [`research://${session}/${kind}`] : []),
  }
}

export const research: Resource = {
  name: 'research',
  title: 'A research',
  description: 'Where it stands: coverage, sources, repairs, next step.',
  uriTemplate: 'research://{session}',
  mimeType: 'text/plain',
  list: lastResearches,
  complete: (_variable, typed, _known, services) => completeSession(typed, services),
  read: ({ session = '' }, services) => recalled(session, {}, services),
  touchedBy: session => [`research://${session}`],
}
