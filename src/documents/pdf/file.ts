import { ResearchError } from '../../errors.ts'
import { type Engine, startEngine } from './engine.ts'
import { PdfPage } from './page.ts'

/** Codes of FPDF_GetLastError. */
const needsPassword = 4
const unknownSecurity = 5

const damaged = (): ResearchError =>
  new ResearchError('This PDF is damaged or cut off, so it cannot be opened.', {
    kind: 'unsupported_type',
    fix: 'Fetch it again, or open it in a viewer, save it as a new PDF, and read that file.',
  })

const encrypted = (): ResearchError =>
  new ResearchError('This PDF is locked with a password.', {
    kind: 'unsupported_type',
    fix: 'Open it with its password, save a copy without one, and read that file; or hand its text in with `text`.',
  })

/** One opened PDF. Nothing in it may be used after another one was opened. */
export class PdfFile {
  readonly pageCount: number
  private readonly engine: Engine
  private readonly document: number

  private constructor(engine: Engine, document: number) {
    this.engine = engine
    this.document = document
    this.pageCount = engine._FPDF_GetPageCount(document)
  }

  static async open(bytes: Uint8Array): Promise<PdfFile> {
    const engine = await startEngine()
    const start = engine.wasmExports.malloc(bytes.length)
    if (start === 0) throw damaged()
    engine.HEAPU8.set(bytes, start)
    const document = engine._FPDF_LoadMemDocument(start, bytes.length, 0)
    if (document === 0) {
      const code = engine._FPDF_GetLastError()
      throw code === needsPassword || code === unknownSecurity ? encrypted() : damaged()
    }
    const file = new PdfFile(engine, document)
    if (file.pageCount <= 0) throw damaged()
    return file
  }

  /** An entry of the information dictionary, such as `Title`; empty where there is none. */
  info(key: string): string {
    const name = Buffer.from(`${key}\0`, 'latin1')
    const at = this.engine.wasmExports.malloc(name.length)
    this.engine.HEAPU8.set(name, at)
    const text = this.text((buffer, size) => this.engine._FPDF_GetMetaText(this.document, at, buffer, size))
    this.engine.wasmExports.free(at)
    return text
  }

  /** Titles of the outline in order, each with its depth from 1. */
  outline(most: number): readonly { readonly title: string; readonly level: number }[] {
    const found: { title: string; level: number }[] = []
    const seen = new Set<number>()
    const visit = (first: number, level: number): void => {
      for (let mark = first; mark !== 0; mark = this.engine._FPDFBookmark_GetNextSibling(this.document, mark)) {
        if (seen.has(mark) || found.length >= most || level > 20) return
        seen.add(mark)
        const title = this.text((buffer, size) => this.engine._FPDFBookmark_GetTitle(mark, buffer, size))
        found.push({ title, level })
        visit(this.engine._FPDFBookmark_GetFirstChild(this.document, mark), level + 1)
      }
    }
    visit(this.engine._FPDFBookmark_GetFirstChild(this.document, 0), 1)
    return found
  }

  /** Undefined for a page that cannot be loaded. Close it before the next one. */
  page(index: number): PdfPage | undefined {
    return PdfPage.load(this.engine, this.document, index)
  }

  /** Text of a function that says how many bytes of UTF-16 it has, and then writes them. */
  private text(read: (buffer: number, size: number) => number): string {
    const size = Math.min(read(0, 0), 8192)
    if (size <= 2) return ''
    const buffer = this.engine.wasmExports.malloc(size)
    read(buffer, size)
    const text = Buffer.from(this.engine.HEAPU8.slice(buffer, buffer + size - 2)).toString('utf16le')
    this.engine.wasmExports.free(buffer)
    return text.replace(/\0.*$/s, '')
  }
}
