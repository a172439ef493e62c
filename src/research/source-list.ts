import type { Desk } from '../desk.ts'
import type { Source } from '../domain/source.ts'
import { signsOf } from '../evidence/health/source-health.ts'
import { PAGE, refusePart } from './pages.ts'
import type { Recalled } from './recalled.ts'

/** One part of the sources of a research, and what a reader has to know of them. */
export async function listSources(desk: Desk, part: number): Promise<Recalled> {
  const { sources } = desk.state
  const parts = Math.ceil(sources.length / PAGE)
  refusePart(part, parts)
  const shown = sources.slice((part - 1) * PAGE, part * PAGE)
  const { beware, undated } = await healthOf(shown, desk)
  return {
    facts: [
      `${sources.length} sources${sources.length > PAGE ? `, part ${part} of ${parts}` : ''}`,
      ...beware,
      ...(undated.length > 0 ? [`undated: ${undated.join(' ')}`] : []),
      ...failuresOf(shown),
    ],
    quoted: shown.map(source => ({
      place: source.id,
      text: [
        source.state,
        source.published?.slice(0, 10),
        source.title,
        source.origin.type === 'file' ? source.origin.path : source.address,
      ]
        .filter(Boolean)
        .join(' · '),
    })),
    data: { sources: shown.map(({ id, state }) => ({ id, state })) },
  }
}

async function healthOf(sources: readonly Source[], desk: Desk): Promise<{ beware: string[]; undated: string[] }> {
  const beware: string[] = []
  const undated: string[] = []
  for (const source of sources) {
    if (source.state !== 'read') continue
    const { text } = await desk.text(source.textSha256)
    const signs = signsOf(source, text)
    const told = signs.filter(({ kind }) => kind !== 'undated').map(({ says }) => says)
    if (told.length > 0) beware.push(`beware of ${source.id}: ${told.join(', ')}`)
    if (told.length < signs.length) undated.push(source.id)
  }
  return { beware, undated }
}

/** What failed on the way is no dead link. */
function failuresOf(sources: readonly Source[]): string[] {
  const failed = sources.filter(source => source.state === 'failed')
  const isDead = ({ failure: { kind } }: (typeof failed)[number]) => kind === 'not_found' || kind === 'gone'
  const listed = (some: typeof failed) =>
    some.map(({ id, failure }) => `${id} (${failure.kind.replaceAll('_', ' ')})`).join(' ')
  const [dead, other] = [failed.filter(isDead), failed.filter(one => !isDead(one))]
  return [
    ...(dead.length > 0 ? [`dead links: ${listed(dead)}`] : []),
    ...(other.length > 0 ? [`could not be fetched, which makes no dead link: ${listed(other)}`] : []),
  ]
}
