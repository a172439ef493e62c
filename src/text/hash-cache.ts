/**
 * Remembers what stretches of text turned into, without cutting the stretch out to look it up. It knows a stretch by 64 bits
 * of hash and forgets everything when it is half full.
 */
export interface HashCache<T> {
  get(text: string, start: number, end: number): T | undefined
  set(text: string, start: number, end: number, value: T): T
}

/** `slots` is a power of two. */
export function hashCache<T>(slots: number): HashCache<T> {
  const first = new Int32Array(slots)
  const second = new Int32Array(slots)
  const values: (T | undefined)[] = new Array(slots).fill(undefined)
  let size = 0
  let a = 0
  let b = 0

  function slotOf(text: string, start: number, end: number): number {
    let x = 0x811c9dc5 | 0
    let y = end - start
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i)
      x = Math.imul(x ^ code, 0x01000193)
      y = Math.imul(y + code, 0x85ebca6b) ^ (y >>> 13)
    }
    a = x
    b = y
    let slot = mixed(x) & (slots - 1)
    while (values[slot] !== undefined && (first[slot] !== x || second[slot] !== y)) slot = (slot + 1) & (slots - 1)
    return slot
  }

  return {
    get: (text, start, end) => values[slotOf(text, start, end)],
    set: (text, start, end, value) => {
      if (size >= slots / 2) {
        values.fill(undefined)
        size = 0
      }
      const slot = slotOf(text, start, end)
      first[slot] = a
      second[slot] = b
      values[slot] = value
      size++
      return value
    },
  }
}

/** Spreads a hash over all its bits, the low ones above all (the finaliser of MurmurHash3). */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}
