import type { Engine } from './engine.ts'

/** Edges in points from the page's top left corner as it is shown. */
export interface Box {
  readonly x0: number
  readonly x1: number
  readonly top: number
  readonly bottom: number
}

type Color = readonly [red: number, green: number, blue: number]

/** Room for four doubles. */
const scratchBytes = 32
const nameBytes = 128
const pathObject = 2
const textObject = 1

const isLight = ([red, green, blue]: Color): boolean => red > 245 && green > 245 && blue > 245

/** One page: its characters in the order of the file, each with its box as it is shown. */
export class PdfPage {
  readonly count: number
  readonly width: number
  readonly height: number
  private readonly engine: Engine
  private readonly page: number
  private readonly chars: number
  private readonly scratch: number
  private readonly edges: readonly [left: number, bottom: number, right: number, top: number]
  private readonly turn: number
  private backgrounds: readonly Box[] | undefined

  private constructor(engine: Engine, page: number, chars: number) {
    this.engine = engine
    this.page = page
    this.chars = chars
    this.scratch = engine.wasmExports.malloc(scratchBytes + nameBytes)
    this.count = Math.max(0, engine._FPDFText_CountChars(chars))
    this.turn = engine._FPDFPage_GetRotation(page)
    engine._FPDF_GetPageBoundingBox(page, this.scratch)
    const [left, top, right, bottom] = this.floats()
    this.edges = [left, bottom, right, top]
    const turned = this.turn % 2 === 1
    this.width = turned ? top - bottom : right - left
    this.height = turned ? right - left : top - bottom
  }

  static load(engine: Engine, document: number, index: number): PdfPage | undefined {
    const page = engine._FPDF_LoadPage(document, index)
    if (page === 0) return undefined
    const chars = engine._FPDFText_LoadPage(page)
    if (chars !== 0) return new PdfPage(engine, page, chars)
    engine._FPDF_ClosePage(page)
    return undefined
  }

  close(): void {
    this.engine.wasmExports.free(this.scratch)
    this.engine._FPDFText_ClosePage(this.chars)
    this.engine._FPDF_ClosePage(this.page)
  }

  /** A UTF-16 code unit or a code point; 0 for a glyph that stands for no character. */
  unit(index: number): number {
    return this.engine._FPDFText_GetUnicode(this.chars, index)
  }

  /** Whether the engine put the character in, as it does with spaces and line ends. */
  isAdded(index: number): boolean {
    return this.engine._FPDFText_IsGenerated(this.chars, index) === 1
  }

  box(index: number): Box {
    this.engine._FPDFText_GetLooseCharBox(this.chars, index, this.scratch)
    const [left, top, right, bottom] = this.floats()
    return this.shown(left, bottom, right, top)
  }

  /** Size of its font in points as it is shown, which is the same for all scripts of a line. */
  fontSize(index: number): number {
    const size = this.engine._FPDFText_GetFontSize(this.chars, index)
    if (this.engine._FPDFText_GetMatrix(this.chars, index, this.scratch) === 0) return size
    const [, , c, d] = this.floats()
    return size * Math.hypot(c, d)
  }

  /** How far the line on which the character stands is from the top of the page. */
  baseline(index: number): number {
    this.engine._FPDFText_GetCharOrigin(this.chars, index, this.scratch, this.scratch + 8)
    const at = this.scratch >> 3
    const x = this.engine.HEAPF64[at] ?? 0
    const y = this.engine.HEAPF64[at + 1] ?? 0
    return this.shown(x, y, x, y).top
  }

  /** By the font's name: the weights that files state are often made up. Chinese type sets headings in Hei faces. */
  isBold(index: number): boolean {
    return /bold|black|heavy|demi|cmbx|-b$|simhei|heiti/i.test(this.fontName(index))
  }

  isMonospaced(index: number): boolean {
    return /mono|courier|cmtt|consol|menlo|typewriter|sourcecode|inconsolata/i.test(this.fontName(index))
  }

  /** Whether a character is as good as invisible: nearly white on a page that has no darker ground under it. */
  isFaint(index: number, box: Box): boolean {
    const [r, g, b, a] = this.places()
    if (this.engine._FPDFText_GetFillColor(this.chars, index, r, g, b, a) === 0) return false
    if (!isLight(this.color())) return false
    this.backgrounds ??= this.darkAreas()
    return !this.backgrounds.some(
      area =>
        area.x0 <= box.x0 + 1 && area.x1 >= box.x1 - 1 && area.top <= box.top + 2 && area.bottom >= box.bottom - 2,
    )
  }

  private fontName(index: number): string {
    const buffer = this.scratch + scratchBytes
    const size = this.engine._FPDFText_GetFontInfo(this.chars, index, buffer, nameBytes, this.scratch)
    if (size <= 1 || size > nameBytes) return ''
    return Buffer.from(this.engine.HEAPU8.subarray(buffer, buffer + size - 1)).toString('latin1')
  }

  /** Boxes of pictures, shadings, forms and painted shapes: what a light text can stand out from. */
  private darkAreas(): readonly Box[] {
    const areas: Box[] = []
    const objects = Math.min(5000, this.engine._FPDFPage_CountObjects(this.page))
    for (let index = 0; index < objects; index += 1) {
      const object = this.engine._FPDFPage_GetObject(this.page, index)
      const type = this.engine._FPDFPageObj_GetType(object)
      if (type === textObject) continue
      const [r, g, b, a] = this.places()
      const painted = type === pathObject && this.engine._FPDFPageObj_GetFillColor(object, r, g, b, a) === 1
      if (painted && isLight(this.color())) continue
      if (this.engine._FPDFPageObj_GetBounds(object, r, g, b, a) === 0) continue
      const [left, bottom, right, top] = this.floats()
      areas.push(this.shown(left, bottom, right, top))
    }
    return areas
  }

  private places(): readonly [number, number, number, number] {
    return [this.scratch, this.scratch + 4, this.scratch + 8, this.scratch + 12]
  }

  private floats(): readonly [number, number, number, number] {
    const { HEAPF32 } = this.engine
    const at = this.scratch >> 2
    return [HEAPF32[at] ?? 0, HEAPF32[at + 1] ?? 0, HEAPF32[at + 2] ?? 0, HEAPF32[at + 3] ?? 0]
  }

  private color(): Color {
    const { HEAPU8 } = this.engine
    return [HEAPU8[this.scratch] ?? 0, HEAPU8[this.scratch + 4] ?? 0, HEAPU8[this.scratch + 8] ?? 0]
  }

  /** From the page's own coordinates, which grow upwards and know nothing of its rotation. */
  private shown(left: number, bottom: number, right: number, top: number): Box {
    const [x, y, x2, y2] = this.edges
    switch (this.turn) {
      case 1:
        return { x0: bottom - y, x1: top - y, top: left - x, bottom: right - x }
      case 2:
        return { x0: x2 - right, x1: x2 - left, top: bottom - y, bottom: top - y }
      case 3:
        return { x0: y2 - top, x1: y2 - bottom, top: x2 - right, bottom: x2 - left }
      default:
        return { x0: left - x, x1: right - x, top: y2 - top, bottom: y2 - bottom }
    }
  }
}
