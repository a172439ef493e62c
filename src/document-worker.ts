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

async function answer(input: DocumentInput): Promise<WorkerReply> {
  try {
    return { ok: true, document: await parseDocument(input) }
  } catch (cause) {
    return failure(cause)
  }
}

parentPort?.on('message', async (input: DocumentInput) => {
  const message: WorkerMessage = { ...(await answer(input)), heapBytes: getHeapStatistics().total_heap_size }
  parentPort?.postMessage(message)
})
