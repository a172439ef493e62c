import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { ResearchError } from '../errors.ts'

/** What `accept-encoding` offers. Not `deflate`, which servers send in two forms; the standard one is still understood. */
export const encodings = 'gzip, br'

type Decoder = ReturnType<typeof createGunzip>

/** A body cut short still gives what came: servers and proxies do that. */
const decoders: ReadonlyMap<string, () => Decoder> = new Map([
  ['gzip', () => createGunzip({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 65_536 })],
  ['deflate', () => createInflate({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 65_536 })],
  ['br', () => createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH, chunkSize: 65_536 })],
])

export interface BodyLimits {
  /** Counted after decoding, so that a bomb stops while it unfolds. */
  readonly maxBytes: number
  readonly signal: AbortSignal
}

const firstBytes = 65_536

/**
 * Room that grows in place: the address space is reserved at once and used as far as it is filled. Lists of chunks, or ever larger
 * copies, leave the process full of holes when they go.
 */
function roomFor(maxBytes: number): { readonly buffer: ArrayBuffer; readonly bytes: Uint8Array<ArrayBuffer> } {
  const buffer = new ArrayBuffer(Math.min(firstBytes, maxBytes), { maxByteLength: maxBytes })
  return { buffer, bytes: new Uint8Array(buffer) }
}

/** Reads a body to its end and undoes its content encoding. */
export async function readBody(body: Readable, contentEncoding: string, limits: BodyLimits): Promise<Uint8Array> {
  const { buffer, bytes } = roomFor(limits.maxBytes)
  let total = 0
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      if (total + chunk.length > limits.maxBytes) {
        total += chunk.length
        return
      }
      const needed = total + chunk.length
      if (needed > buffer.byteLength) buffer.resize(Math.min(limits.maxBytes, Math.max(needed, buffer.byteLength * 2)))
      bytes.set(chunk, total)
      total = needed
    }
  }
  const coding = contentEncoding.trim().toLowerCase() || 'identity'
  const decoder = decoders.get(coding)
  if (decoder === undefined && coding !== 'identity') {
    // Ending it early is an error to the stream, which would end the process if nobody listened.
    body.on('error', () => {}).destroy()
    throw undecodable()
  }
  const options = { signal: limits.signal }
  const reading = decoder === undefined ? pipeline(body, collect, options) : pipeline(body, decoder(), collect, options)
  // Leaving the source early ends the stream with a failure of its own, which is not the one to tell.
  await reading.catch(error => (total > limits.maxBytes ? undefined : undecoded(error)))
  if (total > limits.maxBytes) throw tooLarge(limits.maxBytes)
  return bytes.slice(0, total)
}

/** zlib names its failures `Z_…`, brotli `ERR_…` with what it could not read. */
function undecoded(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  throw /^(Z_|ERR_BROTLI|ERR__ERROR)/.test(code) ? undecodable() : error
}

function undecodable(): ResearchError {
  return new ResearchError('The page came in an encoding that cannot be undone.', {
    fix: 'Read another source, or save the page as a file and read that.',
    kind: 'unsupported_type',
  })
}

export function tooLarge(maxBytes: number): ResearchError {
  return new ResearchError(`The page is larger than ${Math.round(maxBytes / 1e6)} MB.`, {
    fix: 'Read a smaller page on the subject, such as its abstract or landing page.',
    kind: 'too_large',
  })
}
