import type { Box } from './boxes.ts'
import type { PageView } from './page-view.ts'

/** A manual of a program gives each function a part of one template, with a heading near its top. */
const FEWEST = 3
const HEADING_WITHIN = 3
/** Share of them that was begun from which on all are the manual's. */
const BEGUN = 0.5

/** The chosen segments of a manual with the rest of the parts that describe its members: signature, parameters, what is returned. */
export function withMembers(indices: readonly number[], view: PageView): readonly number[] {
  const chosen = new Set(indices)
  const around = new Set<Box>()
  for (const index of indices)
    for (let box = view.boxes[index]; box && !around.has(box); box = box.parent) around.add(box)
  const all = new Set(indices)
  for (const box of around)
    for (const { first, end } of membersIn(box, chosen, view))
      for (let index = first; index < end; index++) all.add(index)
  return [...all].sort((a, b) => a - b)
}

function membersIn({ children }: Box, chosen: ReadonlySet<number>, view: PageView): readonly Box[] {
  if (children.length < FEWEST) return []
  const alike = new Map<string, Box[]>()
  for (const box of children) {
    if (!isHeaded(box, view) || view.isChrome(box.element)) continue
    const known = alike.get(box.signature)
    if (known) known.push(box)
    else alike.set(box.signature, [box])
  }
  const isBegun = ({ first, end }: Box) => indicesIn(first, end).some(index => chosen.has(index))
  return [...alike.values()]
    .filter(boxes => boxes.length >= FEWEST && boxes.filter(isBegun).length > BEGUN * boxes.length)
    .flat()
}

const isHeaded = ({ first, end }: Box, view: PageView): boolean =>
  end - first > 1 &&
  view.segments.slice(first, Math.min(end, first + HEADING_WITHIN)).some(({ kind }) => kind === 'heading')

const indicesIn = (first: number, end: number): readonly number[] =>
  Array.from({ length: end - first }, (_, i) => first + i)
