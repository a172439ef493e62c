/**
 * The segments whose selection has the best expected word F1: the most probable ones, up to where one more would cost more precision than
 * it adds recall. F1 of a selection is about 2·Σ(p·size chosen) / (Σ size chosen + Σ(p·size of all)).
 */
export function choose(chances: Float32Array, sizes: Float32Array, strictness = 1): Uint8Array {
  const order = Array.from(chances, (_, index) => index).sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0))
  const expected = chances.reduce((sum, chance, index) => sum + chance * (sizes[index] ?? 0), 0)
  const chosen = new Uint8Array(chances.length)
  let hits = 0
  let size = 0
  let best = 0
  let bestAt = 0
  for (const [at, index] of order.entries()) {
    hits += (chances[index] ?? 0) * (sizes[index] ?? 0)
    size += sizes[index] ?? 0
    const value = (2 * hits) / (strictness * size + expected)
    if (value > best) {
      best = value
      bestAt = at + 1
    }
  }
  for (const index of order.slice(0, bestAt)) chosen[index] = 1
  return chosen
}
