import { type BlockWriter, createBlockWriter } from '../blocks.ts'
import { fold } from '../clean.ts'
import { blocksOf } from '../html/blocks-of.ts'
import { hiddenByMarkup } from '../html/hidden.ts'
import { parseTree } from '../html/tree.ts'
import { parsedFrom, publishedAs } from '../parsed.ts'
import type { DocumentInput, Parsed } from '../parser.ts'
import { letterBlocks } from './letter-text.ts'
import { fieldText, leaves, type MimePart, parameter, partOf, partText, typeOf } from './mime.ts'

const isAttachment = ({ fields }: MimePart): boolean =>
  /^\s*attachment/i.test(fields.get('content-disposition') ?? '') ||
  parameter(fields.get('content-type'), 'name') !== undefined

function addBody(writer: BlockWriter, parts: readonly MimePart[]): void {
  const texts = parts.filter(part => !isAttachment(part) && typeOf(part).startsWith('text/'))
  const plain = texts.find(part => typeOf(part) === 'text/plain' && part.body.trim() !== '')
  const html = texts.find(part => typeOf(part) === 'text/html')
  if (plain) writer.append(letterBlocks(partText(plain)))
  else if (html) writer.append(blocksOf(parseTree(partText(html)).root, hiddenByMarkup))
}

const attachmentName = ({ fields }: MimePart): string =>
  fieldText(
    parameter(fields.get('content-disposition'), 'filename') ??
      parameter(fields.get('content-type'), 'name') ??
      'without a name',
  )

/** An e-mail message (RFC 5322): who wrote it, when, to whom and about what, then its text. Attachments are named, not read. */
export function parseMail(input: DocumentInput): Parsed {
  const message = partOf(
    Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.bytes.byteLength).toString('latin1'),
  )
  const field = (name: string): string => fold(fieldText(message.fields.get(name)))
  const writer = createBlockWriter()
  const subject = field('subject')
  writer.add('heading', subject, 1)
  for (const name of ['from', 'to', 'cc', 'date'])
    if (field(name) !== '')
      writer.add('list_item', `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${field(name)}`, 1)
  const parts = leaves(message)
  addBody(writer, parts)
  for (const part of parts.filter(isAttachment)) writer.add('list_item', `Attachment: ${attachmentName(part)}`, 1)
  const sent = Date.parse(field('date'))
  const author = field('from')
    .replace(/\s*<[^>]*>\s*$/, '')
    .replace(/^"(.*)"$/, '$1')
  return parsedFrom(
    writer.finish(),
    {
      ...(subject === '' ? {} : { title: subject }),
      ...(author === '' ? {} : { author }),
      ...publishedAs(Number.isNaN(sent) ? undefined : new Date(sent).toISOString().slice(0, 10)),
      mediaType: 'message/rfc822',
      kind: 'text',
      extractor: 'mail/1',
    },
    input,
  )
}
