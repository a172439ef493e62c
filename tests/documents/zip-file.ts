import { deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly data: Uint8Array | string
  /** What the archive claims instead of the truth. */
  readonly claims?: { readonly packed?: number; readonly unpacked?: number }
}

const u16 = (n: number): Buffer => Buffer.from([n & 255, (n >> 8) & 255])
const u32 = (n: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(n >>> 0)
  return bytes
}

/** A ZIP archive, honest or not. */
export function zipFile(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data, claims } of entries) {
    const raw = Buffer.from(data)
    const packed = deflateRawSync(raw)
    const sizes = Buffer.concat([
      u32(0),
      u32(claims?.packed ?? packed.length),
      u32(claims?.unpacked ?? raw.length),
      u16(Buffer.byteLength(name)),
    ])
    const shared = Buffer.concat([u16(20), u16(0), u16(8), u32(0), sizes])
    const local = Buffer.concat([u32(0x04034b50), shared, u16(0), Buffer.from(name), packed])
    directory.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(20),
        shared,
        u16(0),
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        u32(at),
        Buffer.from(name),
      ]),
    )
    parts.push(local)
    at += local.length
  }
  const central = Buffer.concat(directory)
  const end = [
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(entries.length),
    u16(entries.length),
    u32(central.length),
    u32(at),
    u16(0),
  ]
  return Buffer.concat([...parts, central, ...end])
}

const relationships = (target: string): string =>
  `<?xml version="1.0"?><Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="${target}"/></Relationships>`

export const docxOf = (document: Uint8Array | string, more: readonly ZipEntry[] = []): Uint8Array =>
  zipFile([
    { name: '_rels/.rels', data: relationships('word/document.xml') },
    { name: 'word/document.xml', data: document },
    ...more,
  ])

export const xlsxOf = (sheet: Uint8Array | string): Uint8Array =>
  zipFile([
    { name: '_rels/.rels', data: relationships('xl/workbook.xml') },
    { name: 'xl/workbook.xml', data: '<workbook><sheets><sheet name="S" id="r1"/></sheets></workbook>' },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: '<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="sheet1.xml"/></Relationships>',
    },
    { name: 'xl/sheet1.xml', data: sheet },
  ])
