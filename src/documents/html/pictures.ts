import type { Segment } from './segments.ts'

const source = /^(?:data )?sources?\s*:|^(?:数据|资料)来源\s*[:：]/i
/** Where a photo is from says nothing of figures. */
const photo =
  /photo|picture|image|getty|shutterstock|unsplash|istock|adobe|pexels|pixabay|flickr|wikimedia|图片|摄影|视觉中国/i

/**
 * How many pictures of figures or examples are among what was kept: a line that ends in a colon announces one, so that the next text begins
 * a new section, or a line below one says where its figures are from.
 */
export function announcedPictures(all: readonly Segment[], kept: readonly Segment[]): number {
  const chosen = new Set(kept)
  return all.filter((segment, index) => {
    if ((segment.kind !== 'paragraph' && segment.kind !== 'caption') || !chosen.has(segment)) return false
    const next = all[index + 1]
    const announces = /[:：]$/.test(segment.text) && next?.kind === 'heading' && next.images > 0
    return announces || isSourceOfPicture(segment)
  }).length
}

const isSourceOfPicture = ({ images, text }: Segment): boolean =>
  images > 0 && text.length < 300 && source.test(text) && !photo.test(text)

export const sayPictures = (count: number): readonly string[] => {
  if (count === 0) return []
  return [
    `${count === 1 ? 'a picture of what the text speaks of was' : `${count} pictures of what the text speaks of were`} not read`,
  ]
}
