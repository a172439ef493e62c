import { attribute, findAll, type HtmlElement, textOf } from './tree.ts'

/** A formula is written as its TeX source where the page has it. */
export function formula(math: HtmlElement): string {
  const [tex] = findAll(math, element => attribute(element, 'encoding') === 'application/x-tex')
  const alt = attribute(math, 'alttext')
  return tex ? textOf(tex) : (alt ?? textOf(math))
}
