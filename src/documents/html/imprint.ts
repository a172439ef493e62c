import type { PageView } from './page-view.ts'

const aboutPeople =
  /^(?:about the (?:author|reviewer|writer|editor)s?|author bio(?:graphy)?|关于作者|作者简介)\s*[:：]?$/i
const legal = /^(?:disclaimer|affiliate disclosure|免责声明)\s*[:：]?$/i

/** Without the sections in a text's second half that speak of who wrote it, and without a disclaimer that ends it. */
export function withoutImprint(indices: readonly number[], view: PageView): readonly number[] {
  const textOf = (index: number): string => view.segments[index]?.text ?? ''
  const headings = indices.filter(index => view.segments[index]?.kind === 'heading')
  const lastOther = headings.findLast(index => !aboutPeople.test(textOf(index)) && !legal.test(textOf(index))) ?? -1
  const begins = (index: number): boolean =>
    aboutPeople.test(textOf(index)) || (index > lastOther && legal.test(textOf(index)))
  let isOut = false
  return indices.filter((index, at) => {
    if (view.segments[index]?.kind === 'heading') isOut = at * 2 > indices.length && begins(index)
    return !isOut
  })
}
