import type { Call } from '../call.ts'
import type { Desk } from '../desk.ts'
import type { ReadSource, StoredText } from '../domain/source.ts'
import { ResearchError } from '../errors.ts'
import { present } from '../present.ts'
import { describeFailure, describeSource } from './describe.ts'
import type { Focus } from './focus.ts'
import { type Outcome, type ReaderPorts, readTargets, targetOf } from './reader.ts'
import { nearHeadings, sectionOf } from './section.ts'
import { showFocus } from './show-focus.ts'
import type { Target } from './target.ts'
import { outlineOf, partsOf, type QuotedPlace } from './view.ts'

export interface ReadInput {
  readonly urls?: readonly string[]
  readonly source?: readonly string[]
  readonly path?: string
  readonly text?: string
  readonly title?: string
  readonly url?: string
  readonly focus?: string
  readonly part?: number
  readonly section?: string
  readonly max_tokens: number
  readonly task?: string
}

export interface ReadReply {
  readonly facts: readonly string[]
  readonly quoted: readonly QuotedPlace[]
  readonly next?: string
  readonly data: Readonly<Record<string, unknown>>
}

interface Ports {
  readonly reader: ReaderPorts
  readonly focus: Focus
}

/** Facts about the sources, their outline and the two last lines take about this much of a reply. */
const OVERHEAD_TOKENS = 300
/** Of the tool. */
const DEFAULT_TOKENS = 5_000

/** Reads what is asked for and shows the part, the section or the best passages of it. */
export async function readAndShow(
  input: ReadInput,
  { reader, focus }: Ports,
  desk: Desk,
  call: Call,
): Promise<ReadReply> {
  const targets = targetsOf(input, desk)
  if (targets.length === 0 && input.focus === undefined) {
    throw new ResearchError('Nothing to read.', {
      fix: 'Give `urls`, `source` ids, a `path` or `text`; or `focus` to search what was read.',
    })
  }
  const outcomes = await readTargets(targets, { task: input.task }, reader, desk, call)
  const read = [...new Map(outcomes.flatMap(({ source }) => (source ? [[source.id, source] as const] : []))).values()]
  const failed = outcomes.filter(isFailure)
  const [onlyFailure] = failed
  if (onlyFailure && outcomes.length === 1) throw onlyFailure.error
  const budget = input.max_tokens - OVERHEAD_TOKENS
  const shown =
    input.focus === undefined
      ? await showSources(read, input, budget, desk)
      : await showFocus(
          input.focus,
          targets.length > 0 ? read : undefined,
          { budget, part: input.part ?? 1 },
          focus,
          desk,
        )
  return {
    ...shown,
    facts: [...read.map(describeSource), ...failed.map(({ id, error }) => describeFailure(id, error)), ...shown.facts],
    data: { sources: read.map(({ id }) => id), failed: failed.length, ...shown.data },
  }
}

const isFailure = (outcome: Outcome): outcome is Extract<Outcome, { error: ResearchError }> =>
  outcome.error !== undefined

function targetsOf({ urls = [], source = [], path, text, title, url }: ReadInput, { state }: Desk): Target[] {
  return [
    ...urls.map(one => ({ type: 'url', url: one }) as const),
    ...source.map((id): Target => {
      const known = state.sources.find(one => one.id === id)
      if (!known) throw unknownSource(id, state.sources.length)
      return known.state === 'read' ? { type: 'stored', id } : targetOf(known)
    }),
    ...(path === undefined ? [] : [{ type: 'path', path, ...present({ title, url }) } as const]),
    ...(text === undefined ? [] : [{ type: 'text', text, ...present({ title, url }) } as const]),
  ]
}

function unknownSource(id: string, count: number): ResearchError {
  const place = /^(s\d+):\d/.exec(id)?.[1]
  if (place !== undefined)
    return new ResearchError(`${id} is a place in ${place}, not a source.`, {
      kind: 'unknown_id',
      fix: `recall id: "${id}" shows that place; read source: ["${place}"] the source.`,
    })
  const fix =
    count > 0
      ? `Sources go from s1 to s${count}; recall kind: "sources" lists them.`
      : 'No source yet: search first, or read a URL.'
  return new ResearchError(`There is no source ${id}.`, { kind: 'unknown_id', fix })
}

type Shown = Pick<ReadReply, 'facts' | 'quoted' | 'next' | 'data'>

async function showSources(
  sources: readonly ReadSource[],
  input: ReadInput,
  budget: number,
  desk: Desk,
): Promise<Shown> {
  const share = Math.max(200, Math.floor(budget / Math.max(1, sources.length)))
  const each = await Promise.all(sources.map(source => showSource(source, input, share, desk)))
  return {
    facts: each.flatMap(({ facts }) => facts),
    quoted: each.flatMap(({ quoted }) => quoted),
    data: Object.assign({}, ...each.map(({ data }) => data)),
    ...present({ next: each.find(({ next }) => next !== undefined)?.next }),
  }
}

async function showSource(
  source: ReadSource,
  { part, section }: ReadInput,
  budget: number,
  desk: Desk,
): Promise<Shown> {
  const stored = await desk.text(source.textSha256)
  const numbers = numbersOf(section, stored)
  if (numbers === undefined) return showNear(source, section ?? '', stored)
  const parts = partsOf(source, stored, numbers, budget)
  const n = part ?? 1
  const shown = parts[n - 1]
  if (!shown) throw noSuchPart(source.id, n, parts.length, budget)
  const isFirstOfMany = parts.length > 1 && n === 1 && section === undefined
  const outline = isFirstOfMany ? outlineOf(stored).slice(0, 40) : []
  const same = section === undefined ? '' : `, section: ${JSON.stringify(section)}`
  const range = `${shown[0]?.place} to ${shown.at(-1)?.place}`
  return {
    facts: parts.length > 1 ? [`${source.id} part ${n} of ${parts.length}${atSize(budget)}: ${range}`] : [],
    quoted: [
      titleLine(source),
      ...outline.map(({ n: at, text }) => ({ place: `  § ${source.id}:${at}`, text })),
      ...shown,
    ],
    ...(n < parts.length && {
      next: `read source: ["${source.id}"]${same}, part: ${n + 1}${sizeOf(budget, ', ')} goes on; focus: "…" finds passages.`,
    }),
    data: { part: n, parts: parts.length },
  }
}

function noSuchPart(id: string, n: number, count: number, budget: number): ResearchError {
  const fix =
    count > 1
      ? `Ask for a part from 1 to ${count}, which is what it has${atSize(budget) || ' by default'}.`
      : 'At this size all of it is one part: leave `part` out. What an earlier reply began goes on with the max_tokens of that reply.'
  return new ResearchError(`${id} has no part ${n}.`, { kind: 'not_found', fix })
}

/** Where a part begins depends on how much a reply may hold, so that what is not the default is said. */
function sizeOf(budget: number, before: string): string {
  const maxTokens = budget + OVERHEAD_TOKENS
  return maxTokens === DEFAULT_TOKENS ? '' : `${before}max_tokens: ${maxTokens}`
}

const atSize = (budget: number): string => sizeOf(budget, ' at ')

/** The paragraphs of a section, or all of them. None where there is no such section. */
function numbersOf(section: string | undefined, stored: StoredText): readonly number[] | undefined {
  return section === undefined ? stored.paragraphs.map((_, i) => i + 1) : sectionOf(stored, section)
}

/** Headings are foreign words, so that they are quoted and not named in an error. */
function showNear(source: ReadSource, section: string, stored: StoredText): Shown {
  const near = nearHeadings(stored, section)
  const count = outlineOf(stored).length
  if (near.length === 0) {
    const fix =
      count === 0
        ? `${source.id} has no headings; use \`part\` or \`focus\`.`
        : `${source.id} has ${count} headings; read it without \`section\` to see them, or use \`focus\`.`
    throw new ResearchError(`${source.id} has no such section.`, { kind: 'not_found', fix })
  }
  return {
    facts: [`${source.id} has no such section; of its ${count} headings these come nearest`],
    quoted: near.map(({ n, text }) => ({ place: `${source.id}:${n}`, text })),
    next: `read source: ["${source.id}"], section: "${near[0]?.n}" (or the words of another); focus: "…" finds passages.`,
    data: { near: near.map(({ n }) => `${source.id}:${n}`) },
  }
}

/** What it is called, who wrote it and which file it is, as it says itself. */
function titleLine({ id, title, author, origin }: ReadSource): QuotedPlace {
  const said = [title, author && `by ${author}`, origin.type === 'file' && origin.path]
  return { place: id, text: said.filter(Boolean).join(' · ') }
}
