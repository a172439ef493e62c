export const tokens = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []

export interface WordScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Precision, recall and F1 over multisets of words, as the benchmark defines them. */
export function wordScore(predicted: string, reference: string): WordScore {
  const found = tokens(predicted)
  const wanted = tokens(reference)
  if (wanted.length === 0 || found.length === 0) {
    const both = wanted.length === found.length ? 1 : 0
    return { precision: both, recall: both, f1: both }
  }
  const left = new Map<string, number>()
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1)
  let overlap = 0
  for (const word of found) {
    const count = left.get(word) ?? 0
    if (count > 0) overlap += 1
    left.set(word, count - 1)
  }
  return {
    precision: overlap / found.length,
    recall: overlap / wanted.length,
    f1: (2 * overlap) / (found.length + wanted.length),
  }
}
