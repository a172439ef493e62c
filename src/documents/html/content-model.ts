import type { PageKind } from '../../domain/document.ts'
import type { Forest } from './forest.ts'
import type { Lexicon } from './lexicon.ts'
import type { Lexicons } from './page-view.ts'

/** What was learned from pages whose content people had marked; see docs/decisions.md and `npm run train:read`. */
export interface ContentModel {
  readonly lexicons: Lexicons
  /** Log-odds that a segment is content. */
  readonly content: Forest
  /** Log-odds that a text is the page's title. */
  readonly titles: Forest
  /** Log-odds of each kind of page. */
  readonly kinds: readonly (readonly [kind: PageKind, forest: Forest])[]
}

/** The model as it is written down: number arrays in base64, little-endian. */
export interface StoredForest {
  readonly base: number
  readonly roots: string
  readonly feature: string
  readonly value: string
  readonly left: string
}

const bytesOf = (base64: string): ArrayBuffer => Uint8Array.from(Buffer.from(base64, 'base64')).buffer

const forestFrom = ({ base, roots, feature, value, left }: StoredForest): Forest => ({
  base,
  roots: new Int32Array(bytesOf(roots)),
  feature: new Int16Array(bytesOf(feature)),
  value: new Float32Array(bytesOf(value)),
  left: new Int32Array(bytesOf(left)),
})

const base64 = ({ buffer, byteOffset, byteLength }: ArrayBufferView): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')

export const storedForest = ({ base, roots, feature, value, left }: Forest): StoredForest => ({
  base,
  roots: base64(roots),
  feature: base64(feature),
  value: base64(value),
  left: base64(left),
})

/** Words of the lexicon in groups of one weight, in tenths: `-12 word word\n…`. */
export function storedLexicon(lexicon: Lexicon): string {
  const groups = new Map<number, string[]>()
  for (const [token, weight] of [...lexicon].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const tenths = Math.round(weight * 10)
    const group = groups.get(tenths) ?? []
    groups.set(tenths, group)
    group.push(token)
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([tenths, tokens]) => `${tenths}\t${tokens.join('\t')}`)
    .join('\n')
}

function lexiconFrom(stored: string): Lexicon {
  const lexicon = new Map<string, number>()
  for (const line of stored.split('\n')) {
    const [tenths, ...tokens] = line.split('\t')
    for (const token of tokens) lexicon.set(token, Number(tenths) / 10)
  }
  return lexicon
}

export const kindNames = ['article', 'forum', 'product', 'collection', 'listing', 'documentation', 'service'] as const

async function load(): Promise<ContentModel> {
  const { default: stored } = await import('./content-model.json', { with: { type: 'json' } })
  return {
    lexicons: { markup: lexiconFrom(stored.markup), text: lexiconFrom(stored.text) },
    content: forestFrom(stored.content),
    titles: forestFrom(stored.titles),
    kinds: kindNames.map(kind => [kind, forestFrom(stored.kinds[kind])] as const),
  }
}

let model: Promise<ContentModel> | undefined

/** Read once, with the first page. */
export function contentModel(): Promise<ContentModel> {
  model ??= load()
  return model
}
