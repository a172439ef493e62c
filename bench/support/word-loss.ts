/** Words and numbers, Han characters one by one. A compound is one word, since a line may end at its hyphen. */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u00ad\ufffe]\s*/g, '')
      .replace(/(?<=[\p{L}\p{N}])[-‐‑–]\s*(?=[\p{L}\p{N}])/gu, '')
      .match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu) ?? []
  )
}

/** Shorter words are found by chance in a text without spaces. */
const LONG = 4

/**
 * Words of `truth` that a reading has fewer times. Addresses and cells are broken where there is no word's end, so what is not found as
 * a word is looked for without spaces, as often as it stands in the truth without spaces.
 */
export function missingWords(truth: readonly string[], reading: string): string[] {
  const words = wordsIn(reading)
  const there = tally(words)
  const bare = { truth: truth.join(''), reading: words.join('') }
  const times = (text: string, word: string) => text.split(word).length - 1
  return [...tally(truth)].flatMap(([word, n]) => {
    const lost = n - (there.get(word) ?? 0)
    if (lost <= 0) return []
    const isLong = word.length >= LONG || /\d/.test(word)
    const left = isLong ? Math.max(0, times(bare.truth, word) - times(bare.reading, word)) : lost
    return Array.from({ length: Math.min(lost, left) }, () => word)
  })
}

const RUN = 4

/** Share of the runs of four words of `truth` that stand in a reading in this order. */
export function keptRuns(truth: readonly string[], reading: string): number {
  const there = new Set(runsIn(wordsIn(reading)))
  const wanted = runsIn(truth)
  return wanted.length === 0 ? 1 : wanted.filter(run => there.has(run)).length / wanted.length
}

const runsIn = (words: readonly string[]) => words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' '))

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
