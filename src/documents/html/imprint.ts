import type { PageView } from './page-view.ts'

const aboutPeople =
  /^(?:about the (?:author|reviewer|writer|editor)s?|author bio(?:graphy)?|关于作者|作者简介)\s*[:：]?$/i
const legal = /^(?:disclaimer|affiliate disclosure|免责声明)\s*[:：]?$/i

const byline = /^By \p{Lu}[^.:!?]{2,80}$/u
/** So near the title a line names who wrote the text. */
const UNDER_TITLE = 3
/** What is a text by itself, so that what follows may speak of its author. */
const TEXT = { paragraphs: 3, size: 800, prose: 80 }

/** Without the sections behind a text that speak of who wrote it, without a disclaimer that ends it and the line under its title that names its author. */
export function withoutImprint(indices: readonly number[], view: PageView): readonly number[] {
  const textOf = (index: number): string => view.segments[index]?.text ?? ''
  const headings = indices.filter(index => view.segments[index]?.kind === 'heading')
  const lastOther = headings.findLast(index => !aboutPeople.test(textOf(index)) && !legal.test(textOf(index))) ?? -1
  const begins = (index: number): boolean =>
    aboutPeople.test(textOf(index)) || (index > lastOther && legal.test(textOf(index)))
  let isOut = false
  return indices.filter((index, at) => {
    const isHeading = view.segments[index]?.kind === 'heading'
    if (isHeading) isOut = begins(index) && (at * 2 > indices.length || isText(indices.slice(0, at), view))
    return !isOut && (isHeading || at >= UNDER_TITLE || !byline.test(textOf(index)))
  })
}

function isText(indices: readonly number[], view: PageView): boolean {
  const sizes = indices.map(index => view.signs[index]?.size ?? 0).filter(size => size >= TEXT.prose)
  return sizes.length >= TEXT.paragraphs && sizes.reduce((sum, size) => sum + size, 0) >= TEXT.size
}
