import type { Segment } from './segments.ts'

/** How often a kept line ends in a colon and what it announces is a picture: the next text begins a new section, or there is none. */
export function announcedPictures(all: readonly Segment[], kept: readonly Segment[]): number {
  const chosen = new Set(kept)
  return all.filter((segment, index) => {
    const next = all[index + 1]
    if (segment.kind !== 'paragraph' || !chosen.has(segment) || !/[:：]$/.test(segment.text)) return false
    return next?.kind === 'heading' && next.images > 0
  }).length
}

export const sayPictures = (count: number): readonly string[] => {
  if (count === 0) return []
  return [
    `${count === 1 ? 'a picture that the text announces was' : `${count} pictures that the text announces were`} not read`,
  ]
}
