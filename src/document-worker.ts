import { getHeapStatistics } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import { parseDocument } from './documents/parse.ts'
import type { DocumentInput } from './documents/parser.ts'
import type { WorkerMessage, WorkerReply } from './documents/workers.ts'
import { ResearchError } from './errors.ts'

/** A page that nests beyond every limit overflows the stack: the page's fault, not ours. */
function failure(cause: unknown): WorkerReply {
  if (cause instanceof ResearchError)
    return { ok: false, message: cause.message, failure: { fix: cause.fix, kind: cause.kind } }
  if (cause instanceof RangeError) {
    const fix = 'Look for a plain text version of it, or another source with the same content.'
    return { ok: false, message: 'The document is nested too deeply to parse.', failure: { fix, kind: 'too_large' } }
  }
  return { ok: false, message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }
}

/** A message is written into one piece of memory, which for a large document stays with the process. */
const maxChars = 250_000
const maxParagraphs = 4_000

function partsOf<T extends string | readonly unknown[]>(whole: T, size: number): T[] {
  // Casts: a slice is of the same type as its whole.
  return Array.from({ length: Math.ceil(whole.length / size) }, (_, i) => whole.slice(i * size, (i + 1) * size) as T)
}

async function answer(input: DocumentInput): Promise<WorkerReply> {
  try {
    return { ok: true, document: await parseDocument(input) }
  } catch (cause) {
    return failure(cause)
  }
}

parentPort?.on('message', async (input: DocumentInput) => {
  const reply = await answer(input)
  const send = (message: WorkerMessage) => parentPort?.postMessage(message)
  const heapBytes = getHeapStatistics().total_heap_size
  if (!reply.ok) return send({ ...reply, heapBytes })
  const { text, paragraphs, ...rest } = reply.document
  const texts = partsOf(text, maxChars)
  const lists = partsOf(paragraphs, maxParagraphs)
  const document = { ...rest, text: texts.pop() ?? '', paragraphs: lists.pop() ?? [] }
  for (const part of texts) send({ text: part })
  for (const part of lists) send({ paragraphs: part })
  send({ ok: true, document, heapBytes })
})
