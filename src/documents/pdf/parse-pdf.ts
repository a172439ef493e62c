import { ResearchError } from '../../errors.ts'
import { type Blocks, type BlockWriter, createBlockWriter } from '../blocks.ts'
import { fold } from '../clean.ts'
import { addCode } from '../code-blocks.ts'
import { metaDate } from '../dates.ts'
import { dateNearTop, parsedFrom, publishedAs } from '../parsed.ts'
import type { DocumentInput, Parsed } from '../parser.ts'
import { fileTitle } from '../title.ts'
import { PdfFile } from './file.ts'
import { type PageLines, withoutFurniture } from './furniture.ts'
import { headingLevels } from './headings.ts'
import { hyphenatedWords, joinLines } from './join-lines.ts'
import { linesOf } from './lines.ts'
import { type Measures, measure } from './measure.ts'
import { charsOf, inReadingOrder } from './order.ts'
import { bullet, codeShare, type Group, isCode, type Piece, piecesOf } from './paragraphs.ts'
import { plainText } from './tables.ts'

const maxPages = 3000
/** More text than a person reads; what follows it is left out and said. */
const maxChars = 10_000_000
/** Some hundred pages a second are read. What takes longer would be lost whole when the worker's time is up. */
const budgetMs = 6000

function scanned(pages: number): ResearchError {
  return new ResearchError(
    `This PDF has ${pages} page${pages === 1 ? '' : 's'} and no text: pages are pictures, as in a scan.`,
    {
      kind: 'empty',
      fix: 'Run it through a text recognition program (OCR) and read the result, or look for another version of it.',
    },
  )
}

interface PdfText {
  readonly pages: readonly PageLines[]
  readonly left: number
}

function readPages(file: PdfFile): PdfText {
  const pages: PageLines[] = []
  let chars = 0
  const count = Math.min(file.pageCount, maxPages)
  const begun = performance.now()
  for (let index = 0; index < count && chars < maxChars && performance.now() - begun < budgetMs; index += 1) {
    const page = file.page(index)
    if (!page) continue
    const { width, height } = page
    const lines = linesOf(page, index + 1)
    page.close()
    chars += charsOf(lines)
    pages.push({ number: index + 1, width, height, lines })
  }
  return { pages, left: file.pageCount - (pages.at(-1)?.number ?? 0) }
}

/** Lines of code with the indentation that their places show; a wide step down is an empty line. */
function indented(lines: Group['lines']): readonly string[] {
  const left = lines.reduce((least, { x0 }) => Math.min(least, x0), Number.POSITIVE_INFINITY)
  return lines.flatMap((line, i) => {
    const perChar = (line.x1 - line.x0) / Math.max(1, plainText(line).length)
    const spaces = perChar > 0 ? Math.min(60, Math.round((line.x0 - left) / perChar)) : 0
    const before = lines[i - 1]
    const isApart = before !== undefined && line.baseline - before.baseline > line.size * 2
    return [...(isApart ? [''] : []), ' '.repeat(spaces) + plainText(line)]
  })
}

interface Setting {
  readonly writer: BlockWriter
  readonly hyphenated: ReadonlySet<string>
  readonly levels: ReadonlyMap<Piece, number>
  readonly hasCode: boolean
}

function addGroup(group: Group, { writer, hyphenated, levels, hasCode }: Setting): void {
  const level = levels.get(group)
  if (hasCode && level === undefined && isCode(group)) {
    addCode(writer, indented(group.lines))
    return
  }
  const text = joinLines(group.lines.map(plainText), hyphenated)
  if (level !== undefined) writer.add('heading', text, level)
  else if (bullet.test(text)) writer.add('list_item', text.replace(/^[•●○◦▪■‣–—∙·►➢✓❖-]\s*/, ''), 1)
  else writer.add('paragraph', text)
}

function blocksOfPieces(pieces: readonly Piece[], { left, pages }: PdfText, measures: Measures): Blocks {
  const writer = createBlockWriter()
  const setting = {
    writer,
    hyphenated: hyphenatedWords(pages.flatMap(({ lines }) => lines.map(plainText))),
    levels: headingLevels(pieces, measures),
    hasCode: measures.monospaced < codeShare,
  }
  for (const piece of pieces) {
    writer.turnTo(piece.page)
    if (piece.type === 'lines') addGroup(piece, setting)
    else for (const row of piece.rows) writer.add('table_row', row.map(fold).join(' | '))
  }
  if (left > 0) writer.omit(`the last ${left} pages are left out`)
  return writer.finish()
}

/** `D:20240506120000+08'00'` as an ISO date. */
function pdfDate(raw: string): string | undefined {
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(raw) ?? []
  return year === undefined ? metaDate(raw) : metaDate(`${year}-${month}-${day}`)
}

/** Programs put a file name or their own name where a title belongs. */
const noTitle =
  /^(?:untitled|microsoft word|document\d*|slide \d+)|\.(?:docx?|dvi|tex|pdf|indd|qxd|pptx?|odt|html?)$|^\s*$/i

const isContents = /^(?:table of )?contents$|^目\s*[录錄次]$/i

function titleOf(file: PdfFile, { text, paragraphs }: Blocks, input: DocumentInput): string {
  const stated = fold(file.info('Title'))
  if (!noTitle.test(stated)) return stated
  const [top] = paragraphs
    .filter(
      ({ kind, page, start, end }) => kind === 'heading' && page === 1 && !isContents.test(text.slice(start, end)),
    )
    .sort((a, b) => (a.level ?? 1) - (b.level ?? 1))
  return (top && text.slice(top.start, top.end)) || fileTitle(input)
}

/** The engine ends itself when a file makes it want more memory than it may have, or reaches code that it takes to be impossible. */
const tooMuch = (cause: unknown): ResearchError =>
  new ResearchError('This PDF is damaged, or needs more memory than it is allowed.', {
    kind: 'too_large',
    fix: 'Open it in a viewer and save the pages that you need as a new PDF, or look for another version of it.',
    cause,
  })

/** A PDF by its text layer: reading order, paragraphs, headings and tables are made from where its characters stand. */
export async function parsePdf(input: DocumentInput): Promise<Parsed> {
  try {
    return await readPdf(input)
  } catch (cause) {
    throw cause instanceof WebAssembly.RuntimeError ? tooMuch(cause) : cause
  }
}

async function readPdf(input: DocumentInput): Promise<Parsed> {
  const file = await PdfFile.open(input.bytes)
  const read = readPages(file)
  if (charsOf(read.pages.flatMap(({ lines }) => lines)) < 2) throw scanned(file.pageCount)
  const pages = withoutFurniture(read.pages).map(page => ({ ...page, lines: inReadingOrder(page) }))
  const measures = measure(pages)
  const blocks = blocksOfPieces(piecesOf(pages, measures), { ...read, pages }, measures)
  const author = fold(file.info('Author'))
  return parsedFrom(
    blocks,
    {
      title: titleOf(file, blocks, input),
      ...(author === '' ? {} : { author }),
      ...publishedAs(dateNearTop(blocks) ?? pdfDate(file.info('CreationDate'))),
      pages: file.pageCount,
      mediaType: 'application/pdf',
      kind: 'article',
      extractor: 'pdf/2',
    },
    input,
  )
}
