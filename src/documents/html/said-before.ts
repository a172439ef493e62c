/** Longer segments are compared by their beginning. */
const maxCompared = 600

const isWordUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit >= 128

/** Words as numbers, the same for small and capital letters, written `into` what is used again for each text; says how many. */
function wordNumbers(text: string, into: Int32Array): number {
  const end = Math.min(text.length, maxCompared)
  let count = 0
  let number = 0
  for (let index = 0; index < end; index += 1) {
    const unit = text.charCodeAt(index)
    if (isWordUnit(unit)) number = (Math.imul(number, 31) + (unit >= 65 && unit <= 90 ? unit + 32 : unit)) | 0
    else if (number !== 0) {
      into[count++] = number
      number = 0
    }
  }
  if (number !== 0) into[count++] = number
  return count
}

const joined = (run: number, word = 0): number => (Math.imul(run, 1_000_003) ^ word) | 0

/** Makes of each word the run of three that it begins, of a shorter text the whole; says how many. */
function joinRuns(words: Int32Array, count: number): number {
  const length = Math.min(3, count)
  const runs = count === 0 ? 0 : count - length + 1
  for (let first = 0; first < runs; first += 1) {
    let run = 17
    for (let word = first; word < first + length; word += 1) run = joined(run, words[word])
    words[first] = run
  }
  return runs
}

/** For each text the share that texts before it have said: quotes of earlier posts, previews, menus for small screens. */
export function saidBefore(texts: readonly string[]): Float32Array {
  /** The text that said a run first. */
  const sayers = new Map<number, number>()
  const words = new Int32Array(maxCompared)
  const shares = new Float32Array(texts.length)
  for (const [at, text] of texts.entries()) {
    const runs = joinRuns(words, wordNumbers(text, words))
    let known = 0
    for (const run of words.subarray(0, runs)) {
      const sayer = sayers.get(run)
      if (sayer === undefined) sayers.set(run, at)
      else if (sayer < at) known += 1
    }
    shares[at] = runs === 0 ? 0 : known / runs
  }
  return shares
}
