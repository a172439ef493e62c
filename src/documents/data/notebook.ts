import { type BlockWriter, createBlockWriter } from '../blocks.ts'
import { addCode } from '../code-blocks.ts'
import { markdownBlocks } from '../markdown.ts'
import { parsedFrom } from '../parsed.ts'
import type { DocumentInput, Parsed } from '../parser.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const fieldsIn = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])

/** A text that may be kept as a list of lines, each with its line end. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.filter(one => typeof one === 'string').join('') : ''
}

const maxOutputLines = 200

/** Colours of a terminal. */
const colors = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

function addOutput(writer: BlockWriter, output: Fields): void {
  const data = isFields(output['data']) ? output['data'] : {}
  const text =
    textOf(output['text']) || textOf(data['text/markdown']) || textOf(data['text/plain']) || textOf(output['evalue'])
  if (text.trim() === '') return
  addCode(writer, text.replace(colors, '').split(/\r?\n/).slice(0, maxOutputLines))
}

function addCell(writer: BlockWriter, cell: Fields): void {
  const source = textOf(cell['source'])
  if (cell['cell_type'] === 'markdown') {
    writer.append(markdownBlocks(source))
    return
  }
  addCode(writer, source.split(/\r?\n/))
  for (const output of fieldsIn(cell['outputs'])) addOutput(writer, output)
}

export const isNotebook = (value: unknown): boolean =>
  isFields(value) && Array.isArray(value['cells']) && 'nbformat' in value

/** A Jupyter notebook (https://nbformat.readthedocs.io/en/latest/format_description.html): texts, code, and what it put out as text. */
export function parseNotebook(value: unknown, input: DocumentInput): Parsed {
  const writer = createBlockWriter()
  const notebook = isFields(value) ? value : {}
  for (const cell of fieldsIn(notebook['cells'])) addCell(writer, cell)
  const facts = { mediaType: 'application/x-ipynb+json', kind: 'documentation', extractor: 'notebook/1' } as const
  return parsedFrom(writer.finish(), facts, input)
}
