/** What the first bytes of an image file say about it. */
export interface ImageFacts {
  readonly format: 'PNG' | 'JPEG' | 'GIF' | 'WebP'
  readonly width: number
  readonly height: number
  /** Words that the file itself carries: title, description, author, comment. */
  readonly words: readonly string[]
  /** Day on which a camera says that it was taken, ISO 8601. */
  readonly taken?: string
}

const maxWords = 2000
const maxParts = 500

class Bytes {
  readonly view: DataView
  readonly length: number
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.length = bytes.length
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  latin1(from: number, to: number): string {
    return Buffer.from(this.bytes.subarray(from, Math.min(to, from + maxWords))).toString('latin1')
  }

  utf8(from: number, to: number): string {
    return Buffer.from(this.bytes.subarray(from, Math.min(to, from + maxWords))).toString('utf8')
  }

  part(from: number, to: number): Bytes {
    return new Bytes(this.bytes.subarray(from, to))
  }
}

/** Chunks of https://www.w3.org/TR/png-3/#11Chunks that hold text without compression. */
function pngFacts(bytes: Bytes): ImageFacts {
  const words: string[] = []
  let at = 8
  for (let i = 0; i < maxParts && at + 12 <= bytes.length; i += 1) {
    const size = bytes.view.getUint32(at)
    const type = bytes.latin1(at + 4, at + 8)
    if (type === 'tEXt') words.push(keyedText(bytes.latin1(at + 8, at + 8 + size)))
    if (type === 'iTXt') words.push(internationalText(bytes.utf8(at + 8, at + 8 + size)))
    at += 12 + size
  }
  return {
    format: 'PNG',
    width: bytes.view.getUint32(16),
    height: bytes.view.getUint32(20),
    words: words.filter(Boolean),
  }
}

const tellingKeys = /^(?:title|description|author|comment|copyright)$/i

function keyedText(raw: string): string {
  const [key = '', text = ''] = raw.split('\0')
  return tellingKeys.test(key) ? text : ''
}

function internationalText(raw: string): string {
  const [key = '', flags = '', , text = ''] = raw.split('\0', 4)
  // The flag says whether the text is compressed; an uncompressed one leaves an empty field before the language.
  const rest = flags === '' ? raw.split('\0').at(-1) : text
  return tellingKeys.test(key) ? (rest ?? '') : ''
}

interface Exif {
  readonly words: readonly string[]
  readonly taken?: string
}

const descriptionTag = 0x010e
const artistTag = 0x013b
const exifPointer = 0x8769
const takenTag = 0x9003

interface TiffEntry {
  readonly tag: number
  /** Bytes of the value, and where it stands. */
  readonly size: number
  readonly value: number
}

function entriesAt(bytes: Bytes, start: number, little: boolean): readonly TiffEntry[] {
  const { view } = bytes
  const count = Math.min(200, view.getUint16(start, little))
  return Array.from({ length: count }, (_, i) => {
    const at = start + 2 + i * 12
    const [size, value] = [view.getUint32(at + 4, little), view.getUint32(at + 8, little)]
    return { tag: view.getUint16(at, little), size, value }
  })
}

/** The few entries of a TIFF directory (Exif 2.3 §4.6) that say something: description, artist and the day it was taken. */
function exifOf(bytes: Bytes): Exif {
  const little = bytes.latin1(0, 2) === 'II'
  const first = entriesAt(bytes, bytes.view.getUint32(4, little), little)
  const pointer = first.find(({ tag }) => tag === exifPointer)
  const entries = [...first, ...(pointer ? entriesAt(bytes, pointer.value, little) : [])]
  const words = entries
    .filter(({ tag }) => tag === descriptionTag || tag === artistTag)
    .map(({ value, size }) => bytes.utf8(value, value + size).replace(/\0.*$/s, ''))
    .filter(word => word.trim() !== '')
  const date = entries.find(({ tag }) => tag === takenTag)
  const day = date && /^(\d{4}):(\d\d):(\d\d)/.exec(bytes.latin1(date.value, date.value + 10))
  return { words, ...(day ? { taken: day.slice(1).join('-') } : {}) }
}

/** A directory that points outside the file is as good as none. */
function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof RangeError) return otherwise
    throw cause
  }
}

interface Segment {
  readonly marker: number
  readonly from: number
  readonly to: number
}

/** Segments of a JPEG file (ITU-T T.81 annex B), each with the place of its contents. */
function segmentsOf(bytes: Bytes): readonly Segment[] {
  const found: Segment[] = []
  for (let at = 2; found.length < maxParts && at + 9 < bytes.length && bytes.view.getUint8(at) === 0xff; ) {
    const size = bytes.view.getUint16(at + 2)
    found.push({ marker: bytes.view.getUint8(at + 1), from: at + 4, to: at + 2 + size })
    at += 2 + size
  }
  return found
}

const isFrame = ({ marker }: Segment): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** The frame has the size, APP1 the camera's data. */
function jpegFacts(bytes: Bytes): ImageFacts | undefined {
  const segments = segmentsOf(bytes)
  const frame = segments.find(isFrame)
  if (!frame) return undefined
  const camera = segments.find(({ marker, from }) => marker === 0xe1 && bytes.latin1(from, from + 4) === 'Exif')
  const none: Exif = { words: [] }
  const exif = camera ? safely(() => exifOf(bytes.part(camera.from + 6, camera.to)), none) : none
  const comments = segments.filter(({ marker }) => marker === 0xfe).map(({ from, to }) => bytes.utf8(from, to))
  return {
    format: 'JPEG',
    width: bytes.view.getUint16(frame.from + 3),
    height: bytes.view.getUint16(frame.from + 1),
    ...exif,
    words: [...exif.words, ...comments],
  }
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpFacts(bytes: Bytes): ImageFacts | undefined {
  const { view } = bytes
  const kind = bytes.latin1(12, 16)
  const facts = (width: number, height: number): ImageFacts => ({ format: 'WebP', width, height, words: [] })
  if (kind === 'VP8 ') return facts(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
  if (kind === 'VP8X')
    return facts((view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(27, true) & 0xffffff) + 1)
  if (kind !== 'VP8L') return undefined
  const bits = view.getUint32(21, true)
  return facts((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
}

/** Undefined where the file is cut off before it says its size. */
export function imageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const data = new Bytes(bytes)
  return safely(() => {
    if (data.latin1(1, 4) === 'PNG') return pngFacts(data)
    if (data.latin1(0, 3) === 'GIF') {
      const { view } = data
      return { format: 'GIF', width: view.getUint16(6, true), height: view.getUint16(8, true), words: [] } as const
    }
    return data.latin1(0, 4) === 'RIFF' ? webpFacts(data) : jpegFacts(data)
  }, undefined)
}
