import { Transform } from 'node:stream'

/** The SDK's transport closes over a longer one; a report is shorter. */
export const MAX_MESSAGE_BYTES = 8_000_000
/** Where an `id` stands, at either end of a message. */
const EDGE_BYTES = 400
const NEWLINE = 0x0a

const idFirst =
  /^\s*\{\s*(?:"jsonrpc"\s*:\s*"2\.0"\s*,\s*)?(?:"method"\s*:\s*"[\w/]+"\s*,\s*)?"id"\s*:\s*(\d+|"[^"\\]*")/
const idLast = /,\s*"id"\s*:\s*(\d+|"[^"\\]*")\s*(?:,\s*"jsonrpc"\s*:\s*"2\.0"\s*)?\}\s*$/

/** Lets lines through, each whole; of one that is too long `refused` hears, with its id where that stands at an end. */
export function limitMessages(
  refused: (id: string | number | undefined) => void,
  maxBytes = MAX_MESSAGE_BYTES,
): Transform {
  let held: Buffer[] = []
  let size = 0
  let [head, tail] = [Buffer.alloc(0), Buffer.alloc(0)]

  const take = (piece: Buffer) => {
    size += piece.length
    if (head.length < EDGE_BYTES) head = Buffer.concat([head, piece.subarray(0, EDGE_BYTES - head.length)])
    tail = Buffer.concat([tail.subarray(-EDGE_BYTES), piece.subarray(-EDGE_BYTES)]).subarray(-EDGE_BYTES)
    if (size <= maxBytes) held.push(piece)
    else held = []
  }
  const end = (out: Transform) => {
    if (size > maxBytes) refused(idIn(head.toString(), tail.toString()))
    else out.push(Buffer.concat(held))
    held = []
    size = 0
    head = tail = Buffer.alloc(0)
  }

  return new Transform({
    // A line each, so that the reader's buffer never holds more than one.
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      let from = 0
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
        take(chunk.subarray(from, at + 1))
        end(this)
        from = at + 1
      }
      if (from < chunk.length) take(chunk.subarray(from))
      done()
    },
  })
}

function idIn(head: string, tail: string): string | number | undefined {
  const found = (idFirst.exec(head) ?? idLast.exec(tail))?.[1]
  if (found === undefined) return undefined
  return found.startsWith('"') ? found.slice(1, -1) : Number(found)
}
