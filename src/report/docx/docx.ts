import {
  AlignmentType,
  Document,
  Footer,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx'
import { withoutControls } from '../blocks/character-references.ts'
import { MIN_CONTENTS, type Paper } from '../paper.ts'
import { leading } from './leading.ts'
import { picturesOf } from './pictures.ts'
import { newWriter } from './writer.ts'

const SOFT = '555B63'

/** Latin letters in one face, Han in faces that Word, LibreOffice and WPS know by name. */
const font = { ascii: 'Cambria', hAnsi: 'Cambria', cs: 'Cambria', eastAsia: 'SimSun' }
const headingFont = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Calibri', eastAsia: 'Microsoft YaHei' }
const heading = (size: number, before: number) => ({
  run: { font: headingFont, size, bold: true, color: '1C1E21' },
  paragraph: { spacing: { before, after: 120, ...leading(264) }, keepNext: true },
})

/** The report as a Word document (Office Open XML). */
export async function renderDocx(paper: Paper): Promise<Uint8Array> {
  const writer = newWriter(paper, await picturesOf(paper))
  const body = [
    new Paragraph({ style: 'Title', children: [new TextRun(clean(paper.title))] }),
    ...(paper.question ? [soft(paper.question)] : []),
    soft(paper.meta),
    ...contentsOf(paper),
    ...paper.blocks.flatMap(block => writer.block(block)),
  ]
  const document = new Document({
    title: clean(paper.title),
    creator: 'deepresearch-mcp',
    lastModifiedBy: 'deepresearch-mcp',
    description: clean(paper.question),
    styles: stylesOf(paper.language),
    numbering: { config: [bulletLists, ...Array.from(writer.starts, orderedLists)] },
    footnotes: writer.footnotes(),
    sections: [{ footers: { default: pageNumbers() }, children: body }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** A table of contents in Word's own sense, filled in with links; without page numbers, which only a reader of the file can count. */
function contentsOf({ blocks, contents }: Paper) {
  const sections = blocks.filter(one => one.kind === 'heading' && one.level <= 2)
  if (sections.length < MIN_CONTENTS) return []
  const levels = { headingStyleRange: '1-1', pageNumbersEntryLevelsRange: '1-1' }
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 200, after: 60 },
      children: [new TextRun({ text: contents, bold: true, color: SOFT })],
    }),
    new TableOfContents(contents, { ...levels, hyperlink: true, beginDirty: false }),
  ]
}

function stylesOf(language: string) {
  // Of Latin letters: with a Chinese one here words break between any two of them.
  const isHan = /^(?:zh|ja|ko)\b/.test(language)
  const value = isHan ? 'en-US' : language
  return {
    default: {
      document: {
        run: { font, size: 22, language: { value, eastAsia: language.startsWith('zh') ? 'zh-CN' : 'ja-JP' } },
        paragraph: { spacing: { after: 140, ...leading(288) } },
      },
      title: heading(40, 0),
      heading1: heading(30, 360),
      heading2: heading(25, 280),
      heading3: heading(22, 220),
      hyperlink: { run: { color: '0B4F91', underline: {} } },
      footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 40, ...leading(240) } } },
    },
    paragraphStyles: [
      {
        id: 'TOC1',
        name: 'toc 1',
        basedOn: 'Normal',
        run: { size: 20 },
        paragraph: { spacing: { after: 20, ...leading(252) } },
      },
    ],
  }
}

const orderedLists = (start: number) => ({
  reference: `ordered-${start}`,
  levels: Array.from({ length: 9 }, (_, level) => ({
    level,
    start,
    format: LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 400 * (level + 1), hanging: 400 } } },
  })),
})

const bulletLists = {
  reference: 'bullets',
  levels: Array.from({ length: 9 }, (_, level) => ({
    level,
    format: LevelFormat.BULLET,
    text: level % 2 === 0 ? '•' : '–',
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 400 * (level + 1), hanging: 260 } } },
  })),
}

function pageNumbers(): Footer {
  const children = [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES]
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children, size: 17, color: SOFT })] }),
    ],
  })
}

const soft = (words: string) =>
  new Paragraph({ children: [new TextRun({ text: clean(words), size: 18, color: SOFT })] })

const clean = (words: string) => withoutControls(words)
