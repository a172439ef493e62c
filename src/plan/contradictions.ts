import type { Desk } from '../desk.ts'
import { isExcludedBy } from '../domain/exclusion.ts'
import { byCleanness, twinKey } from '../domain/file-twin.ts'
import type { ReadSource } from '../domain/source.ts'
import {
  type Contradiction,
  type Contradictions,
  findContradictions,
} from '../evidence/contradictions/contradictions.ts'
import { type SourceStatement, statementsOf } from '../evidence/contradictions/statements.ts'

/** So much text is compared in a second or so; of more, the sources that were read last. */
const MAX_CHARS = 5_000_000

/** Where the current sources of a research contradict each other. */
export async function contradictionsIn(desk: Desk): Promise<Contradictions> {
  const sources = comparedSources(desk)
  const key = sources.map(({ id, textSha256 }) => `${id} ${textSha256}`).join()
  if (last?.key !== key) last = { key, result: await compare(sources, desk) }
  return last.result
}

/** Nothing has to be compared again while no source has changed. */
let last: { readonly key: string; readonly result: Contradictions } | undefined

async function compare(sources: readonly ReadSource[], desk: Desk): Promise<Contradictions> {
  if (sources.length < 2) return { found: [], isCut: false }
  const texts = await Promise.all(
    sources.map(async ({ id, title, textSha256 }) => ({ id, title, ...(await desk.text(textSha256)) })),
  )
  for (const [i, text] of texts.entries()) {
    statementsOf(text)
    // Others have their turn while many texts are read; comparing what was read is quick.
    if (i % SLICE === SLICE - 1) await new Promise(resolve => setImmediate(resolve))
  }
  return findContradictions(texts)
}

/** Without those whose text has been superseded, those that the plan excludes, and other formats of a page. */
function comparedSources({ state }: Desk): ReadSource[] {
  const read = state.sources.filter(source => source.state === 'read').filter(one => !isExcludedBy(one, state.research))
  const old = new Set(read.map(({ supersedes }) => supersedes))
  const cleanest = cleanestOf(read)
  let left = MAX_CHARS
  return read
    .filter(one => !old.has(one.id) && cleanest(one))
    .reverse()
    .filter(({ chars }) => {
      left -= chars
      return left >= 0
    })
    .reverse()
}

/** Says of a source whether no other one is the same page in a format that reads cleaner. */
function cleanestOf(read: readonly ReadSource[]): (source: ReadSource) => boolean {
  const paths = new Map<string, string>()
  for (const { origin } of read) {
    if (origin.type !== 'file') continue
    const known = paths.get(twinKey(origin.path))
    if (known === undefined || byCleanness(origin.path, known) < 0) paths.set(twinKey(origin.path), origin.path)
  }
  return ({ origin }) => origin.type !== 'file' || paths.get(twinKey(origin.path)) === origin.path
}

const SLICE = 5
const SHOWN = 5

/** Places in our lines, the sentences behind them. */
export function describeContradictions(found: readonly Contradiction[]): {
  readonly facts: string[]
  readonly quoted: { readonly place: string; readonly text: string }[]
} {
  const shown = found.slice(0, SHOWN)
  const more = found.length > shown.length ? ` (${found.length - shown.length} more)` : ''
  return {
    facts: shown.length > 0 ? [`sources contradict each other${more}: ${shown.map(describe).join('; ')}`] : [],
    quoted: shown.flatMap(({ a, b }) => [a, b].map(one => ({ place: placeOf(one), text: one.text }))),
  }
}

const describe = ({ a, b, kind }: Contradiction) =>
  `${placeOf(a)} and ${placeOf(b)} (${kind === 'figure' ? 'another figure' : 'the opposite'})`

const placeOf = ({ source, paragraph, sentence, of }: SourceStatement) =>
  `${source}:${paragraph}${of > 1 ? `.${sentence}` : ''}`
