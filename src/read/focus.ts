import { LRUCache } from 'lru-cache'
import type { Desk } from '../desk.ts'
import type { Paragraph } from '../domain/document.ts'
import { usableSources } from '../domain/exclusion.ts'
import { labelOf } from '../domain/label.ts'
import type { ReadSource, StoredText } from '../domain/source.ts'
import { contentsLines } from '../rank/contents-lines.ts'
import type { PassageHit, PassageIndex } from '../rank/passage-index.ts'
import { asksForTerms, isBoilerplate } from './boilerplate.ts'
import { isTableHead, leadOf, leads, saysNothing } from './lead.ts'
import { asksForReferences, isReference } from './reference-list.ts'
import { smallPrint } from './small-print.ts'

export interface FocusHit {
  readonly source: ReadSource
  readonly paragraph: number
  readonly score: number
}

export interface FocusPorts {
  /** A new, empty index in memory. */
  openIndex(): Promise<PassageIndex>
  /** Other words for what a query names, each with its weight. */
  expand(query: string): ReadonlyMap<string, number>
  /** Words of the same field. */
  neighbours(word: string): readonly string[]
}

export interface FocusOptions {
  readonly limit: number
  /** Only these. */
  readonly sources?: ReadonlySet<string>
  /** Instead of the query's own relatives. */
  readonly expansions?: ReadonlyMap<string, number>
}

export interface Focus {
  /** The paragraphs of the research's sources (or of some of them) that answer a query best; headings are none. */
  find(query: string, desk: Desk, options: FocusOptions): Promise<FocusHit[]>
}

const KEPT_INDEXES = 4
/** So many more hits are looked at, since those that only lead to a text are left out. */
const POINTERS = 200

/** Keeps an index of what was read, per research, filled as sources come. */
export function createFocus({ openIndex, expand }: Pick<FocusPorts, 'openIndex' | 'expand'>): Focus {
  const indexes = new LRUCache<string, Promise<PassageIndex>>({
    max: KEPT_INDEXES,
    dispose: index => void index.then(one => one.close()),
  })
  const indexOf = (session: string) => {
    const known = indexes.get(session) ?? openIndex()
    indexes.set(session, known)
    return known
  }
  return {
    async find(query, desk, { limit, sources, expansions = expand(query) }) {
      const index = await indexOf(desk.state.research.id)
      const read = usableSources(desk.state).filter(source => source.state === 'read')
      const indexed = index.versions()
      for (const source of read) if (!indexed.has(source.textSha256)) await indexSource(source, index, desk)
      const wanted = read.filter(({ id }) => sources === undefined || sources.has(id))
      const byText = new Map(wanted.map(source => [source.textSha256, source]))
      const documents = new Set(byText.keys())
      const hits = index.search({ text: query, limit: limit + POINTERS, documents, expansions })
      const wantsTerms = asksForTerms(query)
      const texts = hits.filter(({ id }) => !id.endsWith(POINTER) && (wantsTerms || !id.endsWith(TERMS)))
      const ordered = asksForReferences(query) ? texts : referencesLast(texts)
      return (ordered.length > 0 ? ordered : hits).slice(0, limit).flatMap(({ document, id, score }) => {
        const source = byText.get(document)
        return source ? [{ source, paragraph: Number.parseInt(id, 10), score }] : []
      })
    },
  }
}

/** Marks what only leads to a text: it is a passage where there is nothing else. */
const POINTER = '>'
/** Marks terms of use and the like: passages for who asks for them. */
const TERMS = '§'
/** Marks entries of a list of references and small print: they come behind text. */
const REFERENCE = '¶'
/** What is left of their score: less than passages that answer have. */
const REFERENCE_SHARE = 0.3

function referencesLast(hits: readonly PassageHit[]): readonly PassageHit[] {
  const texts = hits.filter(({ id }) => !id.endsWith(REFERENCE))
  const least = texts.at(-1)?.score
  if (least === undefined) return hits
  const references = hits
    .filter(({ id }) => id.endsWith(REFERENCE))
    .map(hit => ({ ...hit, score: Math.min(least, REFERENCE_SHARE * hit.score) }))
  return [...texts, ...references]
}

const markOf = (stored: StoredText, index: number): string =>
  isBoilerplate(stored, index) ? TERMS : isReference(stored, index) || smallPrint(stored).has(index) ? REFERENCE : ''

async function indexSource(source: ReadSource, index: PassageIndex, desk: Desk): Promise<void> {
  const stored = await desk.text(source.textSha256)
  const { text, paragraphs } = stored
  const textOf = ({ start, end }: Paragraph) => text.slice(start, end)
  const contents = contentsLines(text, paragraphs)
  const passages = paragraphs.flatMap((paragraph, i) => {
    // A line that only leads what follows is found with that, never by itself.
    if (paragraph.kind === 'heading' || leads(stored, i)) return []
    const mark = contents.has(i) || saysNothing(stored, i) || isTableHead(stored, i) ? POINTER : markOf(stored, i)
    const under = (paragraph.under ?? []).flatMap(n => paragraphs[n - 1] ?? [])
    const lead = leadOf(stored, i + 1).flatMap(n => paragraphs[n - 1] ?? [])
    const context = [...under, ...lead].map(textOf)
    return [
      {
        id: `${i + 1}${mark}`,
        title: source.title,
        context: [labelOf(source), ...context].join(' › '),
        text: textOf(paragraph),
      },
    ]
  })
  index.put(source.textSha256, source.extractor, passages)
}
