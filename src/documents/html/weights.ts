import { isBlock, isHeading } from './block-names.ts'
import type { Skip } from './segments.ts'
import { type HtmlElement, type HtmlNode, isElement, isLink } from './tree.ts'

/** How much text an element holds, and of what sort. All counts are characters unless they say otherwise. */
export interface Weight {
  text: number
  /** In links. */
  linked: number
  /** Number of links. */
  links: number
  /** In runs of more than 80 characters outside links, which menus hardly ever have. */
  prose: number
  /** Number of headings. */
  headings: number
  /** Number of images. */
  images: number
}

export type Weights = ReadonlyMap<HtmlElement, Weight>

const none: Readonly<Weight> = { text: 0, linked: 0, links: 0, prose: 0, headings: 0, images: 0 }

export const weightOf = (weights: Weights, element: HtmlElement): Readonly<Weight> => weights.get(element) ?? none
export const linkDensity = ({ text, linked }: Readonly<Weight>): number => (text === 0 ? 0 : linked / text)

/** Characters of a text when white space is folded; counted without building the folded text, since every text is weighed more than once. */
function visibleLength(text: string): number {
  let length = 0
  let wasSpace = true
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    const isSpace = unit <= 32 || unit === 0xa0
    if (!isSpace || !wasSpace) length += 1
    wasSpace = isSpace
  }
  return wasSpace && length > 0 ? length - 1 : length
}

const minProse = 80

class Scale {
  readonly weights = new Map<HtmlElement, Weight>()
  private readonly skip: Skip

  constructor(skip: Skip) {
    this.skip = skip
  }

  weigh(element: HtmlElement, inLink: boolean): Weight {
    const weight = { ...none }
    this.weights.set(element, weight)
    let run = 0
    for (const child of element.children) {
      if (isElement(child) && isBlock(child)) {
        weight.prose += run > minProse ? run : 0
        run = 0
      }
      run += this.child(child, weight, inLink)
    }
    weight.prose += run > minProse ? run : 0
    return weight
  }

  /** Adds a child to the weight of its parent; returns the characters by which it lengthens the parent's own run of text. */
  private child(child: HtmlNode, weight: Weight, inLink: boolean): number {
    if (!isElement(child)) {
      const length = visibleLength(child)
      weight.text += length
      weight.linked += inLink ? length : 0
      return inLink ? 0 : length
    }
    if (this.skip(child)) return 0
    const isOwn = isLink(child)
    const inner = this.weigh(child, inLink || isOwn)
    weight.text += inner.text
    weight.linked += inner.linked
    weight.links += inner.links + (isOwn ? 1 : 0)
    weight.headings += inner.headings + (isHeading(child) ? 1 : 0)
    weight.images += inner.images + (child.name === 'img' ? 1 : 0)
    weight.prose += inner.prose
    return isBlock(child) || inner.prose > 0 ? 0 : inner.text - inner.linked
  }
}

/** Weighs every element below `root` in one pass; what `skip` leaves out weighs nothing. */
export function weigh(root: HtmlElement, skip: Skip): Weights {
  const scale = new Scale(skip)
  scale.weigh(root, false)
  return scale.weights
}
