import { attribute, findAll, type HtmlElement, type HtmlNode, isElement, textOf } from './tree.ts'

/** Put in brackets where it is more than one sign or number. */
const grouped = (text: string): string =>
  /^(?:[\p{L}\p{N}]+|[\p{L}\p{N}]+[.,]\p{N}+|\S)$/u.test(text) ? text : `(${text})`

type Layout = (parts: readonly string[]) => string

const scripts = ([base = '', low = '', high = '']: readonly string[]): string =>
  `${base}_${grouped(low)}^${grouped(high)}`

/** What stands above or below another in a formula, on one line. */
const layouts: Readonly<Record<string, Layout>> = {
  mfrac: ([top = '', below = '']) => `${grouped(top)}/${grouped(below)}`,
  msup: ([base = '', high = '']) => `${base}^${grouped(high)}`,
  msub: ([base = '', low = '']) => `${base}_${grouped(low)}`,
  msubsup: scripts,
  munderover: scripts,
  munder: ([base = '', low = '']) => `${base}_${grouped(low)}`,
  msqrt: parts => `√${grouped(parts.join(''))}`,
  mroot: ([base = '', degree = '']) => `${grouped(base)}^(1/${degree})`,
  mtr: parts => `${parts.join(' ')}; `,
}

/** A formula in MathML as a person would type it. */
function typed(node: HtmlNode): string {
  if (!isElement(node)) return node.replace(/\s+/g, ' ').trim()
  if (node.name.startsWith('annotation')) return ''
  const isLaidOut = node.name in layouts
  const parts = node.children.map(typed).filter(part => !isLaidOut || part !== '')
  return layouts[node.name]?.(parts) ?? parts.join('')
}

/** A line's end behind `%` is none of the formula's: LaTeXML breaks long ones so. */
const tidyTex = (tex: string): string =>
  tex
    .replace(/(?<!\\)%\r?\n\s*/g, '')
    .trim()
    .replace(/^\{\\(?:display|text)style\s*(.*)\}$/s, '$1')
    .trim()

/** A formula is written as its TeX source where the page has it, else on one line. */
export function formula(math: HtmlElement): string {
  const [tex] = findAll(math, element => attribute(element, 'encoding') === 'application/x-tex')
  const source = tex ? textOf(tex) : attribute(math, 'alttext')
  return source === undefined ? typed(math) : tidyTex(source)
}

const mathNames = /(?:^|[\s_-])(?:tex|latex|math|formula|equation)/i
const maxPictured = 300

/** The TeX of a formula that is shown as a picture. Words are no formula: an image's text is not seen. */
export function picturedFormula(image: HtmlElement): string | undefined {
  const tex = attribute(image, 'alt') ?? ''
  if (tex.length > maxPictured || !mathNames.test(attribute(image, 'class') ?? '')) return undefined
  return /[\\^_=+<>]/.test(tex) && !/(?<![\\{])\b\p{L}{3,} +\p{L}{2,} +\p{L}{2,}/u.test(tex) ? tidyTex(tex) : undefined
}
