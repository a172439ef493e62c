import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/**
 * The functions of PDFium that are used; the package's own types list others. What each does and returns stands in
 * https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdf_text.h and fpdfview.h, fpdf_doc.h, fpdf_edit.h beside it.
 */
export interface Engine {
  readonly HEAPU8: Uint8Array
  readonly HEAPF32: Float32Array
  readonly HEAPF64: Float64Array
  readonly wasmExports: { malloc(size: number): number; free(pointer: number): void }
  _FPDF_InitLibrary(): void
  _FPDF_LoadMemDocument(bytes: number, size: number, password: number): number
  _FPDF_GetLastError(): number
  _FPDF_GetPageCount(document: number): number
  _FPDF_GetMetaText(document: number, key: number, buffer: number, size: number): number
  _FPDF_LoadPage(document: number, index: number): number
  _FPDF_ClosePage(page: number): void
  _FPDF_GetPageBoundingBox(page: number, rect: number): number
  _FPDFPage_GetRotation(page: number): number
  _FPDFPage_CountObjects(page: number): number
  _FPDFPage_GetObject(page: number, index: number): number
  _FPDFPageObj_GetType(object: number): number
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number
  _FPDFPageObj_GetFillColor(object: number, r: number, g: number, b: number, a: number): number
  _FPDFText_LoadPage(page: number): number
  _FPDFText_ClosePage(text: number): void
  _FPDFText_CountChars(text: number): number
  _FPDFText_GetUnicode(text: number, index: number): number
  _FPDFText_IsGenerated(text: number, index: number): number
  _FPDFText_GetLooseCharBox(text: number, index: number, rect: number): number
  _FPDFText_GetFontSize(text: number, index: number): number
  _FPDFText_GetMatrix(text: number, index: number, matrix: number): number
  _FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number
  _FPDFText_GetFontInfo(text: number, index: number, buffer: number, size: number, flags: number): number
  _FPDFText_GetFillColor(text: number, index: number, r: number, g: number, b: number, a: number): number
  _FPDFBookmark_GetFirstChild(document: number, bookmark: number): number
  _FPDFBookmark_GetNextSibling(document: number, bookmark: number): number
  _FPDFBookmark_GetTitle(bookmark: number, buffer: number, size: number): number
}

/** An engine may grow to this; a file that makes it want more is given up. */
const maxHeapBytes = 400_000_000

let compiled: Promise<WebAssembly.Module> | undefined

function compile(): Promise<WebAssembly.Module> {
  const path = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')
  compiled ??= readFile(path).then(bytes => WebAssembly.compile(bytes))
  return compiled
}

interface Heap {
  readonly resize: (size: number) => number
}

/** The engine asks this function for more memory by name; it is the only place where that can be refused. */
function limitHeap(imports: WebAssembly.Imports): void {
  for (const part of Object.values(imports)) {
    const resize = part['emscripten_resize_heap']
    if (typeof resize !== 'function') continue
    // Emscripten's own signature of that import.
    const grow = resize as Heap['resize']
    part['emscripten_resize_heap'] = (size: number): number => (size >>> 0 > maxHeapBytes ? 0 : grow(size))
  }
}

/**
 * A fresh engine. Compiling it is done once and starting one takes some 3 ms, so each document gets its own: what a damaged file
 * leaves behind in the engine's memory goes with it.
 */
export async function startEngine(): Promise<Engine> {
  const [{ PDFiumModule }, module] = await Promise.all([import('@hyzyla/pdfium'), compile()])
  const options = {
    instantiateWasm(imports: WebAssembly.Imports, use: (instance: WebAssembly.Instance) => void) {
      limitHeap(imports)
      const instance = new WebAssembly.Instance(module, imports)
      use(instance)
      return instance.exports
    },
    print: () => {},
    printErr: () => {},
  }
  // The package types its loader for another order of arguments and lists fewer functions than the engine has.
  const load = PDFiumModule as unknown as (settings: typeof options) => Promise<Engine>
  const engine = await load(options)
  engine._FPDF_InitLibrary()
  return engine
}
