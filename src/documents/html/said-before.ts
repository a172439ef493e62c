/** Longer segments are compared by their beginning. */
const maxCompared = 600

const isWordUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit >= 128

/** Words as numbers, the same for small and capital letters. */
function wordNumbers(text: string): readonly number[] {
  const numbers: number[] = []
  const end = Math.min(text.length, maxCompared)
  let number = 0
  for (let index = 0; index < end; index += 1) {
    const unit = text.charCodeAt(index)
    if (isWordUnit(unit)) number = (Math.imul(number, 31) + (unit >= 65 && unit <= 90 ? unit + 32 : unit)) | 0
    else if (number !== 0) {
      numbers.push(number)
      number = 0
    }
  }
  if (number !== 0) numbers.push(number)
  return numbers
}

const joined = (run: number, word: number): number => (Math.imul(run, 1_000_003) ^ word) | 0

/** Three words in a row as one number; a shorter text as a whole. */
function runsOf(text: string): readonly number[] {
  const words = wordNumbers(text)
  if (words.length < 3) return words.length === 0 ? [] : [words.reduce(joined, 17)]
  const runs: number[] = []
  for (let index = 2; index < words.length; index += 1) {
    const first = joined(17, words[index - 2] ?? 0)
    runs.push(joined(joined(first, words[index - 1] ?? 0), words[index] ?? 0))
  }
  return runs
}

/** For each text the share that texts before it have said: quotes of earlier posts, previews, menus for small screens. */
export function saidBefore(texts: readonly string[]): Float32Array {
  const said = new Set<number>()
  return Float32Array.from(texts, text => {
    const runs = runsOf(text)
    let known = 0
    for (const run of runs) if (said.has(run)) known += 1
    for (const run of runs) said.add(run)
    return runs.length === 0 ? 0 : known / runs.length
  })
}
