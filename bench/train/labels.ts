import { tokens } from './score.ts'

/** Longer pages are aligned up to here; what comes after counts as not matched. */
const maxTokens = 60_000

/** Words as small numbers, so that equality is cheap. */
function numbered(words: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(words, word => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size)
    return numbers.size - 1
  })
}

const full = 0x7fffffff

/** Where each word stands, as bits. */
function masksOf(words: Int32Array, width: number): ReadonlyMap<number, Int32Array> {
  const masks = new Map<number, Int32Array>()
  for (const [index, word] of words.entries()) {
    const mask = masks.get(word) ?? new Int32Array(width)
    masks.set(word, mask)
    const cell = Math.floor(index / 31)
    mask[cell] = (mask[cell] ?? 0) | (1 << (index % 31))
  }
  return masks
}

/** Writes the row after the one that begins at `at`. */
function addRow(rows: Int32Array, at: number, mask: Int32Array): void {
  const width = mask.length
  let carry = 0
  for (let cell = 0; cell < width; cell += 1) {
    const old = rows[at + cell] ?? 0
    const matched = old & (mask[cell] ?? 0)
    const sum = old + matched + carry
    carry = sum > full ? 1 : 0
    rows[at + width + cell] = (sum & full) | (old & ~matched)
  }
}

/**
 * For each token of `left` the index of its partner in `right` in one longest common subsequence, or -1. Bit-parallel over `right` (Hyyrö 2004):
 * a zero bit j in row i says that the LCS of left[0..i] and right[0..j] is longer than that of left[0..i] and right[0..j-1].
 */
function longestCommon(left: Int32Array, right: Int32Array): Int32Array {
  const width = Math.ceil(right.length / 31)
  const masks = masksOf(right, width)
  const rows = new Int32Array((left.length + 1) * width).fill(full, 0, width)
  for (let row = 0; row < left.length; row += 1) {
    const mask = masks.get(left[row] ?? 0)
    if (mask) addRow(rows, row * width, mask)
    else rows.copyWithin((row + 1) * width, row * width, (row + 1) * width)
  }
  return walkBack(left, right, rows, width)
}

function walkBack(left: Int32Array, right: Int32Array, rows: Int32Array, width: number): Int32Array {
  const partners = new Int32Array(left.length).fill(-1)
  const isSet = (row: number, column: number): boolean =>
    ((rows[row * width + Math.floor(column / 31)] ?? 0) & (1 << (column % 31))) !== 0
  let row = left.length
  let column = right.length - 1
  while (row > 0 && column >= 0) {
    if (isSet(row, column)) column -= 1
    else if (!isSet(row - 1, column)) row -= 1
    else {
      partners[row - 1] = column
      row -= 1
      column -= 1
    }
  }
  return partners
}

/** A match of one word alone between strangers is chance: "the" of a menu and "the" of the text. */
function withoutStrays(partners: Int32Array, starts: readonly number[]): void {
  const edges = new Set(starts)
  for (let index = 0; index < partners.length; index += 1) {
    const own = partners[index] ?? -1
    if (own < 0) continue
    const before = !edges.has(index) && (partners[index - 1] ?? -9) === own - 1
    const after = !edges.has(index + 1) && (partners[index + 1] ?? -9) === own + 1
    const alone = edges.has(index) && edges.has(index + 1)
    if (!before && !after && !alone) partners[index] = -1
  }
}

/** Blocks whose text stands elsewhere in the reference than in the page: all of it, among the words that nobody took. */
function takeMoved(blocks: readonly (readonly string[])[], shares: number[], free: readonly string[]): void {
  const joined = ` ${free.join(' ')} `
  for (const [index, words] of blocks.entries()) {
    if ((shares[index] ?? 0) >= 0.5 || words.length < 2) continue
    if (joined.includes(` ${words.join(' ')} `)) shares[index] = 1
  }
}

/** For each block the share of its words that belong to the reference text. */
export function labelsOf(texts: readonly string[], reference: string): readonly number[] {
  const blocks = texts.map(tokens)
  const wanted = tokens(reference)
  const numbers = new Map<string, number>()
  const right = numbered(wanted, numbers)
  const left = numbered(blocks.flat().slice(0, maxTokens), numbers)
  const partners = longestCommon(left, right)
  const starts: number[] = []
  let at = 0
  for (const words of blocks) {
    starts.push(at)
    at += words.length
  }
  withoutStrays(partners, [...starts, at])
  const shares = blocks.map((words, index) => {
    const start = starts[index] ?? 0
    const matched = words.filter((_, offset) => (partners[start + offset] ?? -1) >= 0).length
    return words.length === 0 ? 0 : matched / words.length
  })
  const taken = new Set(partners)
  takeMoved(
    blocks,
    shares,
    wanted.filter((_, index) => !taken.has(index)),
  )
  return shares
}
