import { ResearchError } from '../../errors.ts'
import { relationOf, relationsOf } from '../office/package.ts'
import type { DocumentInput, Parsed } from '../parser.ts'
import { Archive } from './archive.ts'

const refused = (name: string): ResearchError =>
  new ResearchError(`This is ${name}, which cannot be read as text.`, {
    kind: 'unsupported_type',
    fix: 'Unpack it and read the file in it that you need.',
  })

async function parseOffice(archive: Archive, part: string, input: DocumentInput): Promise<Parsed> {
  const folder = part.split('/').at(-2) ?? ''
  if (folder === 'word') return (await import('../office/docx.ts')).parseDocx(archive, part, input)
  if (folder === 'xl' && part.endsWith('.xml'))
    return (await import('../office/xlsx.ts')).parseXlsx(archive, part, input)
  if (folder === 'ppt') return (await import('../office/pptx.ts')).parsePptx(archive, part, input)
  throw refused('an office file of a kind that is not known')
}

/** Office files, OpenDocument files and books are archives; which one it is stands inside, whatever its name says. */
export async function parseZip(input: DocumentInput): Promise<Parsed> {
  const archive = new Archive(input.bytes)
  const mimetype = Buffer.from(archive.read('mimetype')?.subarray(0, 100) ?? []).toString('latin1')
  if (mimetype.startsWith('application/epub+zip') || archive.has('META-INF/container.xml'))
    return (await import('../epub.ts')).parseEpub(archive, input)
  if (mimetype.startsWith('application/vnd.oasis.opendocument'))
    return (await import('../office/odf.ts')).parseOdf(archive, input)
  const part = relationOf(relationsOf(archive, ''), 'officeDocument')
  if (part !== undefined) return parseOffice(archive, part, input)
  throw refused('a ZIP archive')
}
