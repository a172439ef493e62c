import type { Put } from './features.ts'

/** What of a page the second look needs: how large each segment is and which runs of segments it belongs to. */
export interface Neighbourhood {
  readonly sizes: Float32Array
  /** Per segment `runs` pairs of first segment and end: the boxes around it, its card, its section. */
  readonly ranges: Int32Array
  readonly runs: number
  /** Segments made by one template have one number. */
  readonly templates: Int32Array
}

const offsets = [-4, -3, -2, -1, 1, 2, 3, 4]

/** Size-weighted means of first-look probabilities around each segment. */
export class Context {
  private readonly near: Neighbourhood
  private readonly first: Float32Array
  private readonly sums: Float64Array
  private readonly sizes: Float64Array
  private readonly byTemplate = new Map<number, { sum: number; size: number; count: number }>()
  private readonly top: number

  constructor(near: Neighbourhood, first: Float32Array) {
    this.near = near
    this.first = first
    this.sums = new Float64Array(first.length + 1)
    this.sizes = new Float64Array(first.length + 1)
    for (const [index, chance] of first.entries()) {
      const size = near.sizes[index] ?? 0
      this.sums[index + 1] = (this.sums[index] ?? 0) + chance * size
      this.sizes[index + 1] = (this.sizes[index] ?? 0) + size
      const template = near.templates[index] ?? -1
      const same = this.byTemplate.get(template) ?? { sum: 0, size: 0, count: 0 }
      this.byTemplate.set(template, { sum: same.sum + chance * size, size: same.size + size, count: same.count + 1 })
    }
    this.top = first.reduce((most, chance) => Math.max(most, chance), 0)
  }

  private mean(from: number, end: number): number {
    const size = (this.sizes[end] ?? 0) - (this.sizes[from] ?? 0)
    return size > 0 ? ((this.sums[end] ?? 0) - (this.sums[from] ?? 0)) / size : 0
  }

  write(index: number, put: Put): void {
    const { near, first } = this
    const count = first.length
    const own = first[index] ?? 0
    put('first', own)
    for (const offset of offsets) put(`first${offset}`, first[index + offset] ?? -1)
    for (const reach of [2, 5, 12, 30])
      put(`first.near${reach}`, this.mean(Math.max(0, index - reach), Math.min(count, index + reach + 1)))
    put('first.before8', this.mean(Math.max(0, index - 8), index))
    put('first.after8', this.mean(index + 1, Math.min(count, index + 9)))
    for (let run = 0; run < near.runs; run += 1) {
      const from = near.ranges[(index * near.runs + run) * 2] ?? 0
      const end = near.ranges[(index * near.runs + run) * 2 + 1] ?? 0
      put(`first.run${run}`, this.mean(from, end))
    }
    const same = this.byTemplate.get(near.templates[index] ?? -1)
    put('first.template', same && same.size > 0 ? same.sum / same.size : 0)
    put('first.templateCount', same?.count ?? 0)
    const all = this.sums[count] ?? 0
    put('first.page', this.mean(0, count))
    put('first.expected', all)
    put('first.top', this.top)
    put('first.passed', all > 0 ? (this.sums[index] ?? 0) / all : 0)
    put('first.coming', all - (this.sums[index + 1] ?? 0))
  }
}
