import { type Forest, scoreRow } from '../../src/documents/html/forest.ts'
import { randomFrom } from '../../src/judge/scores/random.ts'

export interface BoostOptions {
  readonly trees: number
  readonly leaves: number
  readonly rate: number
  /** Least sum of second derivatives in a leaf: at most a quarter of its weight. */
  readonly leafWeight: number
  readonly ridge: number
  /** Share of columns that each tree may use, and of groups of rows that it sees. */
  readonly columnShare: number
  readonly groupShare: number
  readonly seed: number
}

export interface Rows {
  readonly count: number
  /** Row by row. */
  readonly figures: Float32Array
  readonly columns: number
  /** In 0 … 1. */
  readonly targets: Float32Array
  readonly weights: Float32Array
  /** Rows of one page share a group and are drawn together. */
  readonly groups: Int32Array
}

const bins = 64

/** Cuts of each column at the quantiles of a sample: value v falls into the bin of the first edge that is not below it. */
function edgesOf({ count, figures, columns }: Rows, random: () => number): readonly Float32Array[] {
  const sample = Array.from({ length: Math.min(count, 40_000) }, () => Math.floor(random() * count))
  return Array.from({ length: columns }, (_, column) => {
    const values = Float32Array.from(sample, row => figures[row * columns + column] ?? 0).sort()
    const edges: number[] = []
    for (let bin = 1; bin < bins; bin += 1) {
      const edge = values[Math.floor((values.length * bin) / bins)] ?? 0
      if (edges.at(-1) !== edge) edges.push(edge)
    }
    if (edges.at(-1) === values.at(-1)) edges.pop()
    return Float32Array.from(edges)
  })
}

function binned({ count, figures, columns }: Rows, edges: readonly Float32Array[]): readonly Uint8Array[] {
  return edges.map((cuts, column) => {
    const result = new Uint8Array(count)
    for (let row = 0; row < count; row += 1) {
      const value = figures[row * columns + column] ?? 0
      let low = 0
      let high = cuts.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (value <= (cuts[middle] ?? 0)) high = middle
        else low = middle + 1
      }
      result[row] = low
    }
    return result
  })
}

interface Leaf {
  readonly node: number
  readonly rows: Int32Array
  readonly histogram: Float64Array
  readonly gradient: number
  readonly hessian: number
  best: Split | undefined
}

interface Split {
  readonly gain: number
  readonly column: number
  readonly bin: number
}

/** The inner loop of training. Indices are in range by construction, hence the casts: a check per access would double the time. */
function sumUp(
  sums: Float64Array,
  at: Uint8Array,
  rows: Int32Array,
  gradients: Float32Array,
  hessians: Float32Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const cell = (at[rows[index] as number] as number) * 2
    sums[cell] = (sums[cell] as number) + (gradients[index] as number)
    sums[cell + 1] = (sums[cell + 1] as number) + (hessians[index] as number)
  }
}

interface GrowingForest {
  readonly roots: number[]
  readonly feature: number[]
  readonly value: number[]
  readonly left: number[]
}

const arraysOf = ({ roots, feature, value, left }: GrowingForest): Omit<Forest, 'base'> => ({
  roots: Int32Array.from(roots),
  feature: Int16Array.from(feature),
  value: Float32Array.from(value),
  left: Int32Array.from(left),
})

class Booster {
  private readonly rows: Rows
  private readonly options: BoostOptions
  private readonly edges: readonly Float32Array[]
  private readonly bins: readonly Uint8Array[]
  private readonly random: () => number
  private readonly logOdds: Float64Array
  private readonly gradients: Float32Array
  private readonly hessians: Float32Array
  private readonly forest: GrowingForest = { roots: [], feature: [], value: [], left: [] }
  private columns: readonly number[] = []
  readonly gains: Float64Array

  constructor(rows: Rows, options: BoostOptions) {
    this.rows = rows
    this.options = options
    this.random = randomFrom(options.seed)
    this.edges = edgesOf(rows, this.random)
    this.bins = binned(rows, this.edges)
    this.logOdds = new Float64Array(rows.count)
    this.gradients = new Float32Array(rows.count)
    this.hessians = new Float32Array(rows.count)
    this.gains = new Float64Array(rows.columns)
  }

  run(): Forest {
    const { count, targets, weights } = this.rows
    let hits = 0
    let whole = 0
    for (let row = 0; row < count; row += 1) {
      hits += (targets[row] ?? 0) * (weights[row] ?? 0)
      whole += weights[row] ?? 0
    }
    const base = Math.log((hits + 1e-6) / (whole - hits + 1e-6))
    this.logOdds.fill(base)
    for (let tree = 0; tree < this.options.trees; tree += 1) this.grow()
    return { base, ...arraysOf(this.forest) }
  }

  private derive(): void {
    const { count, targets, weights } = this.rows
    for (let row = 0; row < count; row += 1) {
      const guess = 1 / (1 + Math.exp(-(this.logOdds[row] ?? 0)))
      this.gradients[row] = (guess - (targets[row] ?? 0)) * (weights[row] ?? 0)
      this.hessians[row] = Math.max(guess * (1 - guess), 1e-4) * (weights[row] ?? 0)
    }
  }

  private sampled(): Int32Array {
    const { groups, count } = this.rows
    const kept = new Map<number, boolean>()
    const result = new Int32Array(count)
    let size = 0
    for (let row = 0; row < count; row += 1) {
      const group = groups[row] ?? 0
      let keep = kept.get(group)
      if (keep === undefined) {
        keep = this.random() < this.options.groupShare
        kept.set(group, keep)
      }
      if (keep) result[size++] = row
    }
    return result.subarray(0, size)
  }

  private grow(): void {
    this.derive()
    const all = Array.from({ length: this.rows.columns }, (_, column) => column)
    this.columns = all.filter(() => this.random() < this.options.columnShare)
    const { feature, value, left, roots } = this.forest
    const root = feature.length
    roots.push(root)
    feature.push(-1)
    value.push(0)
    left.push(0)
    const leaves = [this.leaf(root, this.sampled(), undefined)]
    while (leaves.length < this.options.leaves) {
      leaves.sort((a, b) => (b.best?.gain ?? 0) - (a.best?.gain ?? 0))
      const [next] = leaves
      if (!next?.best || next.best.gain <= 1e-7) break
      leaves.shift()
      leaves.push(...this.divide(next, next.best))
    }
    for (const { node, gradient, hessian } of leaves)
      value[node] = (-gradient / (hessian + this.options.ridge)) * this.options.rate
    this.advance(root)
  }

  private leaf(node: number, rows: Int32Array, histogram: Float64Array | undefined): Leaf {
    let gradient = 0
    let hessian = 0
    for (const row of rows) {
      gradient += this.gradients[row] ?? 0
      hessian += this.hessians[row] ?? 0
    }
    const leaf = { node, rows, histogram: histogram ?? this.histogram(rows), gradient, hessian, best: undefined }
    return { ...leaf, best: this.bestSplit(leaf) }
  }

  private histogram(rows: Int32Array): Float64Array {
    const result = new Float64Array(this.columns.length * bins * 2)
    const gradients = Float32Array.from(rows, row => this.gradients[row] ?? 0)
    const hessians = Float32Array.from(rows, row => this.hessians[row] ?? 0)
    for (const [place, column] of this.columns.entries()) {
      const at = this.bins[column]
      if (at) sumUp(result.subarray(place * bins * 2, (place + 1) * bins * 2), at, rows, gradients, hessians)
    }
    return result
  }

  private bestSplit({ histogram, gradient, hessian }: Leaf): Split | undefined {
    const { ridge, leafWeight } = this.options
    const own = (gradient * gradient) / (hessian + ridge)
    let best: Split | undefined
    const gainOf = (g: number, h: number): number =>
      h < leafWeight || hessian - h < leafWeight
        ? 0
        : (g * g) / (h + ridge) + (gradient - g) ** 2 / (hessian - h + ridge) - own
    for (const [place, column] of this.columns.entries()) {
      let g = 0
      let h = 0
      const cuts = this.edges[column]?.length ?? 0
      for (let bin = 0; bin < cuts; bin += 1) {
        g += histogram[(place * bins + bin) * 2] ?? 0
        h += histogram[(place * bins + bin) * 2 + 1] ?? 0
        const gain = gainOf(g, h)
        if (gain > (best?.gain ?? 0)) best = { gain, column, bin }
      }
    }
    return best
  }

  private divide(leaf: Leaf, { column, bin, gain }: Split): readonly Leaf[] {
    const { feature, value, left } = this.forest
    this.gains[column] = (this.gains[column] ?? 0) + gain
    const at = this.bins[column] ?? new Uint8Array()
    const lows = leaf.rows.filter(row => (at[row] ?? 0) <= bin)
    const highs = leaf.rows.filter(row => (at[row] ?? 0) > bin)
    const child = feature.length
    feature[leaf.node] = column
    value[leaf.node] = this.edges[column]?.[bin] ?? 0
    left[leaf.node] = child
    feature.push(-1, -1)
    value.push(0, 0)
    left.push(0, 0)
    const small = this.histogram(lows.length < highs.length ? lows : highs)
    const large = leaf.histogram.map((sum, index) => sum - (small[index] ?? 0))
    return [
      this.leaf(child, lows, lows.length < highs.length ? small : large),
      this.leaf(child + 1, highs, lows.length < highs.length ? large : small),
    ]
  }

  /** Adds the newest tree to the score of every row, drawn or not. */
  private advance(root: number): void {
    const { figures, columns, count } = this.rows
    const tree = { ...arraysOf(this.forest), base: 0, roots: Int32Array.of(root) }
    for (let row = 0; row < count; row += 1) {
      const step = scoreRow(tree, figures.subarray(row * columns, (row + 1) * columns))
      this.logOdds[row] = (this.logOdds[row] ?? 0) + step
    }
  }
}

/** Gradient boosting on the logistic loss over histograms, leaf by leaf. Returns the forest and what each column gained. */
export function boost(rows: Rows, options: BoostOptions): { readonly forest: Forest; readonly gains: Float64Array } {
  const booster = new Booster(rows, options)
  return { forest: booster.run(), gains: booster.gains }
}
