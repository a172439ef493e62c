import { at, child, findXml, type XmlElement } from '../xml.ts'

/** What a paragraph is by its style and its own properties. */
export interface ParagraphStyle {
  readonly kind: 'heading' | 'list_item' | 'quote' | 'caption' | 'code' | 'paragraph'
  readonly level?: number
}

interface Style {
  readonly name: string
  readonly basedOn: string | undefined
  readonly outline: number | undefined
  readonly isList: boolean
}

const value = (element: XmlElement | undefined): string | undefined => element?.attributes['val']

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,2}$/.test(text) ? Number(text) : undefined
}

function styleOf(element: XmlElement): Style {
  const properties = child(element, 'pPr')
  const number = value(at(properties, 'numPr', 'numId'))
  return {
    name: (value(child(element, 'name')) ?? '').toLowerCase(),
    basedOn: value(child(element, 'basedOn')),
    outline: numberOf(value(child(properties, 'outlineLvl'))),
    isList: number !== undefined && number !== '0',
  }
}

const maxChain = 12

/** Named styles of a Word document; which style rules is found along what each is based on. */
export class DocxStyles {
  private readonly styles: ReadonlyMap<string, Style>

  constructor(root: XmlElement | undefined) {
    const elements = root ? findXml(root, 'style') : []
    this.styles = new Map(elements.map(one => [one.attributes['styleId'] ?? '', styleOf(one)]))
  }

  of(paragraph: XmlElement): ParagraphStyle {
    const properties = child(paragraph, 'pPr')
    const chain = this.chain(value(child(properties, 'pStyle')))
    const heading = this.headingLevel(properties, chain)
    if (heading !== undefined) return { kind: 'heading', level: heading }
    const list = this.listLevel(properties, chain)
    if (list !== undefined) return { kind: 'list_item', level: list }
    const names = chain.map(({ name }) => name).join(' ')
    if (/\b(?:source code|code|preformatted|verbatim|html preformatted|plain text)\b/.test(names))
      return { kind: 'code' }
    if (/\b(?:quote|block text|quotations?)\b/.test(names)) return { kind: 'quote' }
    if (/\bcaption\b/.test(names)) return { kind: 'caption' }
    return { kind: 'paragraph' }
  }

  private chain(id: string | undefined): readonly Style[] {
    const found: Style[] = []
    for (let next = id; next !== undefined && found.length < maxChain; ) {
      const style = this.styles.get(next)
      if (!style) break
      found.push(style)
      next = style.basedOn
    }
    return found
  }

  private headingLevel(properties: XmlElement | undefined, chain: readonly Style[]): number | undefined {
    const own = numberOf(value(child(properties, 'outlineLvl')))
    const outline = own ?? chain.map(one => one.outline).find(level => level !== undefined)
    if (outline !== undefined) return outline <= 8 ? Math.min(6, outline + 1) : undefined
    for (const { name } of chain) {
      const [, level] = /^(?:heading|überschrift|titre|标题) (\d)$/.exec(name) ?? []
      if (level !== undefined) return Math.min(6, Number(level))
      if (name === 'title') return 1
    }
    return undefined
  }

  private listLevel(properties: XmlElement | undefined, chain: readonly Style[]): number | undefined {
    const own = child(properties, 'numPr')
    const number = value(child(own, 'numId'))
    if (number === '0') return undefined
    if (number === undefined && !chain.some(({ isList }) => isList)) return undefined
    return Math.min(6, (numberOf(value(child(own, 'ilvl'))) ?? 0) + 1)
  }
}
