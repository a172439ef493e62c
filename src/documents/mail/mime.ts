import { decode } from '../charset.ts'

/** One part of a message (RFC 2045, 2046): its header fields in lower case, and its body as it came. */
export interface MimePart {
  readonly fields: ReadonlyMap<string, string>
  /** One character a byte. */
  readonly body: string
}

const maxParts = 200
const maxDepth = 10

const bytesOf = (latin1: string): Uint8Array => Buffer.from(latin1, 'latin1')

/** Splits a part at its first empty line; folded header lines are put together. */
export function partOf(source: string): MimePart {
  const end = /\r?\n\r?\n/.exec(source)
  const head = end ? source.slice(0, end.index) : source
  const fields = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([\w-]{1,80}):\s*(.*)$/s.exec(line) ?? []
    if (name !== undefined && value !== undefined && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), value)
  }
  return { fields, body: end ? source.slice(end.index + end[0].length) : '' }
}

/** A parameter of a field, such as `boundary`. */
export function parameter(field: string | undefined, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(field ?? '')
  return match?.[1] ?? match?.[2]
}

const quotedPrintable = (text: string): string =>
  text
    .replace(/=\r?\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

function transferred(encoding: string, text: string): Uint8Array {
  if (encoding === 'base64') return Buffer.from(text, 'base64')
  return bytesOf(encoding === 'quoted-printable' ? quotedPrintable(text) : text)
}

/** Text of a part in its own encoding and charset. */
export function partText({ fields, body }: MimePart): string {
  const type = fields.get('content-type')
  const encoding = (fields.get('content-transfer-encoding') ?? '').trim().toLowerCase()
  return decode(transferred(encoding, body), {
    label: parameter(type, 'charset'),
    html: /text\/html/i.test(type ?? ''),
  })
}

/** Encoded words (RFC 2047) in a header field as text. */
export function fieldText(field: string | undefined): string {
  const joined = (field ?? '').replace(/\?=\s+=\?/g, '?==?')
  const decoded = joined.replace(
    /=\?([\w.:-]+)(?:\*\w+)?\?([bq])\?([^?]*)\?=/gi,
    (_, charset: string, kind: string, text: string) =>
      decode(
        transferred(
          kind.toLowerCase() === 'b' ? 'base64' : 'quoted-printable',
          kind.toLowerCase() === 'b' ? text : text.replaceAll('_', ' '),
        ),
        {
          label: charset,
          html: false,
        },
      ),
  )
  return decoded === joined && /[\x80-\xff]/.test(joined)
    ? decode(bytesOf(joined), { label: undefined, html: false })
    : decoded
}

export const typeOf = ({ fields }: MimePart): string =>
  (fields.get('content-type') ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? ''

/** The parts of a message that hold something, outermost first; containers are opened. */
export function leaves(part: MimePart, depth = 0): readonly MimePart[] {
  const boundary = parameter(part.fields.get('content-type'), 'boundary')
  if (!typeOf(part).startsWith('multipart/') || boundary === undefined || depth > maxDepth) return [part]
  const inside = part.body.split(
    new RegExp(`(?:^|\\r?\\n)--${boundary.replace(/[^\w]/g, '\\$&')}(?:--)?[ \\t]*(?:\\r?\\n|$)`),
  )
  const parts = inside.slice(1, maxParts + 1).filter(one => one.trim() !== '')
  return parts.flatMap(one => leaves(partOf(one), depth + 1))
}
