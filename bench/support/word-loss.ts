/** Words and numbers; Han characters one by one. */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/** Words of `truth` that a reading has fewer times; a word that is broken at a line's end counts as whole. */
export function missingWords(truth: readonly string[], reading: string): string[] {
  const soft = reading.replace(/[\u00ad\ufffe]/g, '')
  const joined = wordsIn(soft.replace(/[-‐]\s*\n\s*/g, ''))
  const split = wordsIn(soft)
  const there = tally(joined)
  for (const [word, n] of tally(split)) there.set(word, Math.max(n, there.get(word) ?? 0))
  const missing: string[] = []
  let bare: string | undefined
  for (const [word, n] of tally(truth)) {
    if ((there.get(word) ?? 0) >= n) continue
    // Cells and addresses are broken in places of their own.
    bare ??= split.join('')
    const found = word.length >= 6 ? bare.split(word).length - 1 : (there.get(word) ?? 0)
    for (let i = found; i < n; i++) missing.push(word)
  }
  return missing
}

const RUN = 4

/** Share of the runs of four words of `truth` that stand in a reading in this order. */
export function keptRuns(truth: readonly string[], reading: string): number {
  const soft = reading.replace(/[\u00ad\ufffe]/g, '')
  const there = new Set([...runsIn(wordsIn(soft.replace(/[-‐]\s*\n\s*/g, ''))), ...runsIn(wordsIn(soft))])
  const wanted = runsIn(truth)
  return wanted.length === 0 ? 1 : wanted.filter(run => there.has(run)).length / wanted.length
}

const runsIn = (words: readonly string[]) => words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' '))

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
