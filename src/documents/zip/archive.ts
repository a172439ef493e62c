import { inflateRawSync } from 'node:zlib'
import { ResearchError } from '../../errors.ts'

/** Signatures and offsets of the ZIP records, as https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT has them. */
const endRecord = 0x06054b50
const centralRecord = 0x02014b50
const localRecord = 0x04034b50

const maxEntries = 10_000
/** Of one entry, after unpacking. */
const maxEntryBytes = 120_000_000
/** Of all entries that a document has read. */
const maxTotalBytes = 200_000_000

interface Entry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packedBytes: number
  readonly headerAt: number
}

const damaged = (): ResearchError =>
  new ResearchError('This file is damaged or cut off: its archive cannot be read.', {
    kind: 'unsupported_type',
    fix: 'Fetch it again, or open it in the program that made it, save it anew, and read that file.',
  })

const tooLarge = (): ResearchError =>
  new ResearchError('This file unpacks to far more than its size, so it was given up.', {
    kind: 'too_large',
    fix: 'Save the part of it that you need as a file of its own, and read that.',
  })

const locked = (): ResearchError =>
  new ResearchError('This file is locked with a password.', {
    kind: 'unsupported_type',
    fix: 'Open it with its password, save a copy without one, and read that file.',
  })

/** Byte offset of the record that ends an archive; a comment of up to 64 kB may follow it. */
function endOf(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1) if (view.getUint32(at, true) === endRecord) return at
  throw damaged()
}

function entriesOf(bytes: Uint8Array, view: DataView): ReadonlyMap<string, Entry> {
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  if (count > maxEntries) throw tooLarge()
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== centralRecord) throw damaged()
    const nameBytes = view.getUint16(at + 28, true)
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameBytes)).toString('utf8')
    entries.set(name.replaceAll('\\', '/'), {
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packedBytes: view.getUint32(at + 20, true),
      headerAt: view.getUint32(at + 42, true),
    })
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/**
 * The files inside an archive, unpacked when they are asked for. What the archive says about sizes is not believed: unpacking stops
 * at its limits, and an archive inside an archive is never opened.
 */
export class Archive {
  private readonly bytes: Uint8Array
  private readonly view: DataView
  private readonly entries: ReadonlyMap<string, Entry>
  private total = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (bytes.length < 22) throw damaged()
    this.entries = entriesOf(bytes, this.view)
  }

  names(): readonly string[] {
    return [...this.entries.keys()]
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }

  /** Undefined where there is no such file. */
  read(name: string): Uint8Array | undefined {
    const entry = this.entries.get(name)
    if (!entry) return undefined
    if (entry.encrypted) throw locked()
    const unpacked = this.unpack(entry)
    this.total += unpacked.length
    if (this.total > maxTotalBytes) throw tooLarge()
    return unpacked
  }

  private unpack({ method, packedBytes, headerAt }: Entry): Uint8Array {
    const { bytes, view } = this
    if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== localRecord) throw damaged()
    const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
    const packed = bytes.subarray(start, start + packedBytes)
    if (packed.length < packedBytes) throw damaged()
    if (method === 0) return packed
    if (method !== 8) throw damaged()
    try {
      return inflateRawSync(packed, { maxOutputLength: maxEntryBytes })
    } catch (cause) {
      throw cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : damaged()
    }
  }
}

/** A path inside an archive, from the folder of the file that names it. */
export function resolveIn(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const folder = base.includes('/') ? base.slice(0, base.lastIndexOf('/') + 1) : ''
  // Only the path of this address is used.
  const url = new URL(target, `http://archive/${folder}`)
  try {
    return decodeURIComponent(url.pathname.slice(1))
  } catch {
    return url.pathname.slice(1)
  }
}
