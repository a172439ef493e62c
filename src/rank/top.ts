/** The `limit` items that come first by `compare` (as for sort), in order, without sorting all of them. */
export function top<T>(items: Iterable<T>, limit: number, compare: (a: T, b: T) => number): T[] {
  /** A heap whose root is the one to go next. */
  const heap: T[] = []
  for (const item of items) {
    const root = heap[0]
    if (heap.length < limit) siftUp(heap, item, compare)
    else if (root !== undefined && compare(item, root) < 0) siftDown(heap, item, compare)
  }
  return heap.sort(compare)
}

function siftUp<T>(heap: T[], item: T, compare: (a: T, b: T) => number): void {
  let at = heap.length
  while (at > 0) {
    const parentAt = (at - 1) >> 1
    const parent = heap[parentAt]
    if (parent === undefined || compare(parent, item) >= 0) break
    heap[at] = parent
    at = parentAt
  }
  heap[at] = item
}

/** Puts the item in the root's place. */
function siftDown<T>(heap: T[], item: T, compare: (a: T, b: T) => number): void {
  let at = 0
  for (let childAt = 1; childAt < heap.length; childAt = 2 * at + 1) {
    const left = heap[childAt]
    const right = heap[childAt + 1]
    const goesRight = left !== undefined && right !== undefined && compare(right, left) > 0
    const child = goesRight ? right : left
    if (child === undefined || compare(child, item) <= 0) break
    heap[at] = child
    at = goesRight ? childAt + 1 : childAt
  }
  heap[at] = item
}
