import type { Call } from '../call.ts'
import type { Desk } from '../desk.ts'
import type { ReadSource, StoredText } from '../domain/source.ts'
import { ResearchError } from '../errors.ts'
import { present } from '../present.ts'
import { tokenCount } from '../text/tokens.ts'
import { describeFailure, describeSource } from './describe.ts'
import type { Focus } from './focus.ts'
import { leadOf } from './lead.ts'
import { isBare, quotePassage } from './quote-passage.ts'
import { type Outcome, type ReaderPorts, readTargets, targetOf } from './reader.ts'
import { nearHeadings, sectionOf } from './section.ts'
import { spreadPassages } from './spread.ts'
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
const FOCUS_HITS = 24

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
      : await showFocus(input.focus, targets.length > 0 ? read : undefined, budget, focus, desk)
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
  if (!shown)
    throw new ResearchError(`${source.id} has no part ${n}.`, {
      kind: 'not_found',
      fix: parts.length > 1 ? `Ask for a part from 1 to ${parts.length}.` : 'All of it is one part: leave `part` out.',
    })
  const outline = parts.length > 1 && n === 1 && section === undefined ? outlineOf(stored).slice(0, 40) : []
  const same = section === undefined ? '' : `, section: ${JSON.stringify(section)}`
  return {
    facts:
      parts.length > 1
        ? [`${source.id} part ${n} of ${parts.length}: ${shown[0]?.place} to ${shown.at(-1)?.place}`]
        : [],
    quoted: [
      titleLine(source),
      ...outline.map(({ n: at, text }) => ({ place: `  § ${source.id}:${at}`, text })),
      ...shown,
    ],
    ...(n < parts.length && {
      next: `read source: ["${source.id}"]${same}, part: ${n + 1} goes on; focus: "…" finds passages.`,
    }),
    data: { part: n, parts: parts.length },
  }
}

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

function titleLine({ id, title, origin }: ReadSource): QuotedPlace {
  return { place: id, text: origin.type === 'file' ? `${title} · ${origin.path}` : title }
}

async function showFocus(
  query: string,
  within: readonly ReadSource[] | undefined,
  budget: number,
  focus: Focus,
  desk: Desk,
): Promise<Shown> {
  const options = { limit: FOCUS_HITS, ...(within && { sources: new Set(within.map(({ id }) => id)) }) }
  const hits = await spreadPassages(query, focus, desk, options)
  const found = await Promise.all(
    hits.map(async ({ source, paragraph }): Promise<FoundPassage[]> => {
      const stored = await desk.text(source.textSha256)
      if (isBare(stored, paragraph, query)) return []
      const numbers = [...leadOf(stored, paragraph), paragraph]
      return [{ source, paragraph, lines: quotePassage(source, stored, numbers, query) }]
    }),
  )
  const passages = found.flat()
  const shown = fittingPassages(passages, budget)
  return {
    facts: [countPassages(passages.length, shown)],
    quoted: inReadingOrder(shown).flatMap(({ lines }) => lines),
    data: { passages: passages.map(({ source, paragraph }) => `${source.id}:${paragraph}`) },
  }
}

interface FoundPassage {
  readonly source: ReadSource
  readonly paragraph: number
  readonly lines: readonly QuotedPlace[]
}

/** The best ones that fit, best first; of one that is too long by itself its beginning. */
function fittingPassages(passages: readonly FoundPassage[], budget: number): FoundPassage[] {
  let left = budget
  const shown: FoundPassage[] = []
  for (const passage of passages) {
    const cost = passage.lines.reduce((sum, { text }) => sum + tokenCount(text) + 6, 0)
    if (cost > left && shown.length > 0) break
    shown.push(cost > left ? { ...passage, lines: fit(passage.lines, left) } : passage)
    left -= cost
  }
  return shown
}

/** Sources in order of their best passage, the passages of each as they stand in it. */
function inReadingOrder(passages: readonly FoundPassage[]): FoundPassage[] {
  const order = [...new Set(passages.map(({ source }) => source.id))]
  return [...passages].sort(
    (a, b) => order.indexOf(a.source.id) - order.indexOf(b.source.id) || a.paragraph - b.paragraph,
  )
}

const BEST_NAMED = 3

function countPassages(found: number, shown: readonly FoundPassage[]): string {
  if (found === 0) return 'no passage of what was read shares a word with the focus'
  const passages = found === 1 ? 'passage' : 'passages'
  const best = shown.slice(0, BEST_NAMED).map(({ source, paragraph }) => `${source.id}:${paragraph}`)
  const count = shown.length < found ? `${shown.length} of ${found} ${passages} fit` : `${found} ${passages}`
  return shown.length > 1 ? `${count}, in the order of their sources; best ${best.join(' ')}` : count
}

/** As many lines as fit, at least one. */
function fit(lines: readonly QuotedPlace[], budget: number): QuotedPlace[] {
  let used = 0
  const first = lines.findIndex(({ text }) => {
    used += tokenCount(text) + 6
    return used > budget
  })
  return first < 0 ? [...lines] : lines.slice(0, Math.max(1, first))
}
