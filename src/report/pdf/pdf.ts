import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { ResearchError } from '../../errors.ts'
import type { Paper } from '../paper.ts'
import { availableFonts } from './fonts.ts'
import { paperJson } from './paper-json.ts'
import { template } from './template.ts'

let compiler: NodeCompiler | undefined

/** The report as a PDF; the same bytes for the same report on the same system. */
export async function renderPdf(paper: Paper): Promise<Uint8Array> {
  compiler ??= await openCompiler()
  const data = paperJson(paper, availableFonts(compiler))
  const bytes = typeset(compiler, data, Date.parse(paper.at))
  // Typst remembers what it has typeset; other reports have little in common with this one.
  compiler.evictCache(2)
  return bytes
}

async function openCompiler(): Promise<NodeCompiler> {
  try {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
    // The template includes no file, so there is no folder to open.
    return NodeCompiler.create({ workspace: '/nonexistent' })
  } catch (cause) {
    throw new ResearchError('The PDF typesetter could not be loaded.', {
      fix: 'Install it: npm i @myriaddreamin/typst-ts-node-compiler@0.7.0; or export as html or docx, which print to PDF.',
      cause,
    })
  }
}

function typeset(typst: NodeCompiler, paper: string, at: number): Uint8Array {
  const compiled = typst.compile({ mainFileContent: template, inputs: { paper } })
  const { result } = compiled
  if (result) return typst.pdf(result, { creationTimestamp: Math.floor(at / 1000) })
  const messages = compiled.takeError()?.shortDiagnostics.map(({ message }: { message: string }) => message) ?? []
  throw new Error(`the report could not be typeset: ${messages.join('; ')}`)
}
