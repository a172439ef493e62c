/** How much of one text stands in another. */
export interface CopyPair {
  readonly a: string
  readonly b: string
  /** Share (0..1) of a text's shingles that the other has; the larger of both directions. */
  readonly containment: number
}

export interface Copies {
  /** Every text is in one group; copies of one another share it. In order of the texts. */
  readonly groups: readonly (readonly string[])[]
  /** Every pair that has a shingle in common. */
  readonly pairs: readonly CopyPair[]
}

export interface CopyText {
  readonly id: string
  readonly text: string
}

/** Runs of this many words (or characters of a script without spaces) are compared. */
const SHINGLE = 4
const HAN_SHINGLE = 6
/** From here on a text is a copy. Of 283 abstracts of one field no two share more than 0.05; with every sixth word replaced 0.3 is left, with every tenth 0.6. */
export const COPY_THRESHOLD = 0.25
/** Fewer shingles than this are chance: then nearly all of them must be shared. */
const FEW_SHINGLES = 12
const FEW_THRESHOLD = 0.7

/** Which texts are copies of one another, by w-shingle containment (Broder 1997). */
export function findCopies(texts: readonly CopyText[]): Copies {
  const sizes: number[] = []
  const holders = new Map<number, number[]>()
  for (const [i, { text }] of texts.entries()) {
    const own = shinglesOf(text)
    sizes.push(own.size)
    for (const shingle of own) hold(holders, shingle, i)
  }
  const union = new UnionFind(texts.length)
  const pairs = Array.from(countShared(holders, texts.length), ([key, count]) => {
    const [i, j] = [Math.floor(key / texts.length), key % texts.length]
    const smaller = Math.min(sizes[i] ?? 0, sizes[j] ?? 0)
    const containment = count / Math.max(1, smaller)
    if (isCopy(containment, smaller)) union.join(i, j)
    return { a: texts[i]?.id ?? '', b: texts[j]?.id ?? '', containment }
  })
  return {
    groups: union.groups().map(group => group.flatMap(i => texts[i]?.id ?? [])),
    pairs: pairs.sort(byContainment),
  }
}

/** Whether so much in common makes a text of that many shingles a copy. */
const isCopy = (containment: number, shingles: number) =>
  containment >= (shingles < FEW_SHINGLES ? FEW_THRESHOLD : COPY_THRESHOLD)

/** The same for two texts whose shingles are known. */
export function areCopies(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let shared = 0
  for (const shingle of small) if (large.has(shingle)) shared++
  return isCopy(shared / Math.max(1, small.size), small.size)
}

function hold(holders: Map<number, number[]>, shingle: number, i: number): void {
  const known = holders.get(shingle)
  if (known) known.push(i)
  else holders.set(shingle, [i])
}

const byContainment = (a: CopyPair, b: CopyPair) => b.containment - a.containment

/** Pairs (first × count + second) by how many shingles they share. */
function countShared(holders: ReadonlyMap<number, readonly number[]>, count: number): Map<number, number> {
  const shared = new Map<number, number>()
  for (const ids of holders.values()) {
    for (const [n, i] of ids.entries()) {
      for (const j of ids.slice(n + 1)) shared.set(i * count + j, (shared.get(i * count + j) ?? 0) + 1)
    }
  }
  return shared
}

const token = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu

/** The shingles of a text as hashes of 53 bits; a text shorter than one is its own. */
export function shinglesOf(text: string): ReadonlySet<number> {
  const tokens = text.normalize('NFKC').toLowerCase().match(token) ?? []
  const han = tokens.filter(one => one.length === 1 && one > '\u2e80').length
  const width = Math.min(tokens.length, han * 2 > tokens.length ? HAN_SHINGLE : SHINGLE)
  const hashes = tokens.map(hashOf)
  const shingles = new Set<number>()
  for (let end = width; end <= hashes.length && width > 0; end++) shingles.add(joinHashes(hashes, end - width, end))
  return shingles
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash
}

/** Two hashes of different seeds, of 32 and of 21 bits, in one safe integer. */
function joinHashes(hashes: readonly number[], start: number, end: number): number {
  let [one, two] = [17, 29]
  for (let i = start; i < end; i++) {
    one = Math.imul(one ^ (hashes[i] ?? 0), 0x5bd1e995) ^ (one >>> 15)
    two = Math.imul(two + (hashes[i] ?? 0), 0x27d4eb2d) ^ (two >>> 13)
  }
  return (one >>> 0) * 0x200000 + (two >>> 11)
}

/** Groups of things that belong together, joined pair by pair. */
export class UnionFind {
  readonly #parents: number[]

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, i) => i)
  }

  find(i: number): number {
    const parent = this.#parents[i] ?? i
    if (parent === i) return i
    const root = this.find(parent)
    this.#parents[i] = root
    return root
  }

  join(i: number, j: number): void {
    const [a, b] = [this.find(i), this.find(j)]
    this.#parents[Math.max(a, b)] = Math.min(a, b)
  }

  /** Each group in order of its first member. */
  groups(): number[][] {
    const groups = new Map<number, number[]>()
    for (const i of this.#parents.keys()) {
      const root = this.find(i)
      groups.set(root, [...(groups.get(root) ?? []), i])
    }
    return [...groups.values()]
  }
}
