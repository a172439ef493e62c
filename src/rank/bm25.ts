/** Parts of a passage that are weighted apart. */
export const fields = ['title', 'context', 'body'] as const
export type Field = (typeof fields)[number]
export type ByField = Readonly<Record<Field, number>>

/** Chosen on SciFact and XQuAD-zh, queries with even numbers; `bench search` reports the other half beside it. */
export const parameters = {
  k1: 1.2,
  weight: { title: 2, context: 1, body: 1 },
  lengthNorm: { title: 0.3, context: 0.3, body: 0.5 },
  /** How much of the score hangs on the share of the question that a passage has, by idf. */
  coverage: 0.15,
} as const

/** Inverse document frequency that stays above 0, so that terms of most documents still count in small collections. */
export function idf(documents: number, documentFrequency: number): number {
  const df = Math.min(documentFrequency, documents)
  return Math.log(1 + (documents - df + 0.5) / (df + 0.5))
}

/** What one occurrence in a field of `length` terms adds to the term frequency (BM25F, Robertson and Zaragoza 2009). */
export function occurrence(field: Field, length: number, averageLength: number): number {
  const b = parameters.lengthNorm[field]
  const relative = averageLength > 0 ? length / averageLength : 1
  return parameters.weight[field] / (1 - b + b * relative)
}

/** Term frequency, saturated: grows from 0 towards k1 + 1. */
export function saturated(frequency: number): number {
  return (frequency * (parameters.k1 + 1)) / (frequency + parameters.k1)
}

/** Factor for the share (0..1) of the question that a passage covers. */
export function coverageFactor(share: number): number {
  return 1 - parameters.coverage + parameters.coverage * share
}
