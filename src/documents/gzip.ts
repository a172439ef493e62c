import { gunzipSync } from 'node:zlib'
import { ResearchError } from '../errors.ts'
import { present } from '../present.ts'
import type { DocumentInput } from './parser.ts'

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8

/** What is in a compressed file (`report.csv.gz`), under the name that it has without its ending; other input as it is. */
export function unpacked(input: DocumentInput, maxBytes: number): DocumentInput {
  const { bytes, contentType, url, fileName, ...rest } = input
  if (!isGzip(bytes)) return input
  const isOfThePacking = /gzip|octet-stream|x-compress/i.test(contentType ?? 'gzip')
  return {
    ...rest,
    bytes: contentOf(bytes, maxBytes),
    ...present({
      contentType: isOfThePacking ? undefined : contentType,
      url: url && pathWithoutEnding(url),
      fileName: fileName && withoutEnding(fileName),
    }),
  }
}

const withoutEnding = (name: string): string => name.replace(/\.gz$/i, '')

function pathWithoutEnding(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  url.pathname = withoutEnding(url.pathname)
  return url.href
}

function contentOf(bytes: Uint8Array, maxBytes: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes })
  } catch (error) {
    const isLarge =
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
    throw isLarge
      ? new ResearchError(`Unpacked the file has more than ${maxBytes / 1e6} MB, which is the most that is read.`, {
          kind: 'too_large',
          fix: 'Unpack it, save the part you need and read that file.',
        })
      : new ResearchError('The gzip file is damaged or cut short.', {
          kind: 'unsupported_type',
          fix: 'Fetch it again, or look for the file without compression.',
        })
  }
}
