import { isUtf8 } from 'node:buffer'
import { getBOMEncoding, labelToName, TextDecoder } from '@exodus/bytes/encoding.js'
import chardet from 'chardet'
import sniffHtmlEncoding from 'html-encoding-sniffer'
import { withoutMojibake } from './mojibake.ts'

/** The encoding label of a Content-Type header. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1]
}

/** The encoding that an XML declaration names. */
export function xmlLabel(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1]
}

// Node's own TextDecoder takes windows-1252 for latin-1 on Node 20; this one is right everywhere.
const decodeAs = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes)
const decodeUtf8 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')

/** No page can declare this one, so it says that neither a header nor a meta element named an encoding. */
const undeclared = 'x-user-defined'

function declaredEncoding(bytes: Uint8Array, label: string | undefined, html: boolean): string | undefined {
  if (!html) return label === undefined ? undefined : (labelToName(label)?.toLowerCase() ?? undefined)
  const options = {
    defaultEncoding: undeclared,
    ...(label === undefined ? {} : { transportLayerEncodingLabel: label }),
  }
  const found = sniffHtmlEncoding(bytes, options)
  return found === undeclared ? undefined : found.toLowerCase()
}

/** A cut or slightly damaged UTF-8 text is still UTF-8. */
function isMostlyUtf8(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0
  return broken <= 1 + text.length / 1000
}

/** UTF-16 without a byte order mark: in text of any script with spaces and line ends, one byte of many pairs is zero. */
function bareUtf16(bytes: Uint8Array): string | undefined {
  const pairs = Math.min(bytes.length, 2048) >> 1
  let even = 0
  let odd = 0
  for (let index = 0; index < pairs; index += 1) {
    if (bytes[index * 2] === 0) even += 1
    if (bytes[index * 2 + 1] === 0) odd += 1
  }
  if (odd > pairs * 0.1 && even <= odd * 0.2 && readsAs(bytes, 'utf-16le')) return 'utf-16le'
  if (even > pairs * 0.1 && odd <= even * 0.2 && readsAs(bytes, 'utf-16be')) return 'utf-16be'
  return undefined
}

/** Whether the beginning is text in that encoding: data that merely has zeros in the right places is not. */
function readsAs(bytes: Uint8Array, encoding: string): boolean {
  const text = decodeAs(bytes.subarray(0, 4096 & ~1), encoding).slice(0, -1)
  const odd = text.match(/[^\p{L}\p{M}\p{N}\p{P}\p{S}\s]/gu)?.length ?? 0
  return odd <= text.length * 0.01
}

/** The part that tells encodings apart: from the first byte over 0x7f on. */
function guess(bytes: Uint8Array): string {
  const first = bytes.findIndex(byte => byte > 0x7f)
  const sample = bytes.subarray(Math.max(0, first - 256), first + 24_000)
  const name = chardet.detect(sample)
  const encoding = name === null ? null : labelToName(name)
  return encoding?.toLowerCase() ?? 'windows-1252'
}

/** Encoding from byte order mark or zero bytes alone; the bytes of every other text have no zero in them. */
export function wideEncoding(bytes: Uint8Array): string | undefined {
  return getBOMEncoding(bytes) ?? bareUtf16(bytes)
}

/**
 * Bytes as text. A byte order mark beats the header, the header beats the page's meta element, and valid UTF-8 beats both where they
 * name a single-byte or Chinese encoding: servers' defaults are often wrong, and other encodings are hardly ever valid UTF-8 by chance.
 */
export function decode(bytes: Uint8Array, { label, html }: { label: string | undefined; html: boolean }): string {
  const wide = wideEncoding(bytes)
  if (wide) return decodeAs(bytes, wide)
  if (isUtf8(bytes)) return declaresStateful(label) ? decodeAs(bytes, label ?? '') : withoutMojibake(decodeUtf8(bytes))
  const declared = declaredEncoding(bytes, label, html)
  if (declared && declared !== 'utf-8') return decodeAs(bytes, declared)
  const text = decodeUtf8(bytes)
  if (isMostlyUtf8(text)) return text
  const inPage = html ? declaredEncoding(bytes, undefined, true) : undefined
  return decodeAs(bytes, inPage && inPage !== 'utf-8' ? inPage : guess(bytes))
}

/** ISO-2022-JP is plain ASCII bytes, and so always valid UTF-8. */
const declaresStateful = (label: string | undefined): boolean => label?.toLowerCase() === 'iso-2022-jp'
